#pragma once

#include "base/code.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// A scanner types what it reads as a keyboard would. When it is set to another country's keyboard
/// than the computer, letters of our codes stay and digits come as signs; with the capitals locked,
/// letters come small.
struct TypedText {
    std::optional<Code> code;    ///< what was read
    bool wrong_keyboard = false; ///< it came only out of another keyboard's signs
};
/// The code in `text` as it was scanned, or as a French or an American keyboard made it of it.
TypedText typed_text(std::string_view text);

} // namespace cageot
