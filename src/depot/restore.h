#pragma once

#include "depot/backup.h"

#include <cstdint>
#include <string>
#include <vector>

namespace cageot {

/// Nothing was changed: why, a line for each fault, each with what to do.
class RestoreRefusal : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What came back.
struct Restoration {
    UtcMs made_at = 0;      ///< of the backup: what happened later is not known
    CodeCounters codes;     ///< where they go on
    CodeCounters remaining; ///< codes that are left
    std::int64_t last_session = 0;
    long jobs_in_doubt = 0;
    std::filesystem::path before; ///< where what was there is now; empty: nothing was there
    std::vector<std::string> warnings;
};

/// Makes the depot of `settings` what the backup remembers, whatever database it runs on. Codes and
/// session numbers go on far ahead of everything that this backup, those beside it and the depot
/// that is replaced know; what was open is in doubt, and the board says that nothing is known of the
/// time since. A depot that has something already is only replaced with `replace`, after a backup
/// of it; a damaged one is put aside. A crash in between leaves the depot empty or as it was: the
/// same call again goes on. Throws RestoreRefusal, std::runtime_error in French.
Restoration restore_backup(const DepotSettings& settings, const Clock& clock,
                           const std::filesystem::path& backup, bool replace);

/// Folders of the data in which a damaged depot was put aside: this and a moment.
inline constexpr const char* put_aside_prefix = "abime-";
/// On the board after a restore, until a person looked at what came out.
inline constexpr const char* restored_key = "restored";
/// Why nothing may be printed before somebody looked at what came out since the backup; empty when
/// it may.
std::string print_obstacle_of_restore(Depot& depot);

/// How far numbers jump: more than any depot gives between two backups, `weeks` weeks apart.
CodeCounters code_jump(std::int64_t weeks);
/// What is left of each kind.
CodeCounters remaining_codes(const CodeCounters& next);

} // namespace cageot
