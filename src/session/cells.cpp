#include "session/cells.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace cageot {
namespace {

constexpr int greatest_quantity = 9999;

bool is_digit(char32_t c)
{
    return c >= '0' && c <= '9';
}

bool is_digits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return is_digit(static_cast<unsigned char>(c));
    });
}

bool is_space(char32_t c)
{
    return c == ' ' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

/// "1 234" → "1234", whatever the space; a space that groups no three digits stays.
std::string without_group_spaces(std::string_view cell)
{
    const std::u32string codes = to_code_points(cell);
    std::u32string kept;
    const auto digit_at = [&](std::size_t i) { return i < codes.size() && is_digit(codes[i]); };
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const bool groups = is_space(codes[i]) && i > 0 && digit_at(i - 1) && digit_at(i + 1) &&
                            digit_at(i + 2) && digit_at(i + 3) && !digit_at(i + 4);
        if (!groups)
            kept += codes[i];
    }
    return to_utf8(kept);
}

std::optional<int> whole_number(std::string_view digits)
{
    int value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

std::string quoted(std::string_view cell)
{
    return "«" + std::string(first_code_points(cell, 40)) + "»";
}

/// Drops the group separators of "1,234.50" and "1.234,50"; the decimal sign becomes a dot.
std::string with_decimal_dot(std::string_view number)
{
    const std::size_t last = number.find_last_of(".,");
    if (last == std::string_view::npos)
        return std::string(number);
    std::string out;
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (number[i] != '.' && number[i] != ',')
            out += number[i];
        else if (i == last)
            out += '.';
        else if (number[i] == number[last])
            return {};
    }
    return out;
}

std::optional<std::int64_t> cents_of(std::string_view number)
{
    const std::size_t dot = number.find('.');
    const std::string_view whole = number.substr(0, dot);
    std::string_view fraction;
    if (dot != std::string_view::npos) {
        fraction = number.substr(dot + 1);
        if (!is_digits(fraction))
            return std::nullopt;
    }
    if (!is_digits(whole) || whole.size() > 7)
        return std::nullopt;
    std::string padded(fraction.substr(0, 3));
    padded.resize(3, '0');
    const std::int64_t thousandths =
        std::int64_t{*whole_number(whole)} * 1000 + *whole_number(padded);
    return (thousandths + 5) / 10;
}

/// Takes `least` to `most` digits off the front.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most)
{
    std::size_t count = 0;
    while (count < most && count < text.size() && is_digit(static_cast<unsigned char>(text[count])))
        ++count;
    if (count < least)
        return std::nullopt;
    const std::optional<int> value = whole_number(text.substr(0, count));
    text.remove_prefix(count);
    return value;
}

bool take_char(std::string_view& text, char wanted)
{
    if (text.empty() || text.front() != wanted)
        return false;
    text.remove_prefix(1);
    return true;
}

std::string two_digits(int value)
{
    return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

/// "2026-09-12" or "12/09/2026", as "2026-09-12".
std::optional<std::string> take_day(std::string_view& text)
{
    const bool iso = text.find('-') == 4;
    const char sign = iso ? '-' : '/';
    const std::optional<int> first = take_number(text, iso ? 4 : 1, iso ? 4 : 2);
    if (!first || !take_char(text, sign))
        return std::nullopt;
    const std::optional<int> month = take_number(text, 1, 2);
    if (!month || !take_char(text, sign))
        return std::nullopt;
    const std::optional<int> third = take_number(text, iso ? 1 : 4, iso ? 2 : 4);
    if (!third)
        return std::nullopt;
    const int year = iso ? *first : *third, day = iso ? *third : *first;
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok() || year < 2000 || year > 2999)
        return std::nullopt;
    return std::to_string(year) + "-" + two_digits(*month) + "-" + two_digits(day);
}

