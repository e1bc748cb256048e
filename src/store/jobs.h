#pragma once

// Documents for printers, from being asked for to their end.

#include "base/clock.h"
#include "base/id.h"
#include "printing/ledger.h"
#include "printing/printer_setup.h"
#include "store/snapshots.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// What goes first at a printer. Stored by name: never rename.
enum class Urgency {
    batch,   ///< in the order in which it was asked for
    resumed, ///< the rest of something that was broken off: before the next batch
    waiting, ///< somebody stands there: before everything that is not yet in CUPS
};
std::string_view to_string(Urgency urgency);
std::optional<Urgency> parse_urgency(std::string_view text);

/// One document for one printer: asked for, sent, ended.
struct SpoolJob {
    JobKey key;
    SessionId session;
    /// It brings what this version says, or what stayed the same since: of a slip, its version.
    int version = 1;
    PrinterName printer;
    std::string title;
    PageKind kind = PageKind::unit; ///< any label kind stands for a label document
    std::string reason;             ///< empty, or torn, unreadable, lost, changed
    std::string asked_by;           ///< who asked: a station, a command, the service
    Urgency urgency = Urgency::batch;
    PrinterRole role = PrinterRole::labels; ///< whose work it is: any printer of the group's
    /// What stays together on one roll: jobs of one stretch go to one printer, in order.
    std::string stretch;
    bool pinned = false; ///< somebody chose the printer: it is never moved by itself
    SpoolState state = SpoolState::wanted;
    Doubt doubt = Doubt::none;
    UtcMs asked_at = 0;
    UtcMs not_before = 0; ///< 0: at once
    int cups_id = 0;
    std::string cups_uuid;
    std::string life; ///< of the print server when the job was given to it
    /// When it was given to the print server; 0: not yet. Of two jobs of a printer the later one
    /// has the greater, whatever the clock says.
    UtcMs sent_at = 0;
    long count_before = -1; ///< the printer's own count of labels when it was given; -1: unknown
    int pages = 0;          ///< of the document that was given
    long counted = -1;      ///< labels that the printer counted since; -1: unknown
    std::string message;    ///< last word of the print server or of us, for people
    /// Pages in order; a code may stand in many jobs. Empty for sheets and slips.
    std::vector<std::string> codes;
    friend bool operator==(const SpoolJob&, const SpoolJob&) = default;
};

/// When and by whom a job's state was changed: a station, a command, the service.
struct Change {
    UtcMs at = 0;
    std::string who = {};
};

/// One change of a job's state.
struct JobEvent {
    JobKey job;
    UtcMs at = 0;
    SpoolState state = SpoolState::wanted;
    std::string who;
    std::string message;
    friend bool operator==(const JobEvent&, const JobEvent&) = default;
};

/// A job that held one label or ticket, and what became of it.
struct PaperJob {
    SpoolJob job;
    bool came_out = true; ///< false: a person told that this page did not
    std::vector<JobEvent> events;
    friend bool operator==(const PaperJob&, const PaperJob&) = default;
};

/// A printer to which nothing is sent until it was made ready.
struct Interruption {
    PrinterName printer;
    bool must_clear = false; ///< what it has taken and not printed must not come out any more
    friend bool operator==(const Interruption&, const Interruption&) = default;
};

/// A job as the answer to a question found it, and what that answer makes of it.
struct SettledJob {
    JobKey key;
    SpoolState found = SpoolState::doubtful; ///< doubtful or handed over
    std::vector<std::string> not_out;        ///< its pages that did not come out
};

/// The answer to the question which page of a printer came out last.
struct Settlement {
    PrinterName printer;
    std::vector<JobKey> asked; ///< every job of the printer of which that was the question
    std::vector<SettledJob> jobs;
    std::vector<SpoolJob> again; ///< what is missing, as new jobs
    std::string message;         ///< what was answered, for people
    std::string scanned;         ///< the code that was scanned to answer; empty: none was
    JobKey scanned_in;           ///< the job that printed it, one of `jobs`
    Change change;
};

/// Where a job that nobody has sent yet goes instead.
struct JobMove {
    JobKey key;
    PrinterName from; ///< where it waited when it was read
    PrinterName printer;
    std::vector<std::string> codes; ///< its pages, perhaps in another order
    int version = 1;                ///< the job's when it was read
    std::string chosen_by = {}; ///< the person who wants it there, where it stays; empty: nobody
};

} // namespace cageot
