#include "depot/purge.h"

#include "base/zone.h"
#include "depot/old_names.h"
#include "depot/purge_backups.h"
#include "depot/render.h"
#include "depot/sole_holder.h"

#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>

namespace cageot {
namespace {

namespace fs = std::filesystem;

constexpr UtcMs day_ms = 24 * 3'600'000LL;
/// Stays in the folder of a version, where its summary was.
constexpr const char* told = "resume.txt";

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
