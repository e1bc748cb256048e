#include "program.h"
#include "support/catch2_compat.h"

#include <regex>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("a station is invited by an address that only standard output has", "[app]")
{
    const TestDepot depot("[web]\nport = 8091\n");
    const Outcome added = depot.run({"station", "add", "poste-2"});
    CHECK(added.status == 0);
    CHECK(std::regex_match(added.out,
                           std::regex("http://127\\.0\\.0\\.1:8091/station#[0-9a-f]{32}\n")));
    CHECK_THAT(added.err, ContainsSubstring("ouvrez cette adresse au poste «poste-2» avant ") &&
                              ContainsSubstring("elle sert une fois"));
    CHECK(depot.run({"station", "list"}).out == "poste-2\tinvité\n");
}

TEST_CASE("a station is closed, and invited again", "[app]")
{
    const TestDepot depot;
    CHECK(depot.run({"station", "list"}).out == "");
    REQUIRE(depot.run({"station", "add", "poste-1"}).status == 0);
    REQUIRE(depot.run({"station", "add", "poste-2"}).status == 0);
    const Outcome revoked = depot.run({"station", "revoke", "poste-1"});
    CHECK(revoked.status == 0);
    CHECK(revoked.out == "Le poste «poste-1» ne peut plus scanner.\n");
    CHECK(depot.run({"station", "list"}).out == "poste-1\tfermé\nposte-2\tinvité\n");
    CHECK(depot.run({"station", "add", "poste-1"}).status == 0);
}

TEST_CASE("a station without a plain name, or that nobody knows, is refused in one line", "[app]")
{
    const TestDepot depot;
    const Outcome name = depot.run({"station", "add", "poste deux"});
    CHECK(name.status == 1);
    CHECK(name.out == "");
    CHECK(lines_of(name.err).size() == 1);
    const Outcome unknown = depot.run({"station", "revoke", "poste-9"});
    CHECK(unknown.status == 1);
    CHECK(unknown.err == "cageot: Pas de poste «poste-9»: «cageot station list» les nomme.\n");
    CHECK(depot.run({"station"}).status == 2);
    CHECK(depot.run({"station", "add"}).status == 2);
}
