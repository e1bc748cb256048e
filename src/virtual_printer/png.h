#pragma once

#include "base/dots.h"

#include <filesystem>
#include <string>

namespace cageot {

/// A 1-bit grayscale PNG whose pHYs chunk gives the printer's resolution.
/// Throws std::invalid_argument when a side is 0, std::runtime_error when libpng fails.
std::string encode_png(const Dots& dots, int dpi);
/// The dots of such a PNG. Throws std::runtime_error for anything else.
Dots decode_png(std::string_view png);
/// Throws std::runtime_error when the file cannot be read too.
Dots read_png(const std::filesystem::path& path);

} // namespace cageot
