#include "depot/backup.h"

#include "depot/sample_depot.h"
#include "source/drop_folder.h"
#include "support/catch2_compat.h"
#include "support/in_child.h"
#include "support/message_of.h"

#include <csignal>
#include <fstream>
#include <sys/resource.h>

namespace cageot {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

void with_backups(DepotSettings& settings)
{
    settings.keeping.backups = settings.data / "backups";
}

void put(const fs::path& file, const std::string& bytes)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

std::vector<std::string> names_of(const std::vector<KnownBackup>& backups)
{
    std::vector<std::string> names;
    for (const KnownBackup& backup : backups)
        names.push_back(backup.folder.filename().string());
    return names;
}

} // namespace

TEST_CASE("a backup is named by its moment and holds database, archive and what was dropped",
          "[depot]")
{
    SampleDepot sample(with_backups);
    const StoredSession session = sample.freeze_csv(small_week());
    put(sample.folder.path() / "depose/commandes.csv", "a;b\n");
    put(sample.folder.path() / "depose/done/vieux.csv", "a;b\n");
    const fs::path backup = make_backup(sample.depot);
    CHECK(backup == sample.depot.settings().data / "backups/2026-11-12T0612");
    CHECK(faults_of(backup).empty());
    CHECK(read_file(backup / "drop/commandes.csv") == "a;b\n");
    CHECK_FALSE(fs::exists(backup / "drop/done"));
    CHECK(files_in(backup / "archive") == files_in(sample.depot.settings().data / "archive"));
    Store copy(backup, CodeKey{});
    CHECK(copy.numbers() == sample.depot.store().numbers());
    CHECK(copy.ledger(session.id) == sample.depot.store().ledger(session.id));
}

TEST_CASE("a backup is its owner's alone", "[depot]")
{
    SampleDepot sample(with_backups);
    sample.freeze_csv(small_week());
    const fs::path backup = make_backup(sample.depot, sample.folder.path() / "ailleurs");
    CHECK(backup == sample.folder.path() / "ailleurs");
    constexpr auto others = fs::perms::group_all | fs::perms::others_all;
    CHECK((fs::status(backup).permissions() & others) == fs::perms::none);
    for (const auto& entry : fs::recursive_directory_iterator(backup)) {
        INFO(entry.path());
        CHECK((!entry.is_regular_file() ||
               (entry.status().permissions() & others) == fs::perms::none));
    }
}

TEST_CASE("a folder that is there gets the backup in it", "[depot]")
{
    SampleDepot sample(with_backups);
    fs::create_directories(sample.folder.path() / "clé");
    CHECK(make_backup(sample.depot, sample.folder.path() / "clé") ==
          sample.folder.path() / "clé/2026-11-12T0612");
    CHECK(make_backup(sample.depot, sample.folder.path() / "clé") ==
          sample.folder.path() / "clé/2026-11-12T0612-2");
}

TEST_CASE("what did not change since is on the disk once, and a damaged copy is not used again",
          "[depot]")
{
    SampleDepot sample(with_backups);
    sample.freeze_csv(small_week());
    const std::string name = "archive/S1/v1/labels-001.pdf";
    const fs::path first = make_backup(sample.depot), second = make_backup(sample.depot);
    CHECK(fs::equivalent(first / name, second / name));
    CHECK_FALSE(fs::equivalent(first / name, sample.depot.archive({"S1"}, 1) / "labels-001.pdf"));
    put(second / name, "abîmé");
    const fs::path third = make_backup(sample.depot);
    CHECK(faults_of(third).empty());
    CHECK(faults_of(second) == std::vector<std::string>{"«" + name + "» est abîmé."});
}

TEST_CASE("every fault of a backup is named", "[depot]")
{
    SampleDepot sample(with_backups);
    sample.freeze_csv(small_week());
    const fs::path backup = make_backup(sample.depot);
    fs::remove(backup / "archive/S1/v1/plan.json");
    put(backup / "cageot.sqlite", "SQLite");
    CHECK(faults_of(backup) == std::vector<std::string>{"«archive/S1/v1/plan.json» manque.",
                                                        "«cageot.sqlite» est abîmé."});
    fs::remove(backup / "manifest.txt");
    REQUIRE(faults_of(backup).size() == 1);
    CHECK_THAT(faults_of(backup).front(), ContainsSubstring("n'est pas une sauvegarde entière"));
}

TEST_CASE("a backup that cannot be written is told and leaves nothing", "[depot]")
{
    SampleDepot sample(with_backups);
    sample.freeze_csv(small_week());
    put(sample.folder.path() / "fichier", "");
    CHECK_THAT(message_of([&] { make_backup(sample.depot, sample.folder.path() / "fichier"); }),
               ContainsSubstring("est un fichier"));
    CHECK_THAT(message_of([&] { make_backup(sample.depot, "/proc/sauvegarde"); }),
               ContainsSubstring("Impossible d'écrire"));
    CHECK_FALSE(fs::exists(sample.depot.settings().keeping.backups));
}

TEST_CASE("a full disk is told, and there is no half backup", "[depot]")
{
    const TemporaryFolder folder;
    const FixedClock clock;
    DepotSettings settings = sample_settings(folder.path());
    with_backups(settings);
    {
        Depot depot(settings, clock);
        freeze(depot, {{"commandes.csv", small_week()}});
    }
    CHECK_THAT(in_child([&] {
                   Depot depot(settings, clock);
                   std::signal(SIGXFSZ, SIG_IGN);
                   const rlimit full{8192, 8192};
                   ::setrlimit(RLIMIT_FSIZE, &full);
                   make_backup(depot);
                   return std::string("made");
               }),
               ContainsSubstring("disque") || ContainsSubstring("place"));
    CHECK(fs::is_empty(settings.keeping.backups));
}

TEST_CASE("of the last days one backup stays, of the newest day all", "[depot]")
{
    SampleDepot sample([](DepotSettings& settings) {
        with_backups(settings);
        settings.keeping.days = 3;
    });
    for (int day = 0; day < 5; ++day) {
        make_backup(sample.depot);
        sample.clock.advance(3600'000);
        make_backup(sample.depot);
        sample.clock.advance(23 * 3600'000);
    }
    remove_old_backups(sample.depot.settings());
    CHECK(names_of(backups_in(sample.depot.settings().keeping.backups)) ==
          std::vector<std::string>{"2026-11-16T0712", "2026-11-16T0612", "2026-11-15T0712",
                                   "2026-11-14T0712"});
}

TEST_CASE("what a program that died left of a backup is cleared away and is no backup", "[depot]")
{
    SampleDepot sample(with_backups);
    const fs::path backup = make_backup(sample.depot);
    fs::copy(backup, backup.string() + "-2.tmp", fs::copy_options::recursive);
    CHECK(backups_in(sample.depot.settings().keeping.backups).size() == 1);
    remove_old_backups(sample.depot.settings());
    CHECK_FALSE(fs::exists(backup.string() + "-2.tmp"));
    CHECK(fs::exists(backup));
}

} // namespace cageot
