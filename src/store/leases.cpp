#include "store/columns.h"
#include "store/database.h"
#include "store/store.h"

namespace cageot {

bool Store::take_lease(const std::string& name, const std::string& holder, UtcMs length)
{
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
