#pragma once

#include "depot/depot.h"
#include "printing/cups_server.h"

#include <vector>

namespace cageot {

/// What is wrong with this depot and what to do, most urgent first: fonts and the layouts of every
/// printer's stock, printers, what they say and their queues, this week's rehearsal, the shop, the
/// mail server, the drop folder, the disk, rows of the table of products without goods,
/// questions about printers, labels in doubt. Empty when all is well.
std::vector<Finding> examine(Depot& depot, const CupsServer& server);

} // namespace cageot
