#include "web/heard_stations.h"

#include "web/served_depot.h"

#include "depot/stations.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("a station is silent fifteen seconds after it was heard last", "[web]")
{
    HeardStations heard;
    CHECK_FALSE(heard.last("poste-1"));
    CHECK(heard.pulse(0).empty());
    heard.note("poste-1", 1000);
    heard.note("poste-2", 9000);
    heard.note("poste-1", 500); // answered later than asked
    CHECK(heard.last("poste-1") == 1000);
    CHECK(heard.pulse(16'000) == "11");
    CHECK(heard.pulse(16'001) == "01");
}

TEST_CASE("the board names stations that are open, and those that fell silent since when", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    CHECK_THAT(served.get("/").body, !ContainsSubstring(">Postes<"));
    const Invitation invitation = invite_station(served.depot, "poste-1");
    CHECK_THAT(served.get("/").body, !ContainsSubstring(">Postes<")); // nobody opened it
    const OpenedStation opened = open_station(served.depot, invitation.word);
    CHECK_THAT(served.get("/").body, ContainsSubstring("pas encore vu"));
    const std::string before = served.get("/api/v1/changes").body;
    served.get("/api/v1/sessions/S1/scans", {"Authorization: Bearer " + opened.secret});
    CHECK(served.get("/api/v1/changes").body != before);
    CHECK_THAT(served.get("/").body, ContainsSubstring("en ligne"));
    served.clock.advance(20'000);
    CHECK_THAT(served.get("/").body,
               ContainsSubstring("ne répond plus") && ContainsSubstring("depuis jeu. 06:12"));
    revoke_station(served.depot, "poste-1");
    CHECK_THAT(served.get("/").body, !ContainsSubstring(">Postes<"));
}
