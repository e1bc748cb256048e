#include "depot/depot.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

namespace cageot {

TEST_CASE("the printers of the config are known to the store, as the config has them", "[depot]")
{
    const TemporaryFolder folder;
    const FixedClock clock;
    DepotSettings settings = sample_settings(folder.path());
    const Depot first(settings, clock);
    settings.printers.front().printer.dpi = 300;
    Depot depot(settings, clock);
    std::vector<std::pair<std::string, int>> printers;
    for (const Printer& printer : depot.store().printers())
        printers.emplace_back(printer.name.value, printer.dpi);
    CHECK(printers == std::vector<std::pair<std::string, int>>{
                          {"bureau", 203}, {"etiquettes", 300}, {"tickets", 203}});
}

TEST_CASE("opening a depot again changes nothing", "[depot]")
{
    const TemporaryFolder folder;
    const FixedClock clock;
    Depot first(sample_settings(folder.path()), clock);
    const auto changes = first.store().change_count();
    const CodeKey key = first.store().code_key();
    Depot second(sample_settings(folder.path()), clock);
    CHECK(second.store().change_count() == changes);
    CHECK(second.store().code_key() == key);
}

TEST_CASE("two depots draw two different code keys", "[depot]")
{
    SampleDepot one, other;
    CHECK(one.depot.store().code_key() != other.depot.store().code_key());
}

TEST_CASE("a depot whose data folder cannot be made says which", "[depot]")
{
    const FixedClock clock;
    DepotSettings settings;
    settings.data = "/proc/no-such-place";
    CHECK_THAT(message_of([&] { Depot(settings, clock); }),
               Catch::Matchers::StartsWith("Impossible de créer «/proc/no-such-place»"));
}

TEST_CASE("a session is found by its id, its newest version first", "[depot]")
{
    SampleDepot sample;
    sample.freeze_csv(small_week());
    const StoredSession newest = sample.freeze_csv(small_week_later());
    CHECK(find_session(sample.depot, "S1") == newest);
    CHECK(find_session(sample.depot, "S1").version == 2);
    CHECK(find_session(sample.depot, "S1@v2") == newest);
    CHECK(find_session(sample.depot, "S1@v1").version == 1);
    CHECK(find_session(sample.depot, "S1@v1").id == SessionId{"S1"});
}

TEST_CASE("an older version keeps the moment at which it was frozen", "[depot]")
{
    SampleDepot sample;
    const StoredSession first = sample.freeze_csv(small_week());
    sample.clock.advance(3600000);
    sample.freeze_csv(small_week_later());
    CHECK(sample.depot.stamp(find_session(sample.depot, "S1@v1")) == "v1 jeu. 06:12");
    CHECK(sample.depot.stamp(find_session(sample.depot, "S1")) == "v2 jeu. 07:12");
    CHECK(find_session(sample.depot, "S1@v1") == first);
}

TEST_CASE("a session that is not there is told with those that are", "[depot]")
{
    SampleDepot sample;
    const auto told = [&](const char* text) {
        return message_of([&] { find_session(sample.depot, text); });
    };
    CHECK(told("S1") == "Pas de vente «S1»: importez d'abord un fichier de commandes.");
    sample.freeze_csv(small_week());
    sample.freeze_csv(orders_csv({"17;Inès;Aragon;Ferme du Causse;Tomates;500g;1"}, "Vente 47"));
    CHECK_THROWS_AS(find_session(sample.depot, "S3"), UnknownName);
    CHECK(told("S3") == "Pas de vente «S3»: il y a S2, S1.");
    CHECK(told("") == "Pas de vente «»: il y a S2, S1.");
    CHECK(told("s1") == "Pas de vente «s1»: il y a S2, S1.");
    CHECK(told("S3@v1") == "Pas de vente «S3@v1»: il y a S2, S1.");
}

TEST_CASE("a version that is not there is told with the last one", "[depot]")
{
    SampleDepot sample;
    sample.freeze_csv(small_week());
    const std::string text = GENERATE(as<std::string>(), "S1@v2", "S1@v0", "S1@v-1", "S1@v",
                                      "S1@vx", "S1@v1x", "S1@v 1", "S1@v99999999999999999999");
    CAPTURE(text);
    CHECK_THROWS_AS(find_session(sample.depot, text), UnknownName);
    CHECK(message_of([&] { find_session(sample.depot, text); }) ==
          "Pas de version «" + text + "»: la dernière est S1@v1.");
}

TEST_CASE("a plan is read once and stays the same; one that is absent is named", "[depot]")
{
    SampleDepot sample;
    sample.freeze_csv(small_week());
    const auto plan = sample.depot.plan({"S1"}, 1);
    CHECK(plan->orders.size() == 2);
    CHECK(sample.depot.plan({"S1"}, 1) == plan);
    CHECK(message_of([&] { sample.depot.plan({"S1"}, 2); }) == "Pas de vente «S1@v2».");
}

TEST_CASE("many plans can be read one after the other and again", "[depot]")
{
    SampleDepot sample;
    for (int pieces = 1; pieces <= 10; ++pieces)
        sample.freeze_csv(week_of({{"A", pieces}}));
    for (int version = 1; version <= 10; ++version)
        CHECK(sample.depot.plan({"S1"}, version)->tickets.at(0).articles == version);
    CHECK(sample.depot.plan({"S1"}, 1)->tickets.at(0).articles == 1);
}

TEST_CASE("each version has a folder of its own", "[depot]")
{
    SampleDepot sample;
    CHECK(sample.depot.archive({"S12"}, 3) == sample.folder.path() / "data/archive/S12/v3");
}

} // namespace cageot
