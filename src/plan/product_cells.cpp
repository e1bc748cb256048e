#include "plan/product_cells.h"

#include "base/text.h"
#include "plan/rules.h"
#include "plan/zone.h"
#include "session/spreadsheet_damage.h"

#include <algorithm>
#include <array>
#include <vector>

namespace cageot {
namespace {

std::string quoted(std::string_view cell)
{
    return "«" + std::string(first_code_points(cell, 40)) + "»";
}

std::string shortened_number(std::string_view cell)
{
    return "le tableur a raccourci ce nombre en " + quoted(cell) +
           " et ses derniers chiffres sont perdus: mettez la colonne au format Texte et "
           "retapez-le.";
}

bool is_control(char32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

/// The last digit of an EAN, from those before it: weights 3 and 1 from the right.
char check_digit_of(std::string_view digits)
{
    int sum = 0, weight = 3;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, weight = 4 - weight)
        sum += (*digit - '0') * weight;
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

} // namespace

CellReading<std::string> parse_text(std::string_view cell, std::size_t longest)
{
    std::string text;
    for (const char c : cell) {
        const bool white = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!white)
            text += c;
        else if (text.back() != ' ') // trimmed: never the first
            text += ' ';
    }
    const std::u32string codes = to_code_points(text);
    if (std::any_of(codes.begin(), codes.end(), is_control))
        return {{}, "cette cellule contient un caractère de contrôle invisible: retapez-la."};
    if (codes.find(U'\uFFFD') != std::u32string::npos)
        return {{}, "des lettres ont été perdues dans cette cellule: retapez-la."};
    if (codes.size() > longest)
        return {{},
                "ce texte dépasse " + std::to_string(longest) + " caractères: raccourcissez-le."};
    if (is_spreadsheet_error(text))
        return {{}, "le tableur a écrit " + quoted(text) + " à la place de la valeur: retapez-la."};
    return {std::move(text), {}};
}

CellReading<std::string> parse_lot(std::string_view cell)
{
    if (is_exponent_form(cell))
        return {{}, shortened_number(cell)};
    if (is_spreadsheet_date(cell))
        return {{},
                "un tableur a peut-être pris un nombre comme 1/2 pour la date " + quoted(cell) +
                    ": mettez la colonne au format Texte et retapez-le, ou écrivez «26 mars» sans "
                    "tiret."};
    return {std::string(cell), {}};
}

CellReading<std::string> parse_day(std::string_view cell)
{
    constexpr std::size_t day_alone = 10;
    CellReading<std::string> moment = parse_moment(cell);
    if (moment.value && moment.value->size() == day_alone)
        return moment;
    return {{},
            "la date " + quoted(cell) +
                " n'est pas lisible: écrivez-la comme 28/11/2026 ou 2026-11-28."};
}

CellReading<std::string> parse_date_kind(std::string_view cell)
{
    struct Word {
        std::string_view folded;
        const char* kind;
    };
    static constexpr std::array<Word, 6> words = {{{"dlc", "DLC"},
                                                   {"ddm", "DDM"},
                                                   {"a consommer jusqu'au", "DLC"},
                                                   {"a consommer de preference avant le", "DDM"},
                                                   {"use by", "DLC"},
                                                   {"best before", "DDM"}}};
    const std::string folded = folded_text(cell);
    for (const Word& word : words)
        if (word.folded == folded)
            return {word.kind, {}};
    return {{},
            quoted(cell) + " n'est ni DLC ni DDM: écrivez DLC (à consommer jusqu'au) ou DDM (à "
                           "consommer de préférence avant le)."};
}

CellReading<std::string> parse_allergens(std::string_view cell)
{
    std::string list;
    for (const std::string_view part : split(cell, ','))
        if (const std::string_view allergen = trimmed(part); !allergen.empty())
            list += (list.empty() ? "" : ", ") + std::string(allergen);
    if (list.empty())
        return {{}, "aucun mot entre les virgules: écrivez par exemple «lait, œufs»."};
    return {std::move(list), {}};
}

CellReading<std::string> parse_ingredients(std::string_view cell)
{
    const std::vector<std::string_view> parts = split(cell, '*');
    bool paired = parts.size() % 2 == 1;
    for (std::size_t i = 1; i < parts.size(); i += 2)
        paired = paired && !trimmed(parts[i]).empty();
    if (paired)
        return {std::string(cell), {}};
    return {{},
            "les astérisques ne vont pas par deux autour d'un mot: écrivez chaque allergène comme "
            "*blé*."};
}

CellReading<std::string> parse_zone_name(std::string_view cell)
{
    const std::string folded = folded_text(cell);
    for (const Zone zone : {Zone::ambient, Zone::chilled, Zone::frozen})
        if (folded == folded_text(french_name(zone)) || folded == to_string(zone))
            return {std::string(to_string(zone)), {}};
    return {{}, quoted(cell) + " n'est pas une zone: écrivez sec, frais ou surgelé."};
}

CellReading<std::string> parse_time_of_day(std::string_view cell)
{
    std::string text;
    for (const char c : folded_text(cell))
        if (c != ' ')
            text += c;
    const auto mark = text.find_first_of("h:");
    const std::string hour = text.substr(0, mark);
    std::string minute = mark == std::string::npos ? "" : text.substr(mark + 1);
    if (minute.size() == 5 && minute.ends_with(":00")) // spreadsheets add seconds
        minute.resize(2);
    if (minute.empty() && mark != std::string::npos && text[mark] == 'h')
        minute = "00";
    const bool digits_only = (hour + minute).find_first_not_of("0123456789") == std::string::npos;
    if (!digits_only || hour.empty() || hour.size() > 2 || minute.size() != 2 ||
        std::stoi(hour) > 23 || std::stoi(minute) > 59)
        return {{}, quoted(cell) + " n'est pas une heure: écrivez-la comme 7h45 ou 07:45."};
    return {(hour.size() == 1 ? "0" : "") + hour + ":" + minute, {}};
}

CellReading<std::string> parse_labelling_name(std::string_view cell)
{
    struct Word {
        std::string_view folded;
        Labelling labelling;
    };
    static constexpr std::array<Word, 4> words = {{{"une par piece", Labelling::unit},
                                                   {"pour la ligne", Labelling::line},
                                                   {"une pour la ligne", Labelling::line},
                                                   {"aucune", Labelling::none}}};
    const std::string folded = folded_text(cell);
    if (const auto labelling = parse_labelling(folded))
        return {std::string(to_string(*labelling)), {}};
    for (const Word& word : words)
        if (word.folded == folded)
            return {std::string(to_string(word.labelling)), {}};
    return {{}, quoted(cell) + " n'est pas connu: écrivez une par pièce, pour la ligne ou aucune."};
}

CellReading<std::string> parse_ean(std::string_view cell)
{
    if (is_exponent_form(cell))
        return {{}, shortened_number(cell)};
    std::string digits;
    for (const char32_t code : to_code_points(cell))
        if (code != U' ' && code != U'\u00A0' && code != U'\u202F')
            digits += to_utf8({&code, 1});
    const bool only_digits = digits.find_first_not_of("0123456789") == std::string::npos;
    const std::size_t size = digits.size();
    const std::string remedy = ": recopiez le nombre qui est sous le code-barres.";
    if (only_digits && (size == 7 || size == 12))
        return {{},
                quoted(cell) + " n'a que " + std::to_string(size) +
                    " chiffres: si le code-barres commence par 0, mettez la colonne au format "
                    "Texte et retapez-le avec ce 0."};
    if (!only_digits || (size != 8 && size != 13))
        return {{}, quoted(cell) + " n'est pas un nombre de 8 ou 13 chiffres" + remedy};
    const char wanted = check_digit_of(std::string_view(digits).substr(0, size - 1));
    if (digits.back() != wanted)
        return {{}, "le dernier chiffre de " + quoted(cell) + " devrait être " + wanted + remedy};
    return {std::move(digits), {}};
}

} // namespace cageot
