#pragma once

#include "base/code.h"

#include <string_view>

namespace cageot {

// What the scanner card shows: codes that no depot ever gives out, since their numbers count up in order,
// and a text that a scanner set to another keyboard than the computer's spoils.

inline const Code scanner_card_unit(CodeKind::unit, 12'345'678);
inline const Code scanner_card_crate(CodeKind::crate, 123'456);
/// Letters that sit elsewhere on a French keyboard, a hyphen, the digits.
inline constexpr std::string_view scanner_card_text = "AQWZM-0123456789";

} // namespace cageot
