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

std::string french_count(long count, std::string_view singular, std::string_view plural)
{
    return spaced(std::to_string(count), count > 1 ? plural : singular);
}

} // namespace cageot
