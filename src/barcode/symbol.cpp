#include "barcode/symbol.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include <array>
#include <stdexcept>

namespace cageot {
namespace {

struct SymbologyRow {
    Symbology symbology;
    std::string_view name;
    bool linear;
    QuietZone quiet;
    ZXing::BarcodeFormat format;
    /// ZXing's scale 0…8; for QR 3 and 4 mean level M.
    int ecc_level;
};

constexpr std::array<SymbologyRow, 2> table = {{
    {Symbology::code128, "code128", true, {10, 10, 0, 0}, ZXing::BarcodeFormat::Code128, -1},
    {Symbology::qr, "qr", false, {4, 4, 4, 4}, ZXing::BarcodeFormat::QRCode, 4},
}};

const SymbologyRow& row_of(Symbology symbology)
{
    for (const SymbologyRow& row : table)
        if (row.symbology == symbology)
            return row;
    throw std::logic_error("unknown symbology");
}

/// ZXing takes wide text; payloads are ASCII, so each byte is a character.
std::wstring widened(std::string_view payload)
{
    std::wstring wide;
    for (const char byte : payload) {
        if (byte < ' ' || byte > '~')
            throw std::invalid_argument("a payload must be printable ASCII");
        wide += static_cast<wchar_t>(byte);
    }
    return wide;
}

} // namespace

std::string_view to_string(Symbology symbology)
{
    return row_of(symbology).name;
}

std::optional<Symbology> parse_symbology(std::string_view text)
{
    for (const SymbologyRow& row : table)
        if (row.name == text)
            return row.symbology;
    return std::nullopt;
}

QuietZone quiet_zone_of(Symbology symbology)
{
    return row_of(symbology).quiet;
}

bool is_linear(Symbology symbology)
{
    return row_of(symbology).linear;
}

Symbol encode(Symbology symbology, std::string_view payload)
{
    const SymbologyRow& row = row_of(symbology);
    if (payload.empty())
        throw std::invalid_argument("a payload cannot be empty");
    const ZXing::BitMatrix matrix = [&] {
        try {
            return ZXing::MultiFormatWriter(row.format)
                .setMargin(0)
                .setEccLevel(row.ecc_level)
                .encode(widened(payload), 0, 0);
        } catch (const std::exception& error) {
            throw std::invalid_argument(std::string(row.name) + " cannot hold «" +
                                        std::string(payload) + "»: " + error.what());
        }
    }();
    Symbol symbol{symbology, std::string(payload),
                  Dots(matrix.width(), row.linear ? 1 : matrix.height())};
    for (int y = 0; y < symbol.modules.height(); ++y)
        for (int x = 0; x < symbol.modules.width(); ++x)
            if (matrix.get(x, y))
                symbol.modules.set(x, y);
    return symbol;
}

} // namespace cageot
