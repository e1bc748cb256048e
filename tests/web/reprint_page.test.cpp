#include "web/arrival_week.h"

#include "depot/scans.h"
#include "support/catch2_compat.h"
#include "web/http.h"

#include <thread>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string order_path = "/sessions/S1/orders/1";

/// The week, the farm's labels given to the printer, and a thumb on the pages that print again.
struct Reprinting : ArrivalWeek {
    Reprinting() { print_farm_out(session, "Ferme du Causse"); }

    /// What a press on a page sends.
    std::string form_on(const std::string& path, const std::string& again) const
    {
        const std::string page = get(path).body;
        return "token=" + attribute(page, "name=\"token\"", "value") +
               "&once=" + attribute(page, "name=\"once\"", "value") +
               "&from=" + attribute(page, "name=\"from\"", "value") + "&again=" + encode(again);
    }
    Answer press(const std::string& path, const std::string& again,
                 const std::string& more = {}) const
    {
        return post("/reprint", form_on(path, again) + more);
    }
    LedgerRow row(const std::string& code) { return depot.store().find_rows({code}).at(0); }
    std::vector<SpoolJob> open() { return depot.store().open_jobs(); }

    std::string tomatoes = label("Tomates");
};

} // namespace

TEST_CASE("a button of an order's page prints a torn label again, and the page says so", "[web]")
{
    Reprinting week;
    CHECK_THAT(week.get(order_path).body,
               ContainsSubstring("<summary>Réimprimer<span class=\"unseen\"> Étiquette 1 · "
                                 "Tomates 500g 1/2</span></summary>"));
    const Answer answer = week.press(order_path, "torn " + week.tomatoes);
    CHECK(answer.status == 303);
    CHECK(answer.headers.at("location") ==
          order_path + "?reprinted=" + week.tomatoes + "&as=duplicate");
    REQUIRE(week.open().size() == 1);
    CHECK(week.open()[0].reason == "torn");
    CHECK(week.open()[0].asked_by == "tableau");
    CHECK(week.open()[0].codes == std::vector{week.tomatoes});
    const std::string page = week.get(answer.headers.at("location")).body;
    CHECK_THAT(page, ContainsSubstring("1 · Tomates 500g 1/2 ressort à l’imprimante froid-1, "
                                       "DUPLICATA 2."));
    CHECK_THAT(page, ContainsSubstring("<b class=\"copies\">duplicata 2</b>"));
}

TEST_CASE("each reason has a button that fits a label or a ticket", "[web]")
{
    Reprinting week;
    const std::string ticket = to_string(week.situation()->plan->crates.front().code);
    CHECK(week.press(order_path, "first " + ticket).status == 303);
    const std::string page = week.get(order_path).body;
    for (const auto& [reason, label_word, ticket_word] :
         {std::tuple("torn", "déchirée", "déchiré"),
          std::tuple("unreadable", "illisible", "illisible"), std::tuple("lost", "perdue", "perdu"),
          std::tuple("changed", "contenu changé", "contenu changé")}) {
        const std::string value = std::string("name=\"again\" value=\"") + reason + " ";
        CHECK_THAT(page, ContainsSubstring(value + week.tomatoes + "\">" + label_word + "<"));
        CHECK_THAT(page, ContainsSubstring(value + ticket + "\">" + ticket_word + "<"));
    }
    CHECK(week.press(order_path, "lost " + ticket).status == 303);
    CHECK(week.open().at(0).printer.value == "tickets-1");
}

TEST_CASE("a form that is sent twice prints once, also by two hands at once", "[web]")
{
    Reprinting week;
    const std::string form = week.form_on(order_path, "torn " + week.tomatoes);
    SECTION("one after the other, the first one printed meanwhile")
    {
        CHECK(week.post("/reprint", form).status == 303);
        for (SpoolJob job : week.open()) {
            job.state = SpoolState::handed_over;
            week.depot.store().update_job(job);
        }
        CHECK_THAT(week.post("/reprint", form).headers.at("location"),
                   ContainsSubstring("&as=known"));
    }
    SECTION("at once")
    {
        std::vector<std::thread> hands;
        for (int i = 0; i < 4; ++i)
            hands.emplace_back([&] { week.post("/reprint", form); });
        for (std::thread& hand : hands)
            hand.join();
    }
    CHECK(week.row(week.tomatoes).copies == 2);
    CHECK_THAT(week.get("/reprint?reprinted=" + week.tomatoes + "&as=known").body,
               ContainsSubstring("rien n’est imprimé deux fois: imprimante froid-1."));
}

TEST_CASE("what waits to be sent goes first, what never came out comes out a first time", "[web]")
{
    Reprinting week;
    const std::string yoghurt = week.label("Yaourt");
    const std::string page = week.get(order_path).body;
    CHECK_THAT(page, ContainsSubstring("value=\"first " + yoghurt + "\">maintenant<") &&
                         !ContainsSubstring("value=\"torn " + yoghurt));
    CHECK_THAT(week.press(order_path, "first " + yoghurt).headers.at("location"),
               ContainsSubstring("&as=first"));
    CHECK(week.open().at(0).reason.empty());
    const Answer again = week.press(order_path, "torn " + yoghurt);
    CHECK_THAT(again.headers.at("location"), ContainsSubstring("&as=hurried"));
    CHECK_THAT(week.get(again.headers.at("location")).body,
               ContainsSubstring("était déjà en route et passe devant à l’imprimante froid-1."));
    CHECK(week.row(yoghurt).copies == 1);
}

