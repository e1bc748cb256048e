#pragma once

#include "session/read_session.h"
#include "session/table.h"

namespace cageot {

/// The session in a file of orders (customer totals or the neutral CSV). What it gives is whole
/// only when `findings` has no error.
Session read_order_file(const Table& table, const ReadOptions& options, FileFindings& findings);

} // namespace cageot
