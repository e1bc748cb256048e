#include "store/cares.h"

#include "store/database.h"
#include "store/rows.h"
#include "store/store.h"

namespace cageot {
namespace {

void note(DatabaseSession& session, const StoredDeed& deed)
{
    const std::vector<StoredDeed> rows{deed};
    insert(session, rows);
    execute(session, "UPDATE depot SET changes = changes + 1");
}

} // namespace

std::vector<PrinterCare> Store::printer_cares()
{
    return database_->read(
        [](DatabaseSession& session) { return select<PrinterCare>(session, "ORDER BY printer"); });
}

void Store::save_care(const PrinterCare& care, const StoredDeed& deed)
{
    const std::vector<PrinterCare> rows{care};
    database_->write([&](DatabaseSession& session) {
        execute(session, "DELETE FROM printer_cares WHERE printer = ?", care.printer);
        insert(session, rows);
        note(session, deed);
    });
}

std::vector<SessionHold> Store::holds()
{
    return database_->read(
        [](DatabaseSession& session) { return select<SessionHold>(session, "ORDER BY session"); });
}

bool Store::hold(const SessionHold& hold, const StoredDeed& deed)
{
    const std::vector<SessionHold> rows{hold};
    return database_->write([&](DatabaseSession& session) {
        if (!select<SessionHold>(session, "WHERE session = ?", hold.session).empty())
            return false;
        insert(session, rows);
        note(session, deed);
        return true;
    });
}

bool Store::let_go(const SessionId& id, const StoredDeed& deed)
{
    return database_->write([&](DatabaseSession& session) {
        if (execute(session, "DELETE FROM holds WHERE session = ?", id) == 0)
            return false;
        note(session, deed);
        return true;
    });
}

void Store::add_deed(const StoredDeed& deed)
{
    database_->write([&](DatabaseSession& session) { note(session, deed); });
}

} // namespace cageot
