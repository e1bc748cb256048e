#include "store/columns.h"
#include "store/database.h"
#include "store/store.h"

namespace cageot {

bool Store::take_lease(const std::string& name, const std::string& holder, UtcMs length)
{
    // Whoever waits for it asks often: without a turn to write, nothing going to disk.
    const bool is_anothers = database_->read([&](DatabaseSession& session) {
        return select_values<std::int64_t>(
                   session,
                   "SELECT count(*) FROM leases WHERE name = ? AND holder <> ? AND until > ?", name,
                   holder, session.now())
                   .at(0) > 0;
    });
    if (is_anothers)
        return false;
    return database_->write([&](DatabaseSession& session) {
        const UtcMs now = session.now();
        execute(session, "DELETE FROM leases WHERE name = ? AND (holder = ? OR until <= ?)", name,
                holder, now);
        return execute(session,
                       "INSERT INTO leases (name, holder, until) VALUES (?, ?, ?) ON CONFLICT "
                       "(name) DO NOTHING",
                       name, holder, now + length) == 1;
    });
}

void Store::drop_lease(const std::string& name, const std::string& holder)
{
    database_->write([&](DatabaseSession& session) {
        execute(session, "DELETE FROM leases WHERE name = ? AND holder = ?", name, holder);
    });
}

} // namespace cageot
