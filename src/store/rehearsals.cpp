#include "store/database.h"
#include "store/rows.h"
#include "store/store.h"

namespace cageot {

std::uint64_t Store::take_unit_codes(int count)
{
    return database_->write([&](DatabaseSession& session) {
        const auto first = select_values<std::int64_t>(session, "SELECT unit FROM depot").at(0);
        execute(session, "UPDATE depot SET unit = unit + ?", count);
        return static_cast<std::uint64_t>(first);
    });
}

void Store::add_rehearsals(const std::vector<Rehearsal>& rehearsals,
                           const std::vector<SpoolJob>& jobs)
{
    database_->write([&](DatabaseSession& session) {
        insert(session, jobs);
        insert(session, rehearsals);
        execute(session, "UPDATE depot SET changes = changes + 1");
    });
}

void Store::update_rehearsal(const Rehearsal& rehearsal)
{
    database_->write([&](DatabaseSession& session) {
        execute(session,
                "UPDATE rehearsals SET read_code = ?, read_at = ?, looked_at = ?, verdict = ?, "
                "sentence = ? WHERE job = ?",
                rehearsal.read_code, rehearsal.read_at, rehearsal.looked_at, rehearsal.verdict,
                rehearsal.sentence, rehearsal.job);
        execute(session, "UPDATE depot SET changes = changes + 1");
    });
}

std::vector<Rehearsal> Store::rehearsals()
{
    return database_->read([](DatabaseSession& session) {
        return select<Rehearsal>(session, "ORDER BY asked_at DESC, printer");
    });
}

} // namespace cageot
