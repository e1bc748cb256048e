#pragma once

#include "base/dots.h"

#include <string_view>

namespace cageot {

/// One row of modules by ZXing; std::exception when the text is not for that symbology.
Dots zxing_code128(std::string_view ascii);
/// All digits, with the check digit.
Dots zxing_ean13(std::string_view digits);
Dots zxing_ean8(std::string_view digits);
/// An element string with GS (0x1D) where FNC1 separates; FNC1 comes in front.
Dots zxing_gs1_128(std::string_view element_string);

} // namespace cageot
