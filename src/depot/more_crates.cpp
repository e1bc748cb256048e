#include "depot/more_crates.h"

#include "depot/arrivals.h"
#include "depot/choose_printer.h"
#include "depot/documents.h"
#include "depot/give_printers.h"
#include "depot/job_pages.h"
#include "depot/more_page.h"
#include "depot/print.h"
#include "depot/print_groups.h"
#include "depot/scan_desk.h"
#include "depot/sole_holder.h"
#include "plan/on_paper.h"

#include <optional>
#include <set>

namespace cageot {
namespace {

constexpr const char* no_crate = "la cagette n'est plus de cette vente.";

/// The place of a crate's ticket among all of the plan.
std::optional<std::size_t> ticket_place(const PrintPlan& plan, const std::string& crate)
{
    for (std::size_t i = 0; i < plan.tickets.size(); ++i)
        if (to_string(plan.crates.at(plan.tickets[i].crate).code) == crate)
            return i;
    return std::nullopt;
}

const Crate& crate_at(const PrintPlan& plan, std::size_t ticket)
{
    return plan.crates.at(plan.tickets.at(ticket).crate);
}

/// Another session may have an event of the same id.
JobKey key_of(const SessionId& session, const std::string& event)
{
    return named_key("more\n" + session.value + "\n" + event);
}

/// Numbers of the tickets that other scans of the crate asked for.
std::set<int> numbers_of_others(Depot& depot, const SessionId& session, const Packing& packing,
                                std::size_t crate)
{
    std::set<int> numbers;
    for (const ScanEvent* event : packing.more_crates_asked(crate))
        if (const auto job = depot.store().find_job(key_of(session, event->id)))
            for (const std::string& page : job->codes)
                if (const auto more = parse_more_page(page))
                    numbers.insert(more->more);
    return numbers;
}

/// The first number that is free; nothing when the scan is taken back or was never told.
std::optional<int> number_for(Depot& depot, const SessionId& session, const ScanEvent& event)
{
    return depot.scan_desk().look(
        depot, session, [&](const Packing& packing) -> std::optional<int> {
            if (packing.find(event.id) == nullptr || packing.is_undone(event.id))
                return std::nullopt;
            const auto crate = packing.list().crate_of(event.crate);
            if (!crate)
                throw std::runtime_error(no_crate);
            const std::set<int> taken = numbers_of_others(depot, session, packing, *crate);
            int number = 1;
            while (taken.contains(number))
                ++number;
            return number;
        });
}

SpoolJob job_for(Depot& depot, const SessionId& session, const ScanEvent& event, int number)
{
    const auto now = situation_of(depot, session);
    const PlanPages pages(*now->plan);
    const auto place = ticket_place(*now->plan, event.crate);
    if (!place)
        throw std::runtime_error(no_crate);
    const WantedPage page{PageKind::more, *place, number};
    SpoolJob job;
    job.key = key_of(session, event.id);
    job.session = session;
    job.version = now->session.version;
    job.title = session.value + " cagette de plus " +
                mark_of(*now->plan, crate_at(*now->plan, *place)) + " +" + std::to_string(number);
    job.kind = page.kind;
    job.asked_by = event.station;
    job.urgency = Urgency::waiting;
    job.role = PageRoles(pages, has_cold(printers_of(depot))).of(page);
    job.stretch = job.key.value;
    job.asked_at = depot.now();
    job.codes = {pages.code(page)};
    return job;
}

/// The mark that is printed on it, "14 F +1", when `after` does not say the same; else empty.
std::string wrong_mark(const PrintPlan& before, const PrintPlan& after, const MorePage& page)
{
    const auto was = ticket_place(before, page.crate), is = ticket_place(after, page.crate);
    if (!was)
        return {}; // an older version told of it
    const auto order = [](const PrintPlan& plan, std::size_t ticket) {
        return on_paper(plan, plan.orders.at(crate_at(plan, ticket).order));
    };
    if (is && order(before, *was) == order(after, *is))
        return {};
    return mark_of(before, crate_at(before, *was)) + " +" + std::to_string(page.more);
}

} // namespace

void request_more_ticket(Depot& depot, const SessionId& session, const ScanEvent& event)
{
    const SoleHolder alone = SoleHolder::take(depot, asking_right);
    if (depot.store().find_job(key_of(session, event.id)))
        return;
    for (;;) { // anew when a version is frozen meanwhile
        const auto number = number_for(depot, session, event);
        if (!number)
            return;
        std::vector<SpoolJob> jobs{job_for(depot, session, event, *number)};
        give_printers(depot, jobs, std::nullopt);
        if (depot.store().add_jobs(jobs))
            return;
    }
}

void cancel_more_ticket(Depot& depot, const SessionId& session, const ScanEvent& event,
                        const std::string& who)
{
    const SoleHolder alone = SoleHolder::take(depot, asking_right);
    auto job = depot.store().find_job(key_of(session, event.id));
    if (!job || job->state != SpoolState::wanted)
        return;
    job->state = SpoolState::canceled;
    job->message = "La cagette de plus est annulée.";
    depot.store().update_job(*job, {depot.now(), who}, SpoolState::wanted);
}

void tell_wrong_more_tickets(Depot& depot, const StoredSession& session)
{
    if (session.version < 2)
        return;
    const auto before = depot.plan(session.id, session.version - 1);
    const auto after = depot.plan(session.id, session.version);
    std::set<std::string> marks;
    for (const SpoolJob& job : depot.store().jobs(session.id))
        if (job.kind == PageKind::more && job.state != SpoolState::wanted &&
            job.state != SpoolState::refused && job.state != SpoolState::canceled)
            for (const std::string& page : job.codes)
                if (const auto more = parse_more_page(page))
                    marks.insert(wrong_mark(*before, *after, *more));
    marks.erase("");
    if (marks.empty())
        return;
    std::string named;
    for (const std::string& mark : marks)
        named += (named.empty() ? "«" : ", «") + mark + "»";
    Notice notice;
    notice.key = "more tickets " + session.id.value + "@v" + std::to_string(session.version);
    notice.session = session.id;
    notice.told_at = depot.now();
    notice.by_hand = true;
    notice.sentence =
        session.name + ", version " + std::to_string(session.version) +
        (marks.size() == 1 ? ": le ticket " + named + " ne vaut plus, jetez-le."
                           : ": les tickets " + named + " ne valent plus, jetez-les.");
    notice.url = "/sessions/" + session.id.value;
    depot.store().tell(notice);
}

} // namespace cageot
