#pragma once

// What becomes of a text that a scanner types on a keyboard of one country while the computer takes
// the keys for another's. Keys: US (ANSI), French (AZERTY as in Windows, XKB fr), Belgian (XKB be;
// Apple's French keyboard has the same signs).

#include <array>
#include <span>
#include <string_view>

namespace cageot {

/// How a text had to be repaired. `none` first; the scanner's keyboard stands before the computer's.
enum class KeyboardFault {
    none,
    us_on_french,
    french_on_us,
    us_on_belgian,
    belgian_on_us,
    french_on_belgian,
    belgian_on_french,
    capitals_locked,
};

/// "us-on-french" …
std::string_view to_string(KeyboardFault fault);
/// What is wrong with the scanner or the keyboard, and what to do; empty when nothing is.
std::string_view french_sentence(KeyboardFault fault);

/// One way in which a text may have been typed.
struct Typing {
    KeyboardFault fault = KeyboardFault::none;
    /// The scanner's sign for what arrived, U+0000 to U+00FF; NUL where no key gives that. Letters,
    /// digits and signs of ASCII only; of dead keys their own sign.
    std::array<char, 256> signs{};
};

/// As it arrived first, then the likelier before the rarer: nothing wrong, capitals locked, another
/// country's keyboard, both.
std::span<const Typing> typings();

} // namespace cageot
