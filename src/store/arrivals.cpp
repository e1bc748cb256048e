#include "store/database.h"
#include "store/rows.h"
#include "store/store.h"

namespace cageot {
namespace {

/// Sent again, a fact is told later, and perhaps by another door.
bool is_same(StoredFact fact, const StoredFact& known)
{
    fact.at = known.at;
    fact.who = known.who;
    return fact == known;
}

} // namespace

AddedFacts Store::add_facts(const std::vector<StoredFact>& facts)
{
    return database_->write([&](DatabaseSession& session) {
        AddedFacts result;
        std::vector<StoredFact> fresh;
        for (const StoredFact& fact : facts) {
            auto known =
                select<StoredFact>(session, "WHERE session = ? AND id = ?", fact.session, fact.id);
            for (const StoredFact& other : fresh)
                if (other.session == fact.session && other.id == fact.id)
                    known.push_back(other);
            if (known.empty())
                fresh.push_back(fact);
            else if (!is_same(fact, known.front()))
                result.taken.push_back(fact.id);
        }
        if (!result.taken.empty() || fresh.empty())
            return result;
        insert(session, fresh);
        execute(session, "UPDATE depot SET changes = changes + 1");
        result.added = static_cast<long>(fresh.size());
        return result;
    });
}

std::vector<StoredFact> Store::facts(const SessionId& id)
{
    return database_->read([&](DatabaseSession& session) {
        return select<StoredFact>(session, "WHERE session = ?", id);
    });
}

std::int64_t Store::fact_count(const SessionId& id)
{
    return database_->read([&](DatabaseSession& session) {
        return select_values<std::int64_t>(
                   session, "SELECT count(*) FROM arrival_facts WHERE session = ?", id)
            .at(0);
    });
}

std::vector<ToldShortage> Store::told_shortages(const SessionId& id)
{
    return database_->read([&](DatabaseSession& session) {
        return select<ToldShortage>(
            session,
            "WHERE EXISTS (SELECT 1 FROM jobs JOIN job_pages ON job_pages.job = jobs.job WHERE "
            "jobs.job = told_shortages.job AND job_pages.code = told_shortages.page AND "
            "job_pages.came_out = 1 AND jobs.session = ? AND jobs.state NOT IN ('wanted', "
            "'refused', 'canceled')) ORDER BY (SELECT sent_at FROM jobs WHERE jobs.job = "
            "told_shortages.job), job, page, line",
            id);
    });
}

} // namespace cageot
