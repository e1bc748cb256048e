#include "store/database.h"
#include "store/rows.h"
#include "store/store.h"

#include <algorithm>
#include <map>

namespace cageot {
namespace {

/// The jobs that `condition` names, with their pages.
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

/// Whether a version was frozen since the job's pages were chosen. A slip tells of its own version,
/// whatever came later.
bool is_overtaken(DatabaseSession& session, const SpoolJob& job)
{
    return job.kind != PageKind::slip &&
           select_values<std::int64_t>(
               session, "SELECT count(*) FROM snapshots WHERE session = ? AND version > ?",
               job.session, job.version)
                   .at(0) > 0;
}

/// Gives the labels of a job the state that follows from the job's, but for those that are void or
/// proved to be printed.
void follow_job(DatabaseSession& session, const SpoolJob& job, bool was_final)
{
    // A crate's ticket that became one of the other kind since is not this job's paper.
    // Nor is one that says something else since.
    const std::string its_rows =
        "session = ? AND code IN (SELECT code FROM job_pages WHERE job = ?) AND (kind = 'order') = "
        "(? = 1) AND since <= (SELECT version FROM jobs WHERE job = ?)";
    const int of_orders = job.kind == PageKind::order ? 1 : 0;
    const LabelState state = label_state_in(job.state);
    if (state == LabelState::planned && !was_final)
        execute(session, "UPDATE ledger SET copies = copies - 1 WHERE copies > 0 AND " + its_rows,
                job.session, job.key, of_orders, job.key);
    if (state == LabelState::planned) {
        // Labels that another job was given are what the last such job made of them.
        execute(session,
                "UPDATE ledger SET state = CASE WHEN copies = 0 THEN 'planned' WHEN (SELECT "
                "jobs.state FROM job_pages JOIN jobs USING (job) WHERE code = ledger.code AND "
                "jobs.session = ledger.session AND jobs.state NOT IN ('refused', 'canceled') ORDER "
                "BY jobs.place DESC LIMIT 1) = 'doubtful' THEN 'doubtful' ELSE state END WHERE " +
                    its_rows + " AND state NOT IN ('void', 'confirmed')",
                job.session, job.key, of_orders, job.key);
        return;
    }
    execute(session,
            "UPDATE ledger SET state = ? WHERE " + its_rows +
                " AND state NOT IN ('void', 'confirmed')",
            state, job.session, job.key, of_orders, job.key);
}

/// A job that was perhaps given to the printer and was not: what only it had is on no paper.
void forget_discards(DatabaseSession& session, const SpoolJob& job)
{
    execute(session,
            "DELETE FROM discards WHERE session = ? AND code IN (SELECT code FROM job_pages WHERE "
            "job = ?) AND NOT EXISTS (SELECT 1 FROM job_pages JOIN jobs USING (job) WHERE "
            "job_pages.code = discards.code AND jobs.session = discards.session AND jobs.state NOT "
            "IN ('wanted', 'refused', 'canceled'))",
            job.session, job.key);
}

} // namespace

bool Store::add_jobs(const std::vector<SpoolJob>& jobs)
{
    std::vector<SpoolJob> rows = jobs;
    std::vector<JobPageRow> pages;
    for (const SpoolJob& job : jobs)
        for (const std::string& code : job.codes)
            pages.push_back({job.key, static_cast<int>(pages.size()), code, 1});
    return database_->write([&](DatabaseSession& session) {
        if (std::any_of(jobs.begin(), jobs.end(),
                        [&](const SpoolJob& job) { return is_overtaken(session, job); }))
            return false;
        insert(session, rows);
        insert(session, pages);
        for (const SpoolJob& job : jobs)
            execute(session,
                    "UPDATE ledger SET state = 'sent', copies = copies + 1 WHERE session = ? AND "
                    "code IN (SELECT code FROM job_pages WHERE job = ?) AND state <> 'void'",
                    job.session, job.key);
        execute(session, "UPDATE depot SET changes = changes + 1");
        return true;
    });
}

std::vector<SpoolJob> Store::open_jobs()
{
    return database_->read([](DatabaseSession& session) {
        return jobs_with_pages(session, "state IN ('wanted', 'submitting', 'submitted')", "ASC");
    });
}

std::vector<SpoolJob> Store::jobs(const SessionId& id)
{
    return database_->read([&](DatabaseSession& session) {
        return jobs_with_pages(session, "session = ?", "DESC", id);
    });
}

std::optional<SpoolJob> Store::find_job(const JobKey& key)
{
    const auto found = database_->read(
        [&](DatabaseSession& session) { return jobs_with_pages(session, "job = ?", "ASC", key); });
    return found.empty() ? std::nullopt : std::optional(found.front());
}

void Store::move_job(const JobKey& key, UtcMs not_before)
{
    database_->write([&](DatabaseSession& session) {
        execute(session, "UPDATE jobs SET not_before = ? WHERE job = ? AND state = 'wanted'",
                not_before, key);
        execute(session, "UPDATE depot SET changes = changes + 1");
    });
}

void Store::update_job(const SpoolJob& job)
{
    database_->write([&](DatabaseSession& session) {
        const auto before =
            select_values<std::string>(session, "SELECT state FROM jobs WHERE job = ?", job.key);
        const auto known = before.empty() ? std::nullopt : parse_spool_state(before.front());
        if (!known)
            throw std::logic_error("an unknown job was updated");
        execute(session,
                "UPDATE jobs SET state = ?, cups_id = ?, cups_uuid = ?, message = ? WHERE job = ?",
                job.state, job.cups_id, job.cups_uuid, job.message, job.key);
        if (*known != job.state)
            follow_job(session, job, is_final(*known));
        if (*known == SpoolState::submitting &&
            (job.state == SpoolState::wanted || label_state_in(job.state) == LabelState::planned))
            forget_discards(session, job);
        execute(session, "UPDATE depot SET changes = changes + 1");
    });
}

bool Store::start_job(const SpoolJob& job, int plan_version)
{
    return database_->write([&](DatabaseSession& session) {
        const std::size_t started =
            execute(session,
                    "UPDATE jobs SET state = 'submitting', message = '' WHERE job = ? AND state = "
                    "'wanted' AND version = ? AND ? = (SELECT max(version) FROM snapshots WHERE "
                    "session = jobs.session)",
                    job.key, job.version, plan_version);
        execute(session, "UPDATE depot SET changes = changes + 1");
        return started == 1;
    });
}

long Store::cancel_wanted_jobs(const SessionId& id, const std::string& why)
{
    return database_->write([&](DatabaseSession& session) {
        std::vector<SpoolJob> wanted =
            jobs_with_pages(session, "session = ? AND state = 'wanted'", "ASC", id);
        for (SpoolJob& job : wanted) {
            job.state = SpoolState::canceled;
            execute(session, "UPDATE jobs SET state = ?, message = ? WHERE job = ?", job.state, why,
                    job.key);
            follow_job(session, job, false);
        }
        execute(session, "UPDATE depot SET changes = changes + 1");
        return static_cast<long>(wanted.size());
    });
}

} // namespace cageot
