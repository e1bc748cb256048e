#include "depot/backup.h"

#include "base/zone.h"
#include "depot/archive.h"
#include "depot/fetch.h"
#include "depot/render.h"
#include "source/drop_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <set>

namespace cageot {
namespace {

namespace fs = std::filesystem;

constexpr auto owner_only = fs::perms::owner_read | fs::perms::owner_write;

std::string padded(int number, std::size_t digits)
{
    std::string text = std::to_string(number);
    return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

/// Files that are being written by somebody, or that a file manager left.
bool is_passing(const fs::path& file)
{
    return file.extension() == ".tmp" || file.filename().string().starts_with(".");
}

/// The files below `folder` as paths relative to `root`.
std::vector<fs::path> files_below(const fs::path& folder, const fs::path& root)
{
    std::vector<fs::path> files;
    std::error_code absent;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, absent))
        if (entry.is_regular_file() && !is_passing(entry.path()))
            files.push_back(fs::relative(entry.path(), root));
    return files;
}

/// Fills the folder of one backup.
class BackupMaker {
public:
    BackupMaker(Depot& depot, fs::path folder, const fs::path& beside)
        : depot_(depot)
        , folder_(std::move(folder))
    {
        for (KnownBackup& known : backups_in(beside))
            if (!previous_)
                previous_ = std::move(known);
    }

    void make()
    {
        manifest_.made_at = depot_.now();
        // What is taken from the drop folder meanwhile is in both: taken again it changes nothing.
        const fs::path& drop = depot_.settings().drop;
        std::error_code absent;
        for (const fs::directory_entry& entry : fs::directory_iterator(drop, absent))
            if (entry.is_regular_file() && !is_passing(entry.path()))
                add(entry.path(), fs::path("drop") / entry.path().filename());
        depot_.store().back_up(folder_);
        take_database();
        if (const fs::path shop = open_shop_file(depot_); fs::exists(shop))
            add(shop, shop.filename());
        seal_backup(folder_, manifest_, depot_.settings().time_zone);
    }

private:
    /// Of the versions that the copy knows: what is frozen later may be half written.
    void take_database()
    {
        std::vector<StoredSession> versions;
        {
            Store copy(folder_, CodeKey{});
            if (const auto faults = copy.faults(); !faults.empty())
                throw std::runtime_error("La copie de la base de données est abîmée (" +
                                         faults.front() +
                                         "): vérifiez le disque, puis recommencez.");
            const DepotNumbers numbers = copy.numbers();
            manifest_.key_mark = key_mark(numbers.key);
            manifest_.codes = numbers.codes;
            manifest_.last_session = numbers.last_session;
            versions = copy.versions();
        }
        flush(folder_ / backup_database);
        manifest_.files[backup_database] = sha256_hex(read_file(folder_ / backup_database));
        for (const StoredSession& version : versions) {
            const fs::path archive = depot_.archive(version.id, version.version);
            for (const fs::path& file : files_below(archive, depot_.settings().data))
                add(depot_.settings().data / file, file);
        }
    }

    void add(const fs::path& source, const fs::path& name)
    {
        std::string bytes;
        try {
            bytes = read_file(source);
        } catch (const std::runtime_error&) {
            if (!fs::exists(source)) // taken away meanwhile
                return;
            throw;
        }
        const fs::path target = folder_ / name;
        fs::create_directories(target.parent_path());
        const std::string sum = sha256_hex(bytes);
        manifest_.files[name.string()] = sum;
        if (is_in_previous(name, sum)) {
            link_or_copy(previous_->folder / name, target);
        } else {
            write_file(target, bytes);
            fs::permissions(target, owner_only);
        }
    }

    /// One copy on the disk does for all backups, as long as it is good.
    bool is_in_previous(const fs::path& name, const std::string& sum) const
    {
        if (!previous_)
            return false;
        const auto known = previous_->manifest.files.find(name.string());
        std::error_code absent;
        return known != previous_->manifest.files.end() && known->second == sum &&
               fs::is_regular_file(previous_->folder / name, absent) &&
               sha256_hex(read_file(previous_->folder / name)) == sum;
    }

