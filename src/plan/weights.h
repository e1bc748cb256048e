#pragma once

// Goods that are sold by weight: what they should weigh, and what they do.

#include "plan/arrivals.h"
#include "plan/plan.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// Grams of one ordered unit: "500g", "1,2 kg", "Nature (4x125g)". Nothing when the text tells no weight,
/// or several.
std::optional<long> grams_of_unit(std::string_view unit);

struct WeighedRule {
    ProductMatch match;
    int tolerance = 10; ///< percent that a weight may differ from what was ordered
    friend bool operator==(const WeighedRule&, const WeighedRule&) = default;
};
/// Which products are sold by weight. A rule for the product is stronger than one for the farm, that one
/// stronger than one for a word; the first among equals.
using WeighedProducts = std::vector<WeighedRule>;
/// Null when the product is not sold by weight.
const WeighedRule* weighed_rule_of(const Product& product, const WeighedProducts& weighed);

/// A line that is sold by weight, of which something is there.
struct FinalWeight {
    OrderNumber order;
    int number = 0;
    Product product;
    int ordered = 0;  ///< units
    int there = 0;    ///< units
    long nominal = 0; ///< grams that the units there should weigh; 0: the shop's text does not tell
    long weighed = 0; ///< grams of the labels that were weighed
    int labels_weighed = 0;
    int labels = 0; ///< whose goods are there
    friend bool operator==(const FinalWeight&, const FinalWeight&) = default;
};
/// By number, then line; `plan` as it was supplied.
std::vector<FinalWeight> final_weights(const PrintPlan& plan, const Arrivals& arrivals,
                                       const WeighedProducts& weighed);
/// As the other tables (plan/csv_text.h); the final weight is empty until all of a line is weighed.
std::string weights_csv(const std::vector<FinalWeight>& weights);

/// One French sentence when `grams` cannot be what the thing under this label weighs: its product is not
/// sold by weight, or the weight is out of tolerance. Nothing when it can; 0 always can.
std::optional<std::string> weight_fault(const UnitLabel& label, long grams,
                                        const WeighedProducts& weighed);

} // namespace cageot
