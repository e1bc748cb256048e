#include "depot/print_groups.h"

#include "base/text.h"

#include <optional>
#include <utility>

namespace cageot {
namespace {

constexpr bool is_cold(Zone zone)
{
    return zone != Zone::ambient;
}

/// The labels of the wanted farms: of each farm what is not cold, then what is.
class FarmGroups {
public:
    FarmGroups(const PageRoles& roles, std::vector<PrintGroup>& groups)
        : roles_(roles)
        , groups_(groups)
    {
    }

    void add(const WantedPage& label, const std::string& title)
    {
        if (plain_.title != title) {
            end_farm();
            plain_.title = cold_.title = title;
        }
        const bool cold = roles_.of(label) == PrinterRole::cold;
        PrintGroup& group = cold ? cold_ : plain_;
        std::optional<std::size_t>& last_run = cold ? cold_run_ : plain_run_;
        const std::size_t run = roles_.run(label);
        if (last_run != run)
            group.runs.emplace_back();
        group.runs.back().push_back(label);
        last_run = run;
    }

    void end_farm()
    {
        for (PrintGroup* group : {&plain_, &cold_})
            if (!group->runs.empty())
                groups_.push_back(std::move(*group));
        plain_ = {};
        cold_ = {.title = {}, .role = PrinterRole::cold, .runs = {}};
        plain_run_.reset();
        cold_run_.reset();
    }

private:
    const PageRoles& roles_;
    std::vector<PrintGroup>& groups_;
    PrintGroup plain_;
    PrintGroup cold_{.title = {}, .role = PrinterRole::cold, .runs = {}};
    std::optional<std::size_t> plain_run_, cold_run_; ///< each group's last
};

/// Each ticket is a run by itself.
std::vector<std::vector<WantedPage>> one_by_one(const std::vector<WantedPage>& pages)
{
    std::vector<std::vector<WantedPage>> runs;
    for (const WantedPage& page : pages)
        runs.push_back({page});
    return runs;
}

} // namespace

PageRoles::PageRoles(const PlanPages& pages, bool has_cold)
    : pages_(pages)
    , has_cold_(has_cold)
    , labels_(label_runs(pages.plan()))
{
}

PrinterRole PageRoles::of(const WantedPage& page) const
{
    const auto label_role = [this](Zone zone) {
        return has_cold_ && is_cold(zone) ? PrinterRole::cold : PrinterRole::labels;
    };
    switch (page.kind) {
    case PageKind::unit:
    case PageKind::head:
        return label_role(labels_.at(page.place).zone);
    case PageKind::bag:
    case PageKind::more: {
        const PrintPlan& plan = pages_.plan();
        return label_role(plan.crates.at(plan.tickets.at(page.place).crate).zone);
    }
    case PageKind::order:
    case PageKind::slip:
        return PrinterRole::tickets;
    case PageKind::missing:
        return PrinterRole::labels;
    case PageKind::sheet:
        return PrinterRole::office;
    case PageKind::calibration: // asked of its printer, never of a group
        break;
    }
    throw std::logic_error("unknown kind of page");
}

std::vector<PrintGroup> groups_of(const PlanPages& pages, const PrintRequest& request,
                                  const std::string& session, bool has_cold)
{
    std::vector<PrintGroup> groups;
    const PageRoles roles(pages, has_cold);
    const auto wanted = request.producer ? folded_text(*request.producer) : std::string();
    if (request.labels) {
        FarmGroups farms(roles, groups);
        for (const WantedPage& label : pages.label_pages())
            if (!request.producer || folded_text(pages.batch(label)) == wanted)
                farms.add(label, session + " " + pages.batch(label));
        farms.end_farm();
    }
    if (request.producer && groups.empty())
        throw UnknownName("Pas d'étiquettes pour la ferme «" + *request.producer +
                          "»: écrivez son nom comme dans «cageot plan».");
    if (request.tickets && !request.producer) {
        groups.push_back({session + " tickets", PrinterRole::tickets,
                          one_by_one(pages.ticket_pages(CrateTicket::Kind::order))});
        std::vector<WantedPage> plain, cold;
        for (const WantedPage& bag : pages.ticket_pages(CrateTicket::Kind::bag))
            (roles.of(bag) == PrinterRole::cold ? cold : plain).push_back(bag);
        groups.push_back({session + " tickets de sac", PrinterRole::labels, one_by_one(plain)});
        groups.push_back({session + " tickets de sac", PrinterRole::cold, one_by_one(cold)});
    }
    if (request.sheets)
        groups.push_back(
            {session + " feuilles", PrinterRole::office, one_by_one({{PageKind::sheet, 0, 1}})});
    return groups;
}

std::string group_title(const SpoolJob& job)
{
    return job.title.substr(0, job.title.rfind(' '));
}

} // namespace cageot
