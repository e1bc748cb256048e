// Disks that are full, databases that do not answer: what was asked for comes out once when it is
// over, by itself, and each trouble is told once.

#include "depot/render.h"
#include "depot/sample_depot.h"
#include "depot/service.h"
#include "flow/long_roll.h"
#include "flow/small_disk.h"
#include "printing/ipp.h"
#include "printing/printer_setup.h"
#include "store/database.h"
#include "support/catch2_compat.h"
#include "support/fake_printer_queue.h"
#include "support/message_of.h"
#include "support/private_postgres.h"
#include "support/wait_until.h"

#include <algorithm>
#include <fstream>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

namespace cageot {
namespace {

const char* const no_small_disk = "not tried: this machine lets nobody mount a small disk";

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using Lines = std::vector<std::string>;
constexpr std::chrono::seconds patient{40};

/// A running service; every document is printed at once.
struct TroubledDepot {
    explicit TroubledDepot(const DepotSettings& settings)
        : depot(settings, clock)
    {
    }
    void start()
    {
        service.emplace(depot, queue, [this](const std::string& line) {
            const std::lock_guard lock(mutex);
            log.push_back(line);
        });
    }
    /// A farm of eight jobs.
    void ask_for_labels()
    {
        const Freezing freezing = freeze(depot, {{"commandes.csv", week_of({{"A", 158}})}});
        PrintRequest request;
        request.tickets = false;
        request_print(depot, freezing.session.value(), request);
    }
    Lines said(const std::string& part)
    {
        const std::lock_guard lock(mutex);
        Lines lines;
        std::ranges::copy_if(log, std::back_inserter(lines), [&](const std::string& line) {
            return line.find(part) != std::string::npos;
        });
        return lines;
    }
    std::size_t printed() { return queue.taken().size(); }
    bool prints_everything()
    {
        return wait_until(
            [&] {
                queue.complete_all();
                return printed() >= 8 && depot.store().open_jobs().empty();
            },
            patient);
    }
    void check_once()
    {
        std::set<std::string> titles;
        for (const FakeJob& job : queue.printable())
            CHECK(titles.insert(job.document.title).second);
        CHECK(titles.size() == 8);
        for (const LedgerRow& row : depot.store().ledger({"S1"}))
            if (row.batch == "A") {
                CHECK(row.copies == 1);
                CHECK(row.state == LabelState::sent);
            }
    }

