#pragma once

// What a scale's label says: the weight in a GS1 element string (310n), or a weight or price in an EAN-13
// of numbers that a shop gives itself (prefixes 02 and 20 to 29; GS1 General Specifications, §2.1.14.2:
// where they stand is the shop's own business).

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace cageot {

/// Where a shop's scale puts what, in the twelve digits before an EAN-13's check digit: prefix, article,
/// verifier if there is one, value.
struct ScaleRule {
    enum class Value { grams, cents };
    std::string prefix; ///< "21": two digits or more, of 02 or 20 to 29
    int item_digits = 0;
    bool verifier = false; ///< a check digit of its own stands before the value (§7.9.2 to §7.9.4)
    int value_digits = 0;  ///< with a verifier 4 or 5
    Value value = Value::grams;
    friend bool operator==(const ScaleRule&, const ScaleRule&) = default;
};

struct ScaleRuleReading {
    std::optional<ScaleRule> rule;
    std::string fault; ///< one French sentence when there is no rule
};
/// As a config says it, thirteen places, spaces as one likes: "21 AAAAA GGGGG K", "02 AAAA V PPPPP K":
/// A article, V verifier, G grams, P price in cents, K the EAN's check digit.
ScaleRuleReading parse_scale_rule(std::string_view text);

struct ScaleLabel {
    std::string item;          ///< the article's digits, or the GTIN of (01) or (02); may be empty
    std::optional<long> grams; ///< > 0; nothing when the label tells a price
    std::optional<long> cents;
    std::string fault; ///< one French sentence; then the label is not to be believed
    friend bool operator==(const ScaleLabel&, const ScaleLabel&) = default;
};
/// Nothing when `scanned` is no label of a scale: a code of ours, a farm's EAN. `scanned` may have its
/// scanner's prefix ("]C1", "]E0"); an element string may also be in brackets.
std::optional<ScaleLabel> read_scale_label(std::string_view scanned,
                                           std::span<const ScaleRule> rules);

/// The digit that checks a price or weight of four or five digits (GS1 General Specifications, §7.9.3
/// and §7.9.4): '9' for "2875", '6' for "14685".
char price_check_digit(std::string_view value);

} // namespace cageot
