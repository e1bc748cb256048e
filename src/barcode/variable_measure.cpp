#include "barcode/variable_measure.h"

#include "barcode/check_digit.h"
#include "barcode/gs1.h"
#include "barcode/gs1_rules.h"

#include <algorithm>
#include <array>

namespace cageot {
namespace {

constexpr std::size_t ean_digits = 13;

/// Weighted products of the digits 0 to 9 (GS1 General Specifications, §7.9.2).
using Weights = std::array<int, 10>;
constexpr Weights two_minus = {0, 2, 4, 6, 8, 9, 1, 3, 5, 7};
constexpr Weights three = {0, 3, 6, 9, 2, 5, 8, 1, 4, 7};
constexpr Weights five_plus = {0, 5, 1, 6, 2, 7, 3, 8, 4, 9};
constexpr Weights five_minus = {0, 5, 9, 4, 8, 3, 7, 2, 6, 1};
constexpr std::array<const Weights*, 4> of_four = {&two_minus, &two_minus, &three, &five_minus};
constexpr std::array<const Weights*, 5> of_five = {&five_plus, &two_minus, &five_minus, &five_plus,
                                                   &two_minus};

template <std::size_t Size>
int weighted_sum(std::string_view value, const std::array<const Weights*, Size>& weights)
{
    int sum = 0;
    for (std::size_t i = 0; i < Size; ++i)
        sum += (*weights[i])[static_cast<std::size_t>(value[i] - '0')];
    return sum;
}

bool is_shop_number(std::string_view digits)
{
    const std::string_view prefix = digits.substr(0, 2);
    return prefix == "02" || (prefix >= "20" && prefix <= "29");
}

/// How often `c` stands at the start of `text`, which loses them.
int take(std::string_view& text, char c)
{
    const std::size_t count = std::min(text.find_first_not_of(c), text.size());
    text.remove_prefix(count);
    return static_cast<int>(count);
}

std::string without_spaces(std::string_view text)
{
    std::string all(text);
    std::erase(all, ' ');
    return all;
}

ScaleRuleReading refused(std::string_view text, const std::string& what)
{
    return {std::nullopt, "Le modèle de balance «" + std::string(text) + "» " + what};
}

/// The six digits of (310n): kilograms with n decimals. Rounded to whole grams.
long grams_of(const Gs1Element& element)
{
    const long value = std::stol(element.value);
    constexpr std::array<long, 3> finer = {1, 10, 100};
    constexpr std::array<long, 4> coarser = {1000, 100, 10, 1};
    const auto decimals = static_cast<std::size_t>(element.ai.back() - '0');
    if (decimals < coarser.size())
        return value * coarser[decimals];
    const long part = finer[decimals - 3];
    return (value + part / 2) / part;
}

std::optional<ScaleLabel> read_element_string(std::string_view scanned)
{
    const Gs1Reading reading =
        scanned.starts_with('(') ? parse_gs1(scanned) : parse_gs1_scan(scanned);
    ScaleLabel label;
    bool weighed = false;
    for (const Gs1Element& element : reading.elements) {
        if (element.ai == "01" || element.ai == "02")
            label.item = element.value;
        if (!gs1_fits(element.ai, "310n"))
            continue;
        weighed = true;
        if (reading.faults.empty())
            label.grams = grams_of(element);
    }
    if (!weighed)
        return std::nullopt;
    if (!reading.faults.empty())
        label.fault = reading.faults.front().message;
    else if (label.grams == 0)
        label = {label.item, std::nullopt, std::nullopt,
                 "Cette étiquette de balance dit 0 g: pesez encore."};
    return label;
}

ScaleLabel faulty(std::string_view digits, const std::string& what)
{
    return {"", std::nullopt, std::nullopt,
            "L'étiquette de balance «" + std::string(digits) + "» " + what};
}

ScaleLabel read_ean(std::string_view digits, const ScaleRule& rule)
{
    std::string_view rest = digits.substr(rule.prefix.size());
    ScaleLabel label;
    label.item = rest.substr(0, static_cast<std::size_t>(rule.item_digits));
    rest.remove_prefix(label.item.size());
    const char verifier = rest.front();
    rest.remove_prefix(rule.verifier ? 1 : 0);
    const std::string_view value = rest.substr(0, static_cast<std::size_t>(rule.value_digits));
    if (rule.verifier && verifier != price_check_digit(value))
        return faulty(digits, "a un chiffre de vérification faux: scannez-la encore, ou vérifiez "
                              "le modèle de balance dans les réglages.");
    const long number = std::stol(std::string(value));
    if (number == 0)
        return faulty(digits, "dit 0: pesez encore.");
    (rule.value == ScaleRule::Value::grams ? label.grams : label.cents) = number;
    return label;
}

/// The rule with the longest prefix of `digits`; the first among equals.
const ScaleRule* rule_for(std::string_view digits, std::span<const ScaleRule> rules)
{
    const ScaleRule* best = nullptr;
    for (const ScaleRule& rule : rules)
        if (digits.starts_with(rule.prefix) && (!best || rule.prefix.size() > best->prefix.size()))
            best = &rule;
    return best;
}

} // namespace

ScaleRuleReading parse_scale_rule(std::string_view text)
{
    const std::string all = without_spaces(text);
    std::string_view rest = all;
    ScaleRule rule;
    rule.prefix = rest.substr(0, std::min(rest.find_first_not_of("0123456789"), rest.size()));
    rest.remove_prefix(rule.prefix.size());
    if (rule.prefix.size() < 2 || !is_shop_number(rule.prefix))
        return refused(text, "doit commencer par 02 ou par 20 à 29: par exemple «21 AAAAA GGGGG "
                             "K».");
    rule.item_digits = take(rest, 'A');
    const int verifiers = take(rest, 'V');
    rule.verifier = verifiers == 1;
    const bool price = rest.starts_with('P');
    rule.value = price ? ScaleRule::Value::cents : ScaleRule::Value::grams;
    rule.value_digits = take(rest, price ? 'P' : 'G');
    if (rest != "K" || rule.value_digits == 0 || verifiers > 1)
        return refused(text, "ne se lit pas: après le préfixe viennent A (article), V "
                             "(vérification, une fois ou pas du tout), G (grammes) ou P (prix en "
                             "centimes), puis K.");
    if (all.size() != ean_digits)
        return refused(text, "a " + std::to_string(all.size()) + " places: un EAN-13 en a 13.");
    if (rule.verifier && rule.value_digits != 4 && rule.value_digits != 5)
        return refused(text, "a un V devant " + std::to_string(rule.value_digits) +
                                 " chiffres: il n'y en a que devant 4 ou 5.");
    return {rule, {}};
}

std::optional<ScaleLabel> read_scale_label(std::string_view scanned,
                                           std::span<const ScaleRule> rules)
{
    std::string_view digits = scanned;
    if (digits.starts_with("]E0"))
        digits.remove_prefix(3);
    if (digits.size() != ean_digits || !is_digits(digits))
        return read_element_string(scanned);
    if (!is_shop_number(digits))
        return std::nullopt;
    if (!has_right_check_digit(digits))
        return faulty(digits, "est mal lue: scannez-la encore.");
    const ScaleRule* rule = rule_for(digits, rules);
    return rule ? read_ean(digits, *rule)
                : faulty(digits, "n'a pas de modèle: décrivez vos étiquettes de balance dans les "
                                 "réglages, ou tapez le poids.");
}

char price_check_digit(std::string_view value)
{
    if (value.size() == of_four.size())
        return static_cast<char>('0' + weighted_sum(value, of_four) * 3 % 10);
    const int wanted = (10 - weighted_sum(value, of_five) % 10) % 10;
    const auto* digit = std::find(five_minus.begin(), five_minus.end(), wanted);
    return static_cast<char>('0' + (digit - five_minus.begin()));
}

} // namespace cageot
