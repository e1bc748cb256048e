#pragma once

#include "depot/arrivals.h"
#include "plan/farm_slip.h"

#include <vector>

namespace cageot {

/// What is expected and was not yet scanned into a crate.
std::vector<ProductToFind> to_find(Depot& depot, const Situation& situation);

} // namespace cageot
