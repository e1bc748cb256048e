#include "web/served_depot.h"

#include "depot/care.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

Answer press(ServedDepot& served, const StoredSession& session, const std::string& wish)
{
    return served.post("/sessions/S1/care", "token=" + served.token(session) + "&do=" + wish);
}

} // namespace

TEST_CASE("a session is held and let go, and says since when and by whom", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    CHECK_THAT(served.get("/sessions/S1").body, ContainsSubstring("Retenir l’impression"));
    CHECK(press(served, session, "hold").headers.at("location") == "/sessions/S1?done=hold");
    const std::string held = served.get("/sessions/S1?done=hold").body;
    CHECK_THAT(held, ContainsSubstring("Rien de cette vente ne part aux imprimantes, depuis jeu. "
                                       "06:12, par tableau."));
    CHECK_THAT(held, ContainsSubstring("Retenue: rien ne part aux imprimantes avant «Relâcher»."));
    CHECK_THAT(held, !ContainsSubstring("Retenir l’impression"));
    CHECK(press(served, session, "release").status == 303);
    CHECK_FALSE(hold_of(served.depot, session.id));
}

TEST_CASE("what was asked for and not sent is taken back by a button that is there only then",
          "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    CHECK_THAT(served.get("/sessions/S1").body, !ContainsSubstring("Reprendre ce qui"));
    served.print_farm(session, "Ferme du Causse");
    CHECK_THAT(served.get("/sessions/S1").body,
               ContainsSubstring("Reprendre ce qui n’est pas parti (4\u00a0pages)"));
    CHECK(press(served, session, "take-back").headers.at("location") == "/sessions/S1?taken=1");
    CHECK(served.depot.store().open_jobs().empty());
    CHECK_THAT(served.get("/sessions/S1?taken=1").body,
               ContainsSubstring("1\u00a0travail est repris: ces papiers sont de nouveau à "
                                 "imprimer."));
    CHECK(press(served, session, "take-back").headers.at("location") == "/sessions/S1?taken=0");
}

TEST_CASE("a session's form without a token or a known button does nothing", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    CHECK(served.post("/sessions/S1/care", "do=hold").status == 403);
    CHECK(press(served, session, "explode").status == 400);
    CHECK(served.post("/sessions/S9/care", "do=hold").status == 404);
    CHECK_FALSE(hold_of(served.depot, session.id));
}
