#include "depot/make_ahead.h"

#include "depot/choose_printer.h"
#include "depot/job_pages.h"
#include "depot/paper.h"
#include "depot/slip.h"

#include <algorithm>
#include <set>

namespace cageot {
namespace {

/// What a document for this one printer is made with.
PrintRun run_for(Depot& depot, const Printer& printer, const PlanPages& pages,
                 const StoredSession& session)
{
    PrintRun run{pages,
                 depot.stationery(),
                 printer.dpi,
                 depot.stamp(session),
                 papers_of(depot),
                 depot.offset_of(printer.name)};
    run.keep_dots = takes_dots(printer);
    if (takes_labels(printer.role))
        run.papers.labels = printer.media;
    else
        run.papers.tickets = printer.media;
    return run;
}

} // namespace

MadeDocument make_paper(Depot& depot, const SpoolJob& job, const Printer& printer,
                        const Situation& now, const std::vector<WantedPage>& wanted,
                        const std::vector<Sticker>& stickers)
{
    // The newest plan, and what came: a label that is still valid keeps its code only when its
    // content is the same.
    const PlanPages pages(*now.plan);
    PrintRun run = run_for(depot, printer, pages, now.session);
    run.stickers = stickers;
    if (job.kind == PageKind::slip) {
        run.slip = slip_of(depot, job.session, job.version);
        run.stamp = depot.stamp(depot.store().find_session(job.session, job.version).value());
    }
    return make_document(run, wanted, job.title);
}

std::optional<MadeAhead> make_ahead(Depot& depot, const SpoolJob& job)
{
    if (job.kind == PageKind::slip || job.kind == PageKind::calibration ||
        job.kind == PageKind::missing)
        return std::nullopt;
    try {
        const std::vector<Printer> printers = depot.store().printers();
        const Printer* printer = find_printer(printers, job.printer);
        if (printer == nullptr || !depot.store().find_session(job.session))
            return std::nullopt;
        const auto now = situation_of(depot, job.session);
        const auto wanted = valid_pages(depot.store(), job, now->session.version);
        if (!wanted || wanted->empty())
            return std::nullopt;
        return MadeAhead{{*printer, now->session.version, now->facts, *wanted},
                         make_paper(depot, job, *printer, *now, *wanted, {})};
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

AheadMaker::AheadMaker(Make make)
    : make_(std::move(make))
{
}

AheadMaker::~AheadMaker() = default;

void AheadMaker::want(const std::vector<SpoolJob>& jobs)
{
    const std::lock_guard lock(mutex_);
    std::set<JobKey> wanted;
    waiting_.clear();
    for (const SpoolJob& job : jobs) {
        wanted.insert(job.key);
        if (job.key != making_ && !made_.contains(job.key))
            waiting_.insert(waiting_.begin(), job);
    }
    std::erase_if(made_, [&](const auto& made) { return !wanted.contains(made.first); });
    if (waiting_.empty())
        return;
    if (!thread_.joinable())
        thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    changed_.notify_all();
}

std::optional<MadeAhead> AheadMaker::take(const JobKey& key)
{
    std::unique_lock lock(mutex_);
    std::erase_if(waiting_, [&key](const SpoolJob& job) { return job.key == key; });
    changed_.wait(lock, [&] { return making_ != key; });
    const auto found = made_.find(key);
    if (found == made_.end())
        return std::nullopt;
    std::optional<MadeAhead> made = std::move(found->second);
    made_.erase(found);
    return made;
}

void AheadMaker::run(const std::stop_token& stop)
{
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return !waiting_.empty(); }) &&
           !stop.stop_requested()) {
        const SpoolJob job = std::move(waiting_.back());
        waiting_.pop_back();
        making_ = job.key;
        lock.unlock();
        std::optional<MadeAhead> made = make_(job);
        lock.lock();
        made_[job.key] = std::move(made);
        making_ = {};
        changed_.notify_all();
    }
}

} // namespace cageot