TEST_CASE("the button of a first print, pressed on an old page, doubles nothing", "[web]")
{
    Reprinting week;
    CHECK_THAT(week.press(order_path, "first " + week.tomatoes).headers.at("location"),
               ContainsSubstring("&as=known"));
    CHECK(week.open().empty());
    CHECK(week.row(week.tomatoes).copies == 1);
}

TEST_CASE("the printer is chosen where there is a choice", "[web]")
{
    Reprinting week;
    const std::string choice = "name=\"printer-" + week.tomatoes + "\"";
    CHECK_THAT(week.get(order_path).body, !ContainsSubstring(choice));
    Printer second = week.depot.store().printers().at(0);
    second.name = {"froid-2"};
    week.depot.store().save_printer(second);
    const std::string page = week.get(order_path).body;
    CHECK_THAT(page, ContainsSubstring(choice) && ContainsSubstring("la première libre") &&
                         ContainsSubstring("<option>froid-2</option>"));
    const std::string more = "&printer-" + week.tomatoes + "=";
    CHECK(week.press(order_path, "torn " + week.tomatoes, more + "froid-2").status == 303);
    CHECK(week.open().at(0).printer.value == "froid-2");
    const Answer refused = week.press(order_path, "torn " + week.label("Yaourt"),
                                      "&printer-" + week.label("Yaourt") + "=tickets-1");
    CHECK(refused.status == 422);
    CHECK_THAT(refused.body, ContainsSubstring("Cette imprimante ne prend pas ce papier"));
}

TEST_CASE("a form of somebody else, or that is not whole, prints nothing", "[web]")
{
    Reprinting week;
    const std::string form = week.form_on(order_path, "torn " + week.tomatoes);
    const std::string token = form.substr(0, form.find("&once"));
    CHECK(week.post("/reprint", form.substr(form.find("&once") + 1)).status == 403);
    CHECK(week.post("/reprint",
                    "token=00000000000000000000000000000000" + form.substr(form.find("&once")))
              .status == 403);
    CHECK(week.post("/reprint", form, {"Sec-Fetch-Site: cross-site"}).status == 403);
    CHECK(week.post("/reprint", token + "&again=torn+" + week.tomatoes).status == 400);
    for (const char* again :
         {"", "torn", "torn+", "burnt+U0000000180", "torn+U1234567875", "torn+%3Cscript%3E", "+"}) {
        const Answer answer = week.post("/reprint", token + "&once=a1&again=" + again);
        CHECK(answer.status == 400);
        CHECK_THAT(answer.body, ContainsSubstring("pressez un bouton de la page"));
    }
    CHECK(week.row(week.tomatoes).copies == 1);
}

TEST_CASE("a code that nobody has, or whose goods are absent, is refused in one sentence", "[web]")
{
    Reprinting week;
    const Answer unknown = week.press("/reprint", "torn U1234567874");
    CHECK(unknown.status == 422);
    CHECK_THAT(unknown.body, ContainsSubstring("rien dans ce dépôt ne porte ce code"));
    LeftoverFact left{week.tomatoes, true};
    tell_arrivals(week.depot, week.session.id, {{"a", week.depot.now(), "web", left}});
    CHECK_THAT(week.get(order_path).body,
               !ContainsSubstring("value=\"torn " + week.tomatoes + "\""));
    const Answer absent = week.press("/reprint", "torn " + week.tomatoes);
    CHECK(absent.status == 422);
    CHECK_THAT(absent.body, ContainsSubstring("ces produits ne sont pas arrivés"));
}

TEST_CASE("a label is found by number, code, customer, product, farm or relay", "[web]")
{
    Reprinting week;
    const std::string shown = "/sessions/S1/labels/" + week.tomatoes + ".png?copy=2";
    for (const std::string& query : std::vector<std::string>{
             "1", week.tomatoes, "inès", "LAFARGUE tomates", "causse 1", "aragon", "rouge", "a tom",
             "u " + week.tomatoes.substr(1, 8) + " " + week.tomatoes.substr(9)}) {
        INFO(query);
        const Answer answer = week.get("/reprint?q=" + encode(query));
        CHECK(answer.status == 200);
        CHECK_THAT(answer.body, ContainsSubstring(shown));
    }
    CHECK_THAT(week.get("/reprint?q=zzz").body, ContainsSubstring("Rien ne correspond"));
    CHECK_THAT(week.get("/reprint?q=U1234567874").body,
               ContainsSubstring("Rien dans ce dépôt ne porte ce code"));
    CHECK_THAT(week.get("/reprint?q=3017620422003").body,
               ContainsSubstring("C’est le code de la ferme"));
    CHECK_THAT(week.get("/reprint").body, !ContainsSubstring("class=\"found\""));
}

