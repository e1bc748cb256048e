#include "depot/fetch.h"

#include "depot/watched_depot.h"
#include "support/catch2_compat.h"

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;

std::vector<Fetching> fetch(WatchedDepot& week, const std::string& cycle = "")
{
    week.sleep_to(week.now()); // the shop's clock from the first question on
    return fetch_now(week.depot(), week.client(), cycle);
}

std::string orders_of_the_shop(const std::string& quantity)
{
    return "vente;boutique;commande;client;relais;ferme;produit;unité;quantité\n"
           "Vente du jeudi;Tout Ô Pré;R482019375;Inès Lafargue;Aragon;Ferme;Tomates;500g;" +
           quantity + "\n";
}

} // namespace

TEST_CASE("who asks within the grace gets the closed sale at once, printed as configured",
          "[depot]")
{
    WatchedDepot week("small.json", on(monday, 20, 2));
    const std::vector<Fetching> fetchings = fetch(week);
    REQUIRE(fetchings.size() == 1);
    CHECK(fetchings.front().cycle == "9077");
    CHECK(fetchings.front().refusal.empty());
    REQUIRE(fetchings.front().freezing.session);
    CHECK(fetchings.front().freezing.session->cycle == "9077");
    CHECK(week.versions() == "S1@v1");
    CHECK_FALSE(week.store().open_jobs().empty());
    CHECK(fetch(week).front().freezing.unchanged);
    // The watcher goes on from there, and finds nothing new.
    week.run_to(on(tuesday, 9));
    CHECK(week.versions() == "S1@v1");
    CHECK(week.store().cycles().at(0).session == SessionId{"S1"});
}

TEST_CASE("a sale that still takes orders is not fetched, whoever asks", "[depot]")
{
    WatchedDepot week;
    const std::string cycle = GENERATE(as<std::string>(), "", "9077");
    const std::vector<Fetching> fetchings = fetch(week, cycle);
    REQUIRE(fetchings.size() == 1);
    CHECK(fetchings.front().refusal ==
          "La vente 9077 prend encore des commandes: attendez qu'elle ferme.");
    CHECK(week.versions().empty());
    CHECK(week.shop.requests("/api/v0/orders/") == 0);
}

TEST_CASE("an old sale is fetched only by its number", "[depot]")
{
    WatchedDepot week("small.json", on(monday + 21, 9));
    CHECK(fetch(week).empty());
    CHECK(week.versions().empty());
    const std::vector<Fetching> fetchings = fetch(week, "9077");
    REQUIRE(fetchings.size() == 1);
    CHECK(fetchings.front().freezing.session);
    CHECK(week.versions() == "S1@v1");
}

TEST_CASE("a number that no order has is refused", "[depot]")
{
    WatchedDepot week("small.json", on(monday, 21));
    const std::vector<Fetching> fetchings = fetch(week, "1");
    REQUIRE(fetchings.size() == 1);
    CHECK(fetchings.front().refusal ==
          "La boutique n'a pas de commande de la vente 1: vérifiez son numéro.");
    CHECK(week.board().empty());
    CHECK(week.versions().empty());
}

TEST_CASE("a shop that does not answer leaves everything as it was", "[depot]")
{
    WatchedDepot week("small.json", on(monday, 21));
    week.shop.fault(R"({"kind": "status", "status": 503})");
    CHECK_THROWS_AS(fetch(week), OfnError);
    CHECK(week.versions().empty());
    week.shop.clear_faults();
    CHECK(fetch(week).size() == 1);
    CHECK(week.versions() == "S1@v1");
}

TEST_CASE("orders that came as a report are the same sale when the shop tells them", "[depot]")
{
    WatchedDepot week("small.json", on(monday, 21));
    freeze(week.depot(), {{"commandes.csv", orders_of_the_shop("1")}});
    const std::vector<Fetching> fetchings = fetch(week);
    REQUIRE(fetchings.size() == 1);
    CHECK(week.versions() == "S1@v1 S1@v2");
    CHECK(fetchings.front().freezing.session->name == "Vente du jeudi"); // it is on paper
    CHECK(fetchings.front().freezing.session->cycle == "9077");
}

TEST_CASE("orders that the shop told are the same sale when they come as a report", "[depot]")
{
    WatchedDepot week("small.json", on(monday, 21));
    const std::string name = fetch(week).at(0).freezing.session->name;
    const Freezing later = freeze(week.depot(), {{"commandes.csv", orders_of_the_shop("1")}});
    CHECK(week.versions() == "S1@v1 S1@v2");
    REQUIRE(later.session);
    CHECK(later.session->name == name);
    CHECK(later.session->cycle == "9077");
    // A report of other orders is another sale.
    freeze(week.depot(), {{"autre.csv", orders_csv({"17;Inès;Aragon;Ferme;Tomates;500g;1"})}});
    CHECK(week.versions() == "S1@v1 S1@v2 S2@v1");
}

} // namespace cageot
