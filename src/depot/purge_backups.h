#pragma once

#include "depot/purge.h"

namespace cageot {

/// Makes backups that hold names older than `before` again without them, in their place, and tells in
/// `result` which, and which cannot be read.
void purge_backups(Depot& depot, UtcMs before, bool dry_run, Purge& result);

} // namespace cageot
