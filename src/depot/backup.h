#pragma once

#include "depot/depot.h"
#include "depot/file_lock.h"
#include "depot/manifest.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace cageot {

/// The database within a backup, and where the rest is.
inline constexpr const char* backup_database = "cageot.sqlite";

/// Held by whoever makes, restores or purges backups.
FileLock take_keep_lock(const DepotSettings& settings);

/// Makes a backup while the depot works: every row of the database as of one moment, the archive of
/// all its versions, what waits in the drop folder, and a manifest with the sum of every file. It
/// is `to`, or, when that is a folder already, a folder in it that is named by date and time; by
/// default in the folder that the config names. What an older backup beside it has too is linked,
/// not copied. Readable by its owner only, whole or not there. Returns its folder. Throws
/// std::runtime_error in French.
std::filesystem::path make_backup(Depot& depot, const std::filesystem::path& to = {});

/// The same with the lock already held.
std::filesystem::path make_backup_within(Depot& depot, const std::filesystem::path& to = {});

/// With the lock held, removes backups of the config's folder but for the newest of each of the last days that have
/// one, and those of the newest of these days: never the newest that is whole.
void remove_old_backups(const DepotSettings& settings);

void remove_backup(const std::filesystem::path& folder);
/// Writes the manifest of a backup that is being made in `folder` and flushes all of it to the
/// disk.
void seal_backup(const std::filesystem::path& folder, const Manifest& manifest,
                 const std::string& time_zone);
/// "2026-11-25T2210"
std::string backup_name(UtcMs moment, const std::string& time_zone);
/// Links a file when the disk can, else copies it.
void link_or_copy(const std::filesystem::path& from, const std::filesystem::path& to);
/// Flushes a file or a folder to the disk. Throws std::runtime_error in French.
void flush(const std::filesystem::path& path);

} // namespace cageot
