#include "barcode/read_symbol.h"

#include "barcode/gs1.h"
#include "barcode/zxing_reader.h"

#include <cstdint>
#include <vector>

namespace cageot {

std::optional<std::string> read_symbol(const Dots& picture, Symbology symbology)
{
    if (picture.bounds().empty())
        return std::nullopt; // ZXing 2 throws at an empty picture
    // ZXing finds no finder pattern at one pixel a module; the gray picture costs less than
    // unpacking bits inside it.
    std::vector<std::uint8_t> gray(static_cast<std::size_t>(picture.width()) *
                                   static_cast<std::size_t>(picture.height()));
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            gray[static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width()) +
                 static_cast<std::size_t>(x)] = picture.at(x, y) ? 0 : 255;
    const auto text = zxing_read(gray, picture.width(), picture.height(), symbology);
    if (!text || (symbology != Symbology::gs1_128 && symbology != Symbology::gs1_datamatrix))
        return text;
    const Gs1Reading reading = parse_gs1_scan(*text);
    if (!reading.faults.empty())
        return std::nullopt;
    return to_brackets(reading.elements);
}

} // namespace cageot
