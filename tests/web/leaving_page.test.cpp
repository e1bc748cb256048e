#include "web/arrival_week.h"

#include "base/command.h"
#include "depot/scans.h"
#include "support/catch2_compat.h"
#include "web/http.h"

#include <thread>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

/// Numbers 1 and 2 go to Aragon (A), with a bag of chilled goods for 1; another goes to Conques.
struct Loading : ServedDepot {
    std::string path(const std::string& letter = "A") const
    {
        return "/sessions/S1/leaving/" + letter;
    }
    /// The hidden fields of the page as it is shown now.
    std::string form(const std::string& letter = "A") const
    {
        const std::string page = get(path(letter)).body;
        return "token=" + attribute(page, "name=\"token\"", "value") +
               "&once=" + attribute(page, "name=\"once\"", "value") + "&";
    }
    std::string press(const std::string& button, const std::string& letter = "A")
    {
        const std::string hidden = form(letter);
        clock.advance(1000);
        return post(path(letter), hidden + button).body;
    }
    std::string crate(const std::string& order)
    {
        const auto plan = depot.plan({"S1"}, 1);
        for (const Crate& crate : plan->crates)
            if (plan->orders.at(crate.order).order.value == order && crate.main)
                return to_string(crate.code);
        throw std::logic_error("no order " + order);
    }
    std::string letter_of(const std::string& order)
    {
        const auto plan = depot.plan({"S1"}, 1);
        for (const PlannedOrder& planned : plan->orders)
            if (planned.order.value == order)
                return plan->relays.at(planned.relay).letter;
        throw std::logic_error("no order " + order);
    }
    std::size_t stored() { return depot.store().scans({"S1"}, 0).scans.size(); }

    StoredSession session = freeze_csv(
        "vente;boutique;commande;client;relais;ferme;produit;unité;quantité;froid\n"
        "Vente 46;Le Panier;17;Inès Lafargue;Aragon;Ferme du Causse;Tomates;500g;2;non\n"
        "Vente 46;Le Panier;17;Inès Lafargue;Aragon;Fromagerie du Lac;Yaourt;4x125g;1;oui\n"
        "Vente 46;Le Panier;18;Odette Sœur;Aragon;Ferme du Causse;Tomates;500g;1;non\n"
        "Vente 46;Le Panier;19;Zoé Nuñez;Conques;Ferme du Causse;Tomates;500g;1;non\n");
};

const std::string in_van_of_three = "</b> / 3 dans le camion";

} // namespace

TEST_CASE("a van is loaded by its tickets or by a tap on each crate", "[web]")
{
    Loading van;
    CHECK_THAT(van.get(van.path()).body, ContainsSubstring("<b>0" + in_van_of_three));
    const std::string first = van.press("code=" + van.crate("17"));
    CHECK_THAT(first, ContainsSubstring("<b>1" + in_van_of_three));
    CHECK_THAT(first, ContainsSubstring("chargée. Encore 2."));
    CHECK_THAT(van.press("load=1+F"), ContainsSubstring("<b>2" + in_van_of_three));
    const std::string whole = van.press("load=2");
    CHECK_THAT(whole, ContainsSubstring("<b>3" + in_van_of_three));
    CHECK_THAT(whole, ContainsSubstring("tout est chargé"));
    CHECK_THAT(whole, ContainsSubstring(">PARTIR</button>"));
    CHECK_THAT(van.press("code=" + van.crate("17")), ContainsSubstring("déjà chargée"));
}

TEST_CASE("a form that is posted twice loads once and says the same", "[web]")
{
    Loading van;
    const std::string form = van.form() + "load=1";
    const std::string first = van.post(van.path(), form).body;
    van.clock.advance(1500); // a slow network, a second press
    const std::string second = van.post(van.path(), form).body;
    for (const std::string& page : {first, second}) {
        CHECK_THAT(page, ContainsSubstring("<b>1" + in_van_of_three));
        CHECK_THAT(page, ContainsSubstring("chargée. Encore 2."));
    }
    CHECK(van.stored() == 1);
}