    Depot& depot_;
    fs::path folder_;
    std::optional<KnownBackup> previous_;
    Manifest manifest_;
};

/// Where the backup will be: nothing is there yet.
fs::path place_of(Depot& depot, const fs::path& to)
{
    if (!to.empty() && !fs::exists(to))
        return fs::absolute(to).lexically_normal();
    if (!to.empty() && !fs::is_directory(to))
        throw std::runtime_error("«" + to.string() +
                                 "» est un fichier: donnez un dossier à la sauvegarde.");
    const fs::path parent = to.empty() ? depot.settings().keeping.backups : fs::absolute(to);
    const std::string name = backup_name(depot.now(), depot.settings().time_zone);
    fs::path place = parent / name;
    for (int i = 2; fs::exists(place); ++i)
        place = parent / (name + "-" + std::to_string(i));
    return place;
}

void make_private_folder(const fs::path& folder)
{
    fs::remove_all(folder); // what a crash left
    if (folder.has_parent_path())
        fs::create_directories(folder.parent_path());
    if (::mkdir(folder.c_str(), S_IRWXU) != 0)
        throw fs::filesystem_error("mkdir", folder, {errno, std::generic_category()});
}

} // namespace

FileLock take_keep_lock(const DepotSettings& settings)
{
    return FileLock::take(settings.data / "keep.lock");
}

std::string backup_name(UtcMs moment, const std::string& time_zone)
{
    const LocalTime time = local_time(moment, time_zone);
    return padded(time.year, 4) + "-" + padded(time.month, 2) + "-" + padded(time.day, 2) + "T" +
           padded(time.hour, 2) + padded(time.minute, 2);
}

void flush(const fs::path& path)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = fd >= 0 && ::fsync(fd) == 0;
    const int error = errno;
    if (fd >= 0)
        ::close(fd);
    if (!done)
        throw std::runtime_error("Impossible d'écrire «" + path.string() + "» (" +
                                 std::strerror(error) + "): vérifiez le disque.");
}

void remove_backup(const fs::path& folder)
{
    const fs::path going = folder.string() + ".tmp"; // half removed it must not pass for one
    fs::rename(folder, going);
    fs::remove_all(going);
}

void link_or_copy(const fs::path& from, const fs::path& to)
{
    std::error_code no_link;
    fs::create_hard_link(from, to, no_link);
    if (no_link) {
        write_file(to, read_file(from));
        fs::permissions(to, owner_only);
    }
}

void seal_backup(const fs::path& folder, const Manifest& manifest, const std::string& time_zone)
{
    write_file(folder / manifest_name, to_text(manifest, time_zone));
    fs::permissions(folder / manifest_name, owner_only);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_directory())
            flush(entry.path());
    flush(folder);
}

fs::path make_backup(Depot& depot, const fs::path& to)
{
    const FileLock lock = take_keep_lock(depot.settings());
    return make_backup_within(depot, to);
}

fs::path make_backup_within(Depot& depot, const fs::path& to)
{
    const fs::path place = place_of(depot, to);
    const fs::path unfinished = place.string() + ".tmp";
    try {
        make_private_folder(unfinished);
        BackupMaker(depot, unfinished, place.parent_path()).make();
        fs::rename(unfinished, place);
        flush(place.parent_path());
        return place;
    } catch (const fs::filesystem_error& error) {
        std::error_code ignored;
        fs::remove_all(unfinished, ignored);
        throw std::runtime_error(
            "Impossible d'écrire «" + error.path1().string() + "» (" + error.code().message() +
            "): vérifiez le dossier des sauvegardes, ses droits et la place qui y reste.");
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(unfinished, ignored);
        throw;
    }
}

void remove_old_backups(const DepotSettings& settings)
{
    std::set<std::string> days;
    const auto day_of = [&](const KnownBackup& backup) {
        return backup_name(backup.manifest.made_at, settings.time_zone).substr(0, 10);
    };
    for (const KnownBackup& backup : backups_in(settings.keeping.backups)) {
        const std::string day = day_of(backup);
        const bool of_newest_day = days.empty() || (days.size() == 1 && days.contains(day));
        const bool is_new_day = days.insert(day).second;
        if (of_newest_day || (is_new_day && std::ssize(days) <= settings.keeping.days))
            continue;
        remove_backup(backup.folder);
    }
    std::error_code absent;
    std::vector<fs::path> unfinished;
    for (const auto& entry : fs::directory_iterator(settings.keeping.backups, absent))
        if (entry.path().extension() == ".tmp")
            unfinished.push_back(entry.path());
    for (const fs::path& folder : unfinished) // of a program that died
        fs::remove_all(folder);
}

} // namespace cageot
