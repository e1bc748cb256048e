#include "depot/restore.h"

#include "depot/purge.h"
#include "depot/spooling_depot.h"
#include "source/drop_folder.h"
#include "support/message_of.h"
#include "support/private_postgres.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

namespace cageot {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

constexpr UtcMs day_ms = 24 * 3'600'000LL;

/// A machine with a depot, and backups on another disk.
DepotSettings settings_in(const fs::path& folder)
{
    DepotSettings settings = sample_settings(folder);
    settings.keeping.backups = folder / "autre disque";
    return settings;
}

/// A week that is printed in part, in a folder that outlives the depot.
struct Week {
    Week() { open(); }

    void open() { sample = std::make_unique<Depot>(settings, clock); }
    StoredSession freeze_csv(const std::string& csv)
    {
        const Freezing freezing = freeze(*sample, {{"commandes.csv", csv}});
        REQUIRE(freezing.session);
        return *freezing.session;
    }
    /// Prints one farm, or all; every paper that leaves a printer is noted.
    void print(const StoredSession& session, const std::string& farm = {})
    {
        PrintRequest request;
        if (!farm.empty())
            request.producer = farm;
        request_print(*sample, session, request);
        Spooler spooler(*sample, queue, PrintingRights::take(*sample));
        for (int i = 0; i < 50 && spooler.step(); ++i) {
            queue.complete_all();
            clock.advance(5000);
        }
        note_papers();
    }
    void note_papers()
    {
        for (const StoredSession& session : sample->store().sessions())
            for (const SpoolJob& job : sample->store().jobs(session.id))
                if (job.state == SpoolState::handed_over && noted.insert(job.key).second)
                    for (const std::string& code : job.codes)
                        ++papers[{session.id, code}];
    }
    /// The disk with the depot is gone.
    void lose()
    {
        sample.reset();
        fs::remove_all(settings.data);
        fs::remove_all(settings.drop);
    }
    Restoration restore(const fs::path& backup, bool replace = false)
    {
        sample.reset();
        Restoration done = restore_backup(settings, clock, backup, replace);
        open();
        return done;
    }
    void look_at_paper() { sample->store().settle(restored_key); }
    std::set<std::string> codes(const StoredSession& session)
    {
        std::set<std::string> codes;
        for (const LedgerRow& row : sample->store().ledger(session.id))
            codes.insert(row.code);
        return codes;
    }

    TemporaryFolder folder;
    DepotSettings settings = settings_in(folder.path());
    FixedClock clock;
    FakePrinterQueue queue;
    std::unique_ptr<Depot> sample;
    std::map<std::pair<SessionId, std::string>, int> papers; ///< how often each came out
    std::set<JobKey> noted;
};

bool share_a_code(const std::set<std::string>& one, const std::set<std::string>& other)
{
    return std::any_of(one.begin(), one.end(),
                       [&](const std::string& code) { return other.contains(code); });
}

} // namespace

