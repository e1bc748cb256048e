#pragma once

#include "depot/depot.h"
#include "depot/documents.h"
#include "depot/printing_rights.h"
#include "depot/rebalance.h"
#include "printing/printer_queue.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace cageot {

/// Takes the jobs that the store wants printed to CUPS and follows them to their end, at the printers
/// that it has the right to; others it only looks at, to know how they stand.
class Spooler {
public:
    Spooler(Depot& depot, PrinterQueue& queue, PrintingRights rights);

    /// One round: asks the queues about what is under way, then sends what may be sent. Never sends
    /// a job whose sending was begun before without first asking the queue. True while jobs are
    /// open that are due. Does not throw for a print server that is down: the jobs wait and say so.
    bool step();

private:
    /// Pause after a print server did not answer.
    static constexpr UtcMs retry_ms = 3000;

    void take_rights();
    /// Lets another program print where this one cannot: at printers that it did not reach since it
    /// has the right, or not for long and with nothing of theirs on the way.
    void give_rights_back();
    void note_reached(const PrinterName& printer);
    void note_silent(const PrinterName& printer);
    void follow(const std::vector<SpoolJob>& open);
    /// A printer that was switched off soon after it took a job may have lost it: what CUPS would
    /// send it when it is back is cancelled, so that a person is asked first.
    void hold_after_power_cut(const PrinterName& printer, const std::vector<JobStatus>& known);
    /// `message` is what a person must do before the job can go on.
    void follow_job(SpoolJob job, const std::vector<JobStatus>& known, const std::string& message);
    /// Before anything is sent again to printers that were interrupted: what they were printing is
    /// cancelled, nothing sends to them any more, their memory is empty, their queues go on. Begins
    /// anew after any crash; those that are not ready yet stand in `blocked_`.
    void make_ready();
    void make_ready(const Interruption& interruption);
    void send_wanted();
    void send(SpoolJob job);
    void send_rehearsal(SpoolJob job, const Printer& printer);
    /// Gives a made document to the print server, if it may be printed.
    /// `told` is what its pages tell of shortages.
    void deliver(SpoolJob job, const Printer& printer, MadeDocument document, int plan_version,
                 const std::vector<ToldShortage>& told = {});
    void submit(SpoolJob job, const PrintDocument& paper);
    void take_back(const SpoolJob& sent);
    void stop_batch(const SpoolJob& failed, const std::string& why);
    /// False when another program has followed the job since it was read.
    bool remember(SpoolJob job, SpoolState state, std::string message);
    /// The print server's, asked once a round. Throws PrintingError.
    const std::string& life();

    Depot& depot_;
    PrinterQueue& queue_;
    PrintingRights rights_;
    std::optional<std::string> life_;
    /// Printers that did not answer in this round.
    std::set<PrinterName> silent_;
    /// Jobs given to CUPS and not ended, by printer of ours.
    std::map<PrinterName, int> under_way_;
    /// Printers that a job of theirs interrupted and that are not ready yet.
    std::set<PrinterName> blocked_;
    /// Since when nobody takes CUPS' connections at a printer; 0: somebody does.
    std::map<PrinterName, UtcMs> off_since_;
    /// Printers whose server did not answer: left alone until then.
    std::map<PrinterName, UtcMs> wait_until_;
    /// Whose work may go to another printer of the group, and why.
    Standings standings_;
};

} // namespace cageot
