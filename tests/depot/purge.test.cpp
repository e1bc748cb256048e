#include "depot/purge.h"

#include "depot/restore.h"
#include "depot/sample_depot.h"
#include "plan/plan_json.h"
#include "source/drop_folder.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>

namespace cageot {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

constexpr UtcMs week_ms = 7 * 24 * 3'600'000LL;

void with_backups(DepotSettings& settings)
{
    settings.drop = settings.data / "drop";
    settings.keeping.backups = settings.data / "backups";
}

std::string text_of_pdf(const fs::path& file)
{
    const std::string command = "pdftotext -q '" + file.string() + "' - 2>/dev/null";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string text;
    for (int letter = std::fgetc(pipe); letter != EOF; letter = std::fgetc(pipe))
        text += static_cast<char>(letter);
    CHECK(::pclose(pipe) == 0);
    return text;
}

/// Files below the folder that say one of the names in any way that they are read in.
std::vector<std::string> files_with(const fs::path& folder, const std::vector<std::string>& names)
{
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        std::string text = read_file(entry.path()) + entry.path().filename().string();
        if (entry.path().extension() == ".pdf")
            text += text_of_pdf(entry.path());
        if (std::ranges::any_of(names, [&](const std::string& name) {
                return text.find(name) != std::string::npos;
            }))
            found.push_back(fs::relative(entry.path(), folder).string());
    }
    std::ranges::sort(found);
    return found;
}

/// Names of the small week's customers as files and papers write them.
const std::vector<std::string> names = {"Lafargue", "Inès", "Sœur", "Odette"};

/// An old week that was printed, dropped, sent and saved, and a new one of somebody else.
struct OldWeek : SampleDepot {
    OldWeek()
        : SampleDepot(with_backups)
    {
        session = freeze_csv(small_week());
        print_all(session);
        end_jobs(session);
        fs::create_directories(depot.settings().drop / "done");
        drop("done/commandes.csv");
        drop("done/commandes.csv.rapport.txt");
        QueuedMail mail;
        mail.id = "S1-v1";
        mail.subject = "Vente 46";
        mail.text = "Inès Lafargue n'a pas de relais";
        mail.made_at = clock.now();
        depot.store().queue_mail(mail);
        make_backup(depot);
        clock.advance(9 * week_ms);
        recent = freeze_csv(
            orders_csv({"31;Zoé Nuñez;Aragon;Ferme du Causse;Tomates;500g;3"}, "Vente de Noël"));
        make_backup(depot);
    }
    Purge purge_old(bool dry_run = false)
    {
        return purge(depot, clock.now() - 8 * week_ms, dry_run);
    }
    /// A file of the old week.
    void drop(const std::string& name) const
    {
        const fs::path file = depot.settings().drop / name;
        std::ofstream(file) << small_week();
        fs::last_write_time(file, fs::file_time_type::clock::from_sys(
                                      std::chrono::sys_time<std::chrono::milliseconds>(
                                          std::chrono::milliseconds(clock.now()))));
    }
    fs::path data() const { return depot.settings().data; }

    StoredSession session, recent;
};

} // namespace

TEST_CASE("after a purge no file of the depot has the old names: found before, none after",
          "[depot]")
{
    OldWeek week;
    const auto before = files_with(week.data(), names);
    for (const char* file : {"archive/S1/v1/labels-001.pdf", "archive/S1/v1/plan.json",
                             "archive/S1/v1/raw/commandes.csv", "archive/S1/v1/sheets.pdf",
                             "backups/2026-11-12T0612/archive/S1/v1/labels-001.pdf",
                             "backups/2026-11-12T0612/cageot.sqlite", "drop/done/commandes.csv"}) {
        INFO(file);
        CHECK(std::ranges::find(before, file) != before.end());
    }
    const Purge done = week.purge_old();
    CHECK(done.sessions.size() == 1);
    CHECK(done.backups == 2);
    CHECK(done.left.empty());
    CHECK(files_with(week.data(), names) == std::vector<std::string>{});
    CHECK(files_with(week.data() / "archive", {"Nuñez"}).size() > 1);
}

TEST_CASE("what a purge leaves: counts, codes, products, ledger", "[depot]")
{
    OldWeek week;
    const PrintPlan before = *week.depot.plan(week.session.id, 1);
    const auto ledger = week.depot.store().ledger(week.session.id);
    week.purge_old();
    const PrintPlan after = *week.depot.plan(week.session.id, 1);
    CHECK(after.batches == before.batches);
    CHECK(after.crates == before.crates);
    CHECK(after.tickets == before.tickets);
    CHECK(after.orders.size() == before.orders.size());
    CHECK(after.orders.front().order == before.orders.front().order);
    CHECK(after.orders.front().lines == before.orders.front().lines);
    CHECK(after.orders.front().customer.empty());
    CHECK(after.orders.front().paper_name.empty());
    CHECK(after.relays.front().driver.empty());
    CHECK(week.depot.store().ledger(week.session.id) == ledger);
    CHECK(week.depot.store().find_session(week.session.id)->purged_at == week.clock.now());
    CHECK_THAT(read_file(week.depot.archive(week.session.id, 1) / "resume.txt"),
               ContainsSubstring("Les noms de cette vente ont été effacés"));
    // The new week is as it was.
    CHECK(week.depot.plan(week.recent.id, 1)->orders.front().customer == "Zoé Nuñez");
    CHECK(fs::exists(week.depot.archive(week.recent.id, 1) / "plan.json"));
}

