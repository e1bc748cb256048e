#pragma once

// The mod-10 check digit of GS1's keys: weights 3, 1, 3 … from the right (GS1 General
// Specifications, §7.9.1).

#include <string>
#include <string_view>

namespace cageot {

/// True for one digit or more and nothing else.
bool is_digits(std::string_view text);
/// The digit, '0'…'9', that belongs behind `body`, digits only.
char gs1_check_digit(std::string_view body);
/// True when the last digit of `digits` checks those before it; false for anything but digits.
bool has_right_check_digit(std::string_view digits);

/// GTIN-8, -12, -13 or -14 with its right check digit.
bool is_gtin(std::string_view text);
/// 18 digits with their right check digit.
bool is_sscc(std::string_view text);
/// The form that a GTIN has behind (01): zeros before it up to 14 digits.
std::string gtin_14(std::string_view gtin);

} // namespace cageot
