#include "web/served_depot.h"

#include "support/catch2_compat.h"

#include <thread>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr const char* done = "/notices/done";

Notice notice(const std::string& key, const std::string& sentence)
{
    Notice told;
    told.key = key;
    told.told_at = 1794460320000;
    told.sentence = sentence;
    return told;
}

Notice urgent(const std::string& key, const std::string& sentence)
{
    Notice told = notice(key, sentence);
    told.urgent = true;
    return told;
}

Notice by_hand(const std::string& key, const std::string& sentence)
{
    Notice told = notice(key, sentence);
    told.by_hand = true;
    return told;
}

/// What waits for a person: each entry of the board from its tone on.
std::vector<std::string> tasks(const std::string& page)
{
    const std::string start = "<li class=\"task tone-";
    std::vector<std::string> entries;
    for (std::size_t at = page.find(start); at != std::string::npos; at = page.find(start, at + 1))
        entries.push_back(
            page.substr(at + start.size(), page.find("</li>", at) - at - start.size()));
    return entries;
}

/// "stop Faites une autre clé."
std::string told(const std::string& task)
{
    const std::size_t begin = std::min(task.find("<span>") + 6, task.size());
    return task.substr(0, task.find('"')) + " " +
           task.substr(begin, task.find("</span>", begin) - begin);
}

} // namespace

TEST_CASE("what stands still is told first, what only waits for a hand last", "[web]")
{
    ServedDepot served;
    Store& store = served.depot.store();
    store.tell(notice("mail", "Le courriel ne part pas."));
    store.tell(urgent("shop key", "Faites une autre clé."));
    store.tell(by_hand("slip S1@v2", "2 papiers à jeter."));
    store.tell(urgent("shop silent", "La boutique se tait."));
    const auto entries = tasks(served.get("/").body);
    REQUIRE(entries.size() == 4);
    CHECK(told(entries[0]) == "stop Faites une autre clé.");
    CHECK(told(entries[1]) == "stop La boutique se tait.");
    CHECK(told(entries[2]) == "unsure Le courriel ne part pas.");
    CHECK(told(entries[3]) == "unsure 2 papiers à jeter.");
}

TEST_CASE("a notice leads to its page, if it has one", "[web]")
{
    ServedDepot served;
    Notice slip = by_hand("slip S1@v2", "2 papiers à jeter.");
    slip.url = "/sessions/S1/versions/2";
    served.depot.store().tell(slip);
    CHECK_THAT(served.get("/").body,
               ContainsSubstring("<a href=\"/sessions/S1/versions/2\">2 papiers à jeter.</a>"));
}

TEST_CASE("only what a person ends has a button to say so", "[web]")
{
    ServedDepot served;
    served.depot.store().tell(urgent("shop key", "Faites une autre clé."));
    served.depot.store().tell(by_hand("slip S1@v2", "2 papiers à jeter."));
    const auto entries = tasks(served.get("/").body);
    REQUIRE(entries.size() == 2);
    CHECK_THAT(entries[0], !ContainsSubstring("C’est fait"));
    CHECK_THAT(entries[1],
               ContainsSubstring("<button name=\"key\" value=\"slip S1@v2\">C’est fait</button>"));
}

TEST_CASE("what is done leaves the board, and nothing else does", "[web]")
{
    ServedDepot served;
    Store& store = served.depot.store();
    store.tell(by_hand("slip S1@v2", "2 papiers à jeter."));
    store.tell(by_hand("slip S1@v3", "1 papier à jeter."));
    const std::string form = "token=" + served.token_on("/") + "&key=slip+S1%40v2";
    const Answer answer = served.post(done, form);
    CHECK(answer.status == 303);
    CHECK(answer.headers.at("location") == "/");
    REQUIRE(store.notices().size() == 1);
    CHECK(store.notices()[0].key == "slip S1@v3");
    SECTION("done twice is done")
    {
        CHECK(served.post(done, form).status == 303);
        CHECK(store.notices().size() == 1);
    }
    SECTION("two hands at once are one")
    {
        const std::string other = "token=" + served.token_on("/") + "&key=slip+S1%40v3";
        std::vector<std::thread> hands;
        for (int i = 0; i < 4; ++i)
            hands.emplace_back([&] { served.post(done, other); });
        for (std::thread& hand : hands)
            hand.join();
        CHECK(store.notices().empty());
        CHECK(served.get("/").status == 200);
    }
}

TEST_CASE("nobody can say that something is done which mends by itself or is unknown", "[web]")
{
    ServedDepot served;
    Store& store = served.depot.store();
    store.tell(urgent("shop key", "Faites une autre clé."));
    store.tell(by_hand("slip S1@v2", "2 papiers à jeter."));
    const std::string token = "token=" + served.token_on("/");
    for (const char* key : {"&key=shop+key", "&key=nothing", "&key=", ""}) {
        INFO(key);
        CHECK(served.post(done, token + key).status == 303);
        CHECK(store.notices().size() == 2);
    }
}

TEST_CASE("without our token, or from another page, nothing is done", "[web]")
{
    ServedDepot served;
    served.depot.store().tell(by_hand("slip S1@v2", "2 papiers à jeter."));
    const std::string form = "token=" + served.token_on("/") + "&key=slip+S1%40v2";
    CHECK(served.post(done, "key=slip+S1%40v2").status == 403);
    CHECK(served.post(done, "token=00000000000000000000000000000000&key=slip+S1%40v2").status ==
          403);
    CHECK(served.post(done, form, {"Sec-Fetch-Site: cross-site"}).status == 403);
    CHECK(served.post(done, form, {"Origin: http://evil.example"}).status == 403);
    CHECK(served.get(done).status == 405);
    CHECK(served.depot.store().notices().size() == 1);
}

TEST_CASE("what a notice says stays text", "[web]")
{
    ServedDepot served;
    Notice told = by_hand("<b>\"'&", "La vente «<script>alert(1)</script>» & \"co\" a rouvert.");
    told.url = "/x\"><script>";
    served.depot.store().tell(told);
    const std::string page = served.get("/").body;
    CHECK_THAT(page, !ContainsSubstring("<script>"));
    CHECK_THAT(page, !ContainsSubstring("value=\"<b>"));
    CHECK_THAT(page, ContainsSubstring("«&lt;script&gt;alert(1)&lt;/script&gt;» &amp; "));
    // The key comes back as it was told.
    served.post(done, "token=" + served.token_on("/") + "&key=%3Cb%3E%22%27%26");
    CHECK(served.depot.store().notices().empty());
}

TEST_CASE("the board says what the summary told people to look at", "[web]")
{
    ServedDepot served;
    served.freeze_csv("commande;client;relais;ferme;produit;quantité;vente\n"
                      "R1;Zoé N;Relais Aragon;Ferme <du> Causse;Tomates;3;Vente 46\n");
    CHECK_THAT(served.get("/").body, ContainsSubstring("À regarder: ") &&
                                         ContainsSubstring("cette colonne conseillée manque"));
}
