#include "store/database.h"
#include "store/schema.h"
#include "store/store.h"
#include "store/tables.h"

namespace cageot {
namespace {

template <class Row>
void copy(DatabaseSession& from, DatabaseSession& to)
{
    std::vector<Row> rows = select<Row>(from, is_counted<Row> ? "ORDER BY place" : "");
    insert(to, rows);
}

/// Plans are as big as all the rest: one after the other.
void copy_plans(DatabaseSession& from, DatabaseSession& to)
{
    for (const StoredSession& version : select<StoredSession>(from, ""))
        for (const std::string& plan : select_values<std::string>(
                 from, "SELECT plan FROM snapshots WHERE session = ? AND version = ?", version.id,
                 version.version))
            execute(to, "UPDATE snapshots SET plan = ? WHERE session = ? AND version = ?", plan,
                    version.id, version.version);
}

void copy_all(DatabaseSession& from, DatabaseSession& to)
{
    RememberedRows::each_backwards([&](const auto& row) {
        execute(to, "DELETE FROM " + std::string(Columns<std::decay_t<decltype(row)>>::table));
    });
    RememberedRows::each([&](const auto& row) { copy<std::decay_t<decltype(row)>>(from, to); });
    copy_plans(from, to);
}

const std::string is_open = "jobs.state IN ('wanted', 'submitting', 'submitted')";

void reopen(DatabaseSession& session, const Reopening& reopening)
{
    execute(session,
            "UPDATE depot SET unit = ?, crate = ?, product = ?, last_session = ?, changes = "
            "changes + 1",
            reopening.codes.unit, reopening.codes.crate, reopening.codes.product,
            reopening.last_session);
    execute(session,
            "UPDATE ledger SET state = 'doubtful' WHERE state NOT IN ('void', 'confirmed') AND "
            "EXISTS (SELECT 1 FROM job_pages JOIN jobs USING (job) WHERE jobs.session = "
            "ledger.session AND job_pages.code = ledger.code AND " +
                is_open + ")");
    execute(session,
            "INSERT INTO interruptions (printer, must_clear) SELECT DISTINCT printer, 0 FROM jobs "
            "WHERE " +
                is_open + " AND printer NOT IN (SELECT printer FROM interruptions)");
    execute(session,
            "UPDATE jobs SET state = 'doubtful', doubt = 'last', message = ? WHERE " + is_open,
            reopening.doubt);
    execute(session, "UPDATE notices SET open = 0 WHERE key = ? AND open = 1",
            reopening.notice.key);
    std::vector<Notice> notices{reopening.notice};
    insert(session, notices);
}

} // namespace

void Store::back_up(const std::filesystem::path& folder)
{
    const std::unique_ptr<Database> source = database_->another();
    Database target(folder / "cageot.sqlite", std::chrono::seconds(5));
    source->read([&](DatabaseSession& from) {
        target.write([&](DatabaseSession& to) {
            bring_up_to_date(to, CodeKey{});
            copy_all(from, to);
        });
    });
}

void Store::become(Store& backup, const Reopening& reopening)
{
    backup.database_->read([&](DatabaseSession& from) {
        database_->write([&](DatabaseSession& to) {
            copy_all(from, to);
            reopen(to, reopening);
        });
    });
}

} // namespace cageot
