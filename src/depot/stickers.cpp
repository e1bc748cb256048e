#include "depot/stickers.h"

#include "depot/choose_printer.h"
#include "depot/give_printers.h"
#include "depot/job_pages.h"
#include "depot/print.h"
#include "depot/restore.h"
#include "depot/sole_holder.h"

#include <algorithm>
#include <optional>
#include <set>

namespace cageot {
namespace {

constexpr std::size_t stickers_a_job = 20;
/// What preflight refused is not asked for again at once: a person must mend a layout first.
constexpr UtcMs refused_pause = 10 * 60'000;

/// Quantities that are missing, by the main container's code and line; what is not there is 0.
using MissingLines = std::map<std::pair<std::string, int>, std::int64_t>;

/// Each order's main container: index into PrintPlan::crates.
std::vector<std::optional<std::size_t>> main_crates(const PrintPlan& plan)
{
    std::vector<std::optional<std::size_t>> crates(plan.orders.size());
    for (std::size_t i = 0; i < plan.crates.size(); ++i)
        if (plan.crates[i].main)
            crates[plan.crates[i].order] = i;
    return crates;
}

/// What paper tells now: each ticket of all its lines, each sticker of one.
MissingLines told_lines(const std::vector<ToldShortage>& rows)
{
    MissingLines told;
    for (const ToldShortage& row : rows) {
        const std::string crate = row.page.substr(0, row.page.find('-'));
        if (row.line == 0)
            std::erase_if(told, [&](const auto& known) { return known.first.first == crate; });
        else
            told[{crate, row.line}] = row.quantity;
    }
    return told;
}

/// Codes of main containers whose ticket was given to a printer, or may have been.
std::set<std::string> tickets_on_paper(Depot& depot, const SessionId& session)
{
    std::set<std::string> crates;
    for (const LedgerRow& row : depot.store().ledger(session))
        if (row.kind == PageKind::order && row.state != LabelState::planned &&
            row.state != LabelState::void_)
            crates.insert(row.code);
    for (const SpoolJob& job : depot.store().open_jobs())
        if (job.session == session && job.kind == PageKind::order &&
            job.state == SpoolState::wanted) // it will tell by itself
            for (const std::string& code : job.codes)
                crates.erase(code);
    return crates;
}

} // namespace

std::string sticker_page(const Code& crate, int line)
{
    return to_string(crate) + "-" + std::to_string(line);
}

std::vector<Sticker> due_stickers(Depot& depot, const Situation& now)
{
    const std::set<std::string> printed = tickets_on_paper(depot, now.session.id);
    if (printed.empty())
        return {};
    const PrintPlan& plan = *now.plan;
    const auto crates = main_crates(plan);
    const MissingLines told = told_lines(depot.store().told_shortages(now.session.id));
    const auto told_of = [&told](const std::string& crate, int line) {
        const auto found = told.find({crate, line});
        return found == told.end() ? 0 : found->second;
    };
    std::vector<Sticker> due;
    for (std::size_t i = 0; i < plan.orders.size(); ++i) {
        const std::string code = crates[i] ? to_string(plan.crates[*crates[i]].code) : "";
        if (!printed.contains(code))
            continue;
        for (const PlannedLine& line : plan.orders[i].lines)
            if (told_of(code, line.place) != line.missing)
                due.push_back({*crates[i], line.place, line.missing});
    }
    return due;
}

std::vector<Sticker> stickers_of(Depot& depot, const Situation& now, const SpoolJob& job)
{
    std::map<std::string, Sticker> due;
    for (const Sticker& sticker : due_stickers(depot, now))
        due.emplace(sticker_page(now.plan->crates.at(sticker.crate).code, sticker.line), sticker);
    std::vector<Sticker> stickers;
    for (const std::string& page : job.codes)
        if (const auto found = due.find(page); found != due.end())
            stickers.push_back(found->second);
    return stickers;
}

std::vector<ToldShortage> told_by(const SpoolJob& job, const Situation& now,
                                  std::span<const WantedPage> pages,
                                  std::span<const Sticker> stickers)
{
    const PrintPlan& plan = *now.plan;
    std::vector<ToldShortage> told;
    for (const WantedPage& page : pages) {
        if (page.kind == PageKind::missing) {
            const Sticker& sticker = stickers[page.place];
            told.push_back({job.key, sticker_page(plan.crates.at(sticker.crate).code, sticker.line),
                            sticker.line, sticker.quantity});
        }
        if (page.kind != PageKind::order)
            continue;
        const Crate& crate = plan.crates.at(plan.tickets.at(page.place).crate);
        const std::string code = to_string(crate.code);
        told.push_back({job.key, code, 0, 0});
        for (const PlannedLine& line : plan.orders.at(crate.order).lines)
            if (line.missing > 0)
                told.push_back({job.key, code, line.place, line.missing});
    }
    return told;
}

long request_stickers(Depot& depot, const SessionId& session, UtcMs not_before)
{
    if (!print_obstacle_of_restore(depot).empty())
        return 0; // they are asked for when somebody has looked
    if (printers_of_role(printers_of(depot), PrinterRole::labels).empty())
        return 0; // they are asked for when there is a printer
    const SoleHolder alone = SoleHolder::take(depot, asking_right);
    const auto now = situation_of(depot, session);
    const std::vector<Sticker> due = due_stickers(depot, *now);
    if (due.empty())
        return 0;
    std::set<std::string> asked;
    for (const SpoolJob& job : depot.store().jobs(session))
        if (job.kind == PageKind::missing &&
            (job.state == SpoolState::wanted ||
             (job.state == SpoolState::refused && depot.now() - job.asked_at < refused_pause)))
            asked.insert(job.codes.begin(), job.codes.end());
    std::vector<std::string> pages;
    for (const Sticker& sticker : due)
        if (std::string page = sticker_page(now->plan->crates.at(sticker.crate).code, sticker.line);
            !asked.contains(page))
            pages.push_back(std::move(page));
    std::vector<SpoolJob> jobs;
    for (std::size_t first = 0; first < pages.size(); first += stickers_a_job) {
        const std::size_t last = std::min(first + stickers_a_job, pages.size());
        SpoolJob job;
        job.key = new_key();
        job.session = session;
        job.version = now->session.version;
        job.title =
            session.value + " manquants " + std::to_string(first + 1) + "-" + std::to_string(last);
        job.kind = PageKind::missing;
        job.role = PrinterRole::labels;
        job.stretch = job.key.value;
        job.asked_by = "arrivages";
        job.asked_at = depot.now();
        job.not_before = not_before;
        job.codes.assign(pages.begin() + static_cast<std::ptrdiff_t>(first),
                         pages.begin() + static_cast<std::ptrdiff_t>(last));
        jobs.push_back(std::move(job));
    }
    if (jobs.empty())
        return 0;
    give_printers(depot, jobs, std::nullopt);
    return depot.store().add_jobs(jobs) ? static_cast<long>(pages.size()) : 0;
}

} // namespace cageot
