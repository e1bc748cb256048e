#include "store/database.h"
#include "store/rows.h"
#include "store/store.h"

namespace cageot {

DepotNumbers Store::numbers()
{
    return database_->read([](DatabaseSession& session) {
        const DepotRow row = select<DepotRow>(session, "").at(0);
        return DepotNumbers{row.code_key, {row.unit, row.crate, row.product}, row.last_session};
    });
}

std::vector<StoredSession> Store::versions()
{
    return database_->read([](DatabaseSession& session) {
        return select<StoredSession>(session, "ORDER BY frozen_at, session, version");
    });
}

void Store::forget_names(const StoredSession& version, const std::string& plan_json, UtcMs now)
{
    database_->write([&](DatabaseSession& session) {
        execute(session,
                "UPDATE snapshots SET plan = ?, purged_at = ? WHERE session = ? AND version = ?",
                plan_json, now, version.id, version.version);
        execute(session, "DELETE FROM raw_files WHERE session = ? AND version = ?", version.id,
                version.version);
        // A label that could not be printed is quoted there.
        execute(session,
                "UPDATE job_events SET message = '' WHERE job IN (SELECT job FROM jobs WHERE "
                "session = ? AND version = ?)",
                version.id, version.version);
        execute(session, "UPDATE jobs SET message = '' WHERE session = ? AND version = ?",
                version.id, version.version);
        execute(session, "UPDATE depot SET changes = changes + 1");
    });
}

bool Store::forget_mails(UtcMs before)
{
    return database_->write([&](DatabaseSession& session) {
        return execute(session, "DELETE FROM mails WHERE made_at < ?", before) > 0;
    });
}

void Store::compact()
{
    database_->compact();
}

std::vector<std::string> Store::faults()
{
    return database_->another()->faults();
}

} // namespace cageot