TEST_CASE("many hands on one button load once", "[web]")
{
    Loading van;
    const std::string form = van.form() + "load=1";
    std::vector<std::thread> hands;
    for (int i = 0; i < 5; ++i)
        hands.emplace_back([&] { van.post(van.path(), form); });
    for (std::thread& hand : hands)
        hand.join();
    CHECK(van.stored() == 1);
}

TEST_CASE("what was loaded by mistake is taken out of the van", "[web]")
{
    Loading van;
    const std::string page = van.press("load=1");
    const std::string id = attribute(page, "name=\"unload\"", "value");
    CHECK_FALSE(id.empty());
    const std::string after = van.press("unload=" + id);
    CHECK_THAT(after, ContainsSubstring("<b>0" + in_van_of_three) && ContainsSubstring("Annulé."));
    CHECK_THAT(van.press("load=1"), ContainsSubstring("<b>1" + in_van_of_three));
}

TEST_CASE("what two stations loaded is taken out of the van whole, and once", "[web]")
{
    Loading van;
    for (const char* station : {"quai-1", "quai-2"}) { // neither has heard of the other
        Scan scan;
        scan.id = scan.station = station;
        scan.at = van.clock.now();
        scan.text = van.crate("17");
        scan.before.van = "A";
        judge_scans(van.depot, {"S1"}, {scan});
    }
    van.press("load=1+F");
    const std::string page = van.get(van.path()).body;
    CHECK_THAT(page, ContainsSubstring("<b>2" + in_van_of_three));
    const std::string form = van.form() + "unload=quai-1";
    const std::string after = van.post(van.path(), form).body;
    CHECK_THAT(after, ContainsSubstring("<b>1" + in_van_of_three) && ContainsSubstring("Annulé."));
    CHECK(van.stored() == 5);
    CHECK_THAT(van.post(van.path(), form).body, ContainsSubstring("<b>1" + in_van_of_three));
    CHECK(van.stored() == 5);
    CHECK_THAT(van.press("code=" + van.crate("17")), ContainsSubstring("<b>2" + in_van_of_three));
}

TEST_CASE("a crate of another relay is a STOP and is in no van", "[web]")
{
    Loading van;
    const std::string page = van.press("code=" + van.crate("19"));
    CHECK_THAT(page, ContainsSubstring("big-answer tone-stop"));
    CHECK_THAT(page, ContainsSubstring("Cette cagette va à Conques"));
    CHECK_THAT(page, ContainsSubstring("<b>0" + in_van_of_three));
    const std::string there = van.letter_of("19");
    CHECK(there != "A");
    CHECK_THAT(van.get(van.path(there)).body, ContainsSubstring("<b>0</b> / 1 dans le camion"));
    CHECK_THAT(van.press("code=" + van.crate("19"), there),
               ContainsSubstring("<b>1</b> / 1 dans le camion"));
}

TEST_CASE("PARTIR QUAND MÊME leaves, and the board says without what", "[web]")
{
    Loading van;
    van.press("load=1");
    CHECK_THAT(van.get(van.path()).body,
               ContainsSubstring("PARTIR QUAND MÊME") && ContainsSubstring("manquent au camion"));
    const std::string left = van.press("depart=yes");
    CHECK_THAT(left, ContainsSubstring("parti jeu. 06:12"));
    CHECK_THAT(van.get("/").body, ContainsSubstring("Le relais A est parti sans 1 F, 2: prévenez"));
    CHECK_THAT(van.get("/sessions/S1/leaving").body, ContainsSubstring("parti"));
}

TEST_CASE("a form in which nothing is chosen does not let the van leave", "[web]")
{
    Loading van;
    for (const char* nothing : {"", "code=", "depart="})
        CHECK(van.post(van.path(), van.form() + nothing).status == 400);
    CHECK(van.stored() == 0);
    CHECK_THAT(van.get("/").body, !ContainsSubstring("est parti"));
}