/// "9:41", "09:41" or "09:41:09", as "09:41:09".
std::optional<std::string> take_time(std::string_view& text)
{
    const std::optional<int> hour = take_number(text, 1, 2);
    if (!hour || *hour > 23 || !take_char(text, ':'))
        return std::nullopt;
    const std::optional<int> minute = take_number(text, 2, 2);
    if (!minute || *minute > 59)
        return std::nullopt;
    std::optional<int> second = 0;
    if (take_char(text, ':'))
        second = take_number(text, 2, 2);
    if (!second || *second > 59)
        return std::nullopt;
    return two_digits(*hour) + ":" + two_digits(*minute) + ":" + two_digits(*second);
}

std::optional<std::string> moment_of(std::string_view text)
{
    std::optional<std::string> moment = take_day(text);
    if (!moment || text.empty())
        return moment;
    if (!take_char(text, ' ') && !take_char(text, 'T'))
        return std::nullopt;
    const std::optional<std::string> time = take_time(text);
    if (!time || !text.empty())
        return std::nullopt;
    return *moment + " " + *time;
}

} // namespace

CellReading<int> parse_quantity(std::string_view cell)
{
    const std::string text = without_group_spaces(cell);
    const std::size_t sign = text.find_first_of(".,");
    const std::string_view whole = std::string_view(text).substr(0, sign);
    const std::string_view fraction =
        sign == std::string::npos ? "0" : std::string_view(text).substr(sign + 1);
    const std::string said = "la quantité " + quoted(cell);
    if (text.front() == '-' && is_digits(whole.substr(1)))
        return {{}, said + " est négative: écrivez 0 pour un produit annulé."};
    if (!is_digits(whole) || !is_digits(fraction))
        return {{}, said + " n'est pas un nombre: écrivez un nombre entier comme 2."};
    if (fraction.find_first_not_of('0') != std::string_view::npos)
        return {{},
                said + " n'est pas entière: écrivez un nombre d'unités, le poids va dans la "
                       "variante."};
    if (fraction.size() > 2)
        return {{}, said + " peut se lire de deux façons: écrivez-la sans virgule ni point."};
    const std::optional<int> value = whole_number(whole);
    if (!value || *value > greatest_quantity)
        return {{}, said + " dépasse 9999: corrigez-la."};
    return {value, {}};
}

CellReading<Cents> parse_amount(std::string_view cell)
{
    std::string text = without_group_spaces(cell);
    for (const std::string_view sign : {"€", "EUR"}) {
        if (const std::size_t at = text.find(sign); at != std::string::npos) {
            text.erase(at, sign.size());
            break;
        }
    }
    std::string_view number = trimmed(text);
    const bool negative = take_char(number, '-');
    const std::optional<std::int64_t> cents = cents_of(with_decimal_dot(number));
    if (!cents)
        return {{}, "le montant " + quoted(cell) + " n'est pas lisible: écrivez-le comme 7,20."};
    return {Cents{negative ? -*cents : *cents}, {}};
}

CellReading<bool> parse_boolean(std::string_view cell)
{
    struct Word {
        std::string_view text;
        bool value;
    };
    static constexpr std::array<Word, 10> words = {{{"true", true},
                                                    {"false", false},
                                                    {"oui", true},
                                                    {"non", false},
                                                    {"yes", true},
                                                    {"no", false},
                                                    {"vrai", true},
                                                    {"faux", false},
                                                    {"1", true},
                                                    {"0", false}}};
    const std::string folded = folded_text(cell);
    for (const Word& word : words) {
        if (folded == word.text)
            return {word.value, {}};
    }
    return {{}, quoted(cell) + " n'est ni oui ni non: écrivez oui ou non."};
}

CellReading<std::string> parse_moment(std::string_view cell)
{
    std::optional<std::string> moment = moment_of(cell);
    if (moment)
        return {std::move(moment), {}};
    return {{},
            "la date " + quoted(cell) +
                " n'est pas lisible: écrivez-la comme 2026-09-12 09:41 ou 12/09/2026 09:41."};
}

bool is_nothing(std::string_view cell)
{
    const std::string folded = folded_text(cell);
    return folded.empty() || folded == "aucun" || folded == "none";
}

} // namespace cageot
