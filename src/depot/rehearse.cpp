#include "depot/rehearse.h"

#include "depot/choose_printer.h"
#include "depot/documents.h"
#include "depot/job_pages.h"
#include "depot/sole_holder.h"
#include "printing/ask_printer.h"
#include "printing/printer_queue.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr UtcMs look_every = 1'000;
constexpr UtcMs ask_every = 10'000;
/// A rehearsal goes on no longer.
constexpr UtcMs longest = 3'600'000;
constexpr UtcMs hour = 3'600'000;
constexpr UtcMs day = 24 * hour;
constexpr UtcMs late_by = 3 * hour;
constexpr int codes_a_label = 3;

constexpr const char* notice_key = "rehearsal";

/// What no scan can make good: the label read well, and the next ones will be wrong all the same.
bool is_for_good(RehearsalFault fault)
{
    return fault == RehearsalFault::wrong_stock || fault == RehearsalFault::other_dpi;
}

RehearsalFault verdict_of(const Rehearsal& rehearsal)
{
    return parse_rehearsal_fault(rehearsal.verdict).value_or(RehearsalFault::asked);
}

void set_verdict(Rehearsal& rehearsal, const Diagnosis& diagnosis)
{
    rehearsal.verdict = to_string(diagnosis.fault);
    rehearsal.sentence = diagnosis.sentence;
}

const Rehearsal* newest_of(const PrinterName& printer, const std::vector<Rehearsal>& rehearsals)
{
    const auto found = std::find_if(rehearsals.begin(), rehearsals.end(),
                                    [&](const Rehearsal& one) { return one.printer == printer; });
    return found == rehearsals.end() ? nullptr : &*found;
}

/// What the printers of a rehearsal are told: the worst that is known of each.
Diagnosis standing_of(Depot& depot, const Rehearsal& rehearsal)
{
    const RehearsalFault verdict = verdict_of(rehearsal);
    if (is_for_good(verdict))
        return {verdict, rehearsal.sentence};
    if (!rehearsal.read_code.empty())
        return diagnose_print(rehearsal);
    if (verdict != RehearsalFault::asked)
        return {verdict, rehearsal.sentence};
    const auto job = depot.store().find_job(rehearsal.job);
    return job ? diagnose_label(rehearsal.printer, job->state, job->message, rehearsal.asked_at,
                                depot.now())
               : diagnose_label(rehearsal.printer, SpoolState::canceled, "", rehearsal.asked_at,
                                depot.now());
}

void demand_printer(const std::vector<Printer>& printers, const PrinterName& name)
{
    if (find_printer(printers, name) == nullptr)
        throw UnknownName("Pas d'imprimante d'étiquettes ou de tickets «" + name.value +
                          "»: «cageot printer list» les nomme.");
}

std::vector<Printer> wanted_printers(Depot& depot, const std::vector<PrinterName>& names)
{
    std::vector<Printer> printers = thermal_printers(depot);
    if (printers.empty())
        throw std::runtime_error("Aucune imprimante d'étiquettes ou de tickets: ajoutez-la avec "
                                 "«cageot printer add».");
    for (const PrinterName& name : names)
        demand_printer(printers, name);
    if (!names.empty())
        std::erase_if(printers, [&](const Printer& printer) {
            return std::find(names.begin(), names.end(), printer.name) == names.end();
        });
    return printers;
}

void settle_when_ready(Depot& depot)
{
    if (rehearsal_state(depot).all_ready())
        depot.store().settle(notice_key);
}

} // namespace

std::vector<Printer> thermal_printers(Depot& depot)
{
    std::vector<Printer> printers = depot.store().printers();
    std::erase_if(printers,
                  [](const Printer& printer) { return printer.role == PrinterRole::office; });
    return printers;
}

std::vector<Rehearsal> start_rehearsal(Depot& depot, const std::vector<PrinterName>& names,
                                       const std::string& who)
{
    const std::vector<Printer> printers = wanted_printers(depot, names);
    // A session that is being frozen gives out the codes that it found free.
    const SoleHolder alone = SoleHolder::take(depot, "freeze");
    const CodeKey key = depot.store().code_key();
    std::uint64_t index =
        depot.store().take_unit_codes(codes_a_label * static_cast<int>(printers.size()));
    const auto next_code = [&] { return to_string(code_at(key, CodeKind::unit, index++)); };
    std::vector<Rehearsal> rehearsals;
    std::vector<SpoolJob> jobs;
    for (const Printer& printer : printers) {
        SpoolJob job;
        job.key = new_key();
        job.printer = printer.name;
        job.title = "répétition " + printer.name.value;
        job.kind = PageKind::calibration;
        job.asked_by = who;
        job.urgency = Urgency::waiting;
        job.role = printer.role;
        job.pinned = true;
        job.asked_at = depot.now();
        Rehearsal rehearsal;
        rehearsal.job = job.key;
        rehearsal.printer = printer.name;
        rehearsal.asked_at = depot.now();
        rehearsal.asked_by = who;
        rehearsal.code_4 = next_code();
        rehearsal.code_3 = next_code();
        rehearsal.code_2 = next_code();
        rehearsal.verdict = to_string(RehearsalFault::asked);
        jobs.push_back(std::move(job));
        rehearsals.push_back(std::move(rehearsal));
    }
    depot.store().add_rehearsals(rehearsals, jobs);
    return rehearsals;
}

