#include "depot/give_printers.h"

#include "depot/choose_printer.h"
#include "depot/documents.h"
#include "depot/print_groups.h"
#include "depot/stretches.h"

#include <algorithm>
#include <stdexcept>

namespace cageot {
namespace {

std::vector<DocumentKind> documents_of(PrinterRole role)
{
    switch (role) {
    case PrinterRole::labels:
    case PrinterRole::cold:
        return {DocumentKind::unit, DocumentKind::head, DocumentKind::bag};
    case PrinterRole::tickets:
        return {DocumentKind::order, DocumentKind::slip};
    case PrinterRole::office:
        return {}; // sheets are always A4
    }
    throw std::logic_error("unknown printer role");
}

/// Whether there is a layout of each document of the role for the printer's stock and dots.
bool has_layouts(Depot& depot, const Printer& printer, PrinterRole role)
{
    try {
        for (const DocumentKind document : documents_of(role)) {
            const std::vector<int>& dpi = depot.stationery().layout(document, printer.media).dpi;
            if (printer.role != PrinterRole::office &&
                std::find(dpi.begin(), dpi.end(), printer.dpi) == dpi.end())
                return false;
        }
        return true;
    } catch (const std::runtime_error&) {
        return false; // why is told when something is to be printed there
    }
}

/// What the printer has to do before new work: before what somebody waits for, only what CUPS has
/// and what others wait for.
bool comes_before(const SpoolJob& open, const SpoolJob& fresh)
{
    if (fresh.urgency == Urgency::waiting)
        return open.state != SpoolState::wanted || open.urgency == Urgency::waiting;
    return open.state != SpoolState::wanted || open.not_before <= fresh.not_before;
}

/// Pages and jobs of each printer that prints from the end, turned.
void turn(std::vector<SpoolJob>& jobs, const std::vector<Printer>& printers)
{
    for (const Printer& printer : printers) {
        if (!prints_from_end(printer))
            continue;
        std::vector<std::size_t> its;
        for (std::size_t i = 0; i < jobs.size(); ++i)
            if (jobs[i].printer == printer.name) {
                std::reverse(jobs[i].codes.begin(), jobs[i].codes.end());
                its.push_back(i);
            }
        for (std::size_t i = 0; i < its.size() / 2; ++i)
            std::swap(jobs[its[i]], jobs[its[its.size() - 1 - i]]);
    }
}

} // namespace

long pages_of(const SpoolJob& job)
{
    return std::max(std::ssize(job.codes), std::ptrdiff_t{1});
}

std::size_t pages_a_job(const std::vector<Printer>& printers)
{
    const bool roll = std::any_of(printers.begin(), printers.end(),
                                  [](const Printer& printer) { return printer.media.is_roll(); });
    return roll ? 1 : pages_per_job;
}

UnsentJob as_unsent(const SpoolJob& job)
{
    return {job.key,          job.printer,   job.stretch.empty() ? job.key.value : job.stretch,
            group_title(job), pages_of(job), job.urgency == Urgency::waiting};
}

std::vector<GroupPrinter> as_group(Depot& depot, const std::vector<Printer>& printers,
                                   PrinterRole role)
{
    std::vector<GroupPrinter> group;
    for (const Printer& printer : printers) {
        GroupPrinter& one = group.emplace_back();
        one.name = printer.name;
        one.has_layouts = printers.size() == 1 || has_layouts(depot, printer, role);
        one.one_page_jobs = printer.media.is_roll();
    }
    return group;
}

void turn(std::vector<JobMove>& moves)
{
    std::reverse(moves.begin(), moves.end());
    for (JobMove& move : moves)
        std::reverse(move.codes.begin(), move.codes.end());
}

void give_printers(Depot& depot, std::vector<SpoolJob>& jobs, const std::optional<Printer>& chosen)
{
    const std::vector<Printer> printers = printers_of(depot);
    std::map<PrinterRole, std::vector<SpoolJob*>> to_share;
    for (SpoolJob& job : jobs) {
        job.pinned = chosen && takes(*chosen, job.role);
        if (job.pinned)
            job.printer = chosen->name;
        else
            to_share[job.role].push_back(&job);
    }
    const std::vector<SpoolJob> open =
        to_share.empty() ? std::vector<SpoolJob>{} : depot.store().open_jobs();
    for (const auto& [role, shared] : to_share) {
        std::vector<GroupPrinter> group = as_group(depot, needed_printers(printers, role), role);
        for (GroupPrinter& printer : group)
            for (const SpoolJob& job : open)
                if (job.printer == printer.name && comes_before(job, *shared.front()))
                    printer.pages += pages_of(job);
        std::vector<UnsentJob> unsent;
        for (const SpoolJob* job : shared)
            unsent.push_back(as_unsent(*job));
        const std::map<JobKey, PrinterName> given = spread(unsent, group);
        for (SpoolJob* job : shared)
            job->printer = given.at(job->key);
    }
    turn(jobs, printers);
}

} // namespace cageot
