#pragma once

#include <string>
#include <string_view>

namespace cageot {

/// Stands for a character that no face can draw.
inline constexpr char32_t missing_character = U'□';

/// What can be set in type of what people wrote: composed letters (Unicode NFC for what one code
/// point can say), control characters as spaces, a narrow no-break space (U+202F, absent from many
/// faces) as a no-break space, one □ for each emoji whatever its modifiers, also for everything
/// past U+FFFF: libharu 2.3 drops it without a word.
std::u32string printable_text(std::string_view utf8);

} // namespace cageot
