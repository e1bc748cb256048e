#include "depot/rebalance.h"

#include "depot/choose_printer.h"
#include "depot/documents.h"
#include "depot/give_printers.h"

#include <algorithm>

namespace cageot {
namespace {

using IsOurs = std::function<bool(const PrinterName&)>;

bool is_due(const SpoolJob& job, UtcMs now)
{
    return job.state == SpoolState::wanted && job.not_before <= now;
}

bool may_move(const SpoolJob& job, UtcMs now)
{
    return is_due(job, now) && !job.pinned;
}

/// One group and what waits for it.
class Group {
public:
    Group(Depot& depot, const std::vector<Printer>& printers, const IsOurs& ours, PrinterRole role)
        : depot_(depot)
        , printers_(printers)
        , ours_(ours)
        , role_(role)
        , group_(printers_of_role(printers, role))
    {
    }

    void add_waiting(const SpoolJob& job) { waiting_.push_back(&job); }

    /// Nothing to ask the store about: one printer, where everything is already.
    bool is_settled() const
    {
        return group_.empty() ||
               (group_.size() == 1 &&
                std::all_of(waiting_.begin(), waiting_.end(), [&](const SpoolJob* job) {
                    return job->printer == group_.front().name;
                }));
    }

    long rebalance(const std::vector<SpoolJob>& open, const Standings& standings)
    {
        std::vector<GroupPrinter> group = as_group(depot_, group_, role_);
        const auto begun = depot_.store().begun_stretches();
        for (GroupPrinter& printer : group) {
            if (const auto known = standings.find(printer.name); known != standings.end()) {
                printer.can_print = can_print(known->second, depot_.now());
                printer.pages_per_minute = known->second.pages_per_minute;
            }
            for (const auto& [where, stretch] : begun)
                if (where == printer.name)
                    printer.begun.insert(stretch);
            for (const SpoolJob& job : open)
                if (job.printer == printer.name && stays(job))
                    printer.pages += pages_of(job);
        }
        std::vector<UnsentJob> unsent;
        for (const SpoolJob* job : waiting_)
            unsent.push_back(as_unsent(*job));
        return move(spread(unsent, group));
    }

private:
    bool stays(const SpoolJob& job) const
    {
        const bool sent = job.state != SpoolState::wanted;
        return sent || (is_due(job, depot_.now()) && (job.pinned || !ours_(job.printer)));
    }

    long move(const std::map<JobKey, PrinterName>& given)
    {
        // Those between the same two printers are turned together.
        std::map<std::pair<PrinterName, PrinterName>, std::vector<JobMove>> moves;
        long moved = 0;
        for (const SpoolJob* job : waiting_)
            if (const PrinterName& to = given.at(job->key); to != job->printer) {
                moves[{job->printer, to}].push_back(
                    {job->key, job->printer, to, job->codes, job->version});
                ++moved;
            }
        for (auto& [way, jobs] : moves) {
            const Printer* from = find_printer(printers_, way.first);
            const Printer* to = find_printer(printers_, way.second);
            if ((from != nullptr && prints_from_end(*from)) != prints_from_end(*to))
                turn(jobs);
            depot_.store().give_jobs(jobs, depot_.now());
        }
        return moved;
    }

    Depot& depot_;
    const std::vector<Printer>& printers_;
    const IsOurs& ours_;
    PrinterRole role_;
    std::vector<Printer> group_;
    std::vector<const SpoolJob*> waiting_; ///< in the order of the store
};

} // namespace

bool can_print(const PrinterStanding& standing, UtcMs now)
{
    return !standing.stopped && !standing.asks && !standing.paused &&
           (standing.silent_since == 0 || now - standing.silent_since < silence_borne);
}

std::set<PrinterName> sharing_printers(Depot& depot, const std::vector<SpoolJob>& open)
{
    const std::vector<Printer> printers = printers_of(depot);
    std::set<PrinterRole> roles;
    for (const SpoolJob& job : open)
        if (may_move(job, depot.now()))
            roles.insert(job.role);
    std::set<PrinterName> sharing;
    for (const PrinterRole role : roles)
        if (const auto group = printers_of_role(printers, role); group.size() > 1)
            for (const Printer& printer : group)
                sharing.insert(printer.name);
    return sharing;
}

long rebalance(Depot& depot, const Standings& standings, const IsOurs& ours)
{
    const std::vector<SpoolJob> open = depot.store().open_jobs();
    const std::vector<Printer> printers = printers_of(depot);
    std::map<PrinterRole, Group> groups;
    for (const SpoolJob& job : open)
        if (may_move(job, depot.now()) && ours(job.printer))
            groups.try_emplace(job.role, depot, printers, ours, job.role)
                .first->second.add_waiting(job);
    long moved = 0;
    for (auto& [role, group] : groups)
        if (!group.is_settled())
            moved += group.rebalance(open, standings);
    return moved;
}

} // namespace cageot
