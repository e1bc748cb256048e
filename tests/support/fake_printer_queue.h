#pragma once

#include "printing/printer_queue.h"

#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace cageot {

/// A document as the print server took it, or the empty job that was to hold it.
struct FakeJob {
    PrinterName printer;
    PrintDocument document;
    JobStatus status;
};

/// What goes wrong with one call of submit.
enum class SubmitFault {
    none,
    refused,              ///< the server says no; nothing is there
    lost_before_creation, ///< no answer; nothing is there
    lost_before_document, ///< no answer; a job without its document is there
    lost_after_document,  ///< no answer; the whole job is there
    crash_before_creation,
    crash_before_document,
    crash_after_document,
};

/// Our own process died in the middle of a call: nothing that catches PrintingError sees it.
struct Crash {};

/// A print server that does what a test tells it. Safe from several threads.
class FakePrinterQueue final : public PrinterQueue {
public:
    JobStatus submit(const PrinterName& printer, const PrintDocument& document) override;
    std::vector<JobStatus> jobs_from(const PrinterName& printer, int first) override;
    void cancel(const PrinterName& printer, int job_id) override;
    PrinterStatus status(const PrinterName& printer) override;
    std::string life() override;
    bool is_quiet(const PrinterName& printer) override;
    void clear(const PrinterName& printer) override;
    std::optional<ZebraCount> counted(const PrinterName& printer) override;
    /// The printer is idle and takes jobs again.
    void resume(const PrinterName& printer) override;

    /// The server was stopped and started: another life.
    void restart();
    /// A process that an earlier life left behind sends to the printer, or has ended.
    void set_quiet(const PrinterName& printer, bool quiet);
    /// What the printer says of itself; nothing, as at first: it cannot be asked.
    void set_count(const PrinterName& printer, std::optional<ZebraCount> count);
    /// Printers that were cleared or resumed, in order: "clear etiquettes", "resume etiquettes".
    std::vector<std::string> orders() const;
    /// Called at the start of each submit. To be set while nobody else uses the queue.
    std::function<void(const PrinterName&, const PrintDocument&)> on_submit;

    void fail_next_submit(SubmitFault fault);
    /// While down, every call fails and changes nothing.
    void set_down(bool down);
    /// The `count`-th cancel from now on fails.
    void fail_cancel(int count);
    void set_status(const PrinterName& printer, PrinterStatus status);

    /// Everything that was ever taken, oldest first.
    std::vector<FakeJob> taken() const;
    /// Of them those that hold a document and were not cancelled before they began: what may come
    /// out on paper.
    std::vector<FakeJob> printable() const;
    std::vector<std::string> titles() const;
    /// Changes the status of the job at `place` in `taken`.
    void change(std::size_t place, const std::function<void(JobStatus&)>& change);
    void set_state(std::size_t place, JobState state);
    /// Every unfinished job that has its document.
    void complete_all();
    /// The server no longer knows the job.
    void forget(std::size_t place);
    /// The server counts its jobs from 1 again.
    void restart_ids();

private:
    void answer_or_fail() const;
    FakeJob& add(const PrinterName& printer, const PrintDocument& document, bool has_document);

    mutable std::recursive_mutex mutex_;
    std::vector<FakeJob> jobs_;
    std::set<std::string> forgotten_; ///< by uuid
    std::map<PrinterName, PrinterStatus> statuses_;
    SubmitFault next_fault_ = SubmitFault::none;
    bool down_ = false;
    int cancels_until_failure_ = 0;
    int last_id_ = 0;
    int life_ = 1;
    std::set<PrinterName> noisy_;
    std::map<PrinterName, ZebraCount> counts_;
    std::vector<std::string> orders_;
};

} // namespace cageot
