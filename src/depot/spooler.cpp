#include "depot/spooler.h"

#include "depot/documents.h"
#include "depot/job_pages.h"
#include "depot/slip.h"

#include <algorithm>

namespace cageot {
namespace {

/// Jobs that may wait in CUPS behind the one that prints: the rest stays ours to change.
constexpr int jobs_per_printer = 3;
/// Pause after a print server did not answer.
constexpr UtcMs retry_ms = 3000;

constexpr const char* interrupted =
    "Impression interrompue: regardez quelle étiquette est sortie en dernier.";

const JobStatus* find_status(const SpoolJob& job, const std::vector<JobStatus>& known)
{
    // CUPS gives ids again, so a job is known by our key and its uuid. A job of our key that ended
    // without its document was an attempt that came to nothing: it is not the one that is sought.
    const auto found = std::find_if(known.begin(), known.end(), [&](const JobStatus& status) {
        return status.key == job.key &&
               (job.cups_uuid.empty() ? status.has_document || !is_final(status.state)
                                      : status.uuid == job.cups_uuid);
    });
    return found == known.end() ? nullptr : &*found;
}

/// What a person must do before the printer goes on; empty while it prints.
std::string obstacle(const PrinterStatus& printer)
{
    const auto has = [&](std::string_view reason) {
        return std::any_of(
            printer.reasons.begin(), printer.reasons.end(),
            [reason](const std::string& one) { return one.find(reason) != std::string::npos; });
    };
    if (printer.state == PrinterState::stopped)
        return "L'imprimante est arrêtée: regardez son papier et son câble, puis relancez sa file.";
    if (has("connecting-to-device") || has("offline"))
        return "L'imprimante ne répond pas: allumez-la et vérifiez son câble.";
    if (has("media-empty") || has("media-needed"))
        return "L'imprimante n'a plus de papier: mettez un rouleau.";
    return {};
}

std::optional<Printer> find_printer(Store& store, const PrinterName& name)
{
    for (const Printer& printer : store.printers())
        if (printer.name == name)
            return printer;
    return std::nullopt;
}

/// The word of CUPS' Zebra driver for a mode (zePrintMode); empty: as the printer itself is set.
std::string zebra_print_mode(MediaMode mode)
{
    switch (mode) {
    case MediaMode::printer:
        return "";
    case MediaMode::tear:
        return "Tear";
    case MediaMode::peel:
        return "Peel";
    case MediaMode::cut:
        return "Cutter";
    case MediaMode::rewind:
        return "Rewind";
    }
    throw std::logic_error("unknown media mode");
}

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
    if (takes_labels(printer.role))
        run.papers.labels = printer.media;
    else
        run.papers.tickets = printer.media;
    return run;
}

} // namespace

std::filesystem::path spooler_lock(const Depot& depot)
{
    return depot.settings().data / (std::string(spooler_right) + ".lock");
}

Spooler::Spooler(Depot& depot, PrinterQueue& queue, SoleHolder right)
    : depot_(depot)
    , queue_(queue)
    , right_(std::move(right))
{
}

void Spooler::remember(SpoolJob job, SpoolState state, std::string message)
{
    if (job.state == state && job.message == message)
        return;
    job.state = state;
    job.message = std::move(message);
    depot_.store().update_job(job);
}

bool Spooler::step()
{
    follow(depot_.store().open_jobs());
    bool due = false;
    for (const SpoolJob& job : depot_.store().open_jobs()) {
        if (job.state == SpoolState::wanted && job.not_before > depot_.now())
            continue;
        due = true;
        if (job.state != SpoolState::wanted || under_way_[job.printer] >= jobs_per_printer ||
            wait_until_[job.printer] > depot_.now())
            continue;
        // A job before it may have stopped their batch.
        if (auto current = depot_.store().find_job(job.key);
            current && current->state == SpoolState::wanted)
            send(std::move(*current));
    }
    return due;
}

void Spooler::follow(const std::vector<SpoolJob>& open)
{
    under_way_.clear();
    std::map<PrinterName, std::vector<SpoolJob>> by_printer;
    for (const SpoolJob& job : open)
        if (job.state == SpoolState::submitting || job.state == SpoolState::submitted)
            by_printer[job.printer].push_back(job);
    for (const auto& [printer, jobs] : by_printer) {
        under_way_[printer] = static_cast<int>(jobs.size());
        if (wait_until_[printer] > depot_.now())
            continue;
        std::size_t asked_about = 0; // what became of those before stays as it is
        try {
            const std::vector<JobStatus> known = queue_.jobs(printer);
            const std::string message = obstacle(queue_.status(printer));
            for (; asked_about < jobs.size(); ++asked_about)
                follow_job(jobs[asked_about], known, message);
        } catch (const PrintingError& error) {
            wait_until_[printer] = depot_.now() + retry_ms;
            for (; asked_about < jobs.size(); ++asked_about)
                remember(jobs[asked_about], jobs[asked_about].state, error.what());
        }
    }
}

