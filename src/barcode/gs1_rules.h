#pragma once

// What the GS1 Barcode Syntax Dictionary (github.com/gs1/gs1-syntax-dictionary, July 2026) says of
// the application identifiers that food on its way to a depot may carry. The dictionary follows the
// GS1 General Specifications, chapter 3.

#include <array>
#include <span>
#include <string_view>

namespace cageot {

/// What a part of a value must be besides its characters; named as the dictionary's tests are.
enum class Gs1Test { none, csum, yymmdd, yymmd0, hhmi, iso3166 };

struct Gs1Part {
    /// True: digits; false: the 82 characters of GS1 General Specifications, figure 7.11-1.
    bool numeric = true;
    /// Characters.
    int least = 0, most = 0;
    Gs1Test test = Gs1Test::none;
    /// Only behind the parts before it, or absent.
    bool optional = false;
};

struct Gs1Rule {
    /// The same twice, or a range: "91"…"99".
    std::string_view first, last;
    /// What it says, in French.
    std::string_view meaning;
    /// Its length is known from its first two digits, so no FNC1 follows (GS1 General
    /// Specifications, §7.8).
    bool predefined = false;
    /// An unused part has `most` 0.
    std::array<Gs1Part, 2> parts;
    /// Alternatives divided by '|', each of identifiers joined by '+'; a last 'n' is any digit.
    /// Empty: it may stand alone. Only identifiers of this table are named.
    std::string_view needs;
    /// Identifiers that it never stands beside, divided by '|'.
    std::string_view excludes;
};

std::span<const Gs1Rule> gs1_rules();
/// Null for an identifier that is not in the table.
const Gs1Rule* gs1_rule_of(std::string_view ai);
/// The rule of the identifier that `text` begins with; null when there is none.
const Gs1Rule* gs1_rule_at(std::string_view text);
/// Characters that a value of this rule has at least and at most.
int gs1_least_length(const Gs1Rule& rule);
int gs1_most_length(const Gs1Rule& rule);
/// True when `ai` is `pattern`, or fits one with a last 'n': "3103" fits "310n".
bool gs1_fits(std::string_view ai, std::string_view pattern);

/// One of the 82 characters of GS1 General Specifications, figure 7.11-1.
bool is_gs1_character(char c);
/// A country's number in ISO 3166-1; 250 is France.
bool is_iso_3166_number(int number);

} // namespace cageot
