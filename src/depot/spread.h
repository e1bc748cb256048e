#pragma once

// Which printer of a group takes what nobody has sent yet. Pure.

#include "base/id.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace cageot {

/// A job that nobody has sent yet.
struct UnsentJob {
    JobKey key;
    PrinterName printer; ///< where it waits; empty: it is new
    std::string stretch; ///< its jobs that wait at one printer move together or not at all
    std::string batch;   ///< a farm: its stretches stay together where that costs little
    long pages = 0;
    /// Goes before everything else wherever it is, and is never moved only to balance.
    bool urgent = false;
};

/// A printer of the group.
struct GroupPrinter {
    PrinterName name;
    bool can_print = true;
    /// False: without a layout for its stock, so that nothing is moved to it.
    bool has_layouts = true;
    bool one_page_jobs = false;       ///< a roll: takes no job of several pages
    long pages = 0;                   ///< that it still has to print, besides the unsent jobs
    long pages_per_minute = 0;        ///< 0: not known
    std::set<std::string> begun = {}; ///< stretches of which it was sent something
};

/// A printer is far behind another when it would still print for so long after the other has ended
/// with the stretch too: the time of two jobs of 20 labels.
inline constexpr long far_behind_ms = 12'000;
/// What a label printer of unknown speed is taken for: 20 labels in 6 s.
inline constexpr long usual_pages_per_minute = 200;

/// The printer of each job. `jobs` are in walking order, and of any printer's jobs that order is
/// kept by not touching it. A stretch stays where it waits, unless its printer cannot print, is none
/// of `printers`, or is far behind and has not begun it; while nobody can print, everything stays.
/// What is new goes by whole stretches to who ends first, and a batch stays together until its
/// printer would be far behind. Of equals the first of `printers` is taken. Throws
/// std::logic_error without printers.
std::map<JobKey, PrinterName> spread(const std::vector<UnsentJob>& jobs,
                                     const std::vector<GroupPrinter>& printers);

} // namespace cageot
