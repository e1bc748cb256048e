#include "store/coordinators.h"

#include "store/database.h"
#include "store/rows.h"
#include "store/store.h"

namespace cageot {

std::vector<StoredCoordinator> Store::coordinators()
{
    return database_->read([](DatabaseSession& session) {
        return select<StoredCoordinator>(session, "ORDER BY name");
    });
}

bool Store::save_coordinator(const StoredCoordinator& found, const StoredCoordinator& coordinator)
{
    const std::vector<StoredCoordinator> rows{coordinator};
    return database_->write([&](DatabaseSession& session) {
        const auto known = select<StoredCoordinator>(session, "WHERE name = ?", coordinator.name);
        const bool as_found = known.empty() ? found.name.empty() : known.front() == found;
        if (!as_found)
            return false;
        execute(session, "DELETE FROM logins WHERE coordinator = ?", coordinator.name);
        execute(session, "DELETE FROM coordinators WHERE name = ?", coordinator.name);
        insert(session, rows);
        return true;
    });
}

bool Store::forget_coordinator(const std::string& name)
{
    return database_->write([&](DatabaseSession& session) {
        if (select<StoredCoordinator>(session, "WHERE name = ?", name).empty())
            return false;
        execute(session, "DELETE FROM logins WHERE coordinator = ?", name);
        execute(session, "DELETE FROM coordinators WHERE name = ?", name);
        return true;
    });
}

bool Store::begin_login(const StoredLogin& login)
{
    const std::vector<StoredLogin> rows{login};
    return database_->write([&](DatabaseSession& session) {
        execute(session, "DELETE FROM logins WHERE until < ?", login.begun_at);
        if (select<StoredCoordinator>(session, "WHERE name = ?", login.coordinator).empty())
            return false;
        insert(session, rows);
        return true;
    });
}

std::optional<StoredLogin> Store::find_login(const std::string& secret)
{
    return database_->read([&](DatabaseSession& session) -> std::optional<StoredLogin> {
        auto found = select<StoredLogin>(session, "WHERE secret = ?", secret);
        if (found.empty())
            return std::nullopt;
        return std::move(found.front());
    });
}

void Store::end_login(const std::string& secret)
{
    database_->write([&](DatabaseSession& session) {
        execute(session, "DELETE FROM logins WHERE secret = ?", secret);
    });
}

} // namespace cageot
