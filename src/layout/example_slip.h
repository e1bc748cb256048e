#pragma once

#include "plan/throw_away.h"

namespace cageot {

/// Every paper of `plan`, as if a next version made all of them wrong: tickets, then labels, then
/// heads. Of a line that has several labels it has all of them, also those that `plan` leaves out.
ThrowAwaySlip example_slip(const PrintPlan& plan);

} // namespace cageot
