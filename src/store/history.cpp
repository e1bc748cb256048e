#include "store/history.h"

#include "store/database.h"
#include "store/job_rows.h"
#include "store/store.h"

#include <limits>

namespace cageot {

/// Which copy a page of a job was, by the jobs before it.
struct CopyRow {
    JobKey job;
    std::string code;
    int copy = 1;
};
template <>
struct Columns<CopyRow> {
    static constexpr std::string_view table =
        "(SELECT pages.job AS job, pages.code AS code, (SELECT count(*) FROM job_pages AS others "
        "JOIN jobs AS theirs ON theirs.job = others.job JOIN jobs AS its ON its.job = pages.job "
        "WHERE others.code = pages.code AND others.came_out = 1 AND theirs.session = its.session "
        "AND theirs.state NOT IN ('refused', 'canceled') AND theirs.place <= its.place) AS copy "
        "FROM job_pages AS pages) AS numbered";
    static void each(auto& row, auto visit)
    {
        visit("job", row.job);
        visit("code", row.code);
        visit("copy", row.copy);
    }
};

namespace {

UtcMs before(const HistoryWish& wish)
{
    return wish.before > 0 ? wish.before : std::numeric_limits<UtcMs>::max();
}
int any_session(const HistoryWish& wish)
{
    return wish.session.value.empty() ? 1 : 0;
}

/// Rows of `table` that meet `condition`, down to the moment of the last of the newest `count`; binds
/// the values of the condition twice.
std::string newest(const std::string& table, const std::string& at, const std::string& condition,
                   int count)
{
    return condition + " AND " + at + " >= coalesce((SELECT min(moment) FROM (SELECT " + at +
           " AS moment FROM " + table + " WHERE " + condition + " ORDER BY " + at + " DESC LIMIT " +
           std::to_string(count) + ") AS newest), 0)";
}

} // namespace

std::vector<JobHappening> Store::job_happenings(const HistoryWish& wish)
{
    const std::string events = newest(
        "job_events", "at",
        "state NOT IN ('submitting', 'submitted') AND at < ? AND (? = 1 OR job IN (SELECT job "
        "FROM jobs WHERE session = ?)) AND (? = 0 OR job IN (SELECT job FROM jobs WHERE reason <> "
        "''))",
        wish.count);
    const std::string jobs_of_events = "job IN (SELECT job FROM job_events WHERE " + events + ")";
    const UtcMs end = before(wish);
    const int any = any_session(wish);
    const int reprints = wish.reprints_only ? 1 : 0;
    return database_->read([&](DatabaseSession& session) {
        std::map<JobKey, SpoolJob> jobs;
        for (SpoolJob& job : jobs_with_pages(session, jobs_of_events, "ASC", end, any, wish.session,
                                             reprints, end, any, wish.session, reprints))
            jobs.emplace(job.key, std::move(job));
        std::map<JobKey, std::map<std::string, int>> copies;
        for (const CopyRow& row :
             select<CopyRow>(session,
                             "WHERE " + jobs_of_events +
                                 " AND job IN (SELECT job FROM jobs WHERE reason <> '')",
                             end, any, wish.session, reprints, end, any, wish.session, reprints))
            copies[row.job][row.code] = row.copy;
        std::vector<JobHappening> happenings;
        for (JobEvent& event :
             select<JobEvent>(session, "WHERE " + events + " ORDER BY at DESC, place DESC", end,
                              any, wish.session, reprints, end, any, wish.session, reprints))
            if (const auto job = jobs.find(event.job); job != jobs.end())
                happenings.push_back({event, job->second, copies[event.job]});
        return happenings;
    });
}

std::vector<StoredFact> Store::newest_facts(const HistoryWish& wish)
{
    const std::string rows =
        newest("arrival_facts", "at", "at < ? AND (? = 1 OR session = ?)", wish.count);
    return database_->read([&](DatabaseSession& session) {
        return select<StoredFact>(session, "WHERE " + rows + " ORDER BY at DESC, id", before(wish),
                                  any_session(wish), wish.session, before(wish), any_session(wish),
                                  wish.session);
    });
}

std::vector<Notice> Store::newest_notices(const HistoryWish& wish)
{
    const std::string rows =
        newest("notices", "told_at", "told_at < ? AND (? = 1 OR session = ?)", wish.count);
    return database_->read([&](DatabaseSession& session) {
        return select<Notice>(session, "WHERE " + rows + " ORDER BY told_at DESC, place DESC",
                              before(wish), any_session(wish), wish.session, before(wish),
                              any_session(wish), wish.session);
    });
}

std::vector<StoredDeed> Store::newest_deeds(const HistoryWish& wish)
{
    const std::string rows = newest("deeds", "at", "at < ? AND (? = 1 OR session = ?)", wish.count);
    return database_->read([&](DatabaseSession& session) {
        return select<StoredDeed>(session, "WHERE " + rows + " ORDER BY at DESC, place DESC",
                                  before(wish), any_session(wish), wish.session, before(wish),
                                  any_session(wish), wish.session);
    });
}

} // namespace cageot
