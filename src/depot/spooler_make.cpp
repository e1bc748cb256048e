// The documents of jobs, made when their turn comes or a little ahead.

#include "depot/spooler.h"

#include "depot/arrivals.h"
#include "depot/choose_printer.h"
#include "depot/job_pages.h"
#include "depot/paper.h"
#include "depot/slip.h"

#include <algorithm>

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

bool are_same(const std::vector<WantedPage>& one, const std::vector<WantedPage>& other)
{
    return std::ranges::equal(one, other, [](const WantedPage& a, const WantedPage& b) {
        return a.kind == b.kind && a.place == b.place && a.copy == b.copy;
    });
}

} // namespace

MadeDocument Spooler::make(const SpoolJob& job, const Printer& printer, const Situation& now,
                           const std::vector<WantedPage>& wanted,
                           const std::vector<Sticker>& stickers)
{
    MadeAhead ahead = std::exchange(made_ahead_[printer.name], {});
    if (ahead.job == job.key && ahead.printer == printer && ahead.version == now.session.version &&
        ahead.facts == now.facts && are_same(ahead.pages, wanted))
        return std::move(ahead.document);
    // The newest plan, and what came: a label that is still valid keeps its code only when its
    // content is the same.
    const PlanPages pages(*now.plan);
    PrintRun run = run_for(depot_, printer, pages, now.session);
    run.stickers = stickers;
    if (job.kind == PageKind::slip) {
        run.slip = slip_of(depot_, job.session, job.version);
        run.stamp = depot_.stamp(depot_.store().find_session(job.session, job.version).value());
    }
    return make_document(run, wanted, job.title);
}

void Spooler::make_ahead(const SpoolJob& job)
{
    if (made_ahead_[job.printer].job == job.key || job.kind == PageKind::slip ||
        job.kind == PageKind::calibration || job.kind == PageKind::missing)
        return;
    const std::vector<Printer> printers = depot_.store().printers();
    const Printer* printer = find_printer(printers, job.printer);
    if (printer == nullptr || !depot_.store().find_session(job.session))
        return;
    const auto now = situation_of(depot_, job.session);
    const auto wanted = valid_pages(depot_.store(), job, now->session.version);
    if (!wanted || wanted->empty())
        return;
    MadeAhead made{job.key, *printer, now->session.version, now->facts, *wanted, {}};
    try {
        made.document = make(job, *printer, *now, *wanted, {});
    } catch (const std::exception&) {
        return; // its turn comes, and tells
    }
    made_ahead_[job.printer] = std::move(made);
}

} // namespace cageot
