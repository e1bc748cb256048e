#include "plan/relay_name.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace cageot {
namespace {

// Words compared as folded_text.
constexpr std::array<std::string_view, 10> generic_words = {
    "relais",    "relai",        "point", "points", "retrait",
    "livraison", "distribution", "drop",  "lieu",   "rdv"};
/// Joining words, dropped only in lower case: "de la Gare", but "Les Martys".
constexpr std::array<std::string_view, 12> joining_words = {"de", "du",   "des", "a",  "au",  "aux",
                                                            "le", "chez", "la",  "en", "les", "-"};
constexpr std::array<std::string_view, 7> weekdays = {"lundi",    "mardi",  "mercredi", "jeudi",
                                                      "vendredi", "samedi", "dimanche"};

template <class Words>
bool is_one_of(const Words& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool starts_lower(std::string_view word)
{
    const auto codes = to_code_points(first_code_points(word, 1));
    return !codes.empty() && ((codes[0] >= 'a' && codes[0] <= 'z') || codes[0] == '-' ||
                              (codes[0] >= 0xDF && codes[0] <= 0xFF && codes[0] != 0xF7));
}

std::string with_capital(std::string_view text)
{
    auto codes = to_code_points(text);
    if (!codes.empty() && codes[0] != 0xDF && codes[0] != 0xFF && starts_lower(text) &&
        codes[0] != '-')
        codes[0] -= 'a' - 'A';
    return to_utf8(codes);
}

/// "17h-19h", "9:30", "18h": where the hours begin the name is over.
bool is_hour(std::string_view folded)
{
    const auto after = folded.find_first_not_of("0123456789");
    return after != 0 && after != std::string_view::npos && after <= 2 &&
           (folded[after] == 'h' || folded[after] == ':');
}

/// Brackets, commas, colons and free-standing dashes separate; the colon of an hour does not.
bool separates(char32_t before, char32_t code, char32_t after)
{
    const auto is_digit = [](char32_t c) { return c >= '0' && c <= '9'; };
    if (code == '-' || (code >= 0x2010 && code <= 0x2015))
        return before == ' ' && after == ' ';
    if (code == ':')
        return !is_digit(before) || !is_digit(after);
    return std::u32string_view(U"(),;/|[]").find(code) != std::u32string_view::npos;
}

std::vector<std::string> parts_of(std::string_view text)
{
    std::vector<std::u32string> parts(1);
    const std::u32string codes = to_code_points(text);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const char32_t before = i > 0 ? codes[i - 1] : U' ';
        const char32_t after = i + 1 < codes.size() ? codes[i + 1] : U' ';
        if (separates(before, codes[i], after))
            parts.emplace_back();
        else
            parts.back() += codes[i];
    }
    std::vector<std::string> texts;
    for (const std::u32string& part : parts)
        texts.push_back(to_utf8(part));
    return texts;
}

/// The word without a joining "d'" or "l'" before it.
std::string_view without_elision(std::string_view word)
{
    const std::string folded = folded_text(word);
    const bool elided =
        folded.size() > 2 && folded[1] == '\'' && (word[0] == 'd' || word[0] == 'l');
    return elided ? word.substr(first_code_points(word, 2).size()) : word;
}

/// What is left of a part without generic and joining words before and the time after; may be
/// empty.
std::string essence_of(std::string_view part)
{
    std::string name;
    for (std::string_view word : split(part, ' ')) {
        word = trimmed(word);
        const std::string folded = folded_text(word);
        if (is_one_of(weekdays, folded) || is_hour(folded))
            break;
        if (name.empty()) {
            if (is_one_of(generic_words, folded) ||
                (starts_lower(word) && is_one_of(joining_words, folded)))
                continue;
            word = without_elision(word);
        }
        if (!word.empty())
            name += (name.empty() ? "" : " ") + std::string(word);
    }
    return with_capital(name);
}

} // namespace

std::string short_relay_name(std::string_view shop_name, bool home_delivery)
{
    const std::string_view text = trimmed(shop_name);
    if (home_delivery || folded_text(text).find("domicile") != std::string::npos)
        return "Domicile";
    for (const std::string& part : parts_of(text))
        if (std::string name = essence_of(part); !name.empty())
            return name;
    return text.empty() ? "Sans relais" : std::string(text);
}

} // namespace cageot
