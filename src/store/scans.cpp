#include "store/scans.h"

#include "store/database.h"
#include "store/rows.h"
#include "store/store.h"

#include <map>

namespace cageot {
namespace {

/// Told again it comes later, perhaps after the station was offline, and the depot knows more. A form
/// that is posted twice has a moment of its own each time.
bool is_same(StoredScan scan, const StoredScan& known)
{
    scan.at = known.at;
    scan.received_at = known.received_at;
    scan.offline = known.offline;
    scan.version = known.version;
    scan.reason = known.reason;
    return scan == known;
}

} // namespace

AddedScans Store::add_scans(const std::vector<StoredScan>& scans,
                            const std::vector<std::string>& confirmed)
{
    return database_->write([&](DatabaseSession& session) {
        AddedScans result;
        std::vector<StoredScan> fresh;
        std::map<std::string, const StoredScan*> own;
        for (const StoredScan& scan : scans) {
            if (const auto again = own.find(scan.id); again != own.end()) {
                if (!is_same(scan, *again->second))
                    result.taken.push_back(scan.id);
                continue;
            }
            own[scan.id] = &scan;
            auto known =
                select<StoredScan>(session, "WHERE session = ? AND id = ?", scan.session, scan.id);
            if (known.empty())
                fresh.push_back(scan);
            else if (is_same(scan, known.front()))
                result.known.push_back(std::move(known.front()));
            else
                result.taken.push_back(scan.id);
        }
        if (!result.taken.empty() || fresh.empty())
            return result;
        insert(session, fresh);
        for (const std::string& code : confirmed)
            execute(
                session,
                "UPDATE ledger SET state = 'confirmed' WHERE session = ? AND code = ? AND state IN "
                "('planned', 'sent', 'doubtful')",
                fresh.front().session, code);
        execute(session, "UPDATE depot SET changes = changes + 1");
        result.added = static_cast<long>(fresh.size());
        return result;
    });
}

ScanPage Store::scans(const SessionId& id, std::int64_t after)
{
    return database_->read([&](DatabaseSession& session) {
        ScanPage page;
        page.last = select_values<std::int64_t>(
                        session, "SELECT coalesce(max(place), 0) FROM scans WHERE session = ?", id)
                        .at(0);
        if (page.last > after)
            page.scans = select<StoredScan>(
                session, "WHERE session = ? AND place > ? ORDER BY place", id, after);
        return page;
    });
}

std::vector<StoredStation> Store::stations()
{
    return database_->read([](DatabaseSession& session) {
        return select<StoredStation>(session, "ORDER BY made_at, id");
    });
}

bool Store::save_station(const StoredStation& found, const StoredStation& station)
{
    const std::vector<StoredStation> rows{station};
    return database_->write([&](DatabaseSession& session) {
        const auto known = select<StoredStation>(session, "WHERE id = ?", station.id);
        const bool as_found = known.empty() ? found.id.empty() : known.front() == found;
        if (!as_found)
            return false;
        execute(session, "DELETE FROM stations WHERE id = ?", station.id);
        insert(session, rows);
        execute(session, "UPDATE depot SET changes = changes + 1");
        return true;
    });
}

} // namespace cageot
