#include "depot/purge_backups.h"

#include "depot/archive.h"
#include "depot/old_names.h"
#include "depot/render.h"
#include "depot/restore.h"
#include "source/drop_folder.h"

#include <algorithm>
#include <set>

namespace cageot {
namespace {

namespace fs = std::filesystem;

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

} // namespace

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

} // namespace cageot
