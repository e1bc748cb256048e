#pragma once

#include "base/finding.h"
#include "depot/depot.h"

#include <string>
#include <vector>

namespace cageot {

/// Asks the shop that the config names once, in a few seconds: whether it answers, knows the hub,
/// tells the same time and takes the key. Nothing is said of a key that the depot does not have.
std::vector<Finding> examine_shop(Depot& depot);

/// What to do about clocks that differ; empty when they do not by much. `skew` is how far the
/// shop's is before ours.
std::string clock_fault(UtcMs skew);

} // namespace cageot
