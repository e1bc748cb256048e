#pragma once

#include "plan/arrivals.h"
#include "plan/plan.h"
#include "plan/weights.h"

#include <span>
#include <string>
#include <vector>

namespace cageot {

/// What of these facts cannot be, by the session's newest plan and what is sold by weight: one French
/// sentence for each fault.
std::vector<std::string> faults_of(const PrintPlan& plan, const WeighedProducts& weighed,
                                   std::span<const ArrivalFact> facts);

} // namespace cageot
