#pragma once

#include "barcode/symbol.h"

#include <string_view>

namespace cageot {

// What a verifier would say of a symbol before it is printed, from nothing but its modules and the
// gain of the printer: how many dots a black bar or field comes out wider than drawn, half on each
// side (thermal heads: 0…1; negative when it comes out thinner). Paper, contrast and defects of the
// print are not in it, so a real grade may be lower, never higher for these reasons.

/// ISO/IEC 15416 and 15415: A is best, F failed.
enum class Grade { a, b, c, d, f };
/// "A" … "F"
std::string_view to_string(Grade grade);

/// Decodability of bars (ISO/IEC 15416), 0…1: how much of the reference decode algorithm's tolerance
/// is left in the worst character. Throws std::invalid_argument for a symbol without bars.
double decodability(const Symbol& symbol, int module_dots, double gain_dots);

/// Modulation of a square symbol (ISO/IEC 15415), 0…1: how far the module that growth hits hardest is
/// from the threshold, seen through an aperture of 0.8 modules. Error correction is not counted in
/// its favour. Throws std::invalid_argument for a symbol of bars.
double modulation(const Symbol& symbol, int module_dots, double gain_dots);

/// The grade of decodability or of modulation. Cheap: microseconds.
Grade predicted_grade(const Symbol& symbol, int module_dots, double gain_dots);

} // namespace cageot
