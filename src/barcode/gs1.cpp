#include "barcode/gs1.h"

#include "barcode/gs1_rules.h"

#include <algorithm>
#include <array>

namespace cageot {
namespace {

const std::string form = "Écrivez chaque valeur derrière son identifiant entre parenthèses, par "
                         "exemple (01)03412345678900(10)LOT42.";
const std::string brackets_rule = "GS1 General Specifications, §4.14";

Gs1Fault unknown(std::string_view ai)
{
    std::string known;
    for (const Gs1Rule& rule : gs1_rules()) {
        known.append(known.empty() ? "" : " ").append(rule.first);
        if (rule.last != rule.first)
            known.append("–").append(rule.last);
    }
    return {"L'identifiant «" + std::string(ai) +
                "» n'est pas connu ici: voici ceux qui le sont: " + known + ".",
            "GS1 Syntax Dictionary"};
}

/// Where an identifier begins at or after `at`; the end of the text when none does.
std::size_t next_bracket(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] != '(')
        at += text[at] == '\\' && text.substr(at + 1, 1) == "(" ? 2U : 1U;
    return std::min(at, text.size());
}

std::string without_escapes(std::string_view value)
{
    std::string plain;
    for (std::size_t i = 0; i < value.size(); ++i)
        if (value[i] != '\\' || value.substr(i + 1, 1) != "(")
            plain += value[i];
    return plain;
}

/// The same element again says nothing new.
void add(std::vector<Gs1Element>& elements, Gs1Element element)
{
    if (std::find(elements.begin(), elements.end(), element) == elements.end())
        elements.push_back(std::move(element));
}

void append(std::vector<Gs1Fault>& faults, std::vector<Gs1Fault> more)
{
    faults.insert(faults.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
}

bool needs_separator(const Gs1Element& element)
{
    const Gs1Rule* rule = gs1_rule_of(element.ai);
    return rule == nullptr || !rule->predefined;
}

std::string_view without_prefix(std::string_view scanned)
{
    constexpr std::array<std::string_view, 4> prefixes = {"]C1", "]d2", "]Q3", "]e0"};
    for (const std::string_view prefix : prefixes)
        if (scanned.substr(0, prefix.size()) == prefix)
            return scanned.substr(prefix.size());
    return scanned;
}

} // namespace

Gs1Reading parse_gs1(std::string_view brackets)
{
    Gs1Reading reading;
    if (brackets.empty() || brackets.front() != '(') {
        reading.faults.push_back({form, brackets_rule});
        return reading;
    }
    for (std::size_t at = 0; at < brackets.size();) {
        const std::size_t close = brackets.find(')', at);
        const std::size_t end = next_bracket(brackets, at + 1);
        if (close >= end) {
            reading.faults.push_back(
                {"Une parenthèse ouvre sans identifiant: dans une valeur, écrivez «\\(».",
                 brackets_rule});
            return reading;
        }
        const std::string_view ai = brackets.substr(at + 1, close - at - 1);
        if (gs1_rule_of(ai) == nullptr)
            reading.faults.push_back(unknown(ai));
        else
            add(reading.elements,
                {std::string(ai), without_escapes(brackets.substr(close + 1, end - close - 1))});
        at = end;
    }
    append(reading.faults, gs1_faults(reading.elements));
    return reading;
}

Gs1Reading parse_gs1_scan(std::string_view scanned)
{
    Gs1Reading reading;
    std::string_view rest = without_prefix(scanned);
    if (rest.empty() || rest.front() == gs1_separator) {
        reading.faults.push_back({"Ces données ne commencent par aucun identifiant GS1.",
                                  "GS1 General Specifications, §7.8"});
        return reading;
    }
    while (!rest.empty()) {
        const Gs1Rule* rule = gs1_rule_at(rest);
        if (rule == nullptr) {
            reading.faults.push_back(
                unknown(rest.substr(0, std::min<std::size_t>(4, rest.size()))));
            return reading;
        }
        Gs1Element element{std::string(rest.substr(0, rule->first.size())), {}};
        rest.remove_prefix(element.ai.size());
        std::size_t length = std::min(rest.find(gs1_separator), rest.size());
        if (rule->predefined)
            length = std::min(length, static_cast<std::size_t>(gs1_most_length(*rule)));
        element.value = rest.substr(0, length);
        rest.remove_prefix(length);
        if (!rest.empty() && rest.front() == gs1_separator)
            rest.remove_prefix(1);
        add(reading.elements, std::move(element));
    }
    append(reading.faults, gs1_faults(reading.elements));
    return reading;
}

std::optional<Gs1Fault> gs1_128_fault(const std::vector<Gs1Element>& elements)
{
    constexpr std::size_t most = 48;
    const std::size_t size = to_element_string(elements).size();
    if (size <= most)
        return std::nullopt;
    return Gs1Fault{"Un GS1-128 tient 48 caractères, en voici " + std::to_string(size) +
                        ": répartissez-les sur deux codes, ou prenez un GS1 DataMatrix.",
                    "GS1 General Specifications, §5.4.4.3"};
}

std::optional<std::string> gs1_order_advice(const std::vector<Gs1Element>& elements)
{
    const auto variable = std::find_if(elements.begin(), elements.end(), needs_separator);
    const auto fixed = std::find_if_not(variable, elements.end(), needs_separator);
    if (fixed == elements.end())
        return std::nullopt;
    return "Écrivez (" + fixed->ai + ") avant (" + variable->ai +
           "): les valeurs de longueur fixe d'abord épargnent un séparateur.";
}

std::string to_brackets(const std::vector<Gs1Element>& elements)
{
    std::string text;
    for (const Gs1Element& element : elements) {
        text += "(" + element.ai + ")";
        for (const char c : element.value)
            (c == '(' ? text += '\\' : text) += c;
    }
    return text;
}

std::string to_element_string(const std::vector<Gs1Element>& elements)
{
    std::string text;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        text += elements[i].ai + elements[i].value;
        if (i + 1 < elements.size() && needs_separator(elements[i]))
            text += gs1_separator;
    }
    return text;
}

} // namespace cageot
