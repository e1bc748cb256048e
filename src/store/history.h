#pragma once

// What happened, newest first, a page at a time.

#include "base/clock.h"
#include "base/id.h"
#include "store/jobs.h"

#include <map>
#include <string>

namespace cageot {

/// A page of something that happened: the newest `count` before a moment, and with the last of them
/// all that happened at its moment, so that the page after it may begin before that moment.
struct HistoryWish {
    UtcMs before = 0;           ///< 0: to this day
    SessionId session = {};     ///< empty: of every session
    bool reprints_only = false; ///< of jobs
    int count = 100;
};

/// One change of a job's state that people care for: not that it was given to the print server.
struct JobHappening {
    JobEvent event;
    SpoolJob job; ///< as it is by now
    /// Of a reprint: the how-manieth copy each of its pages was, by code.
    std::map<std::string, int> copies;
};

} // namespace cageot
