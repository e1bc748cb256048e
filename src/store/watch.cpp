#include "store/database.h"
#include "store/rows.h"
#include "store/store.h"

namespace cageot {

std::vector<WatchedCycle> Store::cycles()
{
    return database_->read([](DatabaseSession& session) {
        return select<WatchedCycle>(session, "ORDER BY first_seen, id");
    });
}

void Store::save_cycles(const std::vector<WatchedCycle>& cycles)
{
    database_->write([&](DatabaseSession& session) {
        execute(session, "DELETE FROM cycles");
        insert(session, cycles);
        execute(session, "UPDATE depot SET changes = changes + 1");
    });
}

void Store::add_hint(const OpenedCycle& hint)
{
    std::vector<OpenedCycle> rows{hint};
    database_->write([&](DatabaseSession& session) {
        execute(session, "DELETE FROM hints WHERE id = ?", hint.id);
        insert(session, rows);
    });
}

std::vector<OpenedCycle> Store::hints()
{
    return database_->read(
        [](DatabaseSession& session) { return select<OpenedCycle>(session, "ORDER BY id"); });
}

void Store::drop_hint(const OpenedCycle& hint)
{
    database_->write([&](DatabaseSession& session) {
        execute(session, "DELETE FROM hints WHERE id = ? AND closes_at = ?", hint.id,
                hint.closes_at);
    });
}

WatchMemory Store::watch_memory()
{
    const auto found =
        database_->read([](DatabaseSession& session) { return select<WatchMemory>(session, ""); });
    return found.empty() ? WatchMemory{} : found.front();
}

void Store::save_watch_memory(const WatchMemory& memory)
{
    std::vector<WatchMemory> rows{memory};
    database_->write([&](DatabaseSession& session) {
        execute(session, "DELETE FROM watch");
        insert(session, rows);
    });
}

} // namespace cageot
