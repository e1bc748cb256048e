#pragma once

// What coordinators decide about printers and sessions, and what they did that leaves no other trace.

#include "base/clock.h"
#include "base/id.h"
#include "base/length.h"
#include "printing/printer.h"

#include <string>

namespace cageot {

/// What a person decided about a printer.
struct PrinterCare {
    PrinterName printer;
    UtcMs paused_at = 0;        ///< nothing more is sent to it since then; 0: it goes on
    std::string paused_by = {}; ///< empty: nobody
    bool moves = false;         ///< `right` and `down` stand instead of what the config says
    Length right{};             ///< how far everything is moved on its paper; may be negative
    Length down{};
    friend bool operator==(const PrinterCare&, const PrinterCare&) = default;
};

/// Nothing of a session is sent to a printer until somebody lets it go.
struct SessionHold {
    SessionId session;
    UtcMs at = 0;
    std::string who;
    friend bool operator==(const SessionHold&, const SessionHold&) = default;
};

/// One thing that somebody did.
struct StoredDeed {
    UtcMs at = 0;
    std::string who;   ///< a coordinator, a command; empty: not known
    SessionId session; ///< may be empty
    std::string
        what; ///< French, as people read it: "Imprimante froid-1 mise en pause"; no customer's name
    std::string detail;
    friend bool operator==(const StoredDeed&, const StoredDeed&) = default;
};

} // namespace cageot
