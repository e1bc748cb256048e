#pragma once

// What follows from what the print server says of a job of ours. Pure; who acts on it is the
// spooler.

#include "printing/ledger.h"
#include "printing/printer_queue.h"

namespace cageot {

/// A job of ours that was begun to be given to the print server and is not known to have ended.
struct JobSight {
    SpoolState state = SpoolState::submitted; ///< submitting or submitted
    bool same_life = true;                    ///< the server was not started since it was sent
    /// Its printer stands still because a job before it was broken off.
    bool interrupted = false;
    const JobStatus* status = nullptr; ///< nothing: the server does not know it
};

/// `cancel` comes first: what the server would still print must not be judged.
struct JobVerdict {
    SpoolState state = SpoolState::submitted;
    Doubt doubt = Doubt::none;
    bool cancel = false;
    friend bool operator==(const JobVerdict&, const JobVerdict&) = default;
};

/// Never `wanted` for what may be on paper: only what the server never took whole, or took, never
/// began in this life and gave back when asked.
JobVerdict judge_job(const JobSight& job);

} // namespace cageot
