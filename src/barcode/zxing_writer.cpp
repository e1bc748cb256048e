#include "barcode/zxing_writer.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <string>

namespace cageot {
namespace {

Dots written(ZXing::BarcodeFormat format, const std::wstring& text)
{
    const ZXing::BitMatrix matrix =
        ZXing::MultiFormatWriter(format).setMargin(0).encode(text, 0, 0);
    Dots modules(matrix.width(), 1);
    for (int x = 0; x < matrix.width(); ++x)
        if (matrix.get(x, 0))
            modules.set(x, 0);
    return modules;
}

/// ZXing takes wide text; payloads are ASCII, so each byte is a character.
std::wstring widened(std::string_view ascii)
{
    return {ascii.begin(), ascii.end()};
}

} // namespace

Dots zxing_code128(std::string_view ascii)
{
    return written(ZXing::BarcodeFormat::Code128, widened(ascii));
}

Dots zxing_ean13(std::string_view digits)
{
    return written(ZXing::BarcodeFormat::EAN13, widened(digits));
}

Dots zxing_ean8(std::string_view digits)
{
    return written(ZXing::BarcodeFormat::EAN8, widened(digits));
}

Dots zxing_gs1_128(std::string_view element_string)
{
    constexpr wchar_t fnc1 = 0xF1;
    std::wstring text(1, fnc1);
    for (const char c : element_string)
        text += c == '\x1D' ? fnc1 : static_cast<wchar_t>(c);
    return written(ZXing::BarcodeFormat::Code128, text);
}

} // namespace cageot
