#pragma once

#include "plan/plan.h"
#include "plan/relays.h"

#include <vector>

namespace cageot {

/// Numbers of orders. They are said aloud and written on lids: once given, one never moves.
struct Numbering {
    std::vector<int> of_order; ///< by place in Session::orders
    std::vector<int> first_of_relay;
    std::vector<RetiredNumber> retired; ///< by number
};

/// Without a previous plan 1…N in the order of the round, in a relay by customer then order number,
/// at least two numbers free after each relay. With one, only orders without a number get one: the
/// smallest free one from their relay's first number up to the next relay, else one beyond all.
Numbering number_orders(const Session& session, const RelayAssignment& assignment,
                        const PrintPlan* previous);

} // namespace cageot
