#pragma once

#include "depot/documents.h"

#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// 128 random bits: no two jobs share a key, on any machine, ever.
JobKey new_key();
/// The key of what this names, always the same.
JobKey named_key(const std::string& name);

/// The pages of a job that `version`, the session's newest, has not made void nor another job's, with
/// the copy that is due; nothing when the ledger is of another version, frozen a moment ago.
std::optional<std::vector<WantedPage>> valid_pages(Store& store, const SpoolJob& job, int version);

} // namespace cageot
