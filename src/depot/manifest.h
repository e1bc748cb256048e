#pragma once

#include "store/depot_numbers.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// What a backup says of itself: text that people can read, its last line the sum of the others.
struct Manifest {
    UtcMs made_at = 0;
    std::string key_mark; ///< of the depot's code key: which depot it is, without telling the key
    CodeCounters codes;   ///< first unused when it was made
    std::int64_t last_session = 0;
    std::map<std::string, std::string> files; ///< path within the backup → SHA-256, hex
    friend bool operator==(const Manifest&, const Manifest&) = default;
};

inline constexpr const char* manifest_name = "manifest.txt";

std::string key_mark(const CodeKey& key);
std::string to_text(const Manifest& manifest, const std::string& time_zone);
/// Nothing for a text that to_text did not make, or that was damaged or cut since.
std::optional<Manifest> parse_manifest(std::string_view text);

/// A backup by its folder.
struct KnownBackup {
    std::filesystem::path folder;
    Manifest manifest;
};
/// Nothing when it has no manifest, or a damaged one.
std::optional<KnownBackup> open_backup(const std::filesystem::path& folder);
/// Those in a folder whose manifest is whole, newest first; none when the folder is not there.
std::vector<KnownBackup> backups_in(const std::filesystem::path& folder);
/// Everything that differs from the manifest, in French: missing and damaged files.
std::vector<std::string> faults_of(const std::filesystem::path& backup);

} // namespace cageot
