#pragma once

// What a person should know of a plan that is made all the same.

#include "plan/plan.h"

#include <cstddef>
#include <vector>

namespace cageot {

/// Orders without goods; names of two customers or more that are, or on paper read, the same.
/// `customers` tells whose each of the plan's orders is.
std::vector<Finding> warnings_of_orders(const PrintPlan& plan,
                                        const std::vector<std::size_t>& customers);

/// What the hub's tables, where it keeps one, do not know: one finding for farms, and one for products
/// that are taken for ambient because nobody says how they travel. Each with lines to add.
std::vector<Finding> warnings_of_tables(const Session& session, const PlanRules& rules);

} // namespace cageot