    SystemClock clock;
    Depot depot;
    FakePrinterQueue queue;
    std::mutex mutex;
    Lines log;
    std::optional<Service> service;
};

} // namespace

TEST_CASE("the depot's disk is full while it prints: told once, and it goes on when there is room",
          "[flow][trouble]")
{
    if (!SmallDisk::may_be()) {
        WARN(no_small_disk);
        return;
    }
    const TemporaryFolder folder;
    DepotSettings settings = sample_settings(folder.path());
    settings.database.reset();
    fs::create_directories(settings.data);
    const SmallDisk disk(settings.data, "size=16m");
    TroubledDepot troubled(settings);
    troubled.ask_for_labels();
    disk.fill();
    troubled.start();
    CHECK(wait_until([&] { return !troubled.said("est plein").empty(); }, patient));
    const std::size_t printed = troubled.printed();
    std::this_thread::sleep_for(std::chrono::seconds(11)); // two rounds more
    troubled.queue.complete_all();
    const Lines said = troubled.said("");
    CAPTURE(said);
    CHECK(troubled.said("spooler: Le disque de «").size() == 1);
    CHECK_THAT(troubled.said("est plein").front(),
               ContainsSubstring("libérez de la place, puis recommencez."));
    CHECK(troubled.printed() == printed); // nothing is sent whose sending cannot be remembered
    disk.make_room();
    CHECK(troubled.prints_everything());
    CHECK(troubled.said("spooler: goes on").size() == 1);
    troubled.check_once();
}

TEST_CASE("documents are made in memory: a full disk makes none of them worse", "[flow][trouble]")
{
    if (!SmallDisk::may_be()) {
        WARN(no_small_disk);
        return;
    }
    const TemporaryFolder folder;
    DepotSettings settings = sample_settings(folder.path());
    settings.database.reset();
    const SystemClock clock;
    Depot depot(settings, clock);
    const auto session = freeze(depot, {{"commandes.csv", week_of({{"A", 58}})}}).session.value();
    const auto plan = depot.plan(session.id, session.version);
    const PlanPages pages(*plan);
    const PrintRun run{pages, depot.stationery(), 203, depot.stamp(session)};
    const auto made = [&] { return make_document(run, pages.label_pages(), "S1 A").pdf.size(); };
    const std::size_t whole = made();
    fs::create_directory(folder.path() / "full");
    const SmallDisk disk(folder.path() / "full", "size=64k");
    disk.fill();
    ::setenv("TMPDIR", (folder.path() / "full").c_str(), 1);
    CHECK(made() == whole);
    ::unsetenv("TMPDIR");
    // And what is written of them says so, and leaves nothing half.
    CHECK_THAT(message_of([&] { write_file(folder.path() / "full/a.pdf", "%PDF"); }),
               ContainsSubstring("libérez de la place sur le disque, puis recommencez."));
    CHECK_FALSE(fs::exists(folder.path() / "full/a.pdf"));
}

TEST_CASE("another program keeps the database for longer than anybody waits, then it goes on",
          "[flow][trouble]")
{
    const TemporaryFolder folder;
    DepotSettings settings = sample_settings(folder.path());
    settings.database.reset();
    TroubledDepot troubled(settings);
    troubled.ask_for_labels();
    std::thread other([&] {
        Database(settings.data / "cageot.sqlite", std::chrono::seconds(5))
            .write([](DatabaseSession&) { std::this_thread::sleep_for(std::chrono::seconds(18)); });
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    troubled.start();
    other.join();
    CHECK(troubled.prints_everything());
    const Lines said = troubled.said("");
    CAPTURE(said);
    CHECK(troubled.said("spooler: Un autre programme garde la base de données").size() == 1);
    CHECK(troubled.said("spooler: goes on").size() == 1);
    troubled.check_once();
}

TEST_CASE(
    "PostgreSQL stops in the middle of a batch and comes back: it goes on, nothing is doubled",
    "[flow][trouble]")
{
    const TemporaryFolder folder;
    PrivatePostgres server;
    DepotSettings settings = sample_settings(folder.path());
    settings.database = parse_database_url(server.url("trouble")).address;
    TroubledDepot troubled(settings);
    troubled.ask_for_labels();
    troubled.start();
    REQUIRE(wait_until([&] {
        troubled.queue.complete_all();
        return troubled.printed() >= 4;
    }));
    SECTION("as an administrator does it")
    {
        server.stop();
    }
    SECTION("as a power cut does it")
    {
        server.kill();
    }
    CHECK(wait_until([&] { return !troubled.said("spooler: ").empty(); }, patient));
    std::this_thread::sleep_for(std::chrono::seconds(12));
    server.start();
    CHECK(troubled.prints_everything());
    const Lines said = troubled.said("");
    CAPTURE(said);
    CHECK(troubled.said("spooler: Le serveur de la base de données").size() == 1);
    CHECK(troubled.said("spooler: goes on").size() == 1);
    troubled.check_once();
}

TEST_CASE("the print server's disk is full: the labels wait, say so, and come out once",
          "[flow][trouble]")
{
    if (!SmallDisk::may_be()) {
        WARN(no_small_disk);
        return;
    }
    LongRoll roll({});
    roll.cupsd().stop();
    const SmallDisk disk(roll.cupsd().directory() / "spool", "size=1m,gid=7,mode=0710");
    roll.cupsd().start();
    disk.fill();
    REQUIRE(roll.comes([&] { return !roll.jobs().front().message.empty(); }));
    CHECK(roll.jobs().front().message ==
          "Le disque du serveur d'impression est plein: libérez de la place dans /var/spool/cups, "
          "l'impression reprendra seule.");
    CHECK(roll.jobs().front().state == SpoolState::wanted);
    CHECK_FALSE(roll.comes_within([&] { return roll.has_question(); }, std::chrono::seconds(7)));
    CHECK(roll.device().labels() == 0);
    disk.make_room();
    CHECK(roll.comes([&] { return roll.all_ended(); }));
    CHECK(wait_until([&] { return roll.device().labels() >= LongRoll::labels; }));
    CHECK(roll.out() == roll.wanted());
    for (const SpoolJob& job : roll.jobs())
        CHECK(job.state == SpoolState::handed_over);
}

} // namespace cageot
