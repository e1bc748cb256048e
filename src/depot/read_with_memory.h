#pragma once

#include "depot/depot.h"
#include "session/read_session.h"

#include <optional>
#include <vector>

namespace cageot {

/// Files read together with what the depot remembers.
struct RememberedReading {
    SessionReading reading;
    std::vector<InputFile> files; ///< those that were read: of memory, then as they came
    /// Only supplier totals came: they were compared with this version and are none of it.
    std::optional<StoredSession> compared;
};

/// Reads the files. What comes without its other half is read with the half that is known: a packing
/// report or supplier totals alone with the newest session's orders, orders alone with their
/// session's packing report.
RememberedReading read_with_memory(Depot& depot, const std::vector<InputFile>& files,
                                   const ReadOptions& options);

/// The session that these orders are another version of: what may be the same order cycle, of the
/// same hub (a report without the hub's column may be of any), with at least one of its orders. The
/// name alone is not enough: a shop may call every week's cycle the same, or the column may be
/// hidden.
std::optional<StoredSession> find_known(Depot& depot, const Session& session);

} // namespace cageot
