#pragma once

#include "plan/product_facts.h"
#include "plan/zone.h"
#include "session/session.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// How a product's ordered quantity becomes labels. Stored by name: never rename.
enum class Labelling {
    unit, ///< one label for each ordered unit
    line, ///< one label for the whole line: one bag with 2 kg
    none, ///< no label: a line of the ticket only, and a head label to pack by
};
std::string_view to_string(Labelling labelling);
std::optional<Labelling> parse_labelling(std::string_view text);

/// Which products a rule is about; texts are compared as folded_text.
struct ProductMatch {
    /// From the strongest to the weakest: the strongest matching rule decides.
    enum class By {
        product,  ///< the product's whole name
        producer, ///< the farm's whole name
        word,     ///< whole words found in a row in the product's name or unit
    };
    By by = By::word;
    std::string text;
    friend bool operator==(const ProductMatch&, const ProductMatch&) = default;
};
/// "produit: …", "ferme: …", "mot: …" (or product, producer, word); a bare text is a word.
/// Nothing when it is empty or the part before the colon is none of these.
std::optional<ProductMatch> parse_product_match(std::string_view text);
/// In the French words that parse_product_match reads.
std::string to_string(const ProductMatch& match);
bool matches(const ProductMatch& match, const Product& product);

struct ZoneRule {
    ProductMatch match;
    Zone zone = Zone::chilled;
};
struct LabellingRule {
    ProductMatch match;
    Labelling labelling = Labelling::unit;
};
/// A relay as the hub wants it named, in the order of the round.
struct RelayRule {
    std::string match;  ///< found in the shop's text, as folded_text; empty: only the id counts
    std::string letter; ///< "C"; empty: the next free one
    std::string colour; ///< "BLEU"; empty: the next free one
    std::string name;   ///< "Aragon"; empty: made of the shop's text
    std::string driver; ///< the round: one relay sheet for each; may be empty
    /// Relay::id, "61"; stronger than any `match`; empty: only `match` counts. A rule has one of both.
    std::string id = {};
    friend bool operator==(const RelayRule&, const RelayRule&) = default;
};
/// What a hub says of one of its farms, a row of its table of farms.
struct ProducerRule {
    std::string name;                   ///< compared as folded_text
    std::string expected;               ///< when its goods come, "07:45"; empty: not said
    std::optional<Labelling> labelling; ///< of its products
    friend bool operator==(const ProducerRule&, const ProducerRule&) = default;
};
/// How much of a customer's name goes on paper. Stored by name: never rename.
enum class NameStyle {
    none,
    short_name, ///< "Zoé N."
    full,
};
std::string_view to_string(NameStyle style);
std::optional<NameStyle> parse_name_style(std::string_view text);

/// What a hub says about packing. Part of every plan: the same rules give the same plan.
struct PlanRules {
    std::vector<ZoneRule> zones;
    Labelling labelling_default = Labelling::unit;
    std::vector<LabellingRule> labelling;
    std::vector<RelayRule> relays;
    bool relays_in_table = false;       ///< a person adds one there, not in the config
    std::vector<ProductFacts> products; ///< the rows of the hub's table; an empty farm or unit: any
    std::vector<ProducerRule> producers; ///< the rows of the hub's table of farms
    NameStyle names = NameStyle::short_name;
    bool show_amounts = true; ///< "Payé", "À régler 12,40 €" on tickets
};

/// From the strongest to the weakest: a rule for the product, the zone in the table of products, a
/// rule for the farm, a rule for a word; without any, chilled when the shop says that the product
/// is temperature controlled, else ambient. Among equal rules frozen before chilled.
Zone zone_of(const OrderLine& line, const PlanRules& rules);
/// The same, when what the table tells of the line's product is known: null when nothing.
Zone zone_of(const OrderLine& line, const PlanRules& rules, const ProductFacts* facts);
/// True when a rule, the table or the shop says it: it is not ambient for want of anything better.
bool is_zone_known(const OrderLine& line, const PlanRules& rules, const ProductFacts* facts);

/// Finds farms in the hub's table, which must outlive this; the first row of a farm counts.
class ProducerRows {
public:
    explicit ProducerRows(const std::vector<ProducerRule>& table);
    /// Null when the table has no such farm.
    const ProducerRule* find(std::string_view name) const;

private:
    std::map<std::string, const ProducerRule*> by_name_;
};

/// From the strongest to the weakest: a rule for the product, a rule for the farm, the table of
/// farms, a rule for a word, the default; the first among equals.
Labelling labelling_of(const Product& product, const PlanRules& rules);
/// The same, when the farm's row is known: null when it has none.
Labelling labelling_of(const Product& product, const PlanRules& rules, const ProducerRule* farm);

} // namespace cageot
