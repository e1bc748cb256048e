#pragma once

// Scanning: what stations tell is judged, remembered, and followed by what it asks for.

#include "depot/depot.h"
#include "depot/refused.h"
#include "scan/shown.h"

#include <string>
#include <vector>

namespace cageot {

/// What was sent is no scan: nothing of it is remembered.
class ScanRefused : public Refused {
    using Refused::Refused;
};

struct ScanAnswer {
    std::string id;     ///< of the scan
    bool known = false; ///< it was told before: this is what was answered then, as it shows now
    Judgement judgement;
    Shown shown;
};

/// Judges them in their order and remembers them all, or none. What a scan proves to be on paper is
/// confirmed in the ledger; missing and damaged goods become facts of arrivals; help, replaced goods and
/// departures are told on the board; one more crate asks for its ticket. A scan that is sent again is
/// not judged again. Repeated ones (Judgement::repeated) are not remembered. Throws ScanRefused: an id
/// or station that is none, a text over 512 bytes, an id that another scan has.
std::vector<ScanAnswer> judge_scans(Depot& depot, const SessionId& session,
                                    const std::vector<Scan>& scans);

} // namespace cageot
