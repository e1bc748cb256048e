#include "barcode/check_digit.h"
#include "barcode/gs1.h"
#include "barcode/gs1_rules.h"
#include "base/text.h"

#include <algorithm>
#include <array>

namespace cageot {
namespace {

std::string dictionary(std::string_view ai, std::string_view what)
{
    return "GS1 Syntax Dictionary, (" + std::string(ai) + ") " + std::string(what);
}

/// "(10) lot"
std::string named(std::string_view ai, const Gs1Rule& rule)
{
    return "(" + std::string(ai) + ") " + std::string(rule.meaning);
}

std::string span_of(int least, int most, std::string_view thing)
{
    return (least == most ? std::to_string(most)
                          : std::to_string(least) + " à " + std::to_string(most)) +
           " " + std::string(thing) + (most > 1 ? "s" : "");
}

int number_in(std::string_view digits)
{
    int number = 0;
    for (const char digit : digits)
        number = number * 10 + (digit - '0');
    return number;
}

/// YYMMDD. The two digits mean the year nearest to now (GS1 General Specifications, §7.12): until
/// 2050 every fourth of those has a 29 February.
bool is_date(std::string_view text, bool day_may_be_00)
{
    constexpr std::array days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int year = number_in(text.substr(0, 2));
    const int month = number_in(text.substr(2, 2));
    const int day = number_in(text.substr(4, 2));
    if (month < 1 || month > 12 || day > days.at(static_cast<std::size_t>(month) - 1) ||
        (month == 2 && day == 29 && year % 4 != 0))
        return false;
    return day > 0 || day_may_be_00;
}

/// What is wrong with a part whose characters and length are right.
std::optional<Gs1Fault> test_fault(const std::string& ai, const Gs1Rule& rule,
                                   std::string_view part, Gs1Test test)
{
    const std::string shown = named(ai, rule) + " «" + std::string(part) + "»: ";
    switch (test) {
    case Gs1Test::none:
        return std::nullopt;
    case Gs1Test::csum:
        if (has_right_check_digit(part))
            return std::nullopt;
        return Gs1Fault{shown + "la clé est fausse: écrivez " +
                            gs1_check_digit(part.substr(0, part.size() - 1)) + " à la fin.",
                        dictionary(ai, "csum")};
    case Gs1Test::yymmdd:
        if (is_date(part, false))
            return std::nullopt;
        return Gs1Fault{shown + "ce n'est pas un jour: écrivez année, mois, jour (AAMMJJ).",
                        dictionary(ai, "yymmdd")};
    case Gs1Test::yymmd0:
        if (is_date(part, true))
            return std::nullopt;
        return Gs1Fault{shown +
                            "ce n'est pas une date: écrivez année, mois, jour (AAMMJJ), 00 pour "
                            "un mois sans jour.",
                        dictionary(ai, "yymmd0")};
    case Gs1Test::hhmi:
        if (number_in(part.substr(0, 2)) < 24 && number_in(part.substr(2)) < 60)
            return std::nullopt;
        return Gs1Fault{shown + "ce n'est pas une heure: écrivez de 0000 à 2359.",
                        dictionary(ai, "hhmi")};
    case Gs1Test::iso3166:
        if (is_iso_3166_number(number_in(part)))
            return std::nullopt;
        return Gs1Fault{shown + "aucun pays n'a ce numéro ISO 3166: la France a le 250.",
                        dictionary(ai, "iso3166")};
    }
    return std::nullopt;
}

/// The first character that `part` does not take, whole.
std::string_view wrong_character(std::string_view value, const Gs1Part& part)
{
    const auto wrong = std::find_if(value.begin(), value.end(), [&](char c) {
        return part.numeric ? c < '0' || c > '9' : !is_gs1_character(c);
    });
    const auto at = static_cast<std::size_t>(wrong - value.begin());
    return first_code_points(value.substr(at), 1);
}

void value_faults(const Gs1Element& element, const Gs1Rule& rule, std::vector<Gs1Fault>& faults)
{
    const std::string shown = named(element.ai, rule) + " «" + element.value + "»: ";
    // all parts of one value are of one kind
    const Gs1Part& first = rule.parts[0];
    if (const std::string_view wrong = wrong_character(element.value, first); !wrong.empty()) {
        faults.push_back(
            {shown + "«" + std::string(wrong) + "» n'y va pas: il y faut " +
                 (first.numeric
                      ? "des chiffres."
                      : "des lettres sans accent, des chiffres ou !\"%&'()*+,-./:;<=>?_."),
             first.numeric ? dictionary(element.ai, "N")
                           : "GS1 General Specifications, figure 7.11-1"});
        return;
    }
    const int least = gs1_least_length(rule);
    const int most = gs1_most_length(rule);
    const int size = static_cast<int>(element.value.size());
    const bool whole = size == least || size == most || !rule.parts[1].optional;
    if (size < least || size > most || !whole) {
        faults.push_back({shown + "il y faut " +
                              (rule.parts[1].optional ? std::to_string(least) + " ou " : "") +
                              span_of(rule.parts[1].optional ? most : least, most,
                                      first.numeric ? "chiffre" : "caractère") +
                              ", en voici " + std::to_string(size) + ".",
                          dictionary(element.ai, "length")});
        return;
    }
    std::string_view rest = element.value;
    for (const Gs1Part& part : rule.parts) {
        const std::string_view mine = rest.substr(0, static_cast<std::size_t>(part.most));
        if (mine.empty())
            break;
        if (auto fault = test_fault(element.ai, rule, mine, part.test))
            faults.push_back(std::move(*fault));
        rest.remove_prefix(mine.size());
    }
}

bool has(const std::vector<Gs1Element>& elements, std::string_view pattern)
{
    return std::any_of(elements.begin(), elements.end(),
                       [&](const Gs1Element& element) { return gs1_fits(element.ai, pattern); });
}

/// "00+02" as "(00) et (02)", "01|02" as "(01) ou (02)".
std::string shown_alternatives(std::string_view alternatives)
{
    std::string text;
    for (const std::string_view group : split(alternatives, '|')) {
        std::string joined;
        for (const std::string_view ai : split(group, '+'))
            joined.append(joined.empty() ? "(" : " et (").append(ai).append(")");
        text += (text.empty() ? "" : " ou ") + joined;
    }
    return text;
}

void association_faults(const Gs1Element& element, const Gs1Rule& rule,
                        const std::vector<Gs1Element>& elements, std::vector<Gs1Fault>& faults)
{
    if (!rule.needs.empty()) {
        const auto groups = split(rule.needs, '|');
        const bool met = std::any_of(groups.begin(), groups.end(), [&](std::string_view group) {
            const auto needed = split(group, '+');
            return std::all_of(needed.begin(), needed.end(),
                               [&](std::string_view ai) { return has(elements, ai); });
        });
        if (!met)
            faults.push_back({named(element.ai, rule) + " n'a de sens qu'avec " +
                                  shown_alternatives(rule.needs) + ": ajoutez ce qui manque.",
                              dictionary(element.ai, "req")});
    }
    if (rule.excludes.empty())
        return;
    for (const std::string_view pattern : split(rule.excludes, '|'))
        for (const Gs1Element& other : elements)
            if (other.ai != element.ai && gs1_fits(other.ai, pattern))
                faults.push_back({"(" + element.ai + ") et (" + other.ai +
                                      ") ne vont pas ensemble: enlevez l'un des deux.",
                                  dictionary(element.ai, "ex")});
}

} // namespace

std::vector<Gs1Fault> gs1_faults(const std::vector<Gs1Element>& elements)
{
    std::vector<Gs1Fault> faults;
    for (auto element = elements.begin(); element != elements.end(); ++element) {
        const Gs1Rule* rule = gs1_rule_of(element->ai);
        if (rule == nullptr) {
            faults.push_back({"L'identifiant «" + element->ai + "» n'est pas connu ici.",
                              "GS1 Syntax Dictionary"});
            continue;
        }
        value_faults(*element, *rule, faults);
        association_faults(*element, *rule, elements, faults);
        if (std::any_of(elements.begin(), element, [&](const Gs1Element& before) {
                return before.ai == element->ai && before.value != element->value;
            }))
            faults.push_back(
                {"(" + element->ai +
                     ") est donné deux fois avec des valeurs différentes: gardez-en une.",
                 "GS1 Syntax Engine, repeated AIs"});
    }
    return faults;
}

} // namespace cageot
