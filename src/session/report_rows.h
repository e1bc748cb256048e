#pragma once

#include "session/json.h"
#include "session/table.h"

#include <optional>

namespace cageot {

/// The rows of a report that came as JSON ({"data": [{"customer": …}, …]}), as the table that its
/// CSV would be: keys are headers, rows count from 1. Nothing, with an error, when no known report
/// has such keys. An empty report, which has no keys, gives nothing without a word.
std::optional<Table> read_report_rows(const JsonValue& answer, FileFindings& findings);

} // namespace cageot
