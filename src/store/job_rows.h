#pragma once

// What the two files of jobs share: rows of jobs with their pages, and what follows for the ledger.

#include "store/rows.h"

#include <map>
#include <string>
#include <vector>

namespace cageot {

/// The jobs that `condition` names, with their pages; `order` is ASC or DESC.
template <class... Values>
std::vector<SpoolJob> jobs_with_pages(DatabaseSession& session, const std::string& condition,
                                      const std::string& order, const Values&... values)
{
    std::vector<SpoolJob> jobs =
        select<SpoolJob>(session, "WHERE " + condition + " ORDER BY place " + order, values...);
    std::map<JobKey, SpoolJob*> by_key;
    for (SpoolJob& job : jobs)
        by_key.emplace(job.key, &job);
    const auto pages = select<JobPageRow>(
        session, "WHERE job IN (SELECT job FROM jobs WHERE " + condition + ") ORDER BY job, place",
        values...);
    for (const JobPageRow& page : pages)
        by_key.at(page.job)->codes.push_back(page.code);
    return jobs;
}

/// Rows of the ledger that are a job's papers; binds its session, key, `is_of_orders` and key. A
/// crate's ticket that became one of the other kind since is not its paper, nor is one that says
/// something else since.
inline const std::string its_rows =
    "session = ? AND code IN (SELECT code FROM job_pages WHERE job = ?) AND (kind = 'order') = "
    "(? = 1) AND since <= (SELECT version FROM jobs WHERE job = ?)";
inline int is_of_orders(const SpoolJob& job)
{
    return job.kind == PageKind::order ? 1 : 0;
}

/// Whether a version was frozen since the job's pages were chosen. A slip tells of its own version,
/// whatever came later.
bool is_overtaken(DatabaseSession& session, const SpoolJob& job);
/// New jobs and their pages; their labels are sent, with one more copy.
void insert_jobs(DatabaseSession& session, const std::vector<SpoolJob>& jobs);
/// Remembers that the job is now in its state.
void add_event(DatabaseSession& session, const SpoolJob& job, const Change& change);
/// A job that was perhaps given to the printer and was not: what only it had is on no paper.
void forget_discards(DatabaseSession& session, const SpoolJob& job);

} // namespace cageot
