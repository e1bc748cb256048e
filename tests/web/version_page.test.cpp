#include "web/served_depot.h"

#include "depot/purge.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr const char* headers =
    "vente;boutique;commande;client;relais;ferme;produit;unité;quantité;froid\n";

std::string week(const std::string& rows)
{
    return headers + rows;
}

const std::string two_tomatoes =
    "Vente 46;Le Panier;17;Inès Lafargue;Aragon;Ferme du Causse;Tomates;500g;2;non\n";
const std::string yoghurt =
    "Vente 46;Le Panier;17;Inès Lafargue;Aragon;Fromagerie du Lac;Yaourt;4x125g;1;oui\n";
const std::string second_order =
    "Vente 46;Le Panier;18;Odette Sœur;Aragon;Ferme du Causse;Tomates;500g;1;non\n";

/// A week whose second version has no second order any more, after the first farm was printed.
struct EditedWeek {
    EditedWeek()
    {
        const StoredSession first = served.freeze_csv(week(two_tomatoes + yoghurt + second_order));
        served.print_farm_out(first, "Ferme du Causse");
        served.freeze_csv(week(two_tomatoes + yoghurt));
    }
    ServedDepot served;
};

} // namespace

TEST_CASE("the page of the first version is what the week brings", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    const Answer answer = served.get("/sessions/S1/versions/1");
    CHECK(answer.status == 200);
    CHECK_THAT(answer.body, ContainsSubstring("<h1>Résumé de la vente</h1>"));
    CHECK_THAT(answer.body, ContainsSubstring("version 1 du jeudi 12 novembre"));
    CHECK_THAT(answer.body, ContainsSubstring("2 commandes"));
    CHECK_THAT(answer.body, ContainsSubstring("<h2>Fermes</h2>"));
    CHECK_THAT(answer.body, ContainsSubstring("<li>Ferme du Causse: "));
    CHECK_THAT(answer.body, !ContainsSubstring("À jeter"));
}

TEST_CASE("the page of a later version is what changed, and what to throw away", "[web]")
{
    const EditedWeek week;
    const std::string page = week.served.get("/sessions/S1/versions/2").body;
    CHECK_THAT(page, ContainsSubstring("<h1>Changements de la version 2</h1>"));
    CHECK_THAT(page, ContainsSubstring("annulée"));
    CHECK_THAT(page, ContainsSubstring("À jeter: 2\u00a0papiers"));
    CHECK_THAT(page, ContainsSubstring("<b class=\"number\">2</b>"));
    CHECK_THAT(page, ContainsSubstring("Étiquette</b> Tomates 500g"));
    CHECK_THAT(page, ContainsSubstring("rien à la place"));
    CHECK_THAT(page, ContainsSubstring("Tête</b>"));
    // The first version is still there, and knows nothing of it.
    CHECK_THAT(week.served.get("/sessions/S1/versions/1").body, !ContainsSubstring("À jeter"));
}

TEST_CASE("the pages of a session whose names were removed still say everything else", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    CHECK_THAT(served.get("/sessions/S1").body, ContainsSubstring("Inès"));
    purge(served.depot, served.clock.now() + 1);
    for (const char* path : {"/", "/sessions/S1", "/sessions/S1/versions/1",
                             "/sessions/S1/orders/1", "/api/v1/sessions/S1/plan"}) {
        INFO(path);
        const Answer answer = served.get(path);
        CHECK(answer.status == 200);
        CHECK_THAT(answer.body, !ContainsSubstring("Inès") && !ContainsSubstring("Lafargue"));
    }
    CHECK_THAT(served.get("/sessions/S1").body, ContainsSubstring("Ferme du Causse"));
    CHECK_THAT(served.get("/sessions/S1/versions/1").body,
               ContainsSubstring("Les noms de cette vente ont été effacés"));
}

TEST_CASE("the board leads to what must be thrown away", "[web]")
{
    const EditedWeek week;
    const std::string board = week.served.get("/").body;
    CHECK_THAT(board, ContainsSubstring("papiers à jeter: "));
    CHECK_THAT(board, ContainsSubstring("href=\"/sessions/S1/versions/2\""));
    CHECK_THAT(board, ContainsSubstring("C’est fait"));
}

TEST_CASE("a version that made nothing wrong on paper has nothing to throw away", "[web]")
{
    ServedDepot served;
    served.freeze_csv(week(two_tomatoes + second_order));
    served.freeze_csv(week(two_tomatoes));
    const Answer answer = served.get("/sessions/S1/versions/2");
    CHECK(answer.status == 200);
    CHECK_THAT(answer.body, !ContainsSubstring("À jeter"));
    CHECK_THAT(served.get("/").body, !ContainsSubstring("À faire"));
}

TEST_CASE("a version whose text is not written yet has a page too", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    std::filesystem::remove(served.depot.archive(session.id, 1) / "resume.txt");
    CHECK_THAT(served.get("/sessions/S1/versions/1").body,
               ContainsSubstring("Il n’y a pas de résumé de cette version."));
}

TEST_CASE("versions that there are not are not found", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    for (const char* version :
         {"0", "2", "-1", "v1", "", "1x", "+1", "01x", "999999999999999999", "1%2F2", "%00"}) {
        INFO(version);
        CHECK(served.get("/sessions/S1/versions/" + std::string(version)).status == 404);
    }
    CHECK(served.get("/sessions/S9/versions/1").status == 404);
}

TEST_CASE("a session's page leads to each of its versions, the newest first", "[web]")
{
    const EditedWeek week;
    const std::string page = week.served.get("/sessions/S1").body;
    const std::size_t second = page.find("<a href=\"/sessions/S1/versions/2\">Changements v2</a>");
    const std::size_t first = page.find("<a href=\"/sessions/S1/versions/1\">Résumé</a>");
    REQUIRE(second != std::string::npos);
    REQUIRE(first != std::string::npos);
    CHECK(second < first);
}

TEST_CASE("what people typed stays text on a version's page", "[web]")
{
    ServedDepot served;
    const std::string farm = "Ferme <script>", product = "\"<x y='\"\"\"";
    const auto row = [&](const std::string& order, const std::string& count) {
        return "Vente <i>;Hub;" + order + ";Zoé <b>;Lieu <u>;" + farm + ";" + product + ";500g;" +
               count + ";non\n";
    };
    const StoredSession first = served.freeze_csv(week(row("1", "1") + row("2", "1")));
    served.print_farm_out(first, farm);
    served.freeze_csv(week(row("1", "1")));
    for (const char* path : {"/", "/sessions/S1/versions/1", "/sessions/S1/versions/2"}) {
        INFO(path);
        const std::string page = served.get(path).body;
        for (const char* markup : {"<script>", "<x ", "<i>", "<u>", "Zoé <b>"})
            CHECK_THAT(page, !ContainsSubstring(markup));
    }
}
