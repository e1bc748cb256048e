#include "store/database.h"
#include "store/job_rows.h"
#include "store/store.h"

#include <algorithm>
#include <map>

namespace cageot {

bool is_overtaken(DatabaseSession& session, const SpoolJob& job)
{
    return job.kind != PageKind::slip &&
           select_values<std::int64_t>(
               session, "SELECT count(*) FROM snapshots WHERE session = ? AND version > ?",
               job.session, job.version)
                   .at(0) > 0;
}

void insert_jobs(DatabaseSession& session, const std::vector<SpoolJob>& jobs)
{
    std::vector<JobPageRow> pages;
    for (const SpoolJob& job : jobs)
        for (const std::string& code : job.codes)
            pages.push_back({job.key, static_cast<int>(pages.size()), code, 1});
    insert(session, jobs);
    insert(session, pages);
    for (const SpoolJob& job : jobs) {
        execute(session,
                "UPDATE ledger SET state = 'sent', copies = copies + 1 WHERE session = ? AND "
                "code IN (SELECT code FROM job_pages WHERE job = ?) AND state <> 'void'",
                job.session, job.key);
        add_event(session, job, {job.asked_at, job.asked_by});
    }
}

void add_event(DatabaseSession& session, const SpoolJob& job, const Change& change)
{
    std::vector<JobEvent> events{{job.key, change.at, job.state, change.who, job.message}};
    insert(session, events);
}

void forget_discards(DatabaseSession& session, const SpoolJob& job)
{
    execute(session,
            "DELETE FROM discards WHERE session = ? AND code IN (SELECT code FROM job_pages WHERE "
            "job = ?) AND NOT EXISTS (SELECT 1 FROM job_pages JOIN jobs USING (job) WHERE "
            "job_pages.code = discards.code AND job_pages.came_out = 1 AND jobs.session = "
            "discards.session AND jobs.state NOT IN ('wanted', 'refused', 'canceled'))",
            job.session, job.key);
}

namespace {

/// Gives the labels of a job the state that follows from the job's, but for those that are void or
/// proved to be printed.
void follow_job(DatabaseSession& session, const SpoolJob& job, bool was_final)
{
    const int of_orders = is_of_orders(job);
    const LabelState state = label_state_in(job.state);
    if (state == LabelState::planned && !was_final)
        execute(session, "UPDATE ledger SET copies = copies - 1 WHERE copies > 0 AND " + its_rows,
                job.session, job.key, of_orders, job.key);
    if (state == LabelState::planned) {
        // Labels that another job was given are what the last such job made of them.
        execute(session,
                "UPDATE ledger SET state = CASE WHEN copies = 0 THEN 'planned' WHEN (SELECT "
                "jobs.state FROM job_pages JOIN jobs USING (job) WHERE code = ledger.code AND "
                "jobs.session = ledger.session AND job_pages.came_out = 1 AND jobs.state NOT IN "
                "('refused', 'canceled') ORDER "
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

/// Nothing is sent to the printer until it was made ready.
void interrupt(DatabaseSession& session, const Interruption& interruption)
{
    execute(session,
            "INSERT INTO interruptions (printer, must_clear) VALUES (?, 0) ON CONFLICT "
            "(printer) DO NOTHING",
            interruption.printer);
    if (interruption.must_clear)
        execute(session, "UPDATE interruptions SET must_clear = 1 WHERE printer = ?",
                interruption.printer);
}

bool is_asked_for(DatabaseSession& session, const SpoolJob& slip)
{
    return select_values<std::int64_t>(
               session,
               "SELECT count(*) FROM jobs WHERE kind = 'slip' AND session = ? AND version = ? AND "
               "state NOT IN ('refused', 'canceled')",
               slip.session, slip.version)
               .at(0) > 0;
}

/// Whether each of the rows still has its state and copies.
bool are_as_read(DatabaseSession& session, const std::vector<LedgerRow>& rows)
{
    std::map<SessionId, std::map<std::string, LedgerRow>> ledgers;
    return std::all_of(rows.begin(), rows.end(), [&](const LedgerRow& row) {
        const auto [at, is_new] = ledgers.try_emplace(row.session);
        if (is_new)
            for (LedgerRow& known : select<LedgerRow>(session, "WHERE session = ?", row.session))
                at->second.emplace(known.code, std::move(known));
        const auto now = at->second.find(row.code);
        return now != at->second.end() && now->second.kind == row.kind &&
               now->second.state == row.state && now->second.copies == row.copies;
    });
}

void update(DatabaseSession& session, const SpoolJob& job, SpoolState before, const Change& change)
{
    execute(session,
            "UPDATE jobs SET state = ?, doubt = ?, cups_id = ?, cups_uuid = ?, counted = ?, "
            "message = ? WHERE job = ?",
            job.state, job.doubt, job.cups_id, job.cups_uuid, job.counted, job.message, job.key);
    if (before != job.state) {
        follow_job(session, job, is_final(before));
        add_event(session, job, change);
    }
    if (job.doubt != Doubt::none)
        interrupt(session, {job.printer, job.doubt == Doubt::last});
    if (job.state == SpoolState::handed_over) // what it has in its memory is good
        execute(session, "UPDATE interruptions SET must_clear = 0 WHERE printer = ?", job.printer);
    if (before == SpoolState::submitting &&
        (job.state == SpoolState::wanted || label_state_in(job.state) == LabelState::planned))
        forget_discards(session, job);
    execute(session, "UPDATE depot SET changes = changes + 1");
}

} // namespace

bool Store::add_jobs(const std::vector<SpoolJob>& jobs, const std::vector<LedgerRow>& as_read)
{
    return database_->write([&](DatabaseSession& session) {
        const auto came_too_late = [&](const SpoolJob& job) {
            return job.kind == PageKind::slip ? is_asked_for(session, job)
                                              : is_overtaken(session, job);
        };
        if (std::any_of(jobs.begin(), jobs.end(), came_too_late) || !are_as_read(session, as_read))
            return false;
        insert_jobs(session, jobs);
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

void Store::update_job(const SpoolJob& job, const Change& change)
{
    database_->write([&](DatabaseSession& session) {
        const auto before =
            select_values<std::string>(session, "SELECT state FROM jobs WHERE job = ?", job.key);
        const auto known = before.empty() ? std::nullopt : parse_spool_state(before.front());
        if (!known)
            throw std::logic_error("an unknown job was updated");
        update(session, job, *known, change);
    });
}

bool Store::update_job(const SpoolJob& job, const Change& change, SpoolState found)
{
    return database_->write([&](DatabaseSession& session) {
        const bool as_found =
            select_values<std::int64_t>(session,
                                        "SELECT count(*) FROM jobs WHERE job = ? AND state = ? AND "
                                        "sent_at = ?",
                                        job.key, found, job.sent_at)
                .at(0) == 1;
        if (as_found)
            update(session, job, found, change);
        return as_found;
    });
}

std::optional<SpoolJob> Store::start_job(const SpoolJob& job, int plan_version,
                                         const std::string& who,
                                         const std::vector<ToldShortage>& told)
{
    return database_->write([&](DatabaseSession& session) -> std::optional<SpoolJob> {
        SpoolJob started = job;
        started.state = SpoolState::submitting;
        started.message.clear();
        started.counted = -1;
        const auto last = select_values<std::int64_t>(
            session, "SELECT coalesce(max(sent_at), 0) FROM jobs WHERE printer = ?", job.printer);
        started.sent_at = std::max(job.sent_at, static_cast<UtcMs>(last.at(0) + 1));
        const std::size_t count =
            execute(session,
                    "UPDATE jobs SET state = ?, message = ?, life = ?, sent_at = ?, count_before = "
                    "?, pages = ?, counted = -1 WHERE job = ? AND state = 'wanted' AND printer = ? "
                    "AND version = ? AND ? = (SELECT count(*) FROM job_pages WHERE job = jobs.job) "
                    "AND (kind = 'calibration' OR ? = (SELECT max(version) FROM snapshots WHERE "
                    "session = jobs.session))",
                    started.state, started.message, job.life, started.sent_at, job.count_before,
                    job.pages, job.key, job.printer, job.version, job.codes.size(), plan_version);
        if (count != 1)
            return std::nullopt;
        execute(session, "DELETE FROM told_shortages WHERE job = ?", job.key);
        insert(session, told);
        add_event(session, started, {job.sent_at, who});
        execute(session, "UPDATE depot SET changes = changes + 1");
        return started;
    });
}

bool Store::take_pages_out(const SpoolJob& job, const std::vector<std::string>& codes,
                           const JobKey& taken_out, const std::string& why, const Change& change)
{
    return database_->write([&](DatabaseSession& session) {
        const auto now =
            jobs_with_pages(session, "job = ? AND state = 'wanted' AND printer = ? AND version = ?",
                            "ASC", job.key, job.printer, job.version);
        if (now.empty() || now.front().codes != job.codes)
            return false;
        SpoolJob taken = now.front();
        if (codes.size() < job.codes.size()) {
            taken.key = taken_out;
            taken.codes.clear();
            insert(session, std::vector{taken});
            for (const std::string& code : codes)
                execute(session, "UPDATE job_pages SET job = ? WHERE job = ? AND code = ?",
                        taken_out, job.key, code);
        }
        taken.state = SpoolState::canceled;
        taken.message = why;
        execute(session, "UPDATE jobs SET state = ?, message = ? WHERE job = ?", taken.state,
                taken.message, taken.key);
        follow_job(session, taken, false);
        add_event(session, taken, change);
        execute(session, "UPDATE depot SET changes = changes + 1");
        return true;
    });
}

long Store::cancel_wanted_jobs(const SessionId& id, const std::string& why, const Change& change)
{
    return database_->write([&](DatabaseSession& session) {
        std::vector<SpoolJob> wanted =
            jobs_with_pages(session, "session = ? AND state = 'wanted'", "ASC", id);
        for (SpoolJob& job : wanted) {
            job.state = SpoolState::canceled;
            job.message = why;
            execute(session, "UPDATE jobs SET state = ?, message = ? WHERE job = ?", job.state, why,
                    job.key);
            follow_job(session, job, false);
            add_event(session, job, change);
        }
        execute(session, "UPDATE depot SET changes = changes + 1");
        return static_cast<long>(wanted.size());
    });
}

} // namespace cageot