Diagnosis rehearsal_scan(Depot& depot, const std::string& text,
                         const std::optional<PrinterName>& at)
{
    if (at)
        demand_printer(thermal_printers(depot), *at);
    ScanDiagnosis scan = diagnose_scan(text, at, depot.store().rehearsals());
    if (!scan.read)
        return scan.diagnosis;
    Rehearsal& read = *scan.read;
    read.read_at = depot.now();
    if (!is_for_good(verdict_of(read)))
        set_verdict(read, scan.diagnosis);
    depot.store().update_rehearsal(read);
    settle_when_ready(depot);
    return {verdict_of(read), read.sentence};
}

std::string RehearsalState::sentence() const
{
    const auto total = std::ssize(printers);
    return "Répétition: " + std::to_string(ready) + (ready > 1 ? " imprimantes" : " imprimante") +
           " sur " + std::to_string(total) + (ready > 1 ? " prêtes." : " prête.");
}

RehearsalState rehearsal_state(Depot& depot)
{
    RehearsalState state;
    const std::vector<Rehearsal> rehearsals = depot.store().rehearsals();
    for (const Printer& printer : thermal_printers(depot)) {
        PrinterRehearsal one{printer.name, {RehearsalFault::asked, ""}, 0};
        if (const Rehearsal* newest = newest_of(printer.name, rehearsals)) {
            one.diagnosis = standing_of(depot, *newest);
            one.asked_at = newest->asked_at;
        } else {
            one.diagnosis.sentence = "Jamais répétée: commencez une répétition.";
        }
        state.asked_at = std::max(state.asked_at, one.asked_at);
        state.ready += one.diagnosis.ok() ? 1 : 0;
        state.printers.push_back(std::move(one));
    }
    state.is_fresh = state.asked_at > 0 && depot.now() - state.asked_at < 6 * day;
    return state;
}

bool start_due_rehearsal(Depot& depot)
{
    const auto& time = depot.settings().rehearse_at;
    if (!time)
        return false;
    const UtcMs due = next_weekly_time(depot.now() - late_by, *time, depot.settings().time_zone);
    if (due > depot.now())
        return false;
    for (const Rehearsal& rehearsal : depot.store().rehearsals())
        if (rehearsal.asked_at >= due)
            return false;
    if (thermal_printers(depot).empty())
        return false;
    start_rehearsal(depot, {}, "service");
    Notice notice;
    notice.key = notice_key;
    notice.told_at = depot.now();
    notice.sentence = "Répétition: chaque imprimante a sorti une étiquette, scannez-les.";
    notice.url = "/rehearsal";
    depot.store().tell(notice);
    return true;
}

PrinterQuestions real_questions(const std::string& cups_server)
{
    return {ask_printer, [cups_server](const Printer& printer) {
                return check_queue(CupsServer(cups_server), printer);
            }};
}

RehearsalWatch::RehearsalWatch(Depot& depot, PrinterQuestions questions)
    : depot_(depot)
    , questions_(std::move(questions))
{
}

bool RehearsalWatch::goes_on(const Rehearsal& rehearsal) const
{
    return depot_.now() - rehearsal.asked_at < longest &&
           (rehearsal.looked_at == 0 || verdict_of(rehearsal) != RehearsalFault::none);
}

void RehearsalWatch::look_at_all()
{
    const std::vector<Rehearsal> rehearsals = depot_.store().rehearsals();
    for (const Printer& printer : thermal_printers(depot_))
        if (const Rehearsal* one = newest_of(printer.name, rehearsals); one && goes_on(*one))
            examine(printer, *one);
}

void RehearsalWatch::look()
{
    const UtcMs now = depot_.now();
    if (now < next_look_ && next_look_ - now <= look_every)
        return;
    next_look_ = now + look_every;
    start_due_rehearsal(depot_);
    if (now < next_question_ && next_question_ - now <= ask_every)
        return;
    const std::vector<Rehearsal> rehearsals = depot_.store().rehearsals();
    const Rehearsal* next = nullptr;
    std::optional<Printer> of;
    for (const Printer& printer : thermal_printers(depot_)) {
        const Rehearsal* one = newest_of(printer.name, rehearsals);
        if (one != nullptr && goes_on(*one) &&
            (next == nullptr || one->looked_at < next->looked_at)) {
            next = one;
            of = printer;
        }
    }
    if (next == nullptr || now - next->looked_at < ask_every)
        return;
    examine(*of, *next);
}

void RehearsalWatch::examine(const Printer& printer, Rehearsal rehearsal)
{
    const UtcMs now = depot_.now();
    const auto job = depot_.store().find_job(rehearsal.job);
    // While its label is being sent the printer is left alone, unless that takes too long.
    if (job && !is_final(job->state) && now - rehearsal.asked_at < ask_every)
        return;
    next_question_ = now + ask_every;
    Diagnosis said;
    try {
        said = diagnose_printer(printer, questions_.ask(printer), questions_.check(printer));
    } catch (const PrintingError& error) {
        said = {RehearsalFault::queue, error.what()};
    }
    // Somebody may have scanned it meanwhile.
    const std::vector<Rehearsal> rehearsals = depot_.store().rehearsals();
    for (const Rehearsal& one : rehearsals)
        if (one.job == rehearsal.job)
            rehearsal = one;
    rehearsal.looked_at = now;
    if (!said.ok() && (rehearsal.read_code.empty() || is_for_good(said.fault)))
        set_verdict(rehearsal, said);
    else if (!rehearsal.read_code.empty())
        set_verdict(rehearsal, diagnose_print(rehearsal));
    else
        set_verdict(rehearsal, {RehearsalFault::asked, ""});
    depot_.store().update_rehearsal(rehearsal);
    settle_when_ready(depot_);
}

} // namespace cageot
