#include "depot/purge.h"

#include "base/zone.h"
#include "depot/archive.h"
#include "depot/render.h"
#include "depot/restore.h"
#include "depot/sole_holder.h"
#include "plan/plan_json.h"
#include "source/drop_folder.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <set>

namespace cageot {
namespace {

namespace fs = std::filesystem;

constexpr UtcMs day_ms = 24 * 3'600'000LL;
/// Stays in the folder of a version, where its summary was.
constexpr const char* told = "resume.txt";

fs::path folder_of(const fs::path& root, const StoredSession& version)
{
    return root / "archive" / version.id.value / ("v" + std::to_string(version.version));
}

/// The versions of sessions that nobody changed since.
std::vector<StoredSession> old_versions(Store& store, UtcMs before)
{
    std::map<SessionId, UtcMs> newest;
    const std::vector<StoredSession> versions = store.versions();
    for (const StoredSession& version : versions)
        newest[version.id] = std::max(newest[version.id], version.frozen_at);
    std::vector<StoredSession> old;
    for (const StoredSession& version : versions)
        if (newest[version.id] < before)
            old.push_back(version);
    return old;
}

std::string nameless(const std::string& plan_json)
{
    PrintPlan plan = parse_stored_plan(plan_json);
    plan.names = NameStyle::none;
    for (PlannedRelay& relay : plan.relays)
        relay.driver.clear();
    for (PlannedOrder& order : plan.orders)
        for (std::string* text : {&order.customer, &order.paper_name, &order.phone, &order.address})
            text->clear();
    return to_stored_json(plan);
}

/// The database of a depot or of a backup. True when there was something to forget.
bool forget_in(Store& store, const std::vector<StoredSession>& old, UtcMs before, UtcMs now)
{
    bool any = store.forget_mails(before);
    for (const StoredSession& version : old)
        if (version.purged_at == 0) {
            store.forget_names(version, nameless(store.plan_json(version.id, version.version)),
                               now);
            any = true;
        }
    return any;
}

/// Files of a version that a purge takes away.
std::vector<fs::path> files_of(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code absent;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, absent))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    return files;
}

bool was_cleared(const std::vector<fs::path>& files)
{
    return files.empty() || (files.size() == 1 && files.front().filename() == told);
}

UtcMs changed_at(const fs::path& file)
{
    struct stat status {};
    return ::stat(file.c_str(), &status) == 0 ? static_cast<UtcMs>(status.st_mtim.tv_sec) * 1000
                                              : 0;
}

/// A dropped file keeps the time of its making; its report is from when it was taken.
UtcMs taken_at(const fs::path& file)
{
    return std::max(changed_at(file), changed_at(file.string() + ".rapport.txt"));
}

/// What was dropped and taken or refused before.
std::vector<fs::path> old_drops(const fs::path& drop, UtcMs before)
{
    std::vector<fs::path> old;
    for (const char* folder : {"done", "error"}) {
        std::error_code absent;
        for (const fs::directory_entry& entry : fs::directory_iterator(drop / folder, absent))
            if (entry.is_regular_file() && taken_at(entry.path()) < before)
                old.push_back(entry.path());
    }
    return old;
}

/// Folders of the archive that no version has: what a crash, a restore or a newer depot left.
std::vector<fs::path> orphans(const fs::path& data, Store& store, UtcMs before)
{
    std::set<fs::path> known;
    for (const StoredSession& version : store.versions())
        known.insert(folder_of(data, version));
    std::vector<fs::path> found;
    std::error_code absent;
    for (const fs::directory_entry& session : fs::directory_iterator(data / "archive", absent))
        for (const fs::directory_entry& version : fs::directory_iterator(session.path(), absent))
            if (!known.contains(version.path()) && changed_at(version.path()) < before)
                found.push_back(version.path());
    return found;
}

