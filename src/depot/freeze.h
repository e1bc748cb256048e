#pragma once

#include "depot/depot.h"
#include "session/read_session.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cageot {

struct Freezing {
    /// What the files became; nothing when they were refused.
    std::optional<StoredSession> session;
    /// True when exactly this content was frozen before: nothing was changed.
    bool unchanged = false;
    /// Only supplier totals came: they were compared with `session`.
    bool compared = false;
    /// Whether supplier totals say the same as the orders; nothing when none came.
    std::optional<bool> totals_agree;
    std::vector<Finding> findings;
    /// Not empty when the documents could not all be proved; the session is frozen all the same.
    std::string documents_fault;
};

/// Reads the files as one session, plans it, saves raw files, plan and ledger all or nothing, and
/// writes the documents of the version with the A4 fallback. The same order cycle with other
/// content becomes the next version; a packing report alone completes the newest session, supplier
/// totals alone are compared with it. Refused input changes nothing. `frozen` is called once the
/// session is safe and before its documents are written, also for known content: printing need not
/// wait for them. Throws std::runtime_error in French for broken surroundings.
Freezing freeze(Depot& depot, const std::vector<InputFile>& files, const ReadOptions& options = {},
                const std::function<void(const StoredSession&)>& frozen = {});

/// For people: what happened, the findings, what comes next; several lines of French.
std::string report(const Freezing& freezing);

} // namespace cageot
