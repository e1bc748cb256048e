#pragma once

#include "barcode/find_symbols.h"
#include "barcode/symbol.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace cageot {

/// One symbol in an 8-bit gray picture (0 = black, rows without padding), by ZXing: its bytes, with
/// GS (0x1D) where FNC1 separates GS1 values. Nothing for a symbol that is GS1 where none is wanted,
/// or the other way round.
std::optional<std::string> zxing_read(std::span<const std::uint8_t> gray, int width, int height,
                                      Symbology symbology);

/// How light is told from dark: by what lies around it, or by the whole picture (a QR) or line.
enum class Threshold { local, global };
/// Every symbol of `find_symbols` that ZXing sees upright or turned by quarters, a linear one only
/// when several lines agree.
std::vector<FoundSymbol> zxing_find(const GrayPicture& picture, Threshold threshold);

} // namespace cageot
