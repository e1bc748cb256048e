#include "web/served_depot.h"

#include "support/catch2_compat.h"

#include <fstream>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string first_code(const std::string& page, const std::string& before)
{
    const std::size_t at = page.find(before);
    return at == std::string::npos
               ? std::string()
               : page.substr(at + before.size(), page.find(".png", at) - at - before.size());
}

} // namespace

TEST_CASE("an empty depot says where to drop the file of orders", "[web]")
{
    const ServedDepot served;
    const Answer answer = served.get("/");
    CHECK(answer.status == 200);
    CHECK_THAT(answer.body, ContainsSubstring("Déposez le fichier des commandes"));
    CHECK_THAT(answer.body, ContainsSubstring((served.folder.path() / "depose").string()));
}

TEST_CASE("an empty depot that watches a shop asks for no file", "[web]")
{
    const ServedDepot served(Printers::none,
                             [](DepotSettings& settings) { settings.shop.emplace(); });
    const std::string page = served.get("/").body;
    CHECK_THAT(page, ContainsSubstring("après avoir fermé dans la boutique"));
    CHECK_THAT(page, !ContainsSubstring("Déposez"));
}

TEST_CASE("the board shows every session with its numbers and every printer", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    const std::string page = served.get("/").body;
    CHECK_THAT(page, ContainsSubstring("<a href=\"/sessions/S1\">Vente 46</a>"));
    CHECK_THAT(page, ContainsSubstring("<b>2</b> commandes"));
    CHECK_THAT(page, ContainsSubstring("<b>4</b> articles"));
    CHECK_THAT(page, ContainsSubstring("<b>3</b> cagettes et sacs"));
    CHECK_THAT(page, ContainsSubstring("froid-1"));
    CHECK_THAT(page, ContainsSubstring("prête"));
    CHECK_THAT(page, !ContainsSubstring("Déposez le fichier"));
    CHECK_THAT(page, !ContainsSubstring("À faire"));
}

TEST_CASE("a session's page shows relays, orders with their containers, and farms", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    const std::string page = served.get("/sessions/S1").body;
    CHECK_THAT(page, ContainsSubstring("ROUGE"));
    CHECK_THAT(page, ContainsSubstring("Aragon"));
    CHECK_THAT(page, ContainsSubstring("/sessions/S1/orders/1\""));
    CHECK_THAT(page, ContainsSubstring("<b class=\"number\">1</b>"));
    CHECK_THAT(page, ContainsSubstring("Inès L."));
    CHECK_THAT(page, ContainsSubstring(">1 F</span>"));
    CHECK_THAT(page, ContainsSubstring("Ferme du Causse"));
    CHECK_THAT(page, ContainsSubstring("value=\"Fromagerie du Lac\""));
    CHECK_THAT(page, ContainsSubstring("Tout imprimer"));
}

TEST_CASE("an order's page shows its containers, lines, labels and what is missing", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    const std::string first = served.get("/sessions/S1/orders/1").body;
    CHECK_THAT(first, ContainsSubstring("<h1 class=\"number\">1</h1>"));
    CHECK_THAT(first, ContainsSubstring("Tomates 500g"));
    CHECK_THAT(first, ContainsSubstring("<b>2/2</b>"));
    CHECK_THAT(first, ContainsSubstring("Ticket de sac"));
    CHECK_THAT(first, ContainsSubstring("à imprimer"));
    CHECK_THAT(first, !ContainsSubstring("Manque dès la commande"));
    const std::string second = served.get("/sessions/S1/orders/2").body;
    CHECK_THAT(second, ContainsSubstring("Manque dès la commande"));
    CHECK_THAT(second, ContainsSubstring("Œufs boîte de 6"));
}

