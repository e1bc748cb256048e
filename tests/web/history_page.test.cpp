#include "web/arrival_week.h"

#include "depot/reprint.h"
#include "support/catch2_compat.h"
#include "web/http.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

struct WithHistory : ArrivalWeek {
    WithHistory()
    {
        print_farm_out(session, "Ferme du Causse");
        clock.advance(1000);
        for (const LedgerRow& row : depot.store().ledger(session.id))
            if (row.kind == PageKind::unit && row.copies == 1 && code.empty())
                code = row.code; // of the second order: carrots
        ReprintRequest request;
        request.codes = {code};
        request.asked_by = "Camille";
        reprint(depot, request);
        tell_arrivals(depot, session.id,
                      {{"a", depot.now(), "quai", FarmFact{"Verger", FarmState::never}}});
    }
    std::string code;
};

} // namespace

TEST_CASE("the history shows what was done, under its day, with who did it", "[web]")
{
    WithHistory week;
    const std::string page = week.get("/history").body;
    CHECK_THAT(page, ContainsSubstring("<h2>jeudi 12 novembre 2026</h2>"));
    CHECK_THAT(page, ContainsSubstring("<span class=\"when\">06:12</span>"));
    CHECK_THAT(page, ContainsSubstring("Réimpression demandée, déchirée: ") &&
                         ContainsSubstring("(froid-1)") &&
                         ContainsSubstring("<span class=\"quiet by\">Camille</span>"));
    CHECK_THAT(page, ContainsSubstring("Verger: ne vient pas"));
    CHECK_THAT(page, ContainsSubstring("Version 1 figée: Vente 46"));
    CHECK_THAT(page, !ContainsSubstring("plus ancien"));
}

TEST_CASE("a reprint in the history shows the picture of what was printed", "[web]")
{
    WithHistory week;
    const std::string picture = "/sessions/S1/labels/" + week.code + ".png";
    CHECK_THAT(
        week.get("/history").body,
        ContainsSubstring("src=\"" + picture + "?copy=2\" alt=\"" + week.code + ", duplicata 2\""));
    const std::string second = week.get(picture + "?copy=2").body;
    CHECK(second.substr(1, 3) == "PNG");
    CHECK(second != week.get(picture + "?copy=1").body);
    // A copy that nobody has nor will have next is the newest one.
    CHECK(week.get(picture + "?copy=99").body == second);
    CHECK(week.get(picture + "?copy=x").body == second);
}

TEST_CASE("the history is filtered by kind and session", "[web]")
{
    WithHistory week;
    const std::string reprints = week.get("/history?kind=reprint").body;
    CHECK_THAT(reprints, ContainsSubstring("<option value=\"reprint\" selected>") &&
                             ContainsSubstring("Réimpression demandée") &&
                             !ContainsSubstring("ne vient pas"));
    CHECK_THAT(week.get("/history?kind=arrival&session=S1").body,
               ContainsSubstring("ne vient pas") && !ContainsSubstring("Réimpression demandée"));
    CHECK_THAT(week.get("/history?session=S9").body, ContainsSubstring("Rien de tel"));
    CHECK(week.get("/history?kind=nothing&session=%27--&before=x").status == 200);
}

TEST_CASE("what is older is one page further, with the same filter", "[web]")
{
    WithHistory week;
    for (int i = 0; i < 120; ++i) {
        week.clock.advance(1000);
        CountFact count{{"Ferme du Causse", "Tomates", "500g"}, i % 2, 0};
        tell_arrivals(week.depot, week.session.id,
                      {{"f" + std::to_string(i), week.depot.now(), "quai", count}});
    }
    const std::string page = week.get("/history?kind=arrival&session=S1").body;
    const std::string before = attribute(page, "Pages de l’histoire", "href");
    CHECK_THAT(before, ContainsSubstring("before=") && ContainsSubstring("kind=arrival") &&
                           ContainsSubstring("session=S1"));
    std::string url = before;
    for (std::size_t at = 0; (at = url.find("&amp;")) != std::string::npos;)
        url.replace(at, 5, "&");
    CHECK_THAT(week.get(url).body, ContainsSubstring("Verger: ne vient pas"));
}

TEST_CASE("an order's page has the history of its own papers and goods", "[web]")
{
    WithHistory week;
    CHECK_THAT(week.get("/sessions/S1/orders/1").body,
               ContainsSubstring("<summary>Histoire") &&
                   ContainsSubstring("Verger: ne vient pas") &&
                   !ContainsSubstring("Réimpression demandée"));
    CHECK_THAT(week.get("/sessions/S1/orders/2").body,
               ContainsSubstring("Réimpression demandée, déchirée") &&
                   !ContainsSubstring("Verger: ne vient pas"));
}

TEST_CASE("what people typed stays text in the history", "[web]")
{
    ServedDepot served;
    const std::string canary = "\"\"><script>x</script>";
    const StoredSession session = served.freeze_csv(
        "vente;boutique;commande;client;relais;ferme;produit;unité;quantité;froid\n"
        "\"V" +
        canary + "\";Hub;1;C;R;\"F" + canary + "\";\"P" + canary + "\";500g;1;non\n");
    served.print_farm(session, "F\"><script>x</script>");
    ReprintRequest request;
    request.codes = {served.depot.store().ledger({"S1"}).at(2).code};
    request.asked_by = "\"><script>x</script>";
    reprint(served.depot, request);
    for (const char* path : {"/history", "/sessions/S1/orders/1"}) {
        const Answer answer = served.get(path);
        CHECK(answer.status == 200);
        CHECK_THAT(answer.body, !ContainsSubstring("<script>x"));
    }
}
