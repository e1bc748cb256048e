#pragma once

// What follows from a printer's own counter of labels for a job that was given to it. Pure.

#include "printing/judge_job.h"
#include "printing/zebra_status.h"

namespace cageot {

/// How long a printer must stand idle at one count before what it still owes is given up: longer
/// than it takes from one label to the next.
inline constexpr UtcMs stillness_ms = 2000;
/// How long one waits for a printer that does not answer before a person is asked after all.
inline constexpr UtcMs longest_silence_ms = 10 * 60'000;

/// Of a job that was alone at its printer.
struct CountSight {
    JobVerdict judged;               ///< what the print server says of it
    long before = 0;                 ///< the printer's count when the job was given to it
    long pages = 0;                  ///< labels that it is to print
    std::optional<ZebraCount> count; ///< nothing: it does not answer
    UtcMs still_ms = 0;              ///< how long it has stood idle at that count
    UtcMs silent_ms = 0;             ///< how long it has not answered
};

struct CountVerdict {
    JobVerdict verdict;
    long out = -1; ///< labels since the job was given; -1: the counter does not tell
    friend bool operator==(const CountVerdict&, const CountVerdict&) = default;
};

/// Handed over means counted out. While labels may still come out the job stays submitted; broken
/// off or not, it is in doubt only where the count is another one once nothing moves any more.
CountVerdict judge_count(const CountSight& job);

} // namespace cageot
