#pragma once

#include "plan/plan.h"

#include <cstddef>
#include <vector>

namespace cageot {

/// Which relay each order goes to.
struct RelayAssignment {
    /// Those with orders: in the order of the rules, then unknown ones by folded name. A relay of
    /// the previous plan, known by its id or else its text, keeps its letter, colour and first
    /// number, and its name while the shop calls it as before; the first number of others is 0.
    std::vector<PlannedRelay> relays;
    std::vector<std::size_t> of_order; ///< index into `relays`, by place in Session::orders
    std::vector<Finding> findings;     ///< unknown relays, each with a line to paste into the rules
};

/// A rule keeps its letter and colour even in a week without orders for it, so that the tape on the
/// shelf stays true; unknown relays get the next free ones.
RelayAssignment assign_relays(const Session& session, const PlanRules& rules,
                              const PrintPlan* previous);

} // namespace cageot
