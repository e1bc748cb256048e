#include "scanner_reader/key_texts.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace cageot {
namespace {

/// Signs of a row of keys whose codes follow each other (linux/input-event-codes.h).
struct Row {
    int first;
    std::string_view alone;
    std::string_view shifted;
};
constexpr std::array<Row, 6> rows = {{
    {KEY_1, "1234567890-=", "!@#$%^&*()_+"},
    {KEY_Q, "qwertyuiop[]", "QWERTYUIOP{}"},
    {KEY_A, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
    {KEY_BACKSLASH, "\\zxcvbnm,./", "|ZXCVBNM<>?"},
    {KEY_SPACE, " ", " "},
    {KEY_KPASTERISK, "*", "*"},
}};
/// The keypad, NumLock or not.
constexpr Row keypad{KEY_KP7, "789-456+1230.", "789-456+1230."};

bool is_digit(char sign)
{
    return sign >= '0' && sign <= '9';
}

/// NUL for a key without a sign.
char sign_on(const Row& row, int key, bool shift)
{
    const auto at = static_cast<std::size_t>(key - row.first);
    return key < row.first || at >= row.alone.size() ? '\0' : (shift ? row.shifted : row.alone)[at];
}

char sign_of(int key, bool shift, bool capitals)
{
    if (key == KEY_KPSLASH)
        return '/';
    if (const char sign = sign_on(keypad, key, shift))
        return sign;
    for (const Row& row : rows)
        if (const char alone = sign_on(row, key, false)) {
            const bool letter = alone >= 'a' && alone <= 'z';
            return sign_on(row, key, shift != (letter && capitals));
        }
    return '\0';
}

} // namespace

std::optional<std::string> KeyTexts::take(const input_event& event)
{
    constexpr int released = 0, pressed = 1; // 2: held, which no scanner does
    if (event.type == EV_SYN && event.code == SYN_DROPPED) {
        shift_ = control_ = alt_ = false;
        number_.clear();
        return add('?');
    }
    if (event.type == EV_KEY && event.value == pressed)
        return press(event.code);
    if (event.type == EV_KEY && event.value == released) {
        const bool alternative = event.code == KEY_LEFTALT || event.code == KEY_RIGHTALT;
        release(event.code);
        // Above 126 the number is of some code page; no code of ours or of GS1 goes there.
        const std::string number = alternative ? std::exchange(number_, {}) : std::string();
        if (!number.empty())
            return add(number.size() > 4 || std::stoi(number) > 126
                           ? '?'
                           : static_cast<char>(std::stoi(number)));
    }
    return std::nullopt;
}

std::string KeyTexts::rest()
{
    return std::exchange(text_, {});
}

std::optional<std::string> KeyTexts::press(int key)
{
    switch (key) {
    case KEY_LEFTSHIFT:
    case KEY_RIGHTSHIFT:
        shift_ = true;
        return std::nullopt;
    case KEY_LEFTCTRL:
    case KEY_RIGHTCTRL:
        control_ = true;
        return std::nullopt;
    case KEY_LEFTALT:
    case KEY_RIGHTALT:
        alt_ = true;
        return std::nullopt;
    case KEY_CAPSLOCK:
        capitals_ = !capitals_;
        return std::nullopt;
    case KEY_ENTER:
    case KEY_KPENTER:
    case KEY_TAB:
        return add('\n');
    default:
        break;
    }
    const char sign = sign_of(key, shift_, capitals_);
    if (alt_ && is_digit(sign_on(keypad, key, false))) {
        number_ += sign;
        return std::nullopt;
    }
    if (control_) // Ctrl+J is a line feed, Ctrl+] is GS
        return sign >= '@' ? add(static_cast<char>(sign & 0x1F)) : std::nullopt;
    return sign == '\0' ? std::nullopt : add(sign);
}

void KeyTexts::release(int key)
{
    if (key == KEY_LEFTSHIFT || key == KEY_RIGHTSHIFT)
        shift_ = false;
    else if (key == KEY_LEFTCTRL || key == KEY_RIGHTCTRL)
        control_ = false;
    else if (key == KEY_LEFTALT || key == KEY_RIGHTALT)
        alt_ = false;
}

std::optional<std::string> KeyTexts::add(char sign)
{
    constexpr std::size_t longest = 512;
    if (sign == '\n' || sign == '\r' || sign == '\t') {
        std::string whole = rest();
        return whole.empty() ? std::nullopt : std::optional(std::move(whole));
    }
    if (sign != '\0')
        text_ += sign;
    return text_.size() > longest ? std::optional(rest()) : std::nullopt;
}

} // namespace cageot
