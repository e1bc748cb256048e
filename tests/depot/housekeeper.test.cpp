#include "depot/housekeeper.h"

#include "depot/backup.h"
#include "depot/sample_depot.h"
#include "support/catch2_compat.h"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>

namespace cageot {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

constexpr UtcMs minute_ms = 60'000;
constexpr UtcMs hour_ms = 60 * minute_ms;
constexpr UtcMs day_ms = 24 * hour_ms;

struct KeptDepot : SampleDepot {
    KeptDepot()
        : SampleDepot(
              [](DepotSettings& settings) { settings.keeping.backups = settings.data / "backups"; })
    {
    }
    /// Names of the backups after a step, oldest first.
    std::vector<std::string> step()
    {
        housekeeper.step();
        std::vector<std::string> names;
        for (const KnownBackup& backup : backups_in(depot.settings().keeping.backups))
            names.push_back(backup.folder.filename().string());
        std::ranges::reverse(names);
        return names;
    }
    std::vector<std::string> told()
    {
        std::vector<std::string> sentences;
        for (const Notice& notice : depot.store().notices())
            sentences.push_back(notice.sentence);
        return sentences;
    }

    std::vector<std::string> log;
    Housekeeper housekeeper{depot, [this](const std::string& line) { log.push_back(line); }};
};

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("a depot without a session has nothing to save", "[depot]")
{
    KeptDepot kept;
    CHECK(kept.step().empty());
}

TEST_CASE("a backup is made each night, and two minutes after each freeze", "[depot]")
{
    KeptDepot kept; // it is 06:12
    kept.freeze_csv(small_week());
    CHECK(kept.step() == Names{"2026-11-12T0612"}); // none was made last night
    kept.clock.advance(hour_ms);
    CHECK(kept.step().size() == 1);
    kept.freeze_csv(small_week_later());
    CHECK(kept.step().size() == 1);
    kept.clock.advance(2 * minute_ms);
    CHECK(kept.step() == Names{"2026-11-12T0612", "2026-11-12T0714"});
    CHECK(kept.step().size() == 2);
    kept.clock.advance(19 * hour_ms + 44 * minute_ms); // 02:58
    CHECK(kept.step().size() == 2);
    kept.clock.advance(3 * minute_ms);
    CHECK(kept.step() == Names{"2026-11-12T0714", "2026-11-13T0301"}); // of Thursday the last
    CHECK(kept.told().empty());
    CHECK(kept.log ==
          Names{"backup: 2026-11-12T0612", "backup: 2026-11-12T0714", "backup: 2026-11-13T0301"});
}

TEST_CASE("a backup that fails is told on the board until one succeeds", "[depot]")
{
    KeptDepot kept;
    kept.freeze_csv(small_week());
    const fs::path folder = kept.depot.settings().keeping.backups;
    std::ofstream(folder) << "a file where the folder should be";
    kept.step();
    REQUIRE(kept.told().size() == 1);
    CHECK_THAT(kept.told().front(), ContainsSubstring("La sauvegarde n'a pas pu être faite") &&
                                        ContainsSubstring("vérifiez le dossier"));
    CHECK(kept.depot.store().notices().front().urgent);
    fs::remove(folder);
    CHECK(kept.step().empty()); // an hour later
    kept.clock.advance(hour_ms);
    CHECK(kept.step().size() == 1);
    CHECK(kept.told().empty());
}

TEST_CASE("names of weeks ago go at night by themselves", "[depot]")
{
    KeptDepot kept;
    kept.freeze_csv(small_week());
    for (int day = 0; day <= 56; ++day) {
        kept.step();
        kept.clock.advance(day_ms);
    }
    CHECK_FALSE(kept.depot.plan({"S1"}, 1)->orders.front().customer.empty());
    kept.step();
    CHECK(kept.depot.plan({"S1"}, 1)->orders.front().customer.empty());
    CHECK(std::ranges::find(kept.log, "purge: names of S1 removed") != kept.log.end());
    CHECK(kept.step().size() == 14);
}

TEST_CASE("a damaged database is told at night", "[depot]")
{
    KeptDepot kept;
    kept.freeze_csv(small_week());
    sqlite3* raw = nullptr;
    const fs::path file = kept.depot.settings().data / "cageot.sqlite";
    REQUIRE(sqlite3_open(file.c_str(), &raw) == SQLITE_OK);
    CHECK(sqlite3_exec(raw, "INSERT INTO raw_files VALUES ('S9', 1, 0, 'of no version')", nullptr,
                       nullptr, nullptr) == SQLITE_OK);
    CHECK(sqlite3_close(raw) == SQLITE_OK);
    kept.step();
    const Names told = kept.told();
    CHECK(std::ranges::any_of(told, [](const std::string& sentence) {
        return sentence.find("La base de données est abîmée (raw_files") == 0;
    }));
}

TEST_CASE("the nightly moment is the last one that was, also when clocks change", "[depot]")
{
    const std::string zone = "Europe/Paris";
    const UtcMs thursday = 1794460320000; // 06:12
    const UtcMs three = thursday - 3 * hour_ms - 12 * minute_ms;
    CHECK(last_daily_time(thursday, 3, 0, zone) == three);
    CHECK(last_daily_time(three, 3, 0, zone) == three);
    CHECK(last_daily_time(three - 1, 3, 0, zone) == three - day_ms);
    // 25 October 2026 has 25 hours, 29 March 24 - 1.
    const UtcMs october = 1792893600000; // 25 October, 03:00 +01:00
    CHECK(last_daily_time(october, 3, 0, zone) == october);
    CHECK(last_daily_time(october - 1, 3, 0, zone) == october - 25 * hour_ms);
    CHECK(last_daily_time(october + day_ms - 1, 3, 0, zone) == october);
}

} // namespace cageot
