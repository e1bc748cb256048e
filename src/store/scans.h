#pragma once

#include "base/clock.h"
#include "base/id.h"

#include <cstdint>
#include <string>
#include <vector>

namespace cageot {

/// One scan as a row. What the words mean is `scan`'s (scan/event.h, scan/verdict.h).
struct StoredScan {
    SessionId session;
    std::string id; ///< of the session's scans no other has it
    std::string station;
    UtcMs at = 0;          ///< by the station's clock
    UtcMs received_at = 0; ///< by the depot's
    std::string action, text;
    std::string kind, code, crate, target; ///< of the event
    std::int64_t amount = 0;
    std::string evidence;
    bool offline = false;     ///< the station judged it by itself
    std::int64_t version = 1; ///< of the plan that it was judged by
    std::string reason;       ///< of the judgement
    friend bool operator==(const StoredScan&, const StoredScan&) = default;
};

/// What became of scans that were added.
struct AddedScans {
    long added = 0;                 ///< the others were known
    std::vector<StoredScan> known;  ///< as they were told first
    std::vector<std::string> taken; ///< ids that other scans have: then none was added
};

/// Scans, and the place of the newest one stored.
struct ScanPage {
    std::vector<StoredScan> scans;
    std::int64_t last = 0;
};

/// A place where codes are scanned. It proves itself by a secret that only it knows.
struct StoredStation {
    std::string id; ///< "poste-2", chosen by whoever made it
    UtcMs made_at = 0;
    std::string invitation; ///< SHA-256 of what opens it once, hex; empty: used, or none
    UtcMs invited_until = 0;
    std::string secret;   ///< SHA-256 of the station's secret, hex; empty: it was never opened
    UtcMs opened_at = 0;  ///< when it took its secret; 0: never
    UtcMs revoked_at = 0; ///< 0: it may scan
    friend bool operator==(const StoredStation&, const StoredStation&) = default;
};

} // namespace cageot
