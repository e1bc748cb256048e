#include "barcode/gs1_rules.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr Gs1Part n(int least, int most, Gs1Test test = Gs1Test::none)
{
    return {true, least, most, test, false};
}
constexpr Gs1Part x(int most)
{
    return {false, 1, most, Gs1Test::none, false};
}
constexpr Gs1Part unused = {};
constexpr Gs1Part sscc = n(18, 18, Gs1Test::csum), gtin = n(14, 14, Gs1Test::csum);
constexpr Gs1Part day = n(6, 6, Gs1Test::yymmdd), month_or_day = n(6, 6, Gs1Test::yymmd0);
constexpr Gs1Part optional_day = {true, 6, 6, Gs1Test::yymmdd, true};

constexpr std::array rules = {
    Gs1Rule{"00", "00", "colis (SSCC)", true, {sscc, unused}, "", ""},
    Gs1Rule{"01", "01", "article (GTIN)", true, {gtin, unused}, "", "37"},
    Gs1Rule{"02", "02", "article contenu (GTIN)", true, {gtin, unused}, "37", "01"},
    Gs1Rule{"10", "10", "lot", false, {x(20), unused}, "01|02", ""},
    Gs1Rule{"11", "11", "date de production", true, {month_or_day, unused}, "01|02", ""},
    Gs1Rule{"13", "13", "date d'emballage", true, {month_or_day, unused}, "01|02", ""},
    Gs1Rule{
        "15", "15", "à consommer de préférence avant", true, {month_or_day, unused}, "01|02", ""},
    Gs1Rule{"17", "17", "à consommer jusqu'au", true, {month_or_day, unused}, "01|02", ""},
    Gs1Rule{"21", "21", "numéro de série", false, {x(20), unused}, "01", ""},
    Gs1Rule{"30", "30", "nombre variable", false, {n(1, 8), unused}, "01|02", ""},
    Gs1Rule{"3100", "3105", "poids net en kg", true, {n(6, 6), unused}, "01|02", "310n"},
    Gs1Rule{"37", "37", "nombre d'articles contenus", false, {n(1, 8), unused}, "00+02", ""},
    Gs1Rule{"3920", "3929", "prix", false, {n(1, 15), unused}, "01+30|01+310n", "392n"},
    Gs1Rule{"400", "400", "commande de l'acheteur", false, {x(30), unused}, "", ""},
    Gs1Rule{
        "422", "422", "pays d'origine", false, {n(3, 3, Gs1Test::iso3166), unused}, "01|02", ""},
    Gs1Rule{
        "7003", "7003", "date et heure limites", false, {day, n(4, 4, Gs1Test::hhmi)}, "01|02", ""},
    Gs1Rule{"7007", "7007", "date de récolte", false, {day, optional_day}, "01|02", ""},
    Gs1Rule{"90", "90", "entendu entre partenaires", false, {x(30), unused}, "", ""},
    Gs1Rule{"91", "99", "interne à l'entreprise", false, {x(90), unused}, "", ""},
};

// ISO 3166-1 numeric codes, as of 2026.
constexpr std::array<short, 249> countries = {
    4,   8,   10,  12,  16,  20,  24,  28,  31,  32,  36,  40,  44,  48,  50,  51,  52,  56,
    60,  64,  68,  70,  72,  74,  76,  84,  86,  90,  92,  96,  100, 104, 108, 112, 116, 120,
    124, 132, 136, 140, 144, 148, 152, 156, 158, 162, 166, 170, 174, 175, 178, 180, 184, 188,
    191, 192, 196, 203, 204, 208, 212, 214, 218, 222, 226, 231, 232, 233, 234, 238, 239, 242,
    246, 248, 250, 254, 258, 260, 262, 266, 268, 270, 275, 276, 288, 292, 296, 300, 304, 308,
    312, 316, 320, 324, 328, 332, 334, 336, 340, 344, 348, 352, 356, 360, 364, 368, 372, 376,
    380, 384, 388, 392, 398, 400, 404, 408, 410, 414, 417, 418, 422, 426, 428, 430, 434, 438,
    440, 442, 446, 450, 454, 458, 462, 466, 470, 474, 478, 480, 484, 492, 496, 498, 499, 500,
    504, 508, 512, 516, 520, 524, 528, 531, 533, 534, 535, 540, 548, 554, 558, 562, 566, 570,
    574, 578, 580, 581, 583, 584, 585, 586, 591, 598, 600, 604, 608, 612, 616, 620, 624, 626,
    630, 634, 638, 642, 643, 646, 652, 654, 659, 660, 662, 663, 666, 670, 674, 678, 682, 686,
    688, 690, 694, 702, 703, 704, 705, 706, 710, 716, 724, 728, 729, 732, 740, 744, 748, 752,
    756, 760, 762, 764, 768, 772, 776, 780, 784, 788, 792, 795, 796, 798, 800, 804, 807, 818,
    826, 831, 832, 833, 834, 840, 850, 854, 858, 860, 862, 876, 882, 887, 894};

} // namespace

std::span<const Gs1Rule> gs1_rules()
{
    return rules;
}

const Gs1Rule* gs1_rule_of(std::string_view ai)
{
    const Gs1Rule* rule = gs1_rule_at(ai);
    return rule != nullptr && rule->first.size() == ai.size() ? rule : nullptr;
}

const Gs1Rule* gs1_rule_at(std::string_view text)
{
    // no identifier begins with another
    for (const Gs1Rule& rule : rules) {
        const std::string_view ai = text.substr(0, rule.first.size());
        if (ai.size() == rule.first.size() && ai >= rule.first && ai <= rule.last &&
            std::all_of(ai.begin(), ai.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return &rule;
    }
    return nullptr;
}

int gs1_least_length(const Gs1Rule& rule)
{
    return rule.parts[0].least + (rule.parts[1].optional ? 0 : rule.parts[1].least);
}

int gs1_most_length(const Gs1Rule& rule)
{
    return rule.parts[0].most + rule.parts[1].most;
}

bool gs1_fits(std::string_view ai, std::string_view pattern)
{
    if (pattern.empty() || pattern.back() != 'n')
        return ai == pattern;
    pattern.remove_suffix(1);
    return ai.size() == pattern.size() + 1 && ai.substr(0, pattern.size()) == pattern;
}

bool is_gs1_character(char c)
{
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
        return true;
    constexpr std::string_view others = "!\"%&'()*+,-./:;<=>?_";
    return others.find(c) != std::string_view::npos;
}

bool is_iso_3166_number(int number)
{
    return std::binary_search(countries.begin(), countries.end(), number);
}

} // namespace cageot