/// The same backup without the names, in its place.
class BackupPurge {
public:
    BackupPurge(KnownBackup backup, UtcMs before, UtcMs now, std::string time_zone)
        : backup_(std::move(backup))
        , made_(backup_.folder.string() + ".tmp")
        , before_(before)
        , now_(now)
        , time_zone_(std::move(time_zone))
    {
    }

    /// False when it had no such names.
    bool run(bool dry_run)
    {
        fs::remove_all(made_);
        fs::create_directories(made_);
        fs::permissions(made_, fs::perms::owner_all);
        write_file(made_ / backup_database, read_file(backup_.folder / backup_database));
        fs::permissions(made_ / backup_database, fs::perms::owner_read | fs::perms::owner_write);
        const bool any = forget();
        if (any && !dry_run)
            replace();
        fs::remove_all(made_);
        return any;
    }

private:
    bool forget()
    {
        Store store(made_, CodeKey{});
        const std::vector<StoredSession> old = old_versions(store, before_);
        if (!forget_in(store, old, before_, now_))
            return false;
        store.compact();
        for (const StoredSession& version : old)
            cleared_.insert(folder_of("", version));
        return true;
    }

    bool is_cleared(const fs::path& name) const
    {
        return std::any_of(cleared_.begin(), cleared_.end(), [&](const fs::path& folder) {
            return std::mismatch(folder.begin(), folder.end(), name.begin(), name.end()).first ==
                   folder.end();
        });
    }

    void replace()
    {
        Manifest manifest = backup_.manifest;
        manifest.files.clear();
        for (const auto& [name, sum] : backup_.manifest.files) {
            if (is_cleared(name))
                continue;
            manifest.files[name] = sum;
            if (name == backup_database) {
                manifest.files[name] = sha256_hex(read_file(made_ / name));
                continue;
            }
            fs::create_directories((made_ / name).parent_path());
            link_or_copy(backup_.folder / name, made_ / name);
        }
        seal_backup(made_, manifest, time_zone_);
        const fs::path old = backup_.folder.string() + ".old.tmp";
        fs::remove_all(old);
        fs::rename(backup_.folder, old);
        fs::rename(made_, backup_.folder);
        flush(backup_.folder.parent_path());
        fs::remove_all(old);
    }

    KnownBackup backup_;
    fs::path made_;
    UtcMs before_, now_;
    std::string time_zone_;
    std::set<fs::path> cleared_;
};

/// Damaged backups and depots: nobody knows whose names are in them.
std::vector<fs::path> unreadable_folders(const DepotSettings& settings)
{
    std::error_code absent;
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(settings.keeping.backups, absent))
        if (entry.is_directory() && !open_backup(entry.path()))
            folders.push_back(entry.path());
    for (const auto& entry : fs::directory_iterator(settings.data, absent))
        if (entry.path().filename().string().starts_with(put_aside_prefix))
            folders.push_back(entry.path());
    return folders;
}

void purge_unreadable(const DepotSettings& settings, UtcMs before, bool dry_run, Purge& result)
{
    for (const fs::path& folder : unreadable_folders(settings)) {
        std::string day = folder.filename().string();
        if (day.starts_with(put_aside_prefix))
            day.erase(0, std::string_view(put_aside_prefix).size());
        day.resize(std::min<std::size_t>(day.size(), 10));
        const auto made_at = parse_day(day, settings.time_zone);
        if (made_at && *made_at < before) {
            if (!dry_run)
                fs::remove_all(folder);
        } else {
            result.left.push_back(
                "«" + folder.string() +
                "» ne se lit pas: effacez-le quand vous n'en avez plus besoin, il "
                "contient des noms.");
        }
    }
}

void purge_backups(Depot& depot, UtcMs before, bool dry_run, Purge& result)
{
    const DepotSettings& settings = depot.settings();
    for (const KnownBackup& backup : backups_in(settings.keeping.backups)) {
        try {
            if (const auto faults = faults_of(backup.folder); !faults.empty())
                throw std::runtime_error(faults.front());
            if (BackupPurge(backup, before, depot.now(), settings.time_zone).run(dry_run))
                ++result.backups;
        } catch (const std::exception& error) {
            result.left.push_back("Sauvegarde «" + backup.folder.string() + "»: " + error.what() +
                                  " Effacez-la: elle contient des noms.");
        }
    }
    purge_unreadable(settings, before, dry_run, result);
}

