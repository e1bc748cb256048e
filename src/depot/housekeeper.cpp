#include "depot/housekeeper.h"

#include "base/zone.h"
#include "depot/announce.h"
#include "depot/backup.h"
#include "depot/purge.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr UtcMs hour_ms = 3'600'000;
constexpr UtcMs day_ms = 24 * hour_ms;
/// After a freeze: its documents are being written, and the next version may follow at once.
constexpr UtcMs settle_ms = 2 * 60'000;

/// When the newest backup was made, of those that are not from the future; 0: there is none.
UtcMs last_backup(const Depot& depot)
{
    for (const KnownBackup& backup : backups_in(depot.settings().keeping.backups))
        if (backup.manifest.made_at <= depot.now())
            return backup.manifest.made_at;
    return 0;
}

UtcMs last_freeze(Depot& depot)
{
    UtcMs last = 0;
    for (const StoredSession& version : depot.store().versions())
        last = std::max(last, version.frozen_at);
    return last;
}

} // namespace

UtcMs last_daily_time(UtcMs now, int hour, int minute, const std::string& time_zone)
{
    // The longest day has 25 hours.
    UtcMs last = now - 25 * hour_ms;
    for (UtcMs from = last;;) {
        UtcMs next = from + 8 * day_ms;
        for (int weekday = 1; weekday <= 7; ++weekday)
            next = std::min(next, next_weekly_time(from, {weekday, hour, minute}, time_zone));
        if (next > now)
            return last;
        last = next;
        from = next + 1;
    }
}

Housekeeper::Housekeeper(Depot& depot, Log log)
    : depot_(depot)
    , log_(std::move(log))
{
}

void Housekeeper::attempt(const char* key, const std::function<std::string()>& work)
{
    std::string trouble;
    try {
        trouble = work();
    } catch (const std::exception& error) {
        trouble = error.what();
        failed_ = true;
    }
    try {
        if (trouble.empty()) {
            depot_.store().settle(key);
            return;
        }
        log_(std::string(key) + ": " + trouble);
        tell(depot_, key, trouble, true);
    } catch (const std::exception& error) { // the same full disk
        log_(std::string(key) + ": " + error.what());
        failed_ = true;
    }
}

std::string Housekeeper::purge_names()
{
    const DepotSettings& settings = depot_.settings();
    const Purge done = purge(depot_, depot_.now() - settings.keeping.names);
    for (const StoredSession& session : done.sessions)
        log_("purge: names of " + session.id.value + " removed");
    return done.left.empty() ? "" : "Des noms n'ont pas pu être effacés. " + done.left.front();
}

std::string Housekeeper::examine_database()
{
    const std::vector<std::string> faults = depot_.store().faults();
    return faults.empty() ? ""
                          : "La base de données est abîmée (" + faults.front() +
                                "): arrêtez Cageot et remettez la dernière sauvegarde.";
}

std::string Housekeeper::make_backup()
{
    try {
        const FileLock lock = take_keep_lock(depot_.settings());
        log_("backup: " + make_backup_within(depot_).filename().string());
        remove_old_backups(depot_.settings());
        return {};
    } catch (const std::exception& error) {
        throw std::runtime_error(std::string("La sauvegarde n'a pas pu être faite: ") +
                                 error.what());
    }
}

void Housekeeper::step()
{
    if (wait_until_ > depot_.now() && wait_until_ <= depot_.now() + hour_ms)
        return;
    failed_ = false;
    try {
        const UtcMs frozen = last_freeze(depot_);
        if (frozen == 0) // nothing to lose, and no name to forget
            return;
        const Keeping& keeping = depot_.settings().keeping;
        const UtcMs night = last_daily_time(depot_.now(), keeping.hour, keeping.minute,
                                            depot_.settings().time_zone);
        const UtcMs backup = last_backup(depot_);
        const bool nightly = last_night_ != night && backup < night;
        if (nightly) {
            attempt("purge", [this] { return purge_names(); });
            attempt("database", [this] { return examine_database(); });
        }
        if (nightly || (backup < frozen && depot_.now() - frozen >= settle_ms))
            attempt("backup", [this] { return make_backup(); });
        if (nightly && !failed_)
            last_night_ = night;
    } catch (const std::exception& error) {
        log_(std::string("keep: ") + error.what());
        failed_ = true;
    }
    wait_until_ = failed_ ? depot_.now() + hour_ms : 0;
}

} // namespace cageot
