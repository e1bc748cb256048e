#include "session/spreadsheet_damage.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace cageot {
namespace {

bool is_digits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

bool is_exponent_form(std::string_view cell)
{
    const std::size_t e = cell.find_first_of("eE");
    if (e == std::string_view::npos || cell.substr(e + 1, 1) != "+" ||
        !is_digits(cell.substr(e + 2)))
        return false;
    const std::string_view number = cell.substr(0, e);
    const std::size_t sign = number.find_first_of(".,");
    return is_digits(number.substr(0, sign)) &&
           (sign == std::string_view::npos || is_digits(number.substr(sign + 1)));
}

bool is_spreadsheet_error(std::string_view cell)
{
    static constexpr std::array<std::string_view, 10> words = {
        "#ref!", "#nom?",   "#name?",   "#valeur!", "#value!",
        "#n/a",  "#div/0!", "#nombre!", "#num!",    "#nul!"};
    if (cell.empty() || cell.front() != '#')
        return false;
    if (cell.size() >= 3 && cell.find_first_not_of('#') == std::string_view::npos)
        return true;
    std::string folded = folded_text(cell);
    folded.erase(std::remove(folded.begin(), folded.end(), ' '), folded.end());
    return std::find(words.begin(), words.end(), folded) != words.end();
}

bool is_spreadsheet_date(std::string_view cell)
{
    static constexpr std::array<std::string_view, 19> months = {
        "janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct",
        "nov",  "dec",  "jan",  "feb", "mar", "apr",  "jul",  "aug",  "sep"};
    const std::string folded = folded_text(cell);
    const std::vector<std::string_view> parts = split(folded, '-');
    if (parts.size() != 2)
        return false;
    const auto is_month = [](std::string_view part) {
        if (part.ends_with('.'))
            part.remove_suffix(1);
        return std::find(months.begin(), months.end(), part) != months.end();
    };
    const auto is_number = [](std::string_view part) {
        return part.size() <= 2 && is_digits(part);
    };
    return (is_number(parts[0]) && is_month(parts[1])) ||
           (is_month(parts[0]) && is_number(parts[1]));
}

} // namespace cageot
