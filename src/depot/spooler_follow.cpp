// What the spooler learns from the print server, and what it does before anything is sent again.

#include "depot/spooler.h"

#include "depot/doubt.h"
#include "printing/judge_job.h"
#include "printing/printer_words.h"

#include <algorithm>
#include <limits>

namespace cageot {
namespace {

constexpr const char* interrupted =
    "Impression interrompue: dites quelle étiquette est sortie en dernier.";
constexpr const char* forgotten =
    "Le serveur d'impression ne connaît plus ce travail: dites quelle "
    "étiquette est sortie en dernier.";
constexpr const char* perhaps_twice =
    "Le serveur d'impression a redémarré pendant ce travail: il est peut-être sorti deux fois.";

constexpr const char* rehearsal_interrupted =
    "La répétition de cette imprimante a été interrompue: recommencez-la.";
/// What CUPS' socket backend says of a job while nobody takes its connection (cups 2.4.2); it tells
/// no reason then.
constexpr std::string_view nobody_there = "may not exist or is unavailable";
/// A printer that takes one connection at a time refuses for less.
constexpr UtcMs switched_off_ms = 5000;
/// What a printer was given earlier than that before it was switched off is on paper.
constexpr UtcMs just_before_ms = 10 * 60'000;

std::string too_many(long count)
{
    return "L'imprimante a compté " + std::to_string(count) +
           (count == 1 ? " étiquette" : " étiquettes") + " de trop: jetez ce qui est en double.";
}

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

/// The lowest id in CUPS of these jobs; 1 when one of them may have any.
int first_wanted(const std::vector<SpoolJob>& jobs, const std::string& life)
{
    int first = std::numeric_limits<int>::max();
    for (const SpoolJob& job : jobs)
        first = std::min(first, job.cups_id > 0 && job.life == life ? job.cups_id : 1);
    return first;
}

} // namespace

void Spooler::follow(const std::vector<SpoolJob>& open)
{
    under_way_.clear();
    blocked_.clear();
    for (const Interruption& interruption : depot_.store().interruptions())
        blocked_.insert(interruption.printer);
    std::map<PrinterName, std::vector<SpoolJob>> by_printer;
    for (const SpoolJob& job : open)
        if ((job.state == SpoolState::submitting || job.state == SpoolState::submitted) &&
            rights_.may_print(job.printer))
            by_printer[job.printer].push_back(job);
    for (const PrinterName& printer : sharing_printers(depot_, open))
        by_printer[printer]; // how it stands decides who takes the work
    for (const auto& [printer, jobs] : by_printer) {
        under_way_[printer] = static_cast<int>(jobs.size());
        if (wait_until_[printer] > depot_.now())
            continue;
        std::size_t asked_about = 0; // what became of those before stays as it is
        try {
            const std::vector<JobStatus> known =
                queue_.jobs_from(printer, first_wanted(jobs, life()));
            const PrinterStatus status = queue_.status(printer);
            const std::string message =
                jobs.empty() ? std::string()
                             : printer_words({status, depot_.now() - jobs.front().sent_at});
            standings_[printer] = {.stopped = status.state == PrinterState::stopped};
            note_reached(printer);
            standings_[printer].silent_since = silent_since(printer);
            hold_after_power_cut(printer, known);
            for (; asked_about < jobs.size(); ++asked_about)
                follow_job(jobs[asked_about], known, message);
        } catch (const PrintingError& error) {
            note_silent(printer);
            for (; asked_about < jobs.size(); ++asked_about)
                remember(jobs[asked_about], jobs[asked_about].state, error.what());
        }
    }
}

void Spooler::hold_after_power_cut(const PrinterName& printer, const std::vector<JobStatus>& known)
{
    const auto finds_nobody = [](const JobStatus& status) {
        return status.state == JobState::processing &&
               status.message.find(nobody_there) != std::string::npos;
    };
    UtcMs& since = off_since_[printer];
    if (std::none_of(known.begin(), known.end(), finds_nobody)) {
        since = 0;
        return;
    }
    if (since == 0)
        since = depot_.now();
    if (depot_.now() - since < switched_off_ms)
        return;
    const std::vector<SpoolJob> last = depot_.store().last_sent(printer, 1);
    // What a printer counted out is on paper.
    if (last.empty() || last.front().state != SpoolState::handed_over ||
        last.front().counted >= 0 || last.front().sent_at < since - just_before_ms)
        return;
    // What waits first: CUPS would begin it as soon as the one before it is gone.
    for (const JobStatus& status : known)
        if (status.state == JobState::pending && !status.begun && !status.key.value.empty())
            queue_.cancel(printer, status.id);
    for (const JobStatus& status : known)
        if (finds_nobody(status))
            queue_.cancel(printer, status.id);
}

void Spooler::follow_job(SpoolJob job, const std::vector<JobStatus>& known, std::string message)
{
    const JobStatus* status = find_status(job, known);
    const bool same_life = job.life.empty() || job.life == life();
    const JobVerdict judged =
        judge_job({job.state, same_life, blocked_.contains(job.printer), status});
    if (!rights_.may_print(job.printer)) // another follows it
        return;
    if (judged.cancel)
        queue_.cancel(job.printer, status->id);
    const JobVerdict verdict = judge_by_count(job, judged, message);
    if (is_final(verdict.state) || verdict.state == SpoolState::wanted) {
        --under_way_[job.printer];
        moved_at_ = depot_.now();
    }
    if (status != nullptr) {
        job.cups_id = status->id;
        job.cups_uuid = status->uuid;
    }
    if (verdict.doubt != Doubt::none && job.kind == PageKind::calibration) {
        // Nobody needs that label: another rehearsal prints another one.
        blocked_.insert(job.printer);
        remember(job, SpoolState::doubtful, rehearsal_interrupted);
        job.state = SpoolState::doubtful;
        remember(std::move(job), SpoolState::canceled, rehearsal_interrupted);
        return;
    }
    job.doubt = verdict.doubt;
    counting_ = counting_ || (job.count_before >= 0 && verdict.state == SpoolState::submitted);
    if (verdict.state == SpoolState::handed_over)
        to_learn_.insert(job.printer);
    if (verdict.doubt != Doubt::none) {
        blocked_.insert(job.printer);
        std::string why = job.counted > job.pages         ? too_many(job.counted - job.pages)
                          : verdict.doubt == Doubt::twice ? perhaps_twice
                          : !same_life                    ? std::string(begun_anew)
                          : status == nullptr             ? forgotten
                                                          : interrupted;
        remember(std::move(job), verdict.state, std::move(why));
        return;
    }
    if (verdict.state == SpoolState::wanted) { // what it was in CUPS is over
        job.cups_id = 0;
        job.cups_uuid.clear();
    }
    remember(std::move(job), verdict.state, verdict.state == SpoolState::submitted ? message : "");
}

void Spooler::make_ready()
{
    std::set<PrinterName> asked;
    for (const SpoolJob& job : depot_.store().doubtful_jobs())
        if (job.doubt == Doubt::last)
            asked.insert(job.printer);
    for (const Interruption& interruption : depot_.store().interruptions()) {
        const PrinterName& printer = interruption.printer;
        if (!rights_.may_print(printer) || asked.contains(printer) || under_way_[printer] > 0 ||
            wait_until_[printer] > depot_.now())
            continue;
        try {
            make_ready(interruption);
        } catch (const PrintingError&) {
            note_silent(printer);
        }
    }
}

void Spooler::make_ready(const Interruption& interruption)
{
    const PrinterName& printer = interruption.printer;
    for (const JobStatus& status : queue_.jobs(printer)) // none of them is open with us
        if (!is_final(status.state))
            queue_.cancel(printer, status.id);
    if (!queue_.is_quiet(printer) || !rights_.may_send(printer))
        return;
    if (interruption.must_clear) {
        queue_.clear(printer);
        queue_.resume(printer);
    }
    watched_[printer] = {};
    watched_[printer].unsettled = true; // the label in motion still comes out
    depot_.store().forget_interruption(printer);
    blocked_.erase(printer);
}

} // namespace cageot
