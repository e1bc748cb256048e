#include "layout/printable_text.h"

#include "base/text.h"

#include <hb.h>

namespace cageot {
namespace {

constexpr char32_t zero_width_joiner = 0x200D;

bool is_emoji_modifier(char32_t c)
{
    return c == 0xFE0E || c == 0xFE0F || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF) ||
           (c >= 0xE0020 && c <= 0xE007F);
}

/// Two of them are one flag.
bool is_half_flag(char32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

bool is_invisible(char32_t c)
{
    return c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0xAD || (c >= 0x200C && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E);
}

/// Joins `mark` to the last letter when one code point says both.
bool compose_with_last(std::u32string& text, char32_t mark)
{
    hb_codepoint_t both = 0;
    if (text.empty() || mark < 0x300 ||
        !hb_unicode_compose(hb_unicode_funcs_get_default(), text.back(), mark, &both))
        return false;
    text.back() = both;
    return true;
}

} // namespace

std::u32string printable_text(std::string_view utf8)
{
    std::u32string text;
    bool joined = false, half_flag = false;
    for (const char32_t c : to_code_points(utf8)) {
        half_flag = is_half_flag(c) && !half_flag;
        if (c == zero_width_joiner) {
            joined = !text.empty() && text.back() == missing_character;
        } else if (joined) {
            joined = false; // the next part of one emoji
        } else if (is_emoji_modifier(c) || is_invisible(c)) {
            continue;
        } else if (c == 0x202F || c == 0x2007) {
            text += char32_t{0xA0};
        } else if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
            text += U' ';
        } else if (is_half_flag(c) && !half_flag) {
            continue;
        } else if (c > 0xFFFF) {
            text += missing_character;
        } else if (!compose_with_last(text, c)) {
            text += c;
        }
    }
    return text;
}

} // namespace cageot
