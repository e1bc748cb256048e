#include "depot/spooler.h"

#include "depot/choose_printer.h"
#include "depot/doubt.h"
#include "depot/job_pages.h"
#include "depot/paper.h"
#include "depot/rehearsal_label.h"
#include "depot/slip.h"
#include "depot/stickers.h"

#include <algorithm>

namespace cageot {
namespace {

/// Jobs of a printer in CUPS: the one that prints and one that waits, so that the printer never does
/// (a job costs 0.1 s before its first label, cups 2.4.2; 20 labels take 4 s and more). What somebody
/// stands and waits for comes out after those two.
constexpr int jobs_per_printer = 2;
constexpr const char* who = "service";

std::optional<std::vector<WantedPage>> pages_of(const std::vector<Sticker>& stickers)
{
    std::vector<WantedPage> pages;
    for (std::size_t i = 0; i < stickers.size(); ++i)
        pages.push_back({PageKind::missing, i, 1});
    return pages;
}

} // namespace

Spooler::Spooler(Depot& depot, PrinterQueue& queue, PrintingRights rights)
    : depot_(depot)
    , queue_(queue)
    , rights_(std::move(rights))
    , ahead_([&depot](const SpoolJob& job) { return make_ahead(depot, job); })
{
}

bool Spooler::remember(SpoolJob job, SpoolState state, std::string message)
{
    if (job.state == state && job.message == message)
        return true;
    const SpoolState found = job.state;
    job.state = state;
    job.message = std::move(message);
    return depot_.store().update_job(job, {depot_.now(), who}, found);
}

void Spooler::take_rights()
{
    if (rights_.are_whole())
        return;
    std::set<PrinterName> printers;
    for (const Printer& printer : depot_.store().printers())
        printers.insert(printer.name);
    for (const SpoolJob& job : depot_.store().open_jobs()) // also of printers that were removed
        printers.insert(job.printer);
    for (const Interruption& interruption : depot_.store().interruptions())
        printers.insert(interruption.printer);
    rights_.refresh(printers);
}

void Spooler::give_rights_back()
{
    for (const PrinterName& printer : silent_)
        if (!rights_.was_reached(printer) ||
            (under_way_[printer] == 0 && !can_print(standings_[printer], depot_.now())))
            rights_.give_back(printer);
}

void Spooler::note_reached(const PrinterName& printer)
{
    rights_.note_reached(printer);
    standings_[printer].silent_since = 0;
}

void Spooler::note_silent(const PrinterName& printer)
{
    silent_.insert(printer);
    wait_until_[printer] = depot_.now() + retry_ms;
    if (standings_[printer].silent_since == 0)
        standings_[printer].silent_since = depot_.now();
}

const std::string& Spooler::life()
{
    if (!life_)
        life_ = queue_.life();
    return *life_;
}

bool Spooler::is_due_soon() const
{
    return counting_ || std::abs(depot_.now() - moved_at_) < brisk_ms;
}

bool Spooler::step()
{
    life_.reset();
    silent_.clear();
    counting_ = false;
    counters_ = depot_.store().counting();
    take_rights(); // before anything is read that others may not change from then on
    follow(depot_.store().open_jobs());
    make_ready();
    tell_doubts(depot_);
    withheld_ = withheld(depot_);
    for (const PrinterName& printer : withheld_.printers)
        standings_.try_emplace(printer);
    for (auto& [printer, standing] : standings_) {
        standing.asks = blocked_.contains(printer);
        standing.paused = withheld_.printers.contains(printer);
    }
    rebalance(depot_, standings_,
              [this](const PrinterName& printer) { return rights_.may_print(printer); });
    send_wanted();
    give_rights_back();
    const std::vector<SpoolJob> open = depot_.store().open_jobs();
    if (open.empty())
        learn_counters();
    return std::any_of(open.begin(), open.end(), [&](const SpoolJob& job) {
        return job.state != SpoolState::wanted ||
               (job.not_before <= depot_.now() && !withheld_.has(job));
    });
}

void Spooler::send_wanted()
{
    std::vector<SpoolJob> wanted = depot_.store().open_jobs();
    std::erase_if(wanted, [&](const SpoolJob& job) {
        return job.state != SpoolState::wanted || job.not_before > depot_.now() ||
               withheld_.has(job);
    });
    std::stable_sort(wanted.begin(), wanted.end(),
                     [](const SpoolJob& a, const SpoolJob& b) { return a.urgency > b.urgency; });
    std::vector<SpoolJob> soon; // what is given now, and what comes then
    std::map<PrinterName, int> places;
    for (const SpoolJob& job : wanted)
        if (may_be_given(job.printer) && places[job.printer]++ < 2 * most_jobs(job.printer))
            soon.push_back(job);
    ahead_.want(soon);
    for (const SpoolJob& job : wanted) {
        if (!may_be_given(job.printer) || under_way_[job.printer] >= most_jobs(job.printer))
            continue;
        // A job before it may have stopped their batch.
        if (auto current = depot_.store().find_job(job.key);
            current && current->state == SpoolState::wanted && current->printer == job.printer)
            send(std::move(*current));
    }
}

bool Spooler::may_be_given(const PrinterName& printer)
{
    return rights_.may_send(printer) && !blocked_.contains(printer) &&
           wait_until_[printer] <= depot_.now();
}

int Spooler::most_jobs(const PrinterName& printer) const
{
    return counts(printer) ? 1 : jobs_per_printer; // one that counts must count one job alone
}

void Spooler::send(SpoolJob job)
{
    const std::vector<Printer> printers = depot_.store().printers();
    const Printer* printer = find_printer(printers, job.printer);
    if (const auto why = begin_count(job)) {
        remember(std::move(job), SpoolState::wanted, *why);
        return;
    }
    if (printer != nullptr && job.kind == PageKind::calibration)
        return send_rehearsal(std::move(job), *printer);
    if (printer == nullptr || !depot_.store().find_session(job.session)) {
        remember(std::move(job), SpoolState::refused,
                 "L'imprimante n'est plus connue: ajoutez-la, puis imprimez à nouveau.");
        return;
    }
    const auto now = situation_of(depot_, job.session);
    const bool of_stickers = job.kind == PageKind::missing;
    if (!of_stickers && withhold_absent(depot_, *now) > 0)
        return; // it is another job now
    const std::vector<Sticker> stickers =
        of_stickers ? stickers_of(depot_, *now, job) : std::vector<Sticker>();
    const auto wanted =
        of_stickers ? pages_of(stickers) : valid_pages(depot_.store(), job, now->session.version);
    if (!wanted)
        return;
    if (wanted->empty()) {
        remember(std::move(job), SpoolState::canceled,
                 of_stickers ? "Les tickets disent déjà tout."
                             : "Toutes ses étiquettes ont été remplacées par une version plus "
                               "récente.");
        return;
    }
    MadeDocument document;
    try {
        if (job.kind == PageKind::slip &&
            slip_of(depot_, job.session, job.version).papers.empty()) {
            remember(std::move(job), SpoolState::canceled, "Il n'y a rien à jeter."); // not out
            return;
        }
        auto ahead = ahead_.take(job.key);
        document = ahead && ahead->basis ==
                                DocumentBasis{*printer, now->session.version, now->facts, *wanted}
                       ? std::move(ahead->document)
                       : make_paper(depot_, job, *printer, *now, *wanted, stickers);
    } catch (const std::exception& error) {
        return stop_batch(job, error.what()); // the other printers go on
    }
    const std::vector<ToldShortage> told = told_by(job, *now, *wanted, stickers);
    deliver(std::move(job), *printer, std::move(document), now->session.version, told);
}

void Spooler::send_rehearsal(SpoolJob job, const Printer& printer)
{
    MadeDocument document;
    try {
        document = make_rehearsal_label(depot_, printer, rehearsal_of(depot_, job.key));
    } catch (const std::exception& error) {
        return stop_batch(job, error.what());
    }
    const int version = job.version; // of no session
    deliver(std::move(job), printer, std::move(document), version);
}

void Spooler::deliver(SpoolJob job, const Printer& printer, MadeDocument document, int plan_version,
                      const std::vector<ToldShortage>& told)
{
    if (!document.may_be_printed())
        return stop_batch(job, document.why_not());

    job.pages = static_cast<int>(document.pages.size());
    const PrintDocument paper = paper_of(job.key, job.title, std::move(document), printer);
    try {
        job.life = life();
    } catch (const PrintingError& error) {
        note_silent(job.printer);
        remember(std::move(job), SpoolState::wanted, error.what());
        return;
    }
    job.sent_at = depot_.now();
    // Of a version that was frozen a moment ago it is made anew; perhaps it moved.
    if (auto started = depot_.store().start_job(job, plan_version, who, told))
        submit(std::move(*started), paper);
}

void Spooler::submit(SpoolJob job, const PrintDocument& paper)
{
    if (!rights_.may_send(job.printer)) { // whoever prints there next finds it unknown to CUPS
        remember(std::move(job), SpoolState::wanted, "");
        return;
    }
    try {
        const JobStatus status = queue_.submit(job.printer, paper);
        job.cups_id = status.id;
        job.cups_uuid = status.uuid;
        ++under_way_[job.printer];
        moved_at_ = depot_.now();
        note_reached(job.printer);
        if (!remember(job, SpoolState::submitted, ""))
            take_back(job);
    } catch (const PrintingError& error) {
        note_silent(job.printer);
        remember(std::move(job),
                 error.maybe_submitted() ? SpoolState::submitting : SpoolState::wanted,
                 error.what());
    }
}

/// This program stood still for so long that another took its printer: unless that one found this
/// very job in CUPS, it has sent the document itself, or will.
void Spooler::take_back(const SpoolJob& sent)
{
    const auto now = depot_.store().find_job(sent.key);
    if (!now || now->cups_uuid != sent.cups_uuid)
        queue_.cancel(sent.printer, sent.cups_id);
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
               job.kind != PageKind::calibration && stem(job.title) == stem(failed.title);
    };
    for (const SpoolJob& job : depot_.store().open_jobs())
        if (same_batch(job))
            remember(job, SpoolState::canceled, "Arrêté avec son lot: " + why);
    remember(failed, SpoolState::refused, why);
}

} // namespace cageot