TEST_CASE("a code that a French keyboard mangled is found, and several at once", "[web]")
{
    Reprinting week;
    const std::map<char, std::string> keys = {{'0', "à"}, {'1', "&"}, {'2', "é"}, {'3', "\""},
                                              {'4', "'"}, {'5', "("}, {'6', "-"}, {'7', "è"},
                                              {'8', "_"}, {'9', "ç"}, {'U', "U"}};
    std::string mangled;
    for (const char letter : week.tomatoes)
        mangled += keys.at(letter);
    CHECK_THAT(week.get("/reprint?q=" + encode(mangled)).body,
               ContainsSubstring("labels/" + week.tomatoes + ".png"));
    const std::string both = week.tomatoes + " " + week.label("Miel");
    CHECK_THAT(week.get("/reprint?q=" + encode(both)).body,
               ContainsSubstring("labels/" + week.tomatoes + ".png") &&
                   ContainsSubstring("labels/" + week.label("Miel") + ".png"));
}

TEST_CASE("a void label shows as it was, with what took its place", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    served.print_farm_out(session, "Fromagerie du Lac");
    served.freeze_csv(
        "vente;boutique;commande;client;relais;ferme;produit;unité;quantité;froid\n"
        "Vente 46;Le Panier;17;Agnès Lafargue;Aragon;Fromagerie du Lac;Yaourt;4x125g;1;oui\n"
        "Vente 46;Le Panier;18;Odette Sœur;Aragon;Ferme du Causse;Tomates;500g;1;non\n");
    std::string before, now;
    for (const LedgerRow& row : served.depot.store().ledger(session.id))
        if (row.kind == PageKind::unit && row.batch == "Fromagerie du Lac")
            (row.state == LabelState::void_ ? before : now) = row.code;
    REQUIRE_FALSE(before.empty());
    const std::string page = served.get("/reprint?q=" + before).body;
    CHECK_THAT(page, ContainsSubstring("annulée") && ContainsSubstring("Yaourt 4x125g") &&
                         !ContainsSubstring("name=\"again\""));
    CHECK_THAT(page, ContainsSubstring("<a class=\"newer\" href=\"/reprint?q=" + now + "\">"));
    const Answer picture = served.get("/sessions/S1/labels/" + before + ".png");
    CHECK(picture.status == 200);
    CHECK(picture.body.substr(1, 3) == "PNG");
    CHECK(picture.body != served.get("/sessions/S1/labels/" + now + ".png").body);
}

TEST_CASE("too many labels are counted, and the first ones shown", "[web]")
{
    ServedDepot served;
    std::string csv = "vente;boutique;commande;client;relais;ferme;produit;unité;quantité;froid\n";
    for (int order = 1; order <= 30; ++order)
        csv += "Vente 46;Le Panier;" + std::to_string(order) +
               ";Inès;Aragon;Ferme du Causse;Tomates;500g;1;non\n";
    served.freeze_csv(csv);
    const std::string page = served.get("/reprint?q=tomates").body;
    CHECK_THAT(page, ContainsSubstring("étiquettes, en voici 24: ajoutez un mot du produit"));
    std::size_t cards = 0;
    for (std::size_t at = page.find("<figure"); at != std::string::npos;
         at = page.find("<figure", at + 1))
        ++cards;
    CHECK(cards == 24);
}

TEST_CASE("where a label was scanned stands beside it", "[web]")
{
    Reprinting week;
    Scan scan;
    scan.id = "a";
    scan.station = "poste-2";
    scan.at = week.depot.now();
    scan.text = week.tomatoes;
    judge_scans(week.depot, week.session.id, {scan});
    for (const std::string& path : {order_path, "/reprint?q=" + week.tomatoes})
        CHECK_THAT(week.get(path).body,
                   ContainsSubstring("scannée") && ContainsSubstring("jeu. 06:12, poste-2"));
}

TEST_CASE("what people typed stays text where things are printed again", "[web]")
{
    ServedDepot served;
    const std::string canary = "\"\"><script>x</script>";
    served.freeze_csv("vente;boutique;commande;client;relais;ferme;produit;unité;quantité;froid\n"
                      "\"V" +
                      canary + "\";Hub;1;\"C" + canary + "\";\"R" + canary + "\";\"F" + canary +
                      "\";\"P" + canary + "\";500g;1;non\n");
    const std::string code = served.depot.store().ledger({"S1"}).at(2).code;
    for (const std::string& path :
         {order_path, std::string("/reprint?q=1"), "/reprint?q=" + encode("\"><script>x</script>"),
          "/reprint?reprinted=" + code + "&as=first",
          std::string("/reprint?reprinted=%22%3E%3Cscript%3Ex&as=%22%3E%3Cscript%3Ex"),
          order_path + "?reprinted=%3Cscript%3E&as=duplicate"}) {
        INFO(path);
        const Answer answer = served.get(path);
        CHECK(answer.status == 200);
        CHECK_THAT(answer.body, !ContainsSubstring("<script>x"));
    }
}
