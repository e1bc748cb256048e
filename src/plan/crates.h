#pragma once

#include "plan/plan.h"
#include "plan/plan_codes.h"

#include <vector>

namespace cageot {

/// One container for each order and zone with goods, by order, the main one first. An order without
/// goods has a main one all the same: its ticket says what is missing.
std::vector<Crate> crates_of(const std::vector<PlannedOrder>& orders, PlanCodes& codes);

/// Order tickets by number, then bag tickets by number.
std::vector<CrateTicket> tickets_of(const std::vector<PlannedOrder>& orders,
                                    const std::vector<Crate>& crates);

} // namespace cageot
