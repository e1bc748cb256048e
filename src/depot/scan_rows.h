#pragma once

#include "scan/judge.h"
#include "store/scans.h"

namespace cageot {

StoredScan to_row(const SessionId& session, const Scan& scan, const Judgement& judgement,
                  UtcMs received_at);
/// Throws std::runtime_error for words that this program does not know.
ScanEvent to_event(const StoredScan& row);

} // namespace cageot
