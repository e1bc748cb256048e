#include "scanner_reader/key_texts.h"

#include "keys.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

/// The whole texts, then what is left.
std::vector<std::string> texts_of(const std::vector<std::vector<input_event>>& keys)
{
    KeyTexts texts;
    std::vector<std::string> made;
    for (const auto& some : keys)
        for (const input_event& event : some)
            if (const auto text = texts.take(event))
                made.push_back(*text);
    made.push_back(texts.rest());
    return made;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a scanner's keys are a US keyboard's, whatever the computer is set to",
          "[scanner_reader]")
{
    CHECK(texts_of({keys_of("U1234567874"), tapped(KEY_ENTER), keys_of("C0000012345")}) ==
          Texts{"U1234567874", "C0000012345"});
    std::vector<input_event> row, shifted;
    for (int key = KEY_1; key <= KEY_SLASH; ++key)
        if (key != KEY_BACKSPACE && key != KEY_TAB && key != KEY_ENTER && key != KEY_LEFTCTRL &&
            key != KEY_LEFTSHIFT)
            append(row, tapped(key));
    CHECK(texts_of({row, with(KEY_RIGHTSHIFT, row)}) ==
          Texts{"1234567890-=qwertyuiop[]asdfghjkl;'`\\zxcvbnm,./"
                "!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"~|ZXCVBNM<>?"});
}

TEST_CASE("digits may come from the keypad", "[scanner_reader]")
{
    std::vector<input_event> digits;
    for (const int key : {KEY_KP0, KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4, KEY_KP5, KEY_KP6, KEY_KP7,
                          KEY_KP8, KEY_KP9, KEY_KPSLASH, KEY_KPMINUS})
        append(digits, tapped(key));
    CHECK(texts_of({digits, tapped(KEY_KPENTER)}) == Texts{"0123456789/-", ""});
}

TEST_CASE("locked capitals turn letters alone", "[scanner_reader]")
{
    CHECK(texts_of({tapped(KEY_CAPSLOCK), keys_of("U1"), tapped(KEY_C), tapped(KEY_CAPSLOCK),
                    tapped(KEY_C)}) == Texts{"u1Cc"});
}

TEST_CASE("a key that is held counts once", "[scanner_reader]")
{
    CHECK(texts_of({{key_event(KEY_7, 1), key_event(KEY_7, 2), key_event(KEY_7, 2),
                     key_event(KEY_7, 0)}}) == Texts{"7"});
}

TEST_CASE("a text ends with Enter, Tab or a line end, and is never empty", "[scanner_reader]")
{
    CHECK(texts_of({tapped(KEY_1), tapped(KEY_ENTER), tapped(KEY_TAB), tapped(KEY_2),
                    with(KEY_LEFTCTRL, tapped(KEY_M)), with(KEY_LEFTCTRL, tapped(KEY_J)),
                    tapped(KEY_3), tapped(KEY_TAB)}) == Texts{"1", "2", "3", ""});
}

TEST_CASE("control characters and Alt with a number are characters", "[scanner_reader]")
{
    std::vector<input_event> number;
    for (const int key : {KEY_KP0, KEY_KP8, KEY_KP5})
        append(number, tapped(key));
    CHECK(texts_of({with(KEY_LEFTALT, number), with(KEY_RIGHTCTRL, tapped(KEY_RIGHTBRACE)),
                    with(KEY_LEFTALT, tapped(KEY_KP9)), tapped(KEY_1)}) ==
          Texts{"U\x1d", "1"}); // Alt+9 is Tab
}

TEST_CASE("where the kernel lost keys the text is no code any more", "[scanner_reader]")
{
    input_event lost = {};
    lost.type = EV_SYN;
    lost.code = SYN_DROPPED;
    CHECK(texts_of({{key_event(KEY_LEFTSHIFT, 1), key_event(KEY_U, 1)},
                    {lost},
                    keys_of("1234567874"),
                    tapped(KEY_ENTER)}) == Texts{"U?1234567874", ""});
}

TEST_CASE("a text without end is cut", "[scanner_reader]")
{
    KeyTexts texts;
    std::size_t longest = 0;
    for (int i = 0; i < 10'000; ++i)
        for (const input_event& event : tapped(KEY_1))
            if (const auto text = texts.take(event))
                longest = std::max(longest, text->size());
    CHECK(longest == 513);
}
