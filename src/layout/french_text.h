#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// The shop's unit text as a person writes it: "500g" → "500 g", "1.5kg" → "1,5 kg",
/// "4x125g" → "4 × 125 g"; anything else unchanged. Spaces are no-break spaces (U+00A0).
std::string french_unit(std::string_view unit);

/// `text` with no-break spaces where French never ends a line: before ; : ! ? » % ‰ € °C, after «,
/// n° and №, between a number and its unit of measure, around the cross of "4 × 125 g", and in
/// numbers grouped by three ("1 280"). Spaces come and go nowhere.
std::u32string with_french_spaces(std::u32string text);

/// What `count` units weigh or hold, when the unit is a plain measure: 2 × "1kg" → "2 kg",
/// 3 × "500g" → "1,5 kg"; else "2 ×".
std::string french_amount(int count, std::string_view unit);

/// "BLÉ", "ŒUF": accents stay, as French wants it.
std::string french_capitals(std::string_view text);

/// Millionths of a kilogram or litre in a plain measure: "500 g" is 500,000. Nothing for anything
/// else.
std::optional<std::int64_t> amount_in_micro(std::string_view text);

/// "1 article", "3 articles"
std::string french_count(long count, std::string_view singular, std::string_view plural);

} // namespace cageot
