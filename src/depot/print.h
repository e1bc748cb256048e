#pragma once

#include "depot/depot.h"

#include <filesystem>
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
    std::string asked_by = {}; ///< who: a command, the service, a station
};

/// What the request became.
struct PrintAnswer {
    /// The new jobs, then older ones that still have pages of the request to bring out.
    std::vector<JobKey> jobs;
    long pages = 0;     ///< of the new jobs
    long under_way = 0; ///< pages of the request that were asked for before and are not yet out
    long printed_before = 0; ///< pages of the request that were given to a printer already
};

/// Held from reading what is printed already to asking for the rest.
inline constexpr const char* asking_right = "asking";

/// Asks for the pages of the session's newest version that were never given to a printer, farm by
/// farm, as jobs of at most pages_per_job pages that are cut between products (depot/stretches.h),
/// and with them what a later version made wrong as a slip, once a version; the spooler sends them.
/// Pages that wait for a later moment than `not_before` wait no longer. The printer that was asked
/// for takes what is of its role, and keeps it; the rest is shared by the printers of its group
/// (depot/spread.h). What is asked for at once comes out in walking order, from its end at printers
/// that print from the end (printing/printer.h). Throws UnknownName when there is no such farm or printer,
/// std::runtime_error in French when there is no printer of the needed role, or
/// after a restore until somebody looked at what came out.
PrintAnswer request_print(Depot& depot, const StoredSession& session, const PrintRequest& request);

/// On the board while a session could not be asked for.
std::string not_printed_key(const SessionId& session);

/// After freezing: asks for everything when the config says at once or at a time. The time is the
/// first one after the session's first version, or the one at most half a day before it: what comes
/// later prints at once. When it says by
/// farm, asks only for what a later version changed of papers that were asked for before.
PrintAnswer print_as_configured(Depot& depot, const StoredSession& session);

} // namespace cageot
