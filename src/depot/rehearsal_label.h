#pragma once

#include "depot/documents.h"

namespace cageot {

/// The rehearsal whose label the job prints. Throws std::logic_error when there is none.
Rehearsal rehearsal_of(Depot& depot, const JobKey& job);

/// The label of a rehearsal, on its printer's own stock and grid. Throws std::runtime_error in
/// French, also when there is no calibration layout for that stock.
MadeDocument make_rehearsal_label(Depot& depot, const Printer& printer, const Rehearsal& rehearsal);

} // namespace cageot
