#include "depot/coordinators.h"
#include "depot/history.h"

#include "program.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr const char* good = "pluie tambour ortie wagon\n";

DepotSettings settings_of(const TestDepot& depot)
{
    DepotSettings settings;
    settings.data = depot.data;
    return settings;
}

} // namespace

TEST_CASE("a coordinator gets a password from standard input, is listed and removed", "[app]")
{
    const TestDepot depot;
    const Outcome added = depot.run({"coordinator", "add", "Marie"}, good);
    CHECK(added.status == 0);
    CHECK(added.out == "Le mot de passe de «Marie» est noté.\n");
    CHECK(depot.run({"coordinator", "list"}).out == "marie\n");
    {
        const SystemClock clock;
        Depot opened(settings_of(depot), clock);
        CHECK(is_password_of(opened, "marie", "pluie tambour ortie wagon"));
        CHECK_FALSE(is_password_of(opened, "marie", "pluie"));
    }
    CHECK(depot.run({"coordinator", "remove", "marie"}).out == "«marie» n'entre plus.\n");
    CHECK(depot.run({"coordinator", "list"}).out == "");
}

TEST_CASE("a weak password is refused with what is wrong, and nobody is added", "[app]")
{
    const TestDepot depot;
    const Outcome refused = depot.run({"coordinator", "add", "marie"}, "court\n");
    CHECK(refused.status == 1);
    CHECK(refused.out == "");
    CHECK_THAT(refused.err, ContainsSubstring("12"));
    CHECK(depot.run({"coordinator", "add", "marie"}, "").status == 2);
    CHECK(depot.run({"coordinator", "list"}).out == "");
    CHECK(depot.run({"coordinator", "remove", "marie"}).status == 1);
    CHECK(depot.run({"coordinator", "key", "marie"}).status == 1);
}

TEST_CASE("who comes in by whose doing stands in the history", "[app]")
{
    const TestDepot depot;
    REQUIRE(depot.run({"coordinator", "add", "marie"}, good).status == 0);
    REQUIRE(depot.run({"coordinator", "key", "marie"}).status == 0);
    REQUIRE(depot.run({"station", "add", "poste-1"}).status == 0);
    REQUIRE(depot.run({"station", "revoke", "poste-1"}).status == 0);
    REQUIRE(depot.run({"coordinator", "remove", "marie"}).status == 0);
    const SystemClock clock;
    Depot opened(settings_of(depot), clock);
    std::string told;
    for (const HistoryEntry& entry : history(opened, {HistoryKind::deed}).entries) {
        CHECK(entry.who == "commande");
        told = entry.what + "\n" + told;
    }
    CHECK(told == "Mot de passe donné à «marie»\n"
                  "Clé d’un programme faite pour «marie»\n"
                  "Poste poste-1 invité\n"
                  "Poste poste-1 fermé\n"
                  "«marie» n’entre plus\n");
}
