#pragma once

// The keys of a scanner that Linux sees as a keyboard, taken where the computer's country does not
// matter yet. Pure.

#include <linux/input.h>
#include <optional>
#include <string>

namespace cageot {

/// Joins the keys of a US keyboard to texts.
class KeyTexts {
public:
    /// The whole text when `event` ends one: Enter, Tab, or a line end as a control character or as
    /// Alt and a number. Texts are never empty. Where the kernel lost keys a "?" stands, so that nobody
    /// takes what is left for a code.
    std::optional<std::string> take(const input_event& event);
    /// What came since the last whole text, "" for nothing: for scanners that end texts with silence.
    std::string rest();

private:
    std::optional<std::string> press(int key);
    void release(int key);
    std::optional<std::string> add(char sign);

    std::string text_;
    std::string number_; ///< digits while Alt is held
    bool shift_ = false;
    bool control_ = false;
    bool alt_ = false;
    bool capitals_ = false;
};

} // namespace cageot
