#pragma once

// What of a depot is old enough to lose its names.

#include "store/store.h"

#include <filesystem>
#include <vector>

namespace cageot {

/// The folder of a version below the depot's data, or a backup's.
std::filesystem::path folder_of(const std::filesystem::path& root, const StoredSession& version);
/// The versions of sessions that nobody changed since.
std::vector<StoredSession> old_versions(Store& store, UtcMs before);
/// Takes the names out of these versions, and the messages of before away, in the database of a depot or
/// of a backup. True when there was something to forget.
bool forget_in(Store& store, const std::vector<StoredSession>& old, UtcMs before, UtcMs now);

} // namespace cageot
