#include "layout/french_text.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>

namespace cageot {
namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::int64_t most_units = std::numeric_limits<std::int64_t>::max();

struct Measure {
    std::string_view written; ///< folded
    std::string_view shown;
    std::int64_t micro; ///< of the large unit
    std::string_view large;
};

/// Open Food Network scales units itself and writes them without a space.
constexpr std::array<Measure, 7> measures = {{
    {"g", "g", 1'000, "kg"},
    {"kg", "kg", 1'000'000, "kg"},
    {"t", "t", 1'000'000'000, "kg"},
    {"ml", "mL", 1'000, "L"},
    {"cl", "cL", 10'000, "L"},
    {"dl", "dL", 100'000, "L"},
    {"l", "L", 1'000'000, "L"},
}};

struct Quantity {
    std::string digits; ///< as written, with a decimal comma
    std::int64_t thousandths = 0;
    const Measure* measure = nullptr;
};

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// "1.5kg", "500 g": a number with at most three decimals and a known measure, nothing else.
std::optional<Quantity> parse_quantity(std::string_view text)
{
    const std::string folded = folded_text(text);
    Quantity quantity;
    std::size_t at = 0;
    int decimals = -1;
    for (; at < folded.size() && quantity.digits.size() < 9; ++at) {
        if (is_digit(folded[at])) {
            quantity.thousandths = quantity.thousandths * 10 + (folded[at] - '0');
            quantity.digits += folded[at];
            decimals += decimals >= 0 ? 1 : 0;
        } else if ((folded[at] == '.' || folded[at] == ',') && decimals < 0 && at > 0) {
            quantity.digits += ',';
            decimals = 0;
        } else {
            break;
        }
    }
    if (quantity.digits.empty() || quantity.digits.back() == ',' || decimals > 3)
        return std::nullopt;
    for (int i = decimals < 0 ? 0 : decimals; i < 3; ++i)
        quantity.thousandths *= 10;
    const std::string_view unit = trimmed(std::string_view(folded).substr(at));
    for (const Measure& measure : measures)
        if (measure.written == unit)
            quantity.measure = &measure;
    return quantity.measure ? std::optional(quantity) : std::nullopt;
}

/// `thousandths` / 1000 with a decimal comma and without trailing zeros.
std::string decimal(std::int64_t thousandths)
{
    std::string text = std::to_string(thousandths / 1000);
    std::string rest = std::to_string(1000 + thousandths % 1000).substr(1);
    while (!rest.empty() && rest.back() == '0')
        rest.pop_back();
    return rest.empty() ? text : text + "," + rest;
}

constexpr char32_t no_break = 0xA0;
constexpr std::u32string_view signs_after_space = U";:!?»%‰€";
/// Of all that a label may say; capitals and small letters alike.
constexpr std::array<std::u32string_view, 22> unit_words = {
    U"g",  U"kg", U"mg", U"t",  U"ml", U"cl",  U"dl", U"l",    U"hl", U"mm",  U"cm",
    U"dm", U"m",  U"m²", U"m³", U"km", U"min", U"h",  U"kcal", U"kj", U"kwh", U"w",
};

bool is_digit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool ends_number(char32_t c)
{
    return is_digit(c) || (c >= U'¼' && c <= U'¾');
}

/// Small letters of the word at the start of `text`, without what follows it.
std::u32string first_word(std::u32string_view text)
{
    std::u32string word;
    for (const char32_t c : text) {
        const bool upper = c >= U'A' && c <= U'Z';
        if (!upper && !(c >= U'a' && c <= U'z') && c != U'²' && c != U'³' && c < 0xC0)
            break;
        word += upper ? c + 32 : c;
    }
    return word;
}

bool is_unit_word(std::u32string_view text)
{
    const std::u32string word = first_word(text);
    return std::find(unit_words.begin(), unit_words.end(), word) != unit_words.end();
}

/// Three digits at the start of `after`, and one to three at the end of `before`: "1", "280".
bool is_group(std::u32string_view before, std::u32string_view after)
{
    const auto digits = [](std::u32string_view text, auto at) {
        std::size_t count = 0;
        while (count < text.size() && is_digit(text[at(count)]))
            ++count;
        return count;
    };
    const std::size_t left = digits(before, [&](std::size_t i) { return before.size() - 1 - i; });
    return left >= 1 && left <= 3 && digits(after, [](std::size_t i) { return i; }) == 3;
}

/// Whether nothing or a space stands before `at`.
bool begins_word(std::u32string_view text, std::size_t at)
{
    return at == 0 || text[at - 1] == U' ' || text[at - 1] == no_break;
}

/// Whether a line must not end between what stands `before` a space and what stands `after` it.
bool holds_together(std::u32string_view before, std::u32string_view after)
{
    const char32_t last = before.back(), next = after.front();
    if (signs_after_space.find(next) != std::u32string_view::npos || last == U'«' || last == U'№')
        return true;
    if ((last == U'°' || last == U'º') && before.size() > 1)
        return before[before.size() - 2] == U'n' || before[before.size() - 2] == U'N';
    const bool cross = last == U'×' || (last == U'x' && begins_word(before, before.size() - 1));
    if (cross && ends_number(next))
        return true;
    if (!ends_number(last))
        return false;
    return next == U'×' || next == U'°' || is_unit_word(after) || is_group(before, after) ||
           (after.size() > 2 && first_word(after) == U"x" && ends_number(after[2]));
}

std::string spaced(std::string_view number, std::string_view unit)
{
    return std::string(number) + std::string(no_break_space) + std::string(unit);
}

} // namespace

std::string french_unit(std::string_view unit)
{
    if (const auto quantity = parse_quantity(unit))
        return spaced(quantity->digits, quantity->measure->shown);
    // "4x125g", alone or in brackets after a name: "Nature (4x125g)".
    std::size_t cross = unit.find('x');
    while (cross != std::string_view::npos && (cross == 0 || !is_digit(unit[cross - 1])))
        cross = unit.find('x', cross + 1);
    if (cross == std::string_view::npos)
        return std::string(unit);
    std::size_t begin = cross;
    while (begin > 0 && is_digit(unit[begin - 1]))
        --begin;
    const std::size_t end = std::min(unit.find(')', cross), unit.size());
    const auto each = parse_quantity(unit.substr(cross + 1, end - cross - 1));
    if (!each)
        return std::string(unit);
    return std::string(unit.substr(0, begin)) + spaced(unit.substr(begin, cross - begin), "×") +
           std::string(no_break_space) + spaced(each->digits, each->measure->shown) +
           std::string(unit.substr(end));
}

std::u32string with_french_spaces(std::u32string text)
{
    for (std::size_t at = text.find(U' '); at != std::u32string::npos;) {
        const std::size_t end = std::min(text.find_first_not_of(U' ', at), text.size());
        const std::u32string_view all = text;
        if (at > 0 && end < text.size() && holds_together(all.substr(0, at), all.substr(end)))
            std::fill(text.begin() + static_cast<std::ptrdiff_t>(at),
                      text.begin() + static_cast<std::ptrdiff_t>(end), no_break);
        at = text.find(U' ', end);
    }
    return text;
}

std::string french_amount(int count, std::string_view unit)
{
    const auto quantity = parse_quantity(unit);
    if (!quantity)
        return spaced(std::to_string(count), "×");
    if (count > most_units / std::max<std::int64_t>(1, quantity->thousandths) ||
        quantity->thousandths * count > most_units / quantity->measure->micro)
        return spaced(std::to_string(count), "×");
    const std::int64_t total = quantity->thousandths * count;
    const std::int64_t large = total * quantity->measure->micro / 1'000'000;
    const bool exact = total * quantity->measure->micro % 1'000'000 == 0;
    if (exact && large >= 1000)
        return spaced(decimal(large), quantity->measure->large);
    return spaced(decimal(total), quantity->measure->shown);
}

std::string french_capitals(std::string_view text)
{
    std::u32string capitals;
    for (const char32_t c : to_code_points(text)) {
        const bool latin_1 = c >= U'à' && c <= U'þ' && c != U'÷';
        capitals += (c >= U'a' && c <= U'z') || latin_1 ? c - 32
                    : c == U'œ'                         ? U'Œ'
                    : c == U'ÿ'                         ? U'Ÿ'
                                                        : c;
    }
    return to_utf8(capitals);
}

std::optional<std::int64_t> amount_in_micro(std::string_view text)
{
    const auto quantity = parse_quantity(text);
    if (!quantity || quantity->thousandths > most_units / quantity->measure->micro)
        return std::nullopt;
    return quantity->thousandths * quantity->measure->micro / 1000;
}

std::string french_count(long count, std::string_view singular, std::string_view plural)
{
    return spaced(std::to_string(count), count > 1 ? plural : singular);
}

} // namespace cageot
