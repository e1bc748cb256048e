#include "plan/rules.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace cageot {
namespace {

constexpr std::array<std::pair<Labelling, std::string_view>, 3> labelling_words = {
    {{Labelling::unit, "unit"}, {Labelling::line, "line"}, {Labelling::none, "none"}}};

constexpr std::array<std::pair<NameStyle, std::string_view>, 3> name_style_words = {
    {{NameStyle::none, "none"}, {NameStyle::short_name, "short_name"}, {NameStyle::full, "full"}}};

using By = ProductMatch::By;
constexpr std::array<std::pair<By, std::string_view>, 6> match_words = {{{By::product, "produit"},
                                                                         {By::product, "product"},
                                                                         {By::producer, "ferme"},
                                                                         {By::producer, "producer"},
                                                                         {By::word, "mot"},
                                                                         {By::word, "word"}}};

template <class Pairs, class Value>
std::string_view word_for(const Pairs& pairs, Value value)
{
    for (const auto& [known, word] : pairs)
        if (known == value)
            return word;
    throw std::logic_error("a value without its word");
}

template <class Pairs>
auto value_for(const Pairs& pairs, std::string_view text)
    -> std::optional<typename Pairs::value_type::first_type>
{
    for (const auto& [known, word] : pairs)
        if (word == text)
            return known;
    return std::nullopt;
}

bool is_letter_or_digit(char32_t code)
{
    if (code < 0x80)
        return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z');
    const bool sign = code < 0xC0 || code == 0xD7 || code == 0xF7;
    const bool punctuation = code >= 0x2000 && code <= 0x206F;
    return !sign && !punctuation;
}

/// The words of a text for comparing: "Œufs bio (6)" → "oeufs", "bio", "6".
std::vector<std::u32string> words_in(std::string_view text)
{
    std::vector<std::u32string> words(1);
    for (const char32_t code : to_code_points(folded_text(text))) {
        if (is_letter_or_digit(code))
            words.back() += code;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    return words;
}

bool has_in_a_row(const std::vector<std::u32string>& words,
                  const std::vector<std::u32string>& wanted)
{
    return std::search(words.begin(), words.end(), wanted.begin(), wanted.end()) != words.end();
}

/// Among equals the coldest; null when none matches.
const ZoneRule* strongest_zone_rule(const Product& product, const PlanRules& rules)
{
    const ZoneRule* best = nullptr;
    for (const ZoneRule& rule : rules.zones) {
        if (!matches(rule.match, product))
            continue;
        const bool stronger = !best || rule.match.by < best->match.by;
        const bool colder = best && rule.match.by == best->match.by && rule.zone > best->zone;
        if (stronger || colder)
            best = &rule;
    }
    return best;
}

} // namespace

std::string_view to_string(Labelling labelling)
{
    return word_for(labelling_words, labelling);
}

std::optional<Labelling> parse_labelling(std::string_view text)
{
    return value_for(labelling_words, text);
}

std::string_view to_string(NameStyle style)
{
    return word_for(name_style_words, style);
}

std::optional<NameStyle> parse_name_style(std::string_view text)
{
    return value_for(name_style_words, text);
}

std::optional<ProductMatch> parse_product_match(std::string_view text)
{
    ProductMatch match;
    if (const auto colon = text.find(':'); colon != std::string_view::npos) {
        const auto by = value_for(match_words, folded_text(text.substr(0, colon)));
        if (!by)
            return std::nullopt;
        match.by = *by;
        text.remove_prefix(colon + 1);
    }
    match.text = trimmed(text);
    const bool empty = match.by == By::word ? words_in(match.text).empty() : match.text.empty();
    return empty ? std::nullopt : std::optional(match);
}

std::string to_string(const ProductMatch& match)
{
    return std::string(word_for(match_words, match.by)) + ": " + match.text;
}

bool matches(const ProductMatch& match, const Product& product)
{
    switch (match.by) {
    case By::product:
        return folded_text(product.name) == folded_text(match.text);
    case By::producer:
        return folded_text(product.producer) == folded_text(match.text);
    case By::word: {
        const auto wanted = words_in(match.text);
        return !wanted.empty() && (has_in_a_row(words_in(product.name), wanted) ||
                                   has_in_a_row(words_in(product.unit), wanted));
    }
    }
    throw std::logic_error("unknown kind of product match");
}

Zone zone_of(const OrderLine& line, const PlanRules& rules)
{
    return zone_of(line, rules, find_row(rules.products, line.product));
}

Zone zone_of(const OrderLine& line, const PlanRules& rules, const ProductFacts* facts)
{
    const ZoneRule* best = strongest_zone_rule(line.product, rules);
    const bool names_product = best && best->match.by == By::product;
    if (!names_product && facts && facts->zone)
        return *facts->zone;
    if (best)
        return best->zone;
    return line.temperature_controlled.value_or(false) ? Zone::chilled : Zone::ambient;
}

bool is_zone_known(const OrderLine& line, const PlanRules& rules, const ProductFacts* facts)
{
    return line.temperature_controlled || (facts && facts->zone) ||
           strongest_zone_rule(line.product, rules);
}

ProducerRows::ProducerRows(const std::vector<ProducerRule>& table)
{
    for (const ProducerRule& row : table)
        by_name_.emplace(folded_text(row.name), &row);
}

const ProducerRule* ProducerRows::find(std::string_view name) const
{
    const auto found = by_name_.find(folded_text(name));
    return found == by_name_.end() ? nullptr : found->second;
}

Labelling labelling_of(const Product& product, const PlanRules& rules)
{
    return labelling_of(product, rules, ProducerRows(rules.producers).find(product.producer));
}

Labelling labelling_of(const Product& product, const PlanRules& rules, const ProducerRule* farm)
{
    const LabellingRule* best = nullptr;
    for (const LabellingRule& rule : rules.labelling)
        if ((!best || rule.match.by < best->match.by) && matches(rule.match, product))
            best = &rule;
    const bool only_word = !best || best->match.by == By::word;
    if (only_word && farm && farm->labelling)
        return *farm->labelling;
    return best ? best->labelling : rules.labelling_default;
}

} // namespace cageot
