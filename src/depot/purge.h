#pragma once

#include "depot/backup.h"

#include <optional>
#include <string_view>
#include <vector>

namespace cageot {

/// What a purge did, or would do.
struct Purge {
    UtcMs before = 0;
    std::vector<StoredSession> sessions; ///< each in its newest version
    long files = 0;                      ///< in the archive and the drop folder
    long backups = 0;                    ///< made anew without the names
    /// What still has names and must be removed by a person, in French.
    std::vector<std::string> left;
};

/// Takes the names of people out of everything that is older than `before`: of sessions whose newest
/// version was frozen before, the customers of the plan, the raw files and the documents; mails;
/// files that were dropped; and the same in the backups of the config's folder. Counts, codes,
/// products and the ledger stay. What was begun and broken off is done by the next one. With
/// `dry_run` it only counts. Throws std::runtime_error in French.
Purge purge(Depot& depot, UtcMs before, bool dry_run = false);

/// "8w", "60d"; at least a day.
std::optional<UtcMs> parse_period(std::string_view text);
/// The first moment of a day by the depot's clock: "2026-09-30".
std::optional<UtcMs> parse_day(std::string_view text, const std::string& time_zone);

} // namespace cageot
