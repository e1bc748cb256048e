#pragma once

// Payload → symbol and dots → payload. The only folder that knows ZXing, and which version of it.

#include "base/dots.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// Stored and written in plan.json by name: never rename.
enum class Symbology { code128, qr };
std::string_view to_string(Symbology symbology);
std::optional<Symbology> parse_symbology(std::string_view text);

/// Light space that a symbology demands around its modules, in modules.
struct QuietZone {
    int left = 0, right = 0, top = 0, bottom = 0;
};
/// Code 128: 10X left and right (ISO/IEC 15417:2007 §4.6); QR: 4X all round (ISO/IEC 18004:2015
/// §6.3.8).
QuietZone quiet_zone_of(Symbology symbology);

/// A symbol without its quiet zone. A linear symbol is one row of modules, drawn as high as wanted.
struct Symbol {
    Symbology symbology = Symbology::code128;
    std::string payload;
    Dots modules;
};

/// True for a symbology whose modules are bars.
bool is_linear(Symbology symbology);

/// Code 128: printable ASCII, 1…80 characters. QR: error correction level M, the smallest version.
/// Throws std::invalid_argument when the symbology cannot hold `payload`.
Symbol encode(Symbology symbology, std::string_view payload);

} // namespace cageot
