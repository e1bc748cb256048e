#include "support/fake_printer_queue.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace cageot {

void FakePrinterQueue::answer_or_fail() const
{
    if (down_)
        throw PrintingError("Le serveur d'impression ne répond pas: allumez-le.", false);
}

FakeJob& FakePrinterQueue::add(const PrinterName& printer, const PrintDocument& document,
                               bool has_document)
{
    FakeJob job{printer, document, {}};
    job.status.id = ++last_id_;
    job.status.uuid = "urn:uuid:" + std::to_string(jobs_.size() + 1);
    job.status.key = document.key;
    job.status.has_document = has_document;
    return jobs_.emplace_back(std::move(job));
}

JobStatus FakePrinterQueue::submit(const PrinterName& printer, const PrintDocument& document)
{
    const std::lock_guard lock(mutex_);
    if (on_submit)
        on_submit(printer, document);
    answer_or_fail();
    const PrintingError lost("La réponse s'est perdue.", true);
    switch (std::exchange(next_fault_, SubmitFault::none)) {
    case SubmitFault::none:
        return add(printer, document, true).status;
    case SubmitFault::refused:
        throw PrintingError("L'imprimante refuse les travaux: rouvrez sa file.", false);
    case SubmitFault::lost_before_creation:
        throw lost;
    case SubmitFault::lost_before_document:
        add(printer, document, false);
        throw lost;
    case SubmitFault::lost_after_document:
        add(printer, document, true);
        throw lost;
    case SubmitFault::crash_before_creation:
        throw Crash{};
    case SubmitFault::crash_before_document:
        add(printer, document, false);
        throw Crash{};
    case SubmitFault::crash_after_document:
        add(printer, document, true);
        throw Crash{};
    }
    throw std::logic_error("unknown fault");
}

std::vector<JobStatus> FakePrinterQueue::jobs_from(const PrinterName& printer, int first)
{
    const std::lock_guard lock(mutex_);
    answer_or_fail();
    std::vector<JobStatus> unfinished, finished;
    for (const FakeJob& job : jobs_)
        if (job.printer == printer && !forgotten_.contains(job.status.uuid) &&
            (job.status.id >= first || !is_final(job.status.state)))
            (is_final(job.status.state) ? finished : unfinished).push_back(job.status);
    std::ranges::sort(finished, std::ranges::greater(), &JobStatus::id);
    unfinished.insert(unfinished.end(), finished.begin(), finished.end());
    return unfinished;
}

void FakePrinterQueue::cancel(const PrinterName& printer, int job_id)
{
    const std::lock_guard lock(mutex_);
    answer_or_fail();
    if (cancels_until_failure_ > 0 && --cancels_until_failure_ == 0)
        throw PrintingError("Le serveur d'impression ne répond pas: allumez-le.", false);
    for (FakeJob& job : jobs_)
        if (job.printer == printer && job.status.id == job_id && !is_final(job.status.state))
            job.status.state = JobState::canceled;
}

PrinterStatus FakePrinterQueue::status(const PrinterName& printer)
{
    const std::lock_guard lock(mutex_);
    answer_or_fail();
    return statuses_[printer];
}

void FakePrinterQueue::fail_next_submit(SubmitFault fault)
{
    const std::lock_guard lock(mutex_);
    next_fault_ = fault;
}

void FakePrinterQueue::set_down(bool down)
{
    const std::lock_guard lock(mutex_);
    down_ = down;
}

void FakePrinterQueue::fail_cancel(int count)
{
    const std::lock_guard lock(mutex_);
    cancels_until_failure_ = count;
}

void FakePrinterQueue::restart_ids()
{
    const std::lock_guard lock(mutex_);
    last_id_ = 0;
}

void FakePrinterQueue::set_status(const PrinterName& printer, PrinterStatus status)
{
    const std::lock_guard lock(mutex_);
    statuses_[printer] = std::move(status);
}

std::vector<FakeJob> FakePrinterQueue::taken() const
{
    const std::lock_guard lock(mutex_);
    return jobs_;
}

std::vector<FakeJob> FakePrinterQueue::printable() const
{
    std::vector<FakeJob> jobs = taken();
    std::erase_if(jobs, [](const FakeJob& job) {
        return !job.status.has_document ||
               (job.status.state == JobState::canceled && !job.status.begun);
    });
    return jobs;
}

std::vector<std::string> FakePrinterQueue::titles() const
{
    std::vector<std::string> titles;
    for (const FakeJob& job : taken())
        titles.push_back(job.document.title);
    return titles;
}

void FakePrinterQueue::change(std::size_t place, const std::function<void(JobStatus&)>& change)
{
    const std::lock_guard lock(mutex_);
    change(jobs_.at(place).status);
}

void FakePrinterQueue::set_state(std::size_t place, JobState state)
{
    change(place, [state](JobStatus& status) { status.state = state; });
}

void FakePrinterQueue::complete_all()
{
    const std::lock_guard lock(mutex_);
    for (FakeJob& job : jobs_)
        if (job.status.has_document && !is_final(job.status.state))
            job.status.state = JobState::completed;
}

void FakePrinterQueue::forget(std::size_t place)
{
    const std::lock_guard lock(mutex_);
    forgotten_.insert(jobs_.at(place).status.uuid);
}

std::string FakePrinterQueue::life()
{
    const std::lock_guard lock(mutex_);
    answer_or_fail();
    return "life " + std::to_string(life_);
}

bool FakePrinterQueue::is_quiet(const PrinterName& printer)
{
    const std::lock_guard lock(mutex_);
    return !noisy_.contains(printer);
}

void FakePrinterQueue::clear(const PrinterName& printer)
{
    const std::lock_guard lock(mutex_);
    orders_.push_back("clear " + printer.value);
}

std::optional<ZebraCount> FakePrinterQueue::counted(const PrinterName& printer)
{
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(printer);
    if (down_ || noisy_.contains(printer) || found == counts_.end())
        return std::nullopt;
    return found->second;
}

void FakePrinterQueue::set_count(const PrinterName& printer, std::optional<ZebraCount> count)
{
    const std::lock_guard lock(mutex_);
    counts_.erase(printer);
    if (count)
        counts_.emplace(printer, *count);
}

void FakePrinterQueue::resume(const PrinterName& printer)
{
    const std::lock_guard lock(mutex_);
    answer_or_fail();
    statuses_[printer] = {};
    orders_.push_back("resume " + printer.value);
}

void FakePrinterQueue::restart()
{
    const std::lock_guard lock(mutex_);
    ++life_;
}

void FakePrinterQueue::set_quiet(const PrinterName& printer, bool quiet)
{
    const std::lock_guard lock(mutex_);
    if (quiet)
        noisy_.erase(printer);
    else
        noisy_.insert(printer);
}

std::vector<std::string> FakePrinterQueue::orders() const
{
    const std::lock_guard lock(mutex_);
    return orders_;
}

} // namespace cageot
