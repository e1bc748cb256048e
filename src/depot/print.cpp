#include "depot/print.h"

#include "depot/arrivals.h"
#include "depot/choose_printer.h"
#include "depot/documents.h"
#include "depot/give_printers.h"
#include "depot/job_pages.h"
#include "depot/print_groups.h"
#include "depot/restore.h"
#include "depot/sole_holder.h"

#include <algorithm>
#include <map>
#include <set>

namespace cageot {
namespace {

/// Who freezes a session so long after the usual moment wants it at once, not in a week.
constexpr UtcMs late_by = 12 * 3'600'000LL;

bool was_taken_back(const SpoolJob& job)
{
    return job.state == SpoolState::canceled || job.state == SpoolState::refused;
}

/// The groups of which something was asked for before.
void keep_begun(std::vector<PrintGroup>& groups, const std::vector<SpoolJob>& jobs)
{
    std::set<std::string> begun;
    for (const SpoolJob& job : jobs) // also what was taken back: somebody wants it
        begun.insert(group_title(job));
    std::erase_if(groups, [&](const PrintGroup& group) { return !begun.contains(group.title); });
}

/// What later versions made wrong on paper and nobody asked for yet, each version on its slip.
std::vector<SpoolJob> slips_of(Depot& depot, const StoredSession& session,
                               const std::vector<SpoolJob>& jobs, const PrintRequest& request)
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
        slip.title = session.id.value + " à jeter v" + std::to_string(version);
        slip.kind = PageKind::slip;
        slip.role = PrinterRole::tickets;
        slip.stretch = slip.key.value;
        slip.asked_by = request.asked_by;
        slip.asked_at = depot.now();
        slip.not_before = request.not_before;
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

/// The stretches of a group as jobs. `count` are the pages of its title before, and after.
void add_jobs(std::vector<SpoolJob>& jobs, const PrintGroup& group,
              const std::vector<std::vector<WantedPage>>& fresh, const PlanPages& pages,
              const SpoolJob& model, std::size_t per_job, std::size_t& count)
{
    for (const Stretch& stretch : stretches_of(fresh, per_job)) {
        const JobKey first = new_key();
        for (const std::vector<WantedPage>& its : stretch) {
            SpoolJob job = model;
            job.key = &its == &stretch.front() ? first : new_key();
            job.stretch = first.value;
            job.role = group.role;
            job.kind = its.front().kind;
            job.title = group.title + " " + std::to_string(count + 1) + "-" +
                        std::to_string(count + its.size());
            count += its.size();
            for (const WantedPage& page : its)
                if (page.kind != PageKind::sheet)
                    job.codes.push_back(pages.code(page));
            jobs.push_back(std::move(job));
        }
    }
}

/// The printer that the request names, when it takes anything of these groups.
std::optional<Printer> chosen_printer(const std::vector<Printer>& printers,
                                      const PrintRequest& request,
                                      const std::vector<PrintGroup>& groups)
{
    if (!request.printer)
        return std::nullopt;
    std::set<PrinterRole> roles;
    for (const PrintGroup& group : groups)
        if (!group.runs.empty())
            roles.insert(group.role);
    return named_printer(printers, *request.printer, roles);
}

/// What the request comes to by the ledger as it is now.
struct Asking {
    PrintAnswer answer;
    std::vector<SpoolJob> jobs;       ///< new ones
    std::vector<LedgerRow> rows;      ///< what they bring, as it was read
    std::map<JobKey, SpoolJob> older; ///< open ones with pages of the request
};

/// Tells of each page of a request whether it is still to be asked for.
class PageFates {
public:
    PageFates(Depot& depot, const SessionId& session, const PlanPages& pages)
        : pages_(pages)
        , open_(depot, session)
    {
        for (LedgerRow& row : depot.store().ledger(session))
            ledger_.emplace(std::pair(row.kind, row.code), row);
    }
    /// False, and counted in `asking`, when it was asked for before.
    bool is_fresh(const WantedPage& page, Asking& asking) const
    {
        if (page.kind == PageKind::sheet) // not in the ledger
            return true;
        const std::string code = pages_.code(page);
        const auto row = ledger_.find(std::pair(page.kind, code));
        if (row != ledger_.end() && row->second.state == LabelState::planned) {
            asking.rows.push_back(row->second);
            return true;
        }
        if (const SpoolJob* job = open_.find(page, code)) {
            ++asking.answer.under_way;
            asking.older.emplace(job->key, *job);
        } else {
            ++asking.answer.printed_before;
        }
        return false;
    }

private:
    const PlanPages& pages_;
    OpenJobs open_;
    std::map<std::pair<PageKind, std::string>, LedgerRow> ledger_;
};

/// A label or bag ticket behind which nothing stands.
bool is_absent(const PlanPages& pages, const WantedPage& page, const Supply& supply)
{
    return page.kind != PageKind::order && page.kind != PageKind::sheet &&
           supply.absent.contains(pages.code(page));
}

Asking asking_of(Depot& depot, const StoredSession& session, const PrintRequest& request)
{
    const auto now = situation_of(depot, session.id);
    const PlanPages pages(*now->plan);
    const PageFates fates(depot, session.id, pages);
    const std::vector<Printer> printers = printers_of(depot);
    std::vector<PrintGroup> groups =
        groups_of(pages, request, session.id.value, has_cold(printers));
    const std::vector<SpoolJob> known = depot.store().jobs(session.id);
    if (request.begun_only)
        keep_begun(groups, known);
    const std::optional<Printer> chosen = chosen_printer(printers, request, groups);

    Asking asking;
    std::map<std::string, std::size_t> counts; // pages by title: a farm may have two groups
    for (const PrintGroup& group : groups) {
        std::vector<std::vector<WantedPage>> fresh;
        for (std::vector<WantedPage> run : group.runs) {
            std::erase_if(run, [&](const WantedPage& page) {
                return is_absent(pages, page, now->supply) || !fates.is_fresh(page, asking);
            });
            if (!run.empty())
                fresh.push_back(std::move(run));
        }
        if (fresh.empty())
            continue;
        SpoolJob model;
        model.session = session.id;
        model.version = session.version;
        model.asked_by = request.asked_by;
        model.asked_at = depot.now();
        model.not_before = request.not_before;
        const std::size_t per_job = pages_a_job(chosen && takes(*chosen, group.role)
                                                    ? std::vector{*chosen}
                                                    : needed_printers(printers, group.role));
        std::size_t& count = counts[group.title];
        const std::size_t before = count;
        add_jobs(asking.jobs, group, fresh, pages, model, per_job, count);
        asking.answer.pages += static_cast<long>(count - before);
    }
    // Without a printer for it the slip is on the board only.
    if (!printers_of_role(printers, PrinterRole::tickets).empty())
        for (SpoolJob& slip : slips_of(depot, session, known, request)) {
            asking.answer.pages += 1;
            asking.jobs.push_back(std::move(slip));
        }
    give_printers(depot, asking.jobs, chosen);
    return asking;
}

} // namespace

PrintAnswer request_print(Depot& depot, const StoredSession& session, const PrintRequest& request)
{
    if (const std::string obstacle = print_obstacle_of_restore(depot); !obstacle.empty())
        throw std::runtime_error(obstacle);
    // Two who ask at the same moment, in two programs or threads, need not both begin; should they,
    // the store refuses the second.
    const SoleHolder alone = SoleHolder::take(depot, asking_right);
    Asking asking;
    do // anew when a version is frozen or something is asked for meanwhile
        asking =
            asking_of(depot, depot.store().find_session(session.id).value_or(session), request);
    while (!depot.store().add_jobs(asking.jobs, asking.rows));
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
    request.asked_by = "cageot";
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