void Spooler::follow_job(SpoolJob job, const std::vector<JobStatus>& known,
                         const std::string& message)
{
    const JobStatus* status = find_status(job, known);
    if (status == nullptr) {
        --under_way_[job.printer];
        // With DirtyCleanInterval 0 CUPS knows every job it ever accepted (doctor checks it), so a
        // job whose sending never ended and that CUPS does not know is on no paper.
        if (job.state == SpoolState::submitting)
            return remember(std::move(job), SpoolState::wanted, "");
        return remember(std::move(job), SpoolState::doubtful,
                        "Le serveur d'impression ne connaît plus ce travail: regardez si ses "
                        "étiquettes sont sorties.");
    }
    job.cups_id = status->id;
    job.cups_uuid = status->uuid;
    if (job.state == SpoolState::submitting && !status->has_document) {
        queue_.cancel(job.printer, status->id); // created, but its document never came
        --under_way_[job.printer];
        job.cups_id = 0;
        job.cups_uuid.clear();
        return remember(std::move(job), SpoolState::wanted, "");
    }
    if (status->document_gone) {
        queue_.cancel(job.printer, status->id);
        --under_way_[job.printer];
        return remember(std::move(job), SpoolState::doubtful, interrupted);
    }
    switch (status->state) {
    case JobState::pending:
    case JobState::pending_held:
        if (status->begun) { // stopped half way: CUPS would begin it again from its first page
            queue_.cancel(job.printer, status->id);
            --under_way_[job.printer];
            return remember(std::move(job), SpoolState::doubtful, interrupted);
        }
        [[fallthrough]];
    case JobState::processing:
        return remember(std::move(job), SpoolState::submitted, message);
    case JobState::completed:
        --under_way_[job.printer];
        return remember(std::move(job), SpoolState::handed_over, "");
    case JobState::processing_stopped:
        queue_.cancel(job.printer, status->id);
        [[fallthrough]];
    case JobState::canceled:
    case JobState::aborted:
        --under_way_[job.printer];
        return remember(std::move(job), SpoolState::doubtful, interrupted);
    }
}

void Spooler::send(SpoolJob job)
{
    const auto printer = find_printer(depot_.store(), job.printer);
    const auto session = depot_.store().find_session(job.session);
    if (!printer || !session)
        return remember(std::move(job), SpoolState::refused,
                        "L'imprimante n'est plus connue: ajoutez-la, puis imprimez à nouveau.");
    // The newest plan: a label that is still valid keeps its code only when its content is the
    // same.
    const auto plan = depot_.plan(session->id, session->version);
    const PlanPages pages(*plan);
    const auto wanted = valid_pages(depot_.store(), job, session->version);
    if (!wanted)
        return;
    if (wanted->empty())
        return remember(std::move(job), SpoolState::canceled,
                        "Toutes ses étiquettes ont été remplacées par une version plus récente.");
    MadeDocument document;
    try {
        PrintRun run = run_for(depot_, *printer, pages, *session);
        if (job.kind == PageKind::slip) {
            run.slip = slip_of(depot_, job.session, job.version);
            run.stamp = depot_.stamp(depot_.store().find_session(job.session, job.version).value());
            if (run.slip.papers.empty()) // none of them came out after all
                return remember(std::move(job), SpoolState::canceled, "Il n'y a rien à jeter.");
        }
        document = make_document(run, *wanted, job.title);
    } catch (const std::exception& error) {
        return stop_batch(job, error.what()); // the other printers go on
    }
    if (!document.may_be_printed())
        return stop_batch(job, document.why_not());

    PrintDocument paper{job.key,
                        job.title,
                        document.pdf,
                        document.pages.front().width_points,
                        document.pages.front().height_points,
                        ""};
    if (printer->role != PrinterRole::office)
        paper.print_mode = zebra_print_mode(document.mode);
    if (!depot_.store().start_job(job, session->version))
        return; // of a version that was frozen a moment ago it is made anew
    job.state = SpoolState::submitting;
    try {
        const JobStatus status = queue_.submit(job.printer, paper);
        job.cups_id = status.id;
        job.cups_uuid = status.uuid;
        ++under_way_[job.printer];
        remember(std::move(job), SpoolState::submitted, "");
    } catch (const PrintingError& error) {
        wait_until_[job.printer] = depot_.now() + retry_ms;
        remember(std::move(job),
                 error.maybe_submitted() ? SpoolState::submitting : SpoolState::wanted,
                 error.what());
    }
}

/// A page that fails its proof stops the rest of its batch: what follows on the roll would be
/// wrong.
void Spooler::stop_batch(const SpoolJob& failed, const std::string& why)
{
    const auto same_batch = [&](const SpoolJob& job) {
        const auto stem = [](const std::string& title) {
            return title.substr(0, title.rfind(' '));
        };
        return job.session == failed.session && job.state == SpoolState::wanted &&
               job.key != failed.key && job.kind != PageKind::slip &&
               stem(job.title) == stem(failed.title);
    };
    for (const SpoolJob& job : depot_.store().open_jobs())
        if (same_batch(job))
            remember(job, SpoolState::canceled, "Arrêté avec son lot: " + why);
    remember(failed, SpoolState::refused, why);
}

} // namespace cageot
