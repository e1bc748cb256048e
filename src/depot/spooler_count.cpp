// Printers that tell how many labels they have ever printed: what the spooler makes of it.

#include "depot/spooler.h"

#include "printing/judge_count.h"

#include <algorithm>

namespace cageot {
namespace {

/// Between two questions to a printer that prints, that is held, and that does not answer.
constexpr UtcMs soonest_ms = 50, often_ms = 300, held_ms = 1000, seldom_ms = 8000;
/// A label that is in motion leaves the printer within this.
constexpr UtcMs one_label_ms = 1000;

constexpr const char* comes_out = "Sort de l'imprimante.";
constexpr const char* silent = "L'imprimante ne répond pas: allumez-la et vérifiez son câble.";
constexpr const char* still_printing = "L'imprimante finit ce qui est avant.";

constexpr const char* counts_no_more =
    "L'imprimante ne dit plus combien d'étiquettes elle a imprimées: éteignez-la et rallumez-la, "
    "ou refaites «cageot printer add».";

/// What holds a printer up; empty: nothing does.
std::string obstacle(const ZebraCount& count)
{
    const ZebraStatus& status = count.status;
    if (status.head_open)
        return "Le capot de l'imprimante est ouvert: fermez-le.";
    if (status.paper_out)
        return "L'imprimante n'a plus de papier: mettez un rouleau.";
    if (status.ribbon_out)
        return "L'imprimante n'a plus de ruban: mettez-en un.";
    if (status.over_temperature)
        return "L'imprimante a trop chaud: laissez-la refroidir.";
    if (status.paused)
        return "L'imprimante est en pause: appuyez sur son bouton.";
    if (status.label_waiting)
        return "Une étiquette attend dans l'imprimante: prenez-la.";
    return count.labels || !is_idle(status) ? "" : counts_no_more;
}

bool has_nothing_to_print(const ZebraStatus& status)
{
    return status.formats_waiting == 0 && status.labels_remaining == 0;
}

} // namespace

bool Spooler::counts(const PrinterName& printer) const
{
    const auto known = counters_.find(printer);
    return known != counters_.end() && known->second;
}

const Spooler::Counter& Spooler::look_at_counter(const PrinterName& printer, long wanted)
{
    Counter& counter = watched_[printer];
    const UtcMs now = depot_.now();
    if (counter.asked_at != 0 && now < counter.ask_at)
        return counter;
    const auto count = queue_.counted(printer);
    const UtcMs answered = depot_.now();
    const bool moved = !count || !counter.count || count->labels != counter.count->labels ||
                       !is_idle(count->status);
    counter.count = count;
    if (moved || counter.still_since == 0)
        counter.still_since = answered;
    if (counter.count)
        counter.silent_since = 0;
    else if (counter.silent_since == 0)
        counter.silent_since = now;
    counter.asked_at = answered;
    UtcMs pause = seldom_ms;
    if (!counter.count)
        pause = std::clamp((answered - counter.silent_since) / 2, held_ms, seldom_ms);
    else if (!counter.count->labels || !obstacle(*counter.count).empty())
        pause = held_ms;
    else
        pause = std::clamp((wanted - *counter.count->labels) * soonest_ms, soonest_ms, often_ms);
    counter.ask_at = answered + pause;
    return counter;
}

UtcMs Spooler::silent_since(const PrinterName& printer) const
{
    const auto watched = watched_.find(printer);
    return counts(printer) && watched != watched_.end() ? watched->second.silent_since : 0;
}

std::optional<std::string> Spooler::begin_count(SpoolJob& job)
{
    job.count_before = -1;
    if (!counts(job.printer))
        return std::nullopt;
    const Counter& counter = look_at_counter(job.printer, 0);
    if (!counter.count)
        return silent;
    if (!counter.count->labels || !has_nothing_to_print(counter.count->status) ||
        (counter.unsettled && depot_.now() - counter.still_since < one_label_ms)) {
        const std::string why = obstacle(*counter.count);
        return why.empty() ? still_printing : why;
    }
    job.count_before = *counter.count->labels;
    return std::nullopt;
}

JobVerdict Spooler::judge_by_count(SpoolJob& job, const JobVerdict& judged, std::string& message)
{
    if (job.count_before < 0 ||
        (judged.state != SpoolState::handed_over && judged.doubt == Doubt::none))
        return judged;
    const Counter& counter = look_at_counter(job.printer, job.count_before + job.pages);
    const UtcMs now = depot_.now();
    const CountVerdict seen =
        judge_count({judged, job.count_before, job.pages, counter.count, now - counter.still_since,
                     counter.silent_since == 0 ? 0 : now - counter.silent_since});
    job.counted = seen.out;
    if (seen.verdict.state == SpoolState::submitted) {
        const std::string why = counter.count ? obstacle(*counter.count) : silent;
        if (!why.empty())
            message = why;
        else if (message.empty())
            message = comes_out;
        return seen.verdict;
    }
    watched_[job.printer].unsettled = seen.verdict.state != SpoolState::handed_over;
    // Broken off and yet nothing is asked of a person: who else would let the queue go on?
    if (seen.verdict.doubt != Doubt::last &&
        queue_.status(job.printer).state == PrinterState::stopped)
        queue_.resume(job.printer);
    return seen.verdict;
}

void Spooler::learn_counters()
{
    for (const PrinterName& printer : std::exchange(to_learn_, {})) {
        if (counters_.contains(printer))
            continue;
        const auto count = queue_.counted(printer);
        if (!count) // off, or of another kind: nothing is known
            continue;
        depot_.store().save_counting(printer, count->labels.has_value());
        watched_[printer] = {};
        watched_[printer].unsettled = true;
    }
}

} // namespace cageot
