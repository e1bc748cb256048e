#pragma once

#include "depot/care.h"
#include "depot/depot.h"
#include "depot/documents.h"
#include "depot/make_ahead.h"
#include "depot/printing_rights.h"
#include "depot/rebalance.h"
#include "printing/judge_job.h"
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
    /// Whether labels come out of a printer that counts them, or a job began or ended a moment ago:
    /// the next of a quick printer may end at once, and it must not wait for us.
    bool is_due_soon() const;

private:
    /// Pause after a print server did not answer.
    static constexpr UtcMs retry_ms = 3000;
    /// A job that takes longer is one of a real head, which is asked about more calmly.
    static constexpr UtcMs brisk_ms = 500;

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
    void follow_job(SpoolJob job, const std::vector<JobStatus>& known, std::string message);
    /// Before anything is sent again to printers that were interrupted: what they were printing is
    /// cancelled, nothing sends to them any more, their memory is empty, their queues go on. Begins
    /// anew after any crash; those that are not ready yet stand in `blocked_`.
    void make_ready();
    void make_ready(const Interruption& interruption);
    void send_wanted();
    void send(SpoolJob job);
    /// Whether this round may give the printer a job.
    bool may_be_given(const PrinterName& printer);
    int most_jobs(const PrinterName& printer) const;
    void send_rehearsal(SpoolJob job, const Printer& printer);
    /// Gives a made document to the print server, if it may be printed.
    /// `told` is what its pages tell of shortages.
    void deliver(SpoolJob job, const Printer& printer, MadeDocument document, int plan_version,
                 const std::vector<ToldShortage>& told = {});
    void submit(SpoolJob job, const PrintDocument& paper);
    void take_back(const SpoolJob& sent);

    /// What a printer that counts its labels said last.
    struct Counter {
        std::optional<ZebraCount> count; ///< nothing: it did not answer
        UtcMs asked_at = 0;              ///< 0: never
        UtcMs ask_at = 0;                ///< not before
        UtcMs still_since = 0;           ///< it has stood idle at this count
        UtcMs silent_since = 0;          ///< 0: it answers
        bool unsettled = false;          ///< what it printed before was not counted to its end
    };
    bool counts(const PrinterName& printer) const;
    /// Asks the printer when it is time; the less is missing until it shows `wanted`, the sooner.
    const Counter& look_at_counter(const PrinterName& printer, long wanted);
    /// 0: it answers, or does not count.
    UtcMs silent_since(const PrinterName& printer) const;
    /// Notes the count that the job begins at. What it must wait for; nothing when it may begin.
    std::optional<std::string> begin_count(SpoolJob& job);
    /// What the printer's own count makes of it; `message` becomes what the job waits for.
    JobVerdict judge_by_count(SpoolJob& job, const JobVerdict& judged, std::string& message);
    /// Asks the printers that have printed whether they count. While nobody waits for anything.
    void learn_counters();

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
    /// Printers of which it is known whether they count.
    std::map<PrinterName, bool> counters_;
    std::map<PrinterName, Counter> watched_;
    std::set<PrinterName> to_learn_;
    bool counting_ = false;
    UtcMs moved_at_ = 0; ///< a job was given to CUPS or ended
    Withheld withheld_;
    /// Whose work may go to another printer of the group, and why.
    Standings standings_;
    AheadMaker ahead_; ///< last: it uses the depot from another thread
};

} // namespace cageot