/// What was in the folder of a version makes place for a sentence.
void clear_folder(const fs::path& folder, const std::string& sentence)
{
    fs::create_directories(folder);
    fs::remove_all(folder / "raw");
    for (const fs::path& file : files_of(folder))
        if (file.filename() != told)
            fs::remove(file);
    write_file(folder / told, sentence);
}

void purge_depot(Depot& depot, UtcMs before, bool dry_run, Purge& result)
{
    const DepotSettings& settings = depot.settings();
    // Nobody freezes into a session while its names go.
    const SoleHolder freezing = SoleHolder::take(depot, "freeze");
    const std::vector<StoredSession> old = old_versions(depot.store(), before);
    std::map<SessionId, StoredSession> sessions;
    std::vector<fs::path> folders;
    for (const StoredSession& version : old) {
        const std::vector<fs::path> files = files_of(folder_of(settings.data, version));
        if (version.purged_at != 0 && was_cleared(files))
            continue;
        sessions[version.id] = version;
        folders.push_back(folder_of(settings.data, version));
        result.files += std::ssize(files);
    }
    const std::vector<fs::path> lost = orphans(settings.data, depot.store(), before);
    const std::vector<fs::path> drops = old_drops(settings.drop, before);
    result.files += std::ssize(drops) + std::ssize(lost);
    for (const auto& [id, session] : sessions)
        result.sessions.push_back(session);
    if (dry_run)
        return;
    // The files last: while one is there, the next purge finishes what this one began.
    if (forget_in(depot.store(), old, before, depot.now()) || !folders.empty())
        depot.store().compact();
    depot.forget_plans();
    const std::string sentence = "Les noms de cette vente ont été effacés: " +
                                 long_french(local_time(depot.now(), settings.time_zone)) +
                                 ". Ses codes, ses produits et ce qui a été imprimé restent.\n";
    for (const fs::path& folder : folders)
        clear_folder(folder, sentence);
    for (const fs::path& path : lost)
        fs::remove_all(path);
    for (const fs::path& path : drops)
        fs::remove(path);
}

} // namespace

Purge purge(Depot& depot, UtcMs before, bool dry_run)
{
    const FileLock lock = take_keep_lock(depot.settings());
    Purge result;
    result.before = before;
    try {
        purge_backups(depot, before, dry_run, result);
        purge_depot(depot, before, dry_run, result);
    } catch (const fs::filesystem_error& error) {
        throw std::runtime_error("Impossible d'effacer «" + error.path1().string() + "» (" +
                                 error.code().message() + "): vérifiez les droits du dossier.");
    }
    return result;
}

std::optional<UtcMs> parse_period(std::string_view text)
{
    int count = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string_view unit(parsed.ptr,
                                static_cast<std::size_t>(text.data() + text.size() - parsed.ptr));
    if (parsed.ec != std::errc() || count < 1 || count > 10'000 || (unit != "w" && unit != "d"))
        return std::nullopt;
    return count * day_ms * (unit == "w" ? 7 : 1);
}

std::optional<UtcMs> parse_day(std::string_view text, const std::string& time_zone)
{
    const auto number = [&](std::size_t place, std::size_t digits) {
        int value = 0;
        const char* begin = text.data() + place;
        const auto parsed = std::from_chars(begin, begin + digits, value);
        return parsed.ptr == begin + digits ? value : -1;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (year < 1970 || !date.ok())
        return std::nullopt;
    const std::chrono::sys_days days(date);
    const int weekday = static_cast<int>(std::chrono::weekday(days).iso_encoding());
    // No clock is a whole day away from UTC.
    return next_weekly_time(days.time_since_epoch().count() * day_ms - day_ms, {weekday, 0, 0},
                            time_zone);
}

} // namespace cageot
