#include "depot/print.h"

#include "base/text.h"
#include "depot/choose_printer.h"
#include "depot/documents.h"
#include "depot/job_pages.h"
#include "depot/sole_holder.h"

#include <algorithm>
#include <map>
#include <set>

namespace cageot {
namespace {

/// Who freezes a session so long after the usual moment wants it at once, not in a week.
constexpr UtcMs late_by = 12 * 3'600'000LL;

/// Pages of one document: the same farm (or the same kind of ticket), in the plan's order.
struct Group {
    std::string title;
    PrinterRole role = PrinterRole::labels;
    std::vector<WantedPage> pages;
};

std::vector<Group> groups_of(const PlanPages& pages, const PrintRequest& request,
                             const std::string& session)
{
    std::vector<Group> groups;
    const auto wanted = request.producer ? folded_text(*request.producer) : std::string();
    if (request.labels)
        for (const WantedPage& page : pages.label_pages()) {
            const std::string& farm = pages.batch(page);
            if (request.producer && folded_text(farm) != wanted)
                continue;
            const std::string title = session + " " + farm;
            if (groups.empty() || groups.back().title != title)
                groups.push_back({title, PrinterRole::labels, {}});
            groups.back().pages.push_back(page);
        }
    if (request.producer && groups.empty())
        throw UnknownName("Pas d'étiquettes pour la ferme «" + *request.producer +
                          "»: écrivez son nom comme dans «cageot plan».");
    if (request.tickets && !request.producer) {
        groups.push_back({session + " tickets", PrinterRole::tickets,
                          pages.ticket_pages(CrateTicket::Kind::order)});
        groups.push_back({session + " tickets de sac", PrinterRole::labels,
                          pages.ticket_pages(CrateTicket::Kind::bag)});
    }
    if (request.sheets)
        groups.push_back({session + " feuilles", PrinterRole::office, {{PageKind::sheet, 0, 1}}});
    return groups;
}

/// "S1 Ferme du Causse 1-20" is a part of the group "S1 Ferme du Causse".
std::string group_of(const SpoolJob& job)
{
    return job.title.substr(0, job.title.rfind(' '));
}

bool was_taken_back(const SpoolJob& job)
{
    return job.state == SpoolState::canceled || job.state == SpoolState::refused;
}

/// The groups of which something was asked for before.
void keep_begun(std::vector<Group>& groups, const std::vector<SpoolJob>& jobs)
{
    std::set<std::string> begun;
    for (const SpoolJob& job : jobs) // also what was taken back: somebody wants it
        begun.insert(group_of(job));
    std::erase_if(groups, [&](const Group& group) { return !begun.contains(group.title); });
}

/// What later versions made wrong on paper and nobody asked for yet, each version on its slip.
std::vector<SpoolJob> slips_of(Depot& depot, const StoredSession& session,
                               const std::vector<SpoolJob>& jobs, const Printer& printer,
                               UtcMs not_before)
{
    std::vector<SpoolJob> slips;
    for (int version = 2; version <= session.version; ++version) {
        const auto is_its_slip = [&](const SpoolJob& job) {
            return job.kind == PageKind::slip && job.version == version && !was_taken_back(job);
        };
        if (std::any_of(jobs.begin(), jobs.end(), is_its_slip) ||
            depot.store().discards(session.id, version).empty())
            continue;
        SpoolJob slip;
        slip.key = new_key();
        slip.session = session.id;
        slip.version = version;
        slip.printer = printer.name;
        slip.title = session.id.value + " à jeter v" + std::to_string(version);
        slip.kind = PageKind::slip;
        slip.asked_at = depot.now();
        slip.not_before = not_before;
        slips.push_back(std::move(slip));
    }
    return slips;
}

/// The open jobs of a session that hold given codes, by code and kind of paper.
class OpenJobs {
public:
    OpenJobs(Depot& depot, const SessionId& session)
    {
        for (const SpoolJob& job : depot.store().open_jobs())
            if (job.session == session)
                for (const std::string& code : job.codes)
                    by_page_.emplace(std::pair(job.kind == PageKind::order, code), job);
    }
    const SpoolJob* find(const WantedPage& page, const std::string& code) const
    {
        const auto found = by_page_.find(std::pair(page.kind == PageKind::order, code));
        return found == by_page_.end() ? nullptr : &found->second;
    }

private:
    std::map<std::pair<bool, std::string>, SpoolJob> by_page_;
};

/// Pages of a roll differ in length, and CUPS takes one page size a job.
std::size_t pages_a_job(const Printer& printer)
{
    return printer.media.is_roll() ? 1 : pages_per_job;
}

/// The pages of a group cut into jobs.
void add_jobs(std::vector<SpoolJob>& jobs, const Group& group, const std::vector<WantedPage>& fresh,
              const PlanPages& pages, const SpoolJob& model, std::size_t per_job)
{
    for (std::size_t begin = 0; begin < fresh.size(); begin += per_job) {
        const std::size_t end = std::min(fresh.size(), begin + per_job);
        SpoolJob job = model;
        job.key = new_key();
        job.kind = fresh[begin].kind;
        job.title = group.title + " " + std::to_string(begin + 1) + "-" + std::to_string(end);
        for (std::size_t i = begin; i < end && job.kind != PageKind::sheet; ++i)
            job.codes.push_back(pages.code(fresh[i]));
        jobs.push_back(std::move(job));
    }
}

/// The printer that the request names, when it takes anything of these groups.
std::optional<Printer> wanted_printer(const std::vector<Printer>& printers,
                                      const PrintRequest& request, const std::vector<Group>& groups)
{
    if (!request.printer)
        return std::nullopt;
    std::set<PrinterRole> roles;
    for (const Group& group : groups)
        if (!group.pages.empty())
            roles.insert(group.role);
    return named_printer(printers, *request.printer, roles);
}

/// What the request comes to by the ledger as it is now.
struct Asking {
    PrintAnswer answer;
    std::vector<SpoolJob> jobs;       ///< new ones
    std::map<JobKey, SpoolJob> older; ///< open ones with pages of the request
};

Asking asking_of(Depot& depot, const StoredSession& session, const PrintRequest& request)
{
    const auto plan = depot.plan(session.id, session.version);
    const PlanPages pages(*plan);
    std::map<std::pair<PageKind, std::string>, LedgerRow> ledger;
    for (LedgerRow& row : depot.store().ledger(session.id))
        ledger.emplace(std::pair(row.kind, row.code), row);
    const OpenJobs open(depot, session.id);

    std::vector<Group> groups = groups_of(pages, request, session.id.value);
    const std::vector<SpoolJob> known = depot.store().jobs(session.id);
    if (request.begun_only)
        keep_begun(groups, known);
    const std::vector<Printer> printers = printers_of(depot);
    const std::optional<Printer> wanted = wanted_printer(printers, request, groups);

    Asking asking;
    for (const Group& group : groups) {
        std::vector<WantedPage> fresh;
        for (const WantedPage& page : group.pages) {
            const std::string code = pages.code(page);
            const auto row = ledger.find(std::pair(page.kind, code));
            const bool sheet = page.kind == PageKind::sheet; // not in the ledger
            if (sheet || (row != ledger.end() && row->second.state == LabelState::planned)) {
                fresh.push_back(page);
            } else if (const SpoolJob* job = open.find(page, code)) {
                ++asking.answer.under_way;
                asking.older.emplace(job->key, *job);
            } else {
                ++asking.answer.printed_before;
            }
        }
        if (fresh.empty())
            continue;
        SpoolJob model;
        model.session = session.id;
        model.version = session.version;
        const Printer printer =
            wanted && takes(*wanted, group.role) ? *wanted : printer_for(printers, group.role);
        model.printer = printer.name;
        model.asked_at = depot.now();
        model.not_before = request.not_before;
        add_jobs(asking.jobs, group, fresh, pages, model, pages_a_job(printer));
        asking.answer.pages += std::ssize(fresh);
    }
    // Without a printer for it the slip is on the board only.
    if (const auto printer = wanted && takes(*wanted, PrinterRole::tickets)
                                 ? wanted
                                 : find_printer(printers, PrinterRole::tickets))
        for (SpoolJob& slip : slips_of(depot, session, known, *printer, request.not_before)) {
            asking.answer.pages += 1;
            asking.jobs.push_back(std::move(slip));
        }
    return asking;
}

} // namespace

PrintAnswer request_print(Depot& depot, const StoredSession& session, const PrintRequest& request)
{
    // Two who ask at the same moment, in two programs or threads, must not both find a label
    // unprinted.
    const SoleHolder alone = SoleHolder::take(depot, "asking");
    Asking asking;
    do // anew when a version is frozen meanwhile
        asking =
            asking_of(depot, depot.store().find_session(session.id).value_or(session), request);
    while (!depot.store().add_jobs(asking.jobs));
    PrintAnswer& answer = asking.answer;
    for (const SpoolJob& job : asking.jobs)
        answer.jobs.push_back(job.key);
    for (const auto& [key, job] : asking.older) {
        answer.jobs.push_back(key);
        if (job.not_before > request.not_before)
            depot.store().move_job(key, request.not_before);
    }
    for (const SpoolJob& job : depot.store().open_jobs())
        if (job.session == session.id && job.kind == PageKind::slip &&
            job.not_before > request.not_before)
            depot.store().move_job(job.key, request.not_before);
    if (!asking.jobs.empty())
        depot.store().settle(not_printed_key(session.id));
    return answer;
}

std::string not_printed_key(const SessionId& session)
{
    return "not printed " + session.value;
}

PrintAnswer print_as_configured(Depot& depot, const StoredSession& session)
{
    const DepotSettings& settings = depot.settings();
    PrintRequest request;
    switch (settings.print_when) {
    case PrintWhen::by_farm:
        request.begun_only = true;
        break;
    case PrintWhen::at_once:
        break;
    case PrintWhen::at_time:
        if (const auto first = depot.store().find_session(session.id, 1))
            request.not_before =
                next_weekly_time(first->frozen_at - late_by, settings.print_at, settings.time_zone);
        break;
    }
    return request_print(depot, session, request);
}

} // namespace cageot
