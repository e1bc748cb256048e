#include "barcode/zint_writer.h"

// The one place that knows zint: 2.11 on Debian 12, 2.13 or later on Debian 13.
#include <zint.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace cageot {
namespace {

struct Wish {
    int symbology = 0;
    int input_mode = DATA_MODE;
    /// zint's option_1, for QR 1 … 4 = L … H; -1 leaves it to zint.
    int level = -1;
    /// zint's option_3.
    int shape = 0;
};

Dots written(std::string_view text, const Wish& wish)
{
    const std::unique_ptr<zint_symbol, decltype(&ZBarcode_Delete)> symbol(ZBarcode_Create(),
                                                                          &ZBarcode_Delete);
    if (!symbol)
        throw std::bad_alloc();
    symbol->symbology = wish.symbology;
    symbol->input_mode = wish.input_mode;
    symbol->option_1 = wish.level;
    symbol->option_3 = wish.shape;
    symbol->show_hrt = 0;
    // a warning would give a symbol that holds something else, or is of another level
    symbol->warn_level = WARN_FAIL_ALL;
    const std::string bytes(text);
    if (ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(bytes.data()),
                        static_cast<int>(bytes.size())) != 0)
        throw std::runtime_error(symbol->errtxt);
    Dots modules(symbol->width, symbol->rows);
    for (int y = 0; y < symbol->rows; ++y)
        for (int x = 0; x < symbol->width; ++x)
            if ((symbol->encoded_data[y][x / 8] >> (x % 8) & 1) != 0)
                modules.set(x, y);
    return modules;
}

} // namespace

Dots zint_qr(std::string_view ascii)
{
    return written(ascii, {BARCODE_QRCODE, DATA_MODE, 2, 0});
}

Dots zint_datamatrix(std::string_view ascii)
{
    return written(ascii, {BARCODE_DATAMATRIX, DATA_MODE, -1, DM_SQUARE});
}

Dots zint_gs1_datamatrix(const std::vector<Gs1Element>& elements)
{
    // zint's own brackets are square, no value has any; barcode/gs1.h has checked the elements
    std::string text;
    for (const Gs1Element& element : elements)
        text += "[" + element.ai + "]" + element.value;
    return written(text, {BARCODE_DATAMATRIX, GS1_MODE | GS1NOCHECK_MODE, -1, DM_SQUARE});
}

} // namespace cageot
