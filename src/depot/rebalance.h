#pragma once

#include "depot/depot.h"

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace cageot {

/// What is known of how a printer stands.
struct PrinterStanding {
    bool stopped = false;      ///< its queue, or it waits for paper
    bool asks = false;         ///< an open question: nothing is sent to it before the answer
    bool paused = false;       ///< a coordinator wants nothing sent to it for now
    UtcMs silent_since = 0;    ///< it or its server does not answer; 0: it does
    long pages_per_minute = 0; ///< 0: not known
};
/// Of a printer that is not named nothing bad is known.
using Standings = std::map<PrinterName, PrinterStanding>;

/// How long a printer may be silent before its work goes to another: longer than a print server
/// takes to start again.
inline constexpr UtcMs silence_borne = 30'000;
bool can_print(const PrinterStanding& standing, UtcMs now);

/// The printers that share work of `open` that is due and not sent with another: how they stand must
/// be known.
std::set<PrinterName> sharing_printers(Depot& depot, const std::vector<SpoolJob>& open);

/// Gives work that is due and that nobody has sent yet from printers that cannot go on, that are far
/// behind, or that are no longer of the group, to others of the group, as depot/spread.h says; pages
/// are turned where one of both prints from the end. Work for a printer that somebody chose stays.
/// Returns how many jobs it moved. Only what waits for a printer that is `ours` moves, to whatever
/// printer: two programs that each hold some printers do not take work from each other, and a job
/// does not move while it is made.
long rebalance(
    Depot& depot, const Standings& standings,
    const std::function<bool(const PrinterName&)>& ours = [](const PrinterName&) { return true; });

} // namespace cageot
