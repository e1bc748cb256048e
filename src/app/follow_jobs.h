#pragma once

#include "depot/depot.h"

#include <vector>

namespace cageot {

/// Follows jobs to their end, by sending them when no service does, else by watching it, and tells
/// on standard error what stands in their way. Returns how many pages were given to printers;
/// `status` becomes that of a refusal when some were not.
long bring_out(Depot& depot, const std::vector<JobKey>& jobs, int& status);

} // namespace cageot
