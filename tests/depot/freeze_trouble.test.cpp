#include "depot/freeze.h"

#include "depot/sample_depot.h"
#include "source/drop_folder.h"
#include "support/catch2_compat.h"
#include "support/in_child.h"

#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <thread>

namespace cageot {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

Freezing freeze_text(SampleDepot& sample, const std::string& csv)
{
    return freeze(sample.depot, {{"commandes.csv", csv}});
}

} // namespace

TEST_CASE("two who bring the same file at the same moment make one version", "[depot]")
{
    SampleDepot sample;
    std::vector<Freezing> freezings(2);
    {
        std::vector<std::jthread> threads;
        for (Freezing& freezing : freezings)
            threads.emplace_back([&] { freezing = freeze_text(sample, small_week()); });
    }
    CHECK(freezings[0].unchanged != freezings[1].unchanged);
    CHECK(sample.depot.store().sessions().size() == 1);
    CHECK(sample.depot.store().find_session(SessionId{"S1"})->version == 1);
}

TEST_CASE("documents that a crash took away are made again", "[depot]")
{
    SampleDepot sample;
    freeze_text(sample, small_week());
    const auto before = files_in(sample.depot.archive({"S1"}, 1));
    // They are written after the commit, plan.json last.
    fs::remove(sample.depot.archive({"S1"}, 1) / "plan.json");
    fs::remove(sample.depot.archive({"S1"}, 1) / "tickets-001.pdf");
    sample.clock.advance(60000);
    const Freezing again = freeze_text(sample, small_week());
    CHECK(again.unchanged);
    CHECK(files_in(sample.depot.archive({"S1"}, 1)) == before);
}

TEST_CASE("a summary that a crash took away is the same when it is made again", "[depot]")
{
    SampleDepot sample;
    const std::string csv = orders_csv({"17;Inès Lafargue;Trèbes;Ferme du Causse;Tomates;500g;2"});
    freeze_text(sample, csv);
    const fs::path file = sample.depot.archive({"S1"}, 1) / "resume.txt";
    const std::string before = read_file(file);
    CHECK_THAT(before, ContainsSubstring("Le relais «Trèbes»"));
    fs::remove(file); // written after the commit
    CHECK(freeze_text(sample, csv).unchanged);
    CHECK(read_file(file) == before);
}

TEST_CASE("what a crash before the commit left is cleared away", "[depot]")
{
    SampleDepot sample;
    fs::create_directories(sample.depot.archive({"S1"}, 1) / "raw");
    std::ofstream(sample.depot.archive({"S1"}, 1) / "raw" / "old.csv") << "half";
    freeze_text(sample, small_week());
    CHECK(files_in(sample.depot.archive({"S1"}, 1) / "raw").size() == 1);
}

TEST_CASE("without layouts the session is frozen, and its documents follow", "[depot]")
{
    TemporaryFolder elsewhere;
    DepotSettings settings = sample_settings(elsewhere.path());
    settings.layouts = elsewhere.path() / "layouts";
    SampleDepot sample(settings);
    CHECK_THROWS_AS(freeze_text(sample, small_week()), std::runtime_error);
    CHECK(sample.depot.store().sessions().size() == 1);
    CHECK_FALSE(fs::exists(sample.depot.archive({"S1"}, 1) / "plan.json"));
    fs::copy(fs::path(CAGEOT_SOURCE_DIR) / "layouts", settings.layouts);
    CHECK(freeze_text(sample, small_week()).unchanged);
    CHECK(fs::exists(sample.depot.archive({"S1"}, 1) / "plan.json"));
}

TEST_CASE("a disk that fills up while freezing is mended by a second try", "[depot]")
{
    // From "not even the raw file" to "all but the last document".
    const rlim_t limit = GENERATE(100U, 2000U, 55000U, 63000U, 150000U);
    CAPTURE(limit);
    const TemporaryFolder folder;
    const FixedClock clock;
    { // the database exists already, as in every depot in use
        const Depot depot(sample_settings(folder.path()), clock);
    }
    const std::string told = in_child([&] {
        Depot depot(sample_settings(folder.path()), clock);
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit full{limit, limit};
        ::setrlimit(RLIMIT_FSIZE, &full);
        freeze(depot, {{"commandes.csv", small_week()}});
        return std::string("frozen");
    });
    if (limit <= 2000U || told != "frozen") // how large documents are is not of this test
        CHECK_THAT(told, ContainsSubstring("disque") || ContainsSubstring("vérifiez le dossier"));

    Depot depot(sample_settings(folder.path()), clock);
    const Freezing again = freeze(depot, {{"commandes.csv", small_week()}});
    REQUIRE(again.session);
    CHECK(again.session->version == 1);
    CHECK(depot.store().sessions().size() == 1);
    CHECK(depot.store().ledger({"S1"}).size() == 9);
    const auto files = files_in(depot.archive({"S1"}, 1));
    CHECK(files.size() == 10);
    CHECK(files.contains("plan.json"));
    CHECK(files.at("raw/commandes.csv") == small_week());
}

} // namespace cageot
