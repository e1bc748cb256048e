#pragma once

#include "base/code.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// What a scanner or a hand typed, in capitals, without spaces and line ends; of the QR of a unit label
/// (unit and crate code) the unit's code.
std::string plain_code(std::string_view text);
/// The code in it; nothing when there is none with a valid check.
std::optional<Code> typed_code(std::string_view text);

} // namespace cageot