TEST_CASE("the same orders brought again do not bring the names back", "[depot]")
{
    OldWeek week;
    week.purge_old();
    const Freezing again = freeze(week.depot, {{"commandes.csv", small_week()}});
    CHECK(again.unchanged);
    CHECK(again.session->version == 1);
    CHECK(files_with(week.data(), names).empty());
}

TEST_CASE("a dry run changes nothing and counts what would go", "[depot]")
{
    OldWeek week;
    const auto before = files_in(week.data());
    const Purge dry = week.purge_old(true);
    CHECK(files_in(week.data()) == before);
    CHECK(dry.sessions.size() == 1);
    CHECK(dry.sessions.front().id == week.session.id);
    CHECK(dry.backups == 2);
    const Purge done = week.purge_old();
    CHECK(done.files == dry.files);
    CHECK(done.backups == dry.backups);
    const Purge nothing = week.purge_old();
    CHECK(nothing.sessions.empty());
    CHECK(nothing.files == 0);
    CHECK(nothing.backups == 0);
}

TEST_CASE("a purged backup is whole and can be restored", "[depot]")
{
    OldWeek week;
    week.purge_old();
    const fs::path backups = week.depot.settings().keeping.backups;
    REQUIRE(backups_in(backups).size() == 2);
    for (const KnownBackup& backup : backups_in(backups))
        CHECK(faults_of(backup.folder).empty());
    const TemporaryFolder elsewhere;
    DepotSettings settings = sample_settings(elsewhere.path());
    settings.keeping.backups = elsewhere.path() / "backups";
    restore_backup(settings, week.clock, backups_in(backups).back().folder, false);
    Depot restored(settings, week.clock);
    CHECK(restored.store().ledger(week.session.id) == week.depot.store().ledger(week.session.id));
}

TEST_CASE("a session with a new version keeps its names, in all its versions", "[depot]")
{
    SampleDepot sample(with_backups);
    sample.freeze_csv(small_week());
    sample.clock.advance(9 * week_ms);
    sample.freeze_csv(small_week_later());
    const Purge done = purge(sample.depot, sample.clock.now() - 8 * week_ms);
    CHECK(done.sessions.empty());
    CHECK(sample.depot.plan({"S1"}, 1)->orders.front().customer == "Inès Lafargue");
}

TEST_CASE("a purge that broke off is finished by the next one", "[depot]")
{
    OldWeek week;
    // As if it died after the database and before the files.
    const std::string plan = week.depot.store().plan_json(week.session.id, 1);
    week.depot.store().forget_names(week.session, plan, week.clock.now());
    const Purge done = week.purge_old();
    CHECK(done.sessions.size() == 1);
    CHECK_FALSE(fs::exists(week.depot.archive(week.session.id, 1) / "raw"));
}

TEST_CASE("a damaged backup with names is told, an old one is removed", "[depot]")
{
    OldWeek week;
    const fs::path backups = week.depot.settings().keeping.backups;
    const auto known = backups_in(backups);
    REQUIRE(known.size() == 2);
    for (const KnownBackup& backup : known)
        fs::remove(backup.folder / "manifest.txt");
    const Purge done = week.purge_old();
    CHECK_FALSE(fs::exists(known.back().folder));
    REQUIRE(done.left.size() == 1);
    CHECK_THAT(done.left.front(), ContainsSubstring(known.front().folder.string()));
}

TEST_CASE("periods and days are read as people write them", "[depot]")
{
    CHECK(parse_period("8w") == 8 * week_ms);
    CHECK(parse_period("60d") == 60 * week_ms / 7);
    for (const char* wrong : {"", "8", "w", "0w", "-1w", "8 w", "8h", "8ww", "99999999999w"})
        CHECK_FALSE(parse_period(wrong));
    CHECK(parse_day("2026-11-12", "Europe/Paris") == 1794438000000); // 00:00 +01:00
    CHECK(parse_day("2026-07-01", "UTC") == 1782864000000);
    CHECK(parse_day("1970-01-02", "Pacific/Auckland") == 86400000 - 12 * 3600000);
    for (const char* wrong :
         {"", "2026-13-01", "2026-02-30", "12/11/2026", "2026-1-1", "abcd-ef-gh"})
        CHECK_FALSE(parse_day(wrong, "Europe/Paris"));
}

} // namespace cageot
