#include "store/database.h"
#include "store/job_rows.h"
#include "store/store.h"

#include <algorithm>

namespace cageot {
namespace {

/// Its pages are no longer in doubt: they came out, but for those that are told otherwise.
void accept(DatabaseSession& session, SpoolJob job, const Change& change)
{
    job.state = SpoolState::accepted;
    execute(session, "UPDATE jobs SET state = ?, doubt = 'none', message = ? WHERE job = ?",
            job.state, job.message, job.key);
    execute(session,
            "UPDATE ledger SET state = 'sent' WHERE " + its_rows + " AND state = 'doubtful'",
            job.session, job.key, is_of_orders(job), job.key);
    add_event(session, job, change);
}

void take_back(DatabaseSession& session, const SpoolJob& job, const std::string& code)
{
    execute(session, "UPDATE job_pages SET came_out = 0 WHERE job = ? AND code = ?", job.key, code);
    execute(session,
            "UPDATE ledger SET copies = copies - 1 WHERE copies > 0 AND " + its_rows +
                " AND code = ?",
            job.session, job.key, is_of_orders(job), job.key, code);
    execute(session,
            "UPDATE ledger SET state = 'planned' WHERE copies = 0 AND " + its_rows +
                " AND code = ? AND state NOT IN ('void', 'confirmed')",
            job.session, job.key, is_of_orders(job), job.key, code);
}

std::vector<JobKey> in_question(DatabaseSession& session, const PrinterName& printer)
{
    std::vector<JobKey> keys;
    for (std::string& key : select_values<std::string>(
             session,
             "SELECT job FROM jobs WHERE state = 'doubtful' AND doubt = 'last' AND printer = ?",
             printer))
        keys.push_back({std::move(key)});
    std::sort(keys.begin(), keys.end());
    return keys;
}

/// The jobs of a settlement as they are now; fewer when any is not as the answer found it.
std::vector<SpoolJob> settled_jobs(DatabaseSession& session, const Settlement& settlement)
{
    std::vector<SpoolJob> jobs;
    for (const SettledJob& settled : settlement.jobs)
        for (SpoolJob& job :
             select<SpoolJob>(session, "WHERE job = ? AND state = ?", settled.key, settled.found))
            jobs.push_back(std::move(job));
    return jobs;
}

} // namespace

std::vector<JobEvent> Store::events(const JobKey& key)
{
    return database_->read([&](DatabaseSession& session) {
        return select<JobEvent>(session, "WHERE job = ? ORDER BY place", key);
    });
}

std::vector<PaperJob> Store::history(const SessionId& id, const std::string& code)
{
    return database_->read([&](DatabaseSession& session) {
        std::vector<PaperJob> papers;
        for (SpoolJob& job : jobs_with_pages(
                 session, "session = ? AND job IN (SELECT job FROM job_pages WHERE code = ?)",
                 "ASC", id, code)) {
            const auto out = select_values<std::int64_t>(
                session, "SELECT came_out FROM job_pages WHERE job = ? AND code = ?", job.key,
                code);
            auto events = select<JobEvent>(session, "WHERE job = ? ORDER BY place", job.key);
            papers.push_back({std::move(job), out.at(0) != 0, std::move(events)});
        }
        return papers;
    });
}

std::vector<SpoolJob> Store::doubtful_jobs()
{
    std::vector<SpoolJob> jobs = database_->read([](DatabaseSession& session) {
        return jobs_with_pages(session, "state = 'doubtful' AND doubt <> 'none'", "ASC");
    });
    std::stable_sort(jobs.begin(), jobs.end(), [](const SpoolJob& a, const SpoolJob& b) {
        return std::pair(a.printer, a.sent_at) < std::pair(b.printer, b.sent_at);
    });
    return jobs;
}

std::vector<SpoolJob> Store::last_sent(const PrinterName& printer, int count)
{
    std::vector<SpoolJob> jobs = database_->read([&](DatabaseSession& session) {
        return jobs_with_pages(session,
                               "job IN (SELECT job FROM jobs WHERE printer = ? AND sent_at > 0 AND "
                               "state IN ('handed_over', 'doubtful') ORDER BY sent_at DESC LIMIT " +
                                   std::to_string(count) + ")",
                               "ASC", printer);
    });
    std::stable_sort(jobs.begin(), jobs.end(),
                     [](const SpoolJob& a, const SpoolJob& b) { return a.sent_at > b.sent_at; });
    return jobs;
}

bool Store::settle_doubt(const Settlement& settlement)
{
    std::vector<JobKey> asked = settlement.asked;
    std::sort(asked.begin(), asked.end());
    return database_->write([&](DatabaseSession& session) {
        const std::vector<SpoolJob> jobs = settled_jobs(session, settlement);
        if (asked != in_question(session, settlement.printer) ||
            jobs.size() != settlement.jobs.size() ||
            std::any_of(settlement.again.begin(), settlement.again.end(),
                        [&](const SpoolJob& job) { return is_overtaken(session, job); }))
            return false;
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            SpoolJob job = jobs[i];
            job.message = settlement.message;
            accept(session, job, settlement.change);
            for (const std::string& code : settlement.jobs[i].not_out)
                take_back(session, job, code);
            forget_discards(session, job);
            if (job.key == settlement.scanned_in)
                execute(session,
                        "UPDATE ledger SET state = 'confirmed' WHERE " + its_rows +
                            " AND code = ? AND state <> 'void'",
                        job.session, job.key, is_of_orders(job), job.key, settlement.scanned);
        }
        insert_jobs(session, settlement.again);
        execute(session, "UPDATE depot SET changes = changes + 1");
        return true;
    });
}

bool Store::accept_twice(const JobKey& key, const Change& change)
{
    return database_->write([&](DatabaseSession& session) {
        const auto jobs = select<SpoolJob>(
            session, "WHERE job = ? AND state = 'doubtful' AND doubt = 'twice'", key);
        for (SpoolJob job : jobs) {
            job.message.clear();
            accept(session, job, change);
        }
        execute(session, "UPDATE depot SET changes = changes + 1");
        return !jobs.empty();
    });
}

std::vector<Interruption> Store::interruptions()
{
    return database_->read(
        [](DatabaseSession& session) { return select<Interruption>(session, "ORDER BY printer"); });
}

void Store::forget_interruption(const PrinterName& printer)
{
    database_->write([&](DatabaseSession& session) {
        execute(session, "DELETE FROM interruptions WHERE printer = ?", printer);
        execute(session, "UPDATE depot SET changes = changes + 1");
    });
}

} // namespace cageot
