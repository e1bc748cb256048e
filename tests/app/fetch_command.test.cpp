#include "support/catch2_compat.h"
#include "watching_depot.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr const char* closed = "20:30:00+01:00";
constexpr const char* open = "19:00:00+01:00";

} // namespace

TEST_CASE("fetch freezes what is closed; the last line is the session", "[app]")
{
    WatchingDepot watching(closed);
    const Outcome first = watching.run({"fetch"});
    CHECK(first.status == 0);
    CHECK(first.out == "S1\n");
    CHECK_THAT(first.err, ContainsSubstring("Importé: S1@v1 «Vente du 7 au 9 nov.»."));
    CHECK_THAT(first.err, !ContainsSubstring("clef-d-essai"));
    CHECK(watching.run({"sessions"}).out.rfind("S1@v1\t", 0) == 0);
    CHECK(std::filesystem::exists(watching.depot->data / "archive/S1/v1/raw/orders-001.json"));
    CHECK(watching.shop.violations() == 0);
    SECTION("asked again by the cycle's number, nothing is new")
    {
        const Outcome again = watching.run({"fetch", "--cycle", "9077"});
        CHECK(again.status == 0);
        CHECK(again.out == "S1\n");
        CHECK_THAT(again.err, ContainsSubstring("Déjà importé: S1@v1"));
    }
    SECTION("what was edited meanwhile is the next version")
    {
        watching.shop.edit(
            R"({"order": "R482019375", "lines": [{"line": 640011, "quantity": 3}]})");
        const Outcome again = watching.run({"fetch"});
        CHECK(again.status == 0);
        CHECK(again.out == "S1\n");
        CHECK_THAT(again.err, ContainsSubstring("Importé: S1@v2"));
    }
}

TEST_CASE("a sale that still takes orders is refused", "[app]")
{
    const WatchingDepot watching(open);
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"fetch"}, {"fetch", "--cycle", "9077"}}) {
        const Outcome outcome = watching.run(command);
        CHECK(outcome.status == 1);
        CHECK(outcome.out == "");
        CHECK(outcome.err ==
              "cageot: La vente 9077 prend encore des commandes: attendez qu'elle ferme.\n");
    }
    CHECK(watching.run({"sessions"}).out == "");
}

TEST_CASE("a cycle without orders is refused", "[app]")
{
    const WatchingDepot watching(closed);
    const Outcome outcome = watching.run({"fetch", "--cycle", "4711"});
    CHECK(outcome.status == 1);
    CHECK(outcome.out == "");
    CHECK(outcome.err ==
          "cageot: La boutique n'a pas de commande de la vente 4711: vérifiez son numéro.\n");
}

TEST_CASE("a key that the shop refuses is not shown", "[app]")
{
    const WatchingDepot watching(closed, "clef-volee-jamais-dite");
    const Outcome outcome = watching.run({"fetch"});
    CHECK(outcome.status == 1);
    CHECK(outcome.out == "");
    CHECK_THAT(outcome.err, ContainsSubstring("127.0.0.1 refuse la clé de Cageot: faites-en une "
                                              "autre dans la boutique"));
    CHECK_THAT(outcome.err, !ContainsSubstring("clef-volee"));
    CHECK(lines_of(outcome.err).size() == 1);
}

TEST_CASE("another hub than the shop's is refused", "[app]")
{
    WatchingDepot watching(closed);
    write_text(watching.depot->config,
               "[ofn]\nurl = \"" + watching.shop.url() + "\"\nhub = 1999\nkey = \"clef\"\n");
    const Outcome outcome = watching.run({"fetch"});
    CHECK(outcome.status == 1);
    CHECK_THAT(outcome.err, ContainsSubstring("ne parle pas de la boutique 1999"));
}

TEST_CASE("without a shop in the config there is nothing to fetch", "[app]")
{
    const TestDepot depot;
    const Outcome outcome = depot.run({"fetch"});
    CHECK(outcome.status == 2);
    CHECK(outcome.out == "");
    CHECK(outcome.err ==
          "cageot: La configuration ne nomme pas de boutique: ajoutez-y la partie [ofn].\n");
}

TEST_CASE("a cycle's number is a number", "[app]")
{
    const TestDepot depot("[ofn]\nurl = \"http://127.0.0.1:1\"\nhub = 1204\nkey = \"clef\"");
    for (const char* cycle : {"0", "-5", "1.5", "1e3", "S1", ""}) {
        CAPTURE(cycle);
        const Outcome outcome = depot.run({"fetch", "--cycle", cycle});
        CHECK(outcome.status == 2);
        CHECK_THAT(outcome.err, ContainsSubstring("--cycle"));
    }
}
