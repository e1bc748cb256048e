#include "barcode/check_digit.h"

#include <algorithm>

namespace cageot {

bool is_digits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

char gs1_check_digit(std::string_view body)
{
    int sum = 0;
    int weight = 3;
    for (auto digit = body.rbegin(); digit != body.rend(); ++digit, weight = 4 - weight)
        sum += (*digit - '0') * weight;
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

bool has_right_check_digit(std::string_view digits)
{
    return is_digits(digits) &&
           gs1_check_digit(digits.substr(0, digits.size() - 1)) == digits.back();
}

bool is_gtin(std::string_view text)
{
    const std::size_t size = text.size();
    return (size == 8 || (size >= 12 && size <= 14)) && has_right_check_digit(text);
}

bool is_sscc(std::string_view text)
{
    return text.size() == 18 && has_right_check_digit(text);
}

std::string gtin_14(std::string_view gtin)
{
    return std::string(gtin.size() < 14 ? 14 - gtin.size() : 0, '0').append(gtin);
}

} // namespace cageot
