#pragma once

#include "depot/depot.h"

#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// What somebody wants printed of a session.
struct PrintRequest {
    std::optional<std::string> producer; ///< one farm's labels; nothing: all
    bool labels = true;
    bool tickets = true; ///< only with all farms
    bool sheets = false; ///< the A4 fallback, as often as it is asked for
    /// Only of farms, order tickets or bag tickets of which something was asked for before.
    bool begun_only = false;
    std::optional<PrinterName> printer; ///< instead of the printers of each role
    UtcMs not_before = 0;
};

/// What the request became.
struct PrintAnswer {
    /// The new jobs, then older ones that still have pages of the request to bring out.
    std::vector<JobKey> jobs;
    long pages = 0;     ///< of the new jobs
    long under_way = 0; ///< pages of the request that were asked for before and are not yet out
    long printed_before = 0; ///< pages of the request that were given to a printer already
};

/// Pages for one job: enough to keep a printer busy, few enough that doubt stays small (95 ms fixed
/// cost a job with cups 2.4.2, 20 labels are 4–7 s of paper).
inline constexpr std::size_t pages_per_job = 20;

/// Asks for the pages of the session's newest version that were never given to a printer, farm by
/// farm, as jobs of at most pages_per_job pages, and with them what a later version made wrong as a
/// slip, once a version; the spooler sends them. Pages that wait for a later moment than
/// `not_before` wait no longer. The printer that was asked for takes what is of its role, the rest
/// goes where it always does. Throws UnknownName when there is no such farm or printer,
/// std::runtime_error in French when there is no printer of the needed role.
PrintAnswer request_print(Depot& depot, const StoredSession& session, const PrintRequest& request);

/// On the board while a session could not be asked for.
std::string not_printed_key(const SessionId& session);

/// After freezing: asks for everything when the config says at once or at a time. The time is the
/// first one after the session's first version, or the one at most half a day before it: what comes
/// later prints at once. When it says by
/// farm, asks only for what a later version changed of papers that were asked for before.
PrintAnswer print_as_configured(Depot& depot, const StoredSession& session);

} // namespace cageot
