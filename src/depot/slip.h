#pragma once

#include "depot/depot.h"
#include "plan/throw_away.h"

namespace cageot {

/// What this version made wrong of what was on paper before it.
ThrowAwaySlip slip_of(Depot& depot, const SessionId& session, int version);

} // namespace cageot
