#pragma once

// What coordinators decide about printers and about what a session prints. Each is told in the
// history with its `who`.

#include "depot/depot.h"

#include <set>

namespace cageot {

/// Nothing more is sent to the printer until it is told to go on; what it was given comes out. Work
/// of its group goes to the others. False when it is so already. Throws UnknownName.
bool pause_printer(Depot& depot, const PrinterName& printer, const std::string& who);
/// False when it is not paused. Throws UnknownName.
bool resume_printer(Depot& depot, const PrinterName& printer, const std::string& who);
std::set<PrinterName> paused_printers(Depot& depot);

/// "-0,5 mm"
std::string french_mm(Length length);
/// How far a page may be moved, each way.
inline constexpr Length most_offset = Length::mm(5);
/// Moves what the printer prints from now on, instead of what the config says. Throws UnknownName, or
/// std::invalid_argument in French for more than most_offset.
void move_marks(Depot& depot, const PrinterName& printer, Offset offset, const std::string& who);

/// Gives what waits for `from`, due and not sent to anybody, to `to`, where it stays. Only what `to`
/// takes by its role: the number of jobs. Throws UnknownName.
long move_work(Depot& depot, const PrinterName& from, const PrinterName& to,
               const std::string& who);
/// The printers that take something of what waits for `from`, due and not sent.
std::vector<PrinterName> takers_of(Depot& depot, const PrinterName& from);

/// Nothing of the session is sent to a printer until it is let go; what CUPS has comes out. False when
/// it is so already. Throws UnknownName.
bool hold_session(Depot& depot, const SessionId& session, const std::string& who);
/// False when it is not held. Throws UnknownName.
bool let_session_go(Depot& depot, const SessionId& session, const std::string& who);
std::optional<SessionHold> hold_of(Depot& depot, const SessionId& session);

/// Takes back what was asked for and not sent yet: its papers are to be printed as before. Returns the
/// number of jobs. Throws UnknownName.
long take_back_prints(Depot& depot, const SessionId& session, const std::string& who);

/// Somebody did something that leaves no other trace in the history: "Poste poste-2 invité".
void tell_deed(Depot& depot, const std::string& who, const std::string& what,
               const std::string& detail, const SessionId& session);

/// Whose jobs are not to be sent now.
struct Withheld {
    std::set<PrinterName> printers;
    std::set<SessionId> sessions;
    bool has(const SpoolJob& job) const
    {
        return printers.contains(job.printer) || sessions.contains(job.session);
    }
};
Withheld withheld(Depot& depot);

} // namespace cageot
