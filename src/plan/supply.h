#pragma once

// Who gets what of the goods that came. Pure: the same plan and arrivals give the same supply.

#include "plan/arrivals.h"
#include "plan/plan.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace cageot {

/// What is there of one product.
struct ProductSupply {
    Product product;
    Zone zone = Zone::ambient;
    int ordered = 0;
    int missing = 0;   ///< not delivered; leftover labels that nobody explained are counted here
    int refused = 0;   ///< delivered, and not good enough
    int allocated = 0; ///< what the orders get; ≤ accepted()
    int accepted() const { return ordered - missing - refused; }
    friend bool operator==(const ProductSupply&, const ProductSupply&) = default;
};

/// One line of an order that does not get all it ordered because of arrivals.
struct Shortage {
    std::size_t order = 0; ///< index into PrintPlan::orders
    int line = 1;          ///< its 1-based place in the order
    int quantity = 0;      ///< units that are short, > 0
    bool refused = false;  ///< all that its product lacks was refused: none is missing
    friend bool operator==(const Shortage&, const Shortage&) = default;
};

struct Supply {
    std::vector<ProductSupply> products; ///< every ordered product, by producer and name
    std::vector<Shortage> shortages;     ///< by order, then line; each line once
    /// Unit labels that stand for less than they covered: for how much, ≥ 1.
    std::map<std::string, int> partly;
    /// Codes of what must not be printed, and is void when it was: unit labels whose goods are absent,
    /// heads of products and farms of which nothing is there, containers other than an order's main one
    /// with nothing left for them.
    std::set<std::string> absent;
    friend bool operator==(const Supply&, const Supply&) = default;
};

/// By this rule, for each product: what is short is what was told missing and refused, all of it when
/// the farm never comes, and at least what the leftover labels cover. Goods of leftover labels are
/// never given to their lines. An order that a person chose a quantity for gets it, as far as it goes,
/// oldest order first. The rest is given unit by unit: every order gets one before any gets two, the
/// oldest order first (PlannedOrder::completed_at, then the order's number). Within an order its lines
/// are served in their order, within a line its labels.
Supply supply_of(const PrintPlan& plan, const Arrivals& arrivals);

/// The plan as it can be packed: quantities, labels, heads and tickets without what is short, which
/// stands in PlannedLine::missing. Nothing is left out, so every place and code stays; a label whose
/// goods are absent covers 0.
PrintPlan supplied_plan(const PrintPlan& plan, const Supply& supply);

} // namespace cageot
