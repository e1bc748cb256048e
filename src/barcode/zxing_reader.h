#pragma once

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

} // namespace cageot
