#pragma once

// One CUPS queue is one printer. This folder hands documents to it and tells what became of them;
// it never decides whether something is printed again.

#include "base/clock.h"
#include "base/dots.h"
#include "base/id.h"
#include "printing/printer.h"
#include "printing/zebra_status.h"

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// IPP's job states, by their names and numbers (RFC 8011 §5.3.7). Stored by name: never rename.
enum class JobState {
    pending = 3,
    pending_held = 4,
    processing = 5,
    processing_stopped = 6,
    canceled = 7,
    aborted = 8,
    completed = 9, ///< handed over to the printer, which does not mean printed
};

/// The IPP keyword: "pending-held".
std::string_view to_string(JobState state);
std::optional<JobState> parse_job_state(std::string_view text);
/// True when the job cannot go on by itself: canceled, aborted, completed.
bool is_final(JobState state);

/// A job as the print server knows it. `id` alone is no identity: CUPS gives ids again.
struct JobStatus {
    int id = 0;
    std::string uuid; ///< urn:uuid:…, stable across restarts of the server
    JobKey key;       ///< ours; empty for a foreign job
    JobState state = JobState::pending;
    std::vector<std::string> reasons; ///< IPP job-state-reasons
    std::string message;              ///< job-printer-state-message, in the server's words
    /// False for a job that never got its document whole, so that nothing of it was ever printed:
    /// created, but its sending broke off.
    bool has_document = true;
    /// True once the server has begun to process it, also when it has gone back to pending since.
    bool begun = false;
    /// True when the server has deleted the document though the job has not ended: it was handed
    /// over while the server was stopping, at least in part, and will not go on by itself.
    bool document_gone = false;
};

/// IPP's printer states (RFC 8011 §5.4.11).
enum class PrinterState { idle = 3, processing = 4, stopped = 5 };
std::string_view to_string(PrinterState state);

struct PrinterStatus {
    PrinterState state = PrinterState::idle;
    bool accepting = true;
    std::vector<std::string> reasons; ///< IPP printer-state-reasons, without "none"
    std::string message;
};

/// One document of whole pages for one printer, as PDF or as dots.
struct PrintDocument {
    JobKey key;        ///< unique; the server keeps it with the job
    std::string title; ///< readable job-name, no person's name: "S1 Ferme des Alizés 1-20"
    std::string pdf;   ///< unused when there are dots
    /// Page size in whole PDF points, the same on every page.
    int width_points = 0;
    int height_points = 0;
    /// How the stock leaves the printer, in the words of CUPS' Zebra driver (zePrintMode): "Tear",
    /// "Peel", "Cutter", "Rewind"; empty: as the printer itself is set.
    std::string print_mode = {};
    /// The dots of each page, for a printer that is to print these and not CUPS' own; all of one
    /// size: that of the page, a begun dot at the edge being a dot.
    std::vector<Dots> dots = {};
    int dpi = 203; ///< of the dots

    DocumentFormat format() const
    {
        return dots.empty() ? DocumentFormat::pdf : DocumentFormat::raster;
    }
};

/// The server cannot be reached or refused; nothing is known to be printed. `maybe_submitted` is
/// true when the answer was lost: then the queue must be asked before anything is sent again.
class PrintingError : public std::exception {
public:
    PrintingError(std::string message, bool maybe_submitted);
    const char* what() const noexcept override { return message_.c_str(); }
    bool maybe_submitted() const noexcept { return maybe_submitted_; }

private:
    std::string message_;
    bool maybe_submitted_;
};

/// The seam between deciding what to print and CUPS. Not thread-safe: one thread holds it.
class PrinterQueue {
public:
    virtual ~PrinterQueue() = default;
    /// Creates the job and sends its document. Throws PrintingError.
    virtual JobStatus submit(const PrinterName& printer, const PrintDocument& document) = 0;
    /// Jobs of `printer` that carry a key of ours: all unfinished ones, and finished ones newest
    /// first as far as the server remembers. Throws PrintingError.
    std::vector<JobStatus> jobs(const PrinterName& printer) { return jobs_from(printer, 1); }
    /// The same without the finished ones whose id is below `first`: in one life of the server ids
    /// only grow, and each finished job that it tells of costs it a file to read.
    virtual std::vector<JobStatus> jobs_from(const PrinterName& printer, int first) = 0;
    /// Cancels; a job that has already ended is left as it is. Throws PrintingError.
    virtual void cancel(const PrinterName& printer, int job_id) = 0;
    /// Throws PrintingError, also when there is no such queue.
    virtual PrinterStatus status(const PrinterName& printer) = 0;
    /// Names the server's present life: another text after every start of it. What it was printing
    /// when a life ended may be on paper, and it may begin it again. Throws PrintingError.
    virtual std::string life() = 0;
    /// Whether nothing on this machine still sends to the printer's device: a process that a killed
    /// server left behind prints its job to the end. Throws PrintingError.
    virtual bool is_quiet(const PrinterName& printer) = 0;
    /// Makes the printer forget what it has taken and not printed, where it understands that
    /// command and answers; else does nothing. Only for a printer that is quiet. Never throws.
    virtual void clear(const PrinterName& printer) = 0;
    /// How a printer stands and how many labels it has ever printed, asked of itself; nothing for
    /// one that cannot be asked, that something is being sent to, or that does not answer within
    /// 1 s. Never throws.
    virtual std::optional<ZebraCount> counted(const PrinterName& printer) = 0;
    /// Lets a stopped queue go on. A begun job that was not cancelled is printed again from its
    /// first page. Throws PrintingError.
    virtual void resume(const PrinterName& printer) = 0;
};

} // namespace cageot
