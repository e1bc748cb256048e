#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// What a code names. The letters are printed and stored: never change one. They are chosen among
/// those that sit on the same key of US, French and Belgian keyboards.
enum class CodeKind : char { unit = 'U', crate = 'C', product = 'P', command = 'K' };

/// Digits of the number, without the check: 8 for a unit, 6 for a crate or product, 2 for a
/// command.
int digits_of(CodeKind kind);

/// A code on paper: kind letter, number, two check digits, as in "U1234567874".
/// The check is ISO 7064 MOD 97-10 over the letter (A = 10 … Z = 35) and the digits.
class Code {
public:
    /// Throws std::out_of_range when `number` needs more digits than the kind has.
    Code(CodeKind kind, std::uint32_t number);

    CodeKind kind() const { return kind_; }
    std::uint32_t number() const { return number_; }
    friend auto operator<=>(const Code&, const Code&) = default;

private:
    CodeKind kind_;
    std::uint32_t number_;
};

/// "U1234567874"
std::string to_string(const Code& code);
/// For eyes: "U 12345678 74".
std::string to_spaced_string(const Code& code);
/// Exactly the printed form, capitals only, with a valid check; nothing else is a code.
std::optional<Code> parse_code(std::string_view text);

/// The QR of a unit label: unit and crate code without separator, 20 characters.
struct UnitInCrate {
    Code unit;
    Code crate;
    friend bool operator==(const UnitInCrate&, const UnitInCrate&) = default;
};
std::string to_string(const UnitInCrate& pair);
std::optional<UnitInCrate> parse_unit_in_crate(std::string_view text);

} // namespace cageot
