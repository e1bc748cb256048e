#pragma once

#include "depot/depot.h"
#include "depot/spread.h"

#include <optional>
#include <vector>

namespace cageot {

/// How many pages a job for any of the printers may have: those of a roll differ in length, and CUPS
/// takes one page size a job.
std::size_t pages_a_job(const std::vector<Printer>& printers);
/// The pages that a job is counted for: a sheet or a slip is one.
long pages_of(const SpoolJob& job);
UnsentJob as_unsent(const SpoolJob& job);

/// The printers of a role's group as `spread` sees them, with nothing to do yet.
std::vector<GroupPrinter> as_group(Depot& depot, const std::vector<Printer>& printers,
                                   PrinterRole role);

/// Work that goes to a printer which prints from the other end: the last job first, its last page first.
void turn(std::vector<JobMove>& moves);

/// Gives a printer to each of new jobs, which stand in walking order: `chosen` where it takes what
/// is of the job's role, else one of the role's group by what all of them have to do. Of a printer
/// that prints from the end (printing/printer.h), pages and jobs are turned then. Throws
/// std::runtime_error in French when there is no printer of a role.
void give_printers(Depot& depot, std::vector<SpoolJob>& jobs, const std::optional<Printer>& chosen);

} // namespace cageot
