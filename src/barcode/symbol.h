#pragma once

// Payload → symbol and dots → payload. The only folder that knows ZXing and zint, and which
// version of them.

#include "base/dots.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// Stored and written in plan.json by name: never rename.
enum class Symbology { code128, qr, ean13, ean8, datamatrix, gs1_128, gs1_datamatrix };
std::string_view to_string(Symbology symbology);
std::optional<Symbology> parse_symbology(std::string_view text);
/// "code EAN-13": as a French sentence calls it.
std::string_view french_name(Symbology symbology);

/// Light space that a symbology demands around its modules, in modules.
struct QuietZone {
    int left = 0, right = 0, top = 0, bottom = 0;
};
QuietZone quiet_zone_of(Symbology symbology);

/// A symbol without its quiet zone. A linear symbol is one row of modules, drawn as high as wanted;
/// all bars of an EAN are equally high, which its standard allows.
struct Symbol {
    Symbology symbology = Symbology::code128;
    /// In the one form that it has: what `read_symbol` gives back.
    std::string payload;
    Dots modules;
};

/// True for a symbology whose modules are bars.
bool is_linear(Symbology symbology);

/// Code 128: printable ASCII, 1…80 characters. QR: the same, error correction level M, the smallest
/// version. DataMatrix: the same, the smallest square. EAN-13: 12 digits, or 13 with the right check
/// digit; EAN-8: 7 or 8; the payload has all of them. GS1: the bracket form of barcode/gs1.h.
/// Throws std::invalid_argument with a French sentence when the symbology cannot hold `payload`.
Symbol encode(Symbology symbology, std::string_view payload);

} // namespace cageot
