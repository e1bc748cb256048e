#pragma once

#include "plan/plan.h"
#include "plan/plan_codes.h"

#include <vector>

namespace cageot {

/// From so many labels on, a product of the roll is opened by a head label of its own.
constexpr int labels_for_a_head = 4;

/// The labels of the roll, farm by farm: farm head; then by product its head, if it has one, and
/// its labels by number, line and k. A farm of which nothing is to be packed has no batch.
/// `plan` has its orders and crates already.
std::vector<PlannedBatch> batches_of(const PrintPlan& plan, PlanCodes& codes);

} // namespace cageot