TEST_CASE("what is scanned at a van stays text, whatever it is", "[web]")
{
    Loading van;
    for (const char* code : {"%3Cscript%3Ealert(1)%3C/script%3E", "%FF%00%C3", "3017620422003"}) {
        const Answer answer = van.post(van.path(), van.form() + "code=" + code);
        CHECK(answer.status == 200);
        CHECK_THAT(answer.body, ContainsSubstring("big-answer tone-stop"));
        CHECK_THAT(answer.body, !ContainsSubstring("<script>alert"));
    }
    CHECK_THAT(van.post(van.path(), van.form() + "code=" + std::string(513, 'x')).body,
               ContainsSubstring("dépasse 512 octets"));
}

TEST_CASE("a relay or session that is not there, and a form that is not ours, load nothing",
          "[web]")
{
    Loading van;
    CHECK(van.get("/sessions/S9/leaving").status == 404);
    CHECK(van.get("/sessions/S9/leaving/A").status == 404);
    for (const char* letter : {"Z", "a", "%3Cb%3E", ""}) {
        const Answer answer = van.get(van.path(letter));
        CHECK(answer.status == 404);
        CHECK_THAT(answer.body, !ContainsSubstring("<b>"));
        CHECK(van.post(van.path(letter), van.form() + "load=1").status == 404);
    }
    CHECK(van.post(van.path(), "load=1").status == 403);
    CHECK(van.post(van.path(), van.form() + "load=1", {"Sec-Fetch-Site: cross-site"}).status ==
          403);
    const std::string token = van.form().substr(0, van.form().find('&'));
    CHECK(van.post(van.path(), token + "&load=1").status == 400); // no "once"
    CHECK(van.post(van.path(), token + "&once=%3Cb%3E&load=1").status == 400);
    CHECK(van.stored() == 0);
}

TEST_CASE("names that people typed stay text at the vans and in the board's meter", "[web]")
{
    ServedDepot served;
    served.freeze_csv("vente;boutique;commande;client;relais;ferme;produit;unité;quantité;froid\n"
                      "Vente <i>;Hub;1;Zoé <b>;Lieu <u>;Ferme <s>;Thym <q>;500g;1;non\n");
    const auto plan = served.depot.plan({"S1"}, 1);
    const std::string letter = plan->relays.at(0).letter;
    for (const std::string& path : {std::string("/"), std::string("/sessions/S1/leaving"),
                                    "/sessions/S1/leaving/" + letter}) {
        const std::string page = served.get(path).body;
        CAPTURE(path);
        for (const char* raw : {"<i>", "<u>", "<s>", "<q>"})
            CHECK_THAT(page, !ContainsSubstring(raw));
    }
    CHECK_THAT(served.get("/sessions/S1/leaving").body, ContainsSubstring("&lt;u&gt;"));
}

TEST_CASE("the board's meter counts crates, by relay, and says how surely they are known", "[web]")
{
    Loading van;
    CHECK_THAT(van.get("/").body, ContainsSubstring("<b>0</b> / 4"));
    Scan scan;
    scan.id = "a";
    scan.station = "poste-1";
    scan.at = van.clock.now();
    const auto plan = van.depot.plan({"S1"}, 1);
    for (const PlannedBatch& batch : plan->batches)
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label);
                unit && unit->product.name == "Yaourt")
                scan.text = to_string(unit->code);
    judge_scans(van.depot, {"S1"}, {scan});
    scan.id = "b";
    scan.action = Scan::Action::count;
    scan.text.clear();
    scan.amount = 2;
    scan.before.crate = van.crate("17");
    scan.before.since = scan.at;
    judge_scans(van.depot, {"S1"}, {scan});
    const std::string page = van.get("/").body;
    CHECK_THAT(page, ContainsSubstring("<b>2</b> / 4"));
    CHECK_THAT(page, ContainsSubstring("<span class=\"mini tone-todo\"><b>A</b> 2/3</span>"));
    CHECK_THAT(page, ContainsSubstring("1\u00a0scanné, cagette montrée"));
    CHECK_THAT(page, ContainsSubstring("2\u00a0comptés"));
    CHECK_THAT(page, !ContainsSubstring("tout est complet"));
}