TEST_CASE("a depot that is lost in the middle of its week goes on from a backup: no code is given "
          "twice, and nothing is printed twice unnoticed",
          "[depot]")
{
    Week week;
    const StoredSession session = week.freeze_csv(small_week());
    week.print(session, "Ferme du Causse");
    PrintRequest lake;
    lake.producer = "Fromagerie du Lac";
    request_print(*week.sample, session, lake); // asked for, not yet sent
    const auto ledger = week.sample->store().ledger(session.id);
    const auto archive = files_in(week.settings.data / "archive");
    week.clock.advance(60000);
    const fs::path backup = make_backup(*week.sample);

    // More happens, of which the backup knows nothing.
    week.clock.advance(3600'000);
    week.print(session);
    const StoredSession late = week.freeze_csv(
        orders_csv({"31;Zoé Nuñez;Aragon;Ferme du Causse;Tomates;500g;3"}, "Vente de Noël"));
    week.print(late);
    const std::set<std::string> lost = week.codes(late);
    const auto papers = week.papers;
    week.lose();

    week.clock.advance(day_ms);
    const Restoration restored = week.restore(backup);
    CHECK(restored.jobs_in_doubt == 1);
    CHECK(restored.last_session == 100);
    CHECK(files_in(week.settings.data / "archive") == archive);
    CHECK(week.sample->store().sessions() == std::vector{session});

    SECTION("what was known is known, what was open is in doubt, and the machine prints nothing")
    {
        for (const LedgerRow& before : ledger) {
            const auto rows = week.sample->store().ledger(session.id);
            const auto now = std::ranges::find_if(
                rows, [&](const auto& row) { return row.code == before.code; });
            REQUIRE(now != rows.end());
            const bool open = before.batch == "Fromagerie du Lac";
            CHECK(now->state == (open ? LabelState::doubtful : before.state));
        }
        CHECK(week.sample->store().open_jobs().empty());
        Spooler spooler(*week.sample, week.queue, PrintingRights::take(*week.sample));
        const std::size_t taken = week.queue.taken().size();
        CHECK_FALSE(spooler.step());
        CHECK(week.queue.taken().size() == taken);
    }
    SECTION("the board says since when memory is missing, and nothing is printed before it is done")
    {
        REQUIRE(week.sample->store().notices().size() == 1);
        const Notice notice = week.sample->store().notices().front();
        CHECK_THAT(notice.sentence,
                   ContainsSubstring("sauvegarde de jeudi 12 novembre 2026, 06:13"));
        CHECK(notice.urgent);
        CHECK(notice.by_hand);
        CHECK_THAT(message_of([&] { request_print(*week.sample, session, {}); }),
                   ContainsSubstring("regardez d'abord ce qui est déjà sorti"));
        week.look_at_paper();
        CHECK(message_of([&] { request_print(*week.sample, session, {}); }).empty());
    }
    SECTION("the lost sale comes again under another name with other codes")
    {
        week.look_at_paper();
        const StoredSession again = week.freeze_csv(
            orders_csv({"31;Zoé Nuñez;Aragon;Ferme du Causse;Tomates;500g;3"}, "Vente de Noël"));
        CHECK(again.id == SessionId{"S101"});
        CHECK_FALSE(share_a_code(week.codes(again), lost));
        CHECK_FALSE(share_a_code(week.codes(again), week.codes(session)));
        week.print(again);
        for (const auto& [paper, count] : week.papers)
            if (!papers.contains(paper))
                CHECK(count == 1);
    }
    SECTION("the same content is still known")
    {
        week.look_at_paper();
        CHECK(freeze(*week.sample, {{"commandes.csv", small_week()}}).unchanged);
    }
    SECTION("lost once more, from the same backup, no code is given a second time")
    {
        week.look_at_paper();
        const std::string christmas =
            orders_csv({"31;Zoé Nuñez;Aragon;Ferme du Causse;Tomates;500g;3"}, "Vente de Noël");
        const StoredSession again = week.freeze_csv(christmas);
        const std::set<std::string> given = week.codes(again);
        week.lose();
        const Restoration second = week.restore(backup);
        CHECK(second.last_session == 200);
        const StoredSession third = week.freeze_csv(christmas);
        CHECK(third.id == SessionId{"S201"});
        CHECK_FALSE(share_a_code(week.codes(third), given));
    }
}

TEST_CASE("numbers go on after the furthest that any backup of the same depot knows", "[depot]")
{
    Week week;
    week.freeze_csv(small_week());
    const fs::path old = make_backup(*week.sample);
    week.clock.advance(day_ms);
    const fs::path newer = make_backup(*week.sample);
    week.lose();
    week.restore(newer);
    week.freeze_csv(week_of({{"A", 9}}));
    week.clock.advance(day_ms);
    make_backup(*week.sample); // knows how far the restored depot came
    fs::remove(week.settings.keeping.backups / "restaurations.txt");
    const CodeCounters far = week.sample->store().counters();
    week.lose();
    const Restoration done = week.restore(old);
    CHECK(done.codes.unit >= far.unit + 1'000'000);
    CHECK(done.codes.crate >= far.crate + 10'000);
    CHECK(done.last_session == 200);
}

TEST_CASE("the older the backup, the further codes jump", "[depot]")
{
    CHECK(code_jump(0) == CodeCounters{1'000'000, 10'000, 10'000});
    CHECK(code_jump(7) == code_jump(0));
    CHECK(code_jump(16) == CodeCounters{3'000'000, 30'000, 30'000});
    CHECK(remaining_codes({1, 999'999, 2'000'000}) == CodeCounters{99'999'999, 1, 0});
}

TEST_CASE("a restore that would leave no codes for another one is refused", "[depot]")
{
    Week week;
    week.freeze_csv(small_week());
    const fs::path backup = make_backup(*week.sample);
    week.clock.advance(day_ms * 7 * 8 * 100); // 101 jumps of 10,000 crates
    week.lose();
    CHECK_THAT(message_of([&] { restore_backup(week.settings, week.clock, backup, false); }),
               ContainsSubstring("Il ne resterait que 0 codes de"));
}

TEST_CASE("a depot that has something is not overwritten, and with --replace is saved first",
          "[depot]")
{
    Week week;
    week.freeze_csv(small_week());
    const fs::path backup = make_backup(*week.sample);
    week.clock.advance(day_ms);
    const StoredSession later = week.freeze_csv(
        orders_csv({"31;Zoé Nuñez;Aragon;Ferme du Causse;Tomates;500g;3"}, "Vente de Noël"));
    const auto restore = [&](bool replace) { return week.restore(backup, replace); };
    CHECK_THAT(message_of([&] { restore(false); }), ContainsSubstring("ajoutez --replace"));
    week.open();
    CHECK(week.sample->store().find_session(later.id));
    const Restoration done = restore(true);
    CHECK_FALSE(week.sample->store().find_session(later.id));
    CHECK(faults_of(done.before).empty());
    Store before(done.before, CodeKey{});
    CHECK(before.find_session(later.id));
}

TEST_CASE("a damaged database is put aside, with --replace only", "[depot]")
{
    Week week;
    const StoredSession session = week.freeze_csv(small_week());
    const fs::path backup = make_backup(*week.sample);
    week.sample.reset();
    std::ofstream(week.settings.data / "cageot.sqlite", std::ios::trunc) << std::string(9000, 'x');
    fs::remove(week.settings.data / "cageot.sqlite-wal");
    CHECK_THAT(message_of([&] { restore_backup(week.settings, week.clock, backup, false); }),
               ContainsSubstring("abîmée") && ContainsSubstring("--replace"));
    const Restoration done = week.restore(backup, true);
    CHECK(fs::file_size(done.before / "cageot.sqlite") == 9000);
    CHECK(fs::exists(done.before / "archive/S1/v1/plan.json"));
    CHECK(week.sample->store().find_session(session.id));
}

TEST_CASE("a damaged or incomplete backup is refused whole with every fault", "[depot]")
{
    Week week;
    week.freeze_csv(small_week());
    const fs::path backup = make_backup(*week.sample);
    week.lose();
    fs::remove(backup / "archive/S1/v1/sheets.pdf");
    std::ofstream(backup / "archive/S1/v1/plan.json", std::ios::app) << " ";
    CHECK(message_of([&] { restore_backup(week.settings, week.clock, backup, false); }) ==
          "«archive/S1/v1/plan.json» est abîmé.\n«archive/S1/v1/sheets.pdf» manque.");
    CHECK_FALSE(fs::exists(week.settings.data));
}

TEST_CASE("nothing is restored under a running service", "[depot]")
{
    Week week;
    week.freeze_csv(small_week());
    const fs::path backup = make_backup(*week.sample);
    const PrintingRights service = PrintingRights::take(*week.sample);
    CHECK_THAT(message_of([&] { restore_backup(week.settings, week.clock, backup, true); }),
               ContainsSubstring("Le service tourne: arrêtez-le d'abord"));
}

TEST_CASE("a depot moves from SQLite to PostgreSQL and back", "[depot]")
{
    Week week;
    week.settings.database.reset(); // whatever the other tests run on
    week.open();
    const StoredSession session = week.freeze_csv(small_week());
    week.print(session, "Ferme du Causse");
    const auto ledger = week.sample->store().ledger(session.id);
    const auto jobs = week.sample->store().jobs(session.id);
    const fs::path first = make_backup(*week.sample);

    week.lose();
    week.settings.database = parse_database_url(shared_postgres().url("moved")).address;
    week.restore(first);
    CHECK(week.sample->store().ledger(session.id) == ledger);
    CHECK(week.sample->store().jobs(session.id) == jobs);
    CHECK_FALSE(fs::exists(week.settings.data / "cageot.sqlite"));
    week.look_at_paper();
    week.print(session);
    const auto printed = week.sample->store().ledger(session.id);
    CHECK(printed != ledger);
    CHECK(std::ranges::all_of(week.papers, [](const auto& paper) { return paper.second == 1; }));
    week.clock.advance(day_ms);
    const fs::path second = make_backup(*week.sample);
    const auto service = SoleHolder::try_take(*week.sample, "printer etiquettes");
    REQUIRE(service);
    CHECK_THAT(message_of([&] { restore_backup(week.settings, week.clock, first, true); }),
               ContainsSubstring("Le service tourne"));

    week.settings.database.reset();
    const Restoration back = restore_backup(week.settings, week.clock, second, false);
    CHECK(back.last_session == 200);
    Depot depot(week.settings, week.clock);
    CHECK(depot.store().ledger(session.id) == printed);
    CHECK(*depot.plan(session.id, 1) == *week.sample->plan(session.id, 1));
    CHECK(freeze(depot, {{"commandes.csv", small_week()}}).unchanged);
}

TEST_CASE("names go from a depot on PostgreSQL too", "[depot]")
{
    Week week;
    week.sample.reset();
    week.settings.database = parse_database_url(shared_postgres().url("purged")).address;
    week.open();
    const StoredSession session = week.freeze_csv(small_week());
    make_backup(*week.sample);
    week.clock.advance(9 * 7 * day_ms);
    const Purge done = purge(*week.sample, week.clock.now() - 8 * 7 * day_ms);
    CHECK(done.sessions.size() == 1);
    CHECK(done.backups == 1);
    CHECK(week.sample->plan(session.id, 1)->orders.front().customer.empty());
    CHECK(week.sample->store().plan_json(session.id, 1).find("Lafargue") == std::string::npos);
    CHECK(week.sample->store().faults().empty());
}

TEST_CASE("what waited in the drop folder waits again, beside what is there", "[depot]")
{
    Week week;
    week.freeze_csv(small_week());
    fs::create_directories(week.settings.drop);
    std::ofstream(week.settings.drop / "lundi.csv") << "un";
    std::ofstream(week.settings.drop / "mardi.csv") << "deux";
    const fs::path backup = make_backup(*week.sample);
    week.lose();
    fs::create_directories(week.settings.drop);
    std::ofstream(week.settings.drop / "lundi.csv") << "autre";
    week.restore(backup);
    CHECK(read_file(week.settings.drop / "lundi.csv") == "autre");
    CHECK(read_file(week.settings.drop / "2-lundi.csv") == "un");
    CHECK(read_file(week.settings.drop / "mardi.csv") == "deux");
}

} // namespace cageot