TEST_CASE("labels and tickets are pictures on their printer's dot grid", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    const std::string page = served.get("/sessions/S1/orders/1").body;
    const std::string label =
        "/sessions/S1/labels/" + first_code(page, "src=\"/sessions/S1/labels/") + ".png";
    const Answer answer = served.get(label);
    CHECK(answer.status == 200);
    CHECK(answer.headers.at("content-type") == "image/png");
    REQUIRE(answer.body.size() > 24);
    CHECK(answer.body.substr(1, 3) == "PNG");
    // 57 mm are 162 points, 457 dots at 203 dpi
    CHECK(answer.body.substr(16, 4) == std::string("\x00\x00\x01\xc9", 4));
    CHECK(served.get(label, {"If-None-Match: " + answer.headers.at("etag")}).status == 304);
    const std::string ticket =
        "/sessions/S1/tickets/" + first_code(page, "src=\"/sessions/S1/tickets/") + ".png";
    CHECK(served.get(ticket).body.substr(1, 3) == "PNG");
    CHECK(served.get("/sessions/S1/labels/U1234567874.png").status == 404);
    CHECK(served.get("/sessions/S1/labels/U1234567874").status == 404);
}

TEST_CASE("a printer's page shows its jobs and the newest of what came out", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    served.print_farm(session, "Ferme du Causse");
    for (int i = 1; i <= 61; ++i)
        std::ofstream(served.folder.path() / "received" / (std::to_string(i) + ".png")) << "dots";
    const std::string page = served.get("/printers/froid-1").body;
    CHECK_THAT(page, ContainsSubstring("S1 Ferme du Causse 1-4"));
    CHECK_THAT(page, ContainsSubstring("en attente"));
    CHECK_THAT(page, ContainsSubstring("/printers/froid-1/received/61.png"));
    CHECK_THAT(page, ContainsSubstring("/printers/froid-1/received/2.png"));
    CHECK_THAT(page, !ContainsSubstring("/received/1.png"));
    CHECK_THAT(served.get("/printers/froid-1?leaf=2").body, ContainsSubstring("/received/1.png"));
    CHECK(served.get("/printers/froid-1/received/61.png").body == "dots");
    CHECK(served.get("/printers/froid-1/received/62.png").status == 404);
    CHECK(served.get("/printers/tickets-1/received/61.png").status == 404);
    CHECK(served.get("/printers/nobody").status == 404);
}

TEST_CASE("the board says first what waits for a person", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    const PrintAnswer causse = served.print_farm(session, "Ferme du Causse");
    SpoolJob job = *served.depot.store().find_job(causse.jobs.at(0));
    job.state = SpoolState::doubtful;
    served.depot.store().update_job(job);
    const PrintAnswer lac = served.print_farm(session, "Fromagerie du Lac");
    job = *served.depot.store().find_job(lac.jobs.at(0));
    job.message = "Remettez un rouleau.";
    served.depot.store().update_job(job);
    const std::string page = served.get("/").body;
    CHECK_THAT(page, ContainsSubstring("À faire"));
    CHECK_THAT(page, ContainsSubstring("4\u00a0impressions sont en doute"));
    CHECK_THAT(page, ContainsSubstring("Remettez un rouleau."));
    CHECK_THAT(page, ContainsSubstring("n’imprime pas"));
    CHECK_THAT(served.get("/sessions/S1/orders/1").body, ContainsSubstring("en doute"));
}

TEST_CASE("what people typed stays text on every page", "[web]")
{
    ServedDepot served;
    served.freeze_csv("vente;boutique;commande;client;relais;ferme;produit;unité;quantité;froid\n"
                      "Vente <i>;Hub;1;Zoé <b>;Lieu <u>;Ferme <script>;\"" +
                      std::string("<script>alert(1)</script>\"\"'><x y='") + "\";500g;1;non\n");
    for (const char* path : {"/", "/sessions/S1", "/sessions/S1/orders/1", "/printers/froid-1"}) {
        const std::string page = served.get(path).body;
        INFO(path);
        CHECK_THAT(page, !ContainsSubstring("<script>"));
        CHECK_THAT(page, !ContainsSubstring("<x "));
        CHECK_THAT(page, !ContainsSubstring("<i>"));
        CHECK_THAT(page, !ContainsSubstring("<u>"));
        CHECK_THAT(page, !ContainsSubstring("Zoé <b>"));
    }
    CHECK_THAT(served.get("/sessions/S1/orders/1").body,
               ContainsSubstring("&lt;script&gt;alert(1)&lt;/script&gt;"));
}
