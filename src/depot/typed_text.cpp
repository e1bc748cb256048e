#include "depot/typed_text.h"

#include "base/text.h"

#include <array>

namespace cageot {
namespace {

/// The key of each digit, from 0 to 9.
using DigitKeys = std::array<char32_t, 10>;
/// A scanner set to US on a French computer (AZERTY, NF Z71-300 and before: digits need shift).
constexpr DigitKeys french_unshifted{U'à', U'&', U'é', U'"', U'\'', U'(', U'-', U'è', U'_', U'ç'};
/// A scanner set to French on a US computer: it holds shift for the digits.
constexpr DigitKeys american_shifted{U')', U'!', U'@', U'#', U'$', U'%', U'^', U'&', U'*', U'('};

std::string with_capitals(std::string text)
{
    for (char& letter : text)
        if (letter >= 'a' && letter <= 'z')
            letter = static_cast<char>(letter - 'a' + 'A');
    return text;
}

std::string read_through(std::string_view text, const DigitKeys& keys)
{
    std::string read;
    for (const char32_t sign : to_code_points(text)) {
        std::string one = to_utf8(std::u32string(1, sign));
        for (std::size_t digit = 0; digit < keys.size(); ++digit)
            if (sign == keys[digit])
                one = static_cast<char>('0' + digit);
        read += one;
    }
    return read;
}

} // namespace

TypedText typed_text(std::string_view text)
{
    text = trimmed(text);
    if (auto code = parse_code(text))
        return {code, false};
    for (const std::string& read : {std::string(text), read_through(text, french_unshifted),
                                    read_through(text, american_shifted)})
        if (auto code = parse_code(with_capitals(read)))
            return {code, true};
    return {};
}

} // namespace cageot
