#include "depot/restore.h"

#include "base/french_number.h"
#include "base/zone.h"
#include "depot/archive.h"
#include "depot/fetch.h"
#include "depot/printing_rights.h"
#include "depot/render.h"
#include "source/drop_folder.h"

#include <algorithm>
#include <set>
#include <sstream>

namespace cageot {
namespace {

namespace fs = std::filesystem;

constexpr UtcMs week_ms = 7 * 24 * 3'600'000LL;
/// Weeks of a big depot (3,000 labels, 600 heads, 200 crates a week) that one jump has room for:
/// 16 of heads, 50 of crates, six years of labels.
constexpr std::int64_t weeks_a_jump = 8;
constexpr std::uint64_t unit_jump = 1'000'000, crate_jump = 10'000, product_jump = 10'000;
constexpr std::uint64_t units = 100'000'000, crates = 1'000'000, products = 1'000'000;
constexpr std::int64_t session_step = 100;

/// What restores gave, beside the backups: "MARK U C P S" a line.
constexpr const char* restores_file = "restaurations.txt";

constexpr const char* service_runs =
    "Le service tourne: arrêtez-le d'abord (systemctl stop cageot).";

struct Furthest {
    CodeCounters codes;
    std::int64_t last_session = 0;

    void reach(const CodeCounters& other, std::int64_t session)
    {
        codes.unit = std::max(codes.unit, other.unit);
        codes.crate = std::max(codes.crate, other.crate);
        codes.product = std::max(codes.product, other.product);
        last_session = std::max(last_session, session);
    }
};

fs::path folder_of(const fs::path& backup)
{
    const fs::path whole = fs::absolute(backup).lexically_normal();
    return (whole.has_filename() ? whole : whole.parent_path()).parent_path();
}

/// What earlier restores of the same depot from backups of this folder gave.
void reach_restores(Furthest& furthest, const fs::path& file, const std::string& mark)
{
    std::error_code absent;
    if (!fs::is_regular_file(file, absent))
        return;
    std::istringstream lines(read_file(file));
    std::string known;
    Furthest given;
    while (lines >> known >> given.codes.unit >> given.codes.crate >> given.codes.product >>
           given.last_session)
        if (known == mark)
            furthest.reach(given.codes, given.last_session);
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text += (text.empty() ? "" : "\n") + line;
    return text;
}

/// The backup's files in a folder of the depot's, each proved while it is copied.
void stage(const KnownBackup& backup, const fs::path& staging)
{
    fs::remove_all(staging);
    for (const auto& [name, sum] : backup.manifest.files) {
        const std::string bytes = read_file(backup.folder / name);
        if (sha256_hex(bytes) != sum)
            throw RestoreRefusal("«" + name + "» est abîmé: prenez une autre sauvegarde.");
        fs::create_directories((staging / name).parent_path());
        write_file(staging / name, bytes);
    }
}

/// Puts what cannot be opened any more into a folder of its own; a purge finds it by its name.
fs::path put_aside(const DepotSettings& settings, UtcMs now)
{
    const fs::path aside =
        settings.data / (put_aside_prefix + backup_name(now, settings.time_zone));
    fs::create_directories(aside);
    for (const char* name : {"cageot.sqlite", "cageot.sqlite-wal", "cageot.sqlite-shm", "archive"})
        if (fs::exists(settings.data / name))
            fs::rename(settings.data / name, aside / name);
    return aside;
}

bool is_empty(Depot& depot)
{
    return depot.store().versions().empty();
}

/// What waits in the drop folder goes on waiting, beside what is there.
void restore_drops(const DepotSettings& settings, const fs::path& staged)
{
    std::error_code absent;
    for (const fs::directory_entry& entry : fs::directory_iterator(staged, absent)) {
        const std::string name = entry.path().filename().string(), bytes = read_file(entry.path());
        fs::path target = settings.drop / name;
        for (int i = 2; fs::exists(target) && read_file(target) != bytes; ++i)
            target = settings.drop / (std::to_string(i) + "-" + name);
        fs::create_directories(settings.drop);
        if (!fs::exists(target))
            write_file(target, bytes);
    }
}

void replace_archive(const fs::path& data, const fs::path& staging)
{
    const fs::path old = data / "archive.old.tmp";
    fs::remove_all(old);
    if (fs::exists(data / "archive"))
        fs::rename(data / "archive", old);
    if (fs::exists(staging / "archive"))
        fs::rename(staging / "archive", data / "archive");
    flush(data);
    fs::remove_all(old);
}

void refuse_near_the_end(const CodeCounters& next)
{
    const CodeCounters left = remaining_codes(next);
    const auto refuse = [](std::uint64_t count, const std::string& what) {
        throw RestoreRefusal("Il ne resterait que " + french_number(static_cast<long>(count)) +
                             " codes de " + what +
                             ": commencez un dépôt neuf dans un dossier vide.");
    };
    if (left.unit < unit_jump)
        refuse(left.unit, "pièce");
    if (left.crate < crate_jump)
        refuse(left.crate, "cagette");
    if (left.product < product_jump)
        refuse(left.product, "tête");
}

/// Where the numbers go on: far ahead of all that is known of this depot, here and beside the backup.
Furthest next_numbers(const DepotSettings& settings, const KnownBackup& backup,
                      const DepotNumbers& saved, const DepotNumbers& present, UtcMs now)
{
    const std::string mark = key_mark(saved.key);
    Furthest next;
    next.reach(saved.codes, saved.last_session);
    if (present.key == saved.key)
        next.reach(present.codes, present.last_session);
    for (const fs::path& folder : {folder_of(backup.folder), settings.keeping.backups}) {
        for (const KnownBackup& other : backups_in(folder))
            if (other.manifest.key_mark == mark)
                next.reach(other.manifest.codes, other.manifest.last_session);
        reach_restores(next, folder / restores_file, mark);
    }
    const UtcMs since = std::max<UtcMs>(now - backup.manifest.made_at, 0);
    const CodeCounters jump = code_jump(since / week_ms);
    next.codes.unit += jump.unit;
    next.codes.crate += jump.crate;
    next.codes.product += jump.product;
    next.last_session = (next.last_session / session_step + 1) * session_step;
    refuse_near_the_end(next.codes);
    return next;
}

/// A restore that left no trace beside the backup would give the same codes if it were done again.
std::vector<std::string> remember_restore(const DepotSettings& settings, const fs::path& backup,
                                          const CodeKey& key, const Furthest& next)
{
    const std::string line = key_mark(key) + " " + std::to_string(next.codes.unit) + " " +
                             std::to_string(next.codes.crate) + " " +
                             std::to_string(next.codes.product) + " " +
                             std::to_string(next.last_session) + "\n";
    std::vector<std::string> warnings;
    for (const fs::path& folder : std::set{folder_of(backup), settings.keeping.backups}) {
        const fs::path file = folder / restores_file;
        try {
            fs::create_directories(folder);
            std::error_code absent;
            write_file(file, (fs::is_regular_file(file, absent) ? read_file(file) : "") + line);
        } catch (const std::exception&) {
            if (folder == folder_of(backup))
                warnings.push_back(
                    "«" + file.string() +
                    "» ne s'écrit pas: faites une nouvelle sauvegarde tout de suite et ne remettez "
                    "plus celle-ci, car les mêmes codes seraient donnés une seconde fois.");
        }
    }
    return warnings;
}

Reopening reopening_of(const Depot& depot, const Manifest& manifest, const Furthest& next)
{
    const std::string made = long_french(local_time(manifest.made_at, depot.settings().time_zone));
    Reopening reopening;
    reopening.codes = next.codes;
    reopening.last_session = next.last_session;
    reopening.doubt = "Remis d'une sauvegarde de " + made + ": regardez ce qui est sorti.";
    reopening.notice.key = restored_key;
    reopening.notice.told_at = depot.now();
    reopening.notice.urgent = true;
    reopening.notice.by_hand = true;
    reopening.notice.sentence =
        "Le dépôt a été remis d'une sauvegarde de " + made +
        "; de ce qui s'est passé depuis, rien n'est su: regardez ce qui est sorti des imprimantes "
        "depuis ce moment, dites ici que c'est fait, puis imprimez ferme par ferme ce qui manque.";
    return reopening;
}

/// The database last: until then nothing is restored.
void take_over(Depot& depot, const KnownBackup& backup, const fs::path& staging,
               Restoration& restoration)
{
    const DepotSettings& settings = depot.settings();
    Store store(staging, CodeKey{});
    if (const auto faults = store.faults(); !faults.empty())
        throw RestoreRefusal("La base de données de la sauvegarde est abîmée (" + faults.front() +
                             "): prenez-en une autre.");
    const DepotNumbers saved = store.numbers();
    const Furthest next =
        next_numbers(settings, backup, saved, depot.store().numbers(), depot.now());
    // Before it is true: codes that are skipped do no harm, codes given twice do.
    restoration.warnings = remember_restore(settings, backup.folder, saved.key, next);
    restoration.jobs_in_doubt = std::ssize(store.open_jobs());
    replace_archive(settings.data, staging);
    restore_drops(settings, staging / "drop");
    const fs::path shop = open_shop_file(depot);
    if (fs::exists(staging / shop.filename()))
        fs::rename(staging / shop.filename(), shop);
    depot.store().become(store, reopening_of(depot, backup.manifest, next));
    restoration.made_at = backup.manifest.made_at;
    restoration.codes = next.codes;
    restoration.remaining = remaining_codes(next.codes);
    restoration.last_session = next.last_session;
}

/// A new depot when there is none, and in the place of one that cannot be opened any more.
std::unique_ptr<Depot> open_depot(const DepotSettings& settings, const Clock& clock, bool replace,
                                  fs::path& before)
{
    try {
        return std::make_unique<Depot>(settings, clock);
    } catch (const std::runtime_error& error) {
        if (settings.database || !fs::exists(settings.data / "cageot.sqlite"))
            throw;
        if (!replace)
            throw RestoreRefusal(std::string(error.what()) +
                                 "\nPour la mettre de côté et remettre la sauvegarde, ajoutez "
                                 "--replace.");
    }
    before = put_aside(settings, clock.now());
    return std::make_unique<Depot>(settings, clock);
}

} // namespace

CodeCounters code_jump(std::int64_t weeks)
{
    const auto times = static_cast<std::uint64_t>(1 + weeks / weeks_a_jump);
    return {times * unit_jump, times * crate_jump, times * product_jump};
}

CodeCounters remaining_codes(const CodeCounters& next)
{
    const auto left = [](std::uint64_t all, std::uint64_t used) {
        return used < all ? all - used : 0;
    };
    return {left(units, next.unit), left(crates, next.crate), left(products, next.product)};
}

std::string print_obstacle_of_restore(Depot& depot)
{
    for (const Notice& notice : depot.store().notices())
        if (notice.key == restored_key)
            return "Le dépôt a été remis d'une sauvegarde: regardez d'abord ce qui est déjà sorti "
                   "des imprimantes, puis dites sur le tableau que c'est fait.";
    return {};
}

Restoration restore_backup(const DepotSettings& settings, const Clock& clock,
                           const fs::path& backup, bool replace)
{
    if (const auto faults = faults_of(backup); !faults.empty())
        throw RestoreRefusal(joined(faults));
    const KnownBackup known = open_backup(backup).value();
    fs::create_directories(settings.data);
    const FileLock keeping = take_keep_lock(settings);
    // The file before a damaged database is put aside, the right of a server's when it is open.
    std::optional<FileLock> file = FileLock::try_take(settings.data / "spooler.lock");
    if (!file)
        throw RestoreRefusal(service_runs);
    Restoration restoration;
    const auto depot = open_depot(settings, clock, replace, restoration.before);
    std::vector<SoleHolder> printing; // with a server: at every printer
    if (settings.database)
        for (const Printer& printer : depot->store().printers()) {
            auto right = SoleHolder::try_take(*depot, right_to(printer.name));
            if (!right)
                throw RestoreRefusal(service_runs);
            printing.push_back(std::move(*right));
        }
    if (!is_empty(*depot)) {
        if (!replace)
            throw RestoreRefusal(
                "Ce dépôt a déjà une mémoire: pour la remplacer, ajoutez --replace "
                "(elle est sauvegardée d'abord).");
        restoration.before = make_backup_within(*depot);
    }
    const fs::path staging = settings.data / "restore.tmp";
    stage(known, staging);
    take_over(*depot, known, staging, restoration);
    fs::remove_all(staging);
    return restoration;
}

} // namespace cageot
