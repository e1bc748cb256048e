#pragma once

#include "depot/arrivals.h"
#include "plan/farm_slip.h"

#include <vector>

namespace cageot {

/// What is expected and neither scanned anywhere nor in a crate that somebody counted.
std::vector<ProductToFind> to_find(Depot& depot, const Situation& situation);

} // namespace cageot
