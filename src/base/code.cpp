#include "base/code.h"

#include <array>
#include <stdexcept>

namespace cageot {
namespace {

std::uint32_t range_of(CodeKind kind)
{
    std::uint32_t range = 1;
    for (int i = 0; i < digits_of(kind); ++i)
        range *= 10;
    return range;
}

std::string padded(std::uint32_t number, int digits)
{
    std::string text = std::to_string(number);
    if (const auto wanted = static_cast<std::size_t>(digits); text.size() < wanted)
        text.insert(0, wanted - text.size(), '0');
    return text;
}

/// Remainder by 97 of the number that `letter` (as 10…35) and `digits` spell.
unsigned mod97(char letter, std::string_view digits)
{
    unsigned rest = static_cast<unsigned>(letter - 'A' + 10) % 97;
    for (const char digit : digits)
        rest = (rest * 10 + static_cast<unsigned>(digit - '0')) % 97;
    return rest;
}

std::string check_of(const Code& code)
{
    const std::string digits = padded(code.number(), digits_of(code.kind())) + "00";
    return padded(98 - mod97(static_cast<char>(code.kind()), digits), 2);
}

std::optional<CodeKind> kind_of(char letter)
{
    for (const CodeKind kind :
         {CodeKind::unit, CodeKind::crate, CodeKind::product, CodeKind::command})
        if (static_cast<char>(kind) == letter)
            return kind;
    return std::nullopt;
}

constexpr std::size_t unit_length = 11;
constexpr std::size_t crate_length = 9;

} // namespace

int digits_of(CodeKind kind)
{
    switch (kind) {
    case CodeKind::unit:
        return 8;
    case CodeKind::crate:
    case CodeKind::product:
        return 6;
    case CodeKind::command:
        return 2;
    }
    throw std::logic_error("unknown code kind");
}

Code::Code(CodeKind kind, std::uint32_t number)
    : kind_(kind)
    , number_(number)
{
    if (number >= range_of(kind))
        throw std::out_of_range("code number " + std::to_string(number) + " has too many digits");
}

std::string to_string(const Code& code)
{
    return static_cast<char>(code.kind()) + padded(code.number(), digits_of(code.kind())) +
           check_of(code);
}

std::string to_spaced_string(const Code& code)
{
    const std::string text = to_string(code);
    const std::size_t check = text.size() - 2;
    return text.substr(0, 1) + " " + text.substr(1, check - 1) + " " + text.substr(check);
}

std::optional<Code> parse_code(std::string_view text)
{
    if (text.empty())
        return std::nullopt;
    const auto kind = kind_of(text.front());
    if (!kind || text.size() != static_cast<std::size_t>(digits_of(*kind)) + 3)
        return std::nullopt;
    const std::string_view digits = text.substr(1);
    std::uint32_t number = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
    }
    if (mod97(text.front(), digits) != 1)
        return std::nullopt;
    for (const char digit : digits.substr(0, digits.size() - 2))
        number = number * 10 + static_cast<std::uint32_t>(digit - '0');
    const Code code(*kind, number);
    // Check digits 00, 01 and 99 can leave the remainder 1 too, but are never given out.
    return to_string(code) == text ? std::optional(code) : std::nullopt;
}

std::string to_string(const UnitInCrate& pair)
{
    return to_string(pair.unit) + to_string(pair.crate);
}

std::optional<UnitInCrate> parse_unit_in_crate(std::string_view text)
{
    if (text.size() != unit_length + crate_length)
        return std::nullopt;
    const auto unit = parse_code(text.substr(0, unit_length));
    const auto crate = parse_code(text.substr(unit_length));
    if (!unit || !crate || unit->kind() != CodeKind::unit || crate->kind() != CodeKind::crate)
        return std::nullopt;
    return UnitInCrate{*unit, *crate};
}

} // namespace cageot
