#pragma once

#include "depot/depot.h"
#include "session/read_session.h"

#include <string>
#include <vector>

namespace cageot {

/// 64 hex digits.
std::string sha256_hex(const std::string& bytes);

/// Writes the files as they came into `folder`/raw, with their sums in SHA256SUMS beside it, each
/// flushed to the disk. What stood in the folder is gone: it was never part of a version. Returns
/// their names there.
std::vector<std::string> archive_raw(const std::filesystem::path& folder,
                                     const std::vector<InputFile>& files);
/// The raw files of one version.
std::vector<InputFile> archived_files(Depot& depot, const StoredSession& session);

} // namespace cageot
