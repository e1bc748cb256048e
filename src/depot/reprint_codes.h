#pragma once

#include "depot/depot.h"

#include <string>
#include <vector>

namespace cageot {

/// The rows of the ledger that people's codes name, each once, by session and in walking order
/// within: labels, then tickets. Throws ReprintRefused with every fault.
std::vector<LedgerRow> rows_to_reprint(Depot& depot, const std::vector<std::string>& codes);

} // namespace cageot
