#include "web/arrival_week.h"

#include "depot/stations.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string path = "/api/v1/sessions/S1/scans";

/// A station that was opened, and what it sends.
struct Scanned : ArrivalWeek {
    Answer send(const std::string& body, const std::string& authorization) const
    {
        std::vector<std::string> headers = {"Content-Type: application/json",
                                            "Sec-Fetch-Site: same-origin"};
        if (!authorization.empty())
            headers.push_back("Authorization: " + authorization);
        return request("POST", path, headers, body);
    }
    Answer send(const std::string& body) const { return send(body, "Bearer " + secret); }
    std::size_t stored() { return depot.store().scans(session.id, 0).scans.size(); }

    std::string secret = open_station(depot, invite_station(depot, "poste-1").word).secret;
};

std::string scan_of(const std::string& id, const std::string& text, const std::string& more = {})
{
    return R"({"id":")" + id + R"(","at":1794460320000,"text":")" + text + "\"" + more + "}";
}

std::string scans_of(const std::string& scans)
{
    return R"({"scans":[)" + scans + "]}";
}

} // namespace

TEST_CASE("a station's scans are judged and answered one by one", "[web]")
{
    Scanned week;
    const std::string body = scans_of(scan_of("a", week.label("Miel")) + "," +
                                      scan_of("b", "3017620422003", R"(,"action":"scan")"));
    const Answer answer = week.send(body);
    CHECK(answer.status == 200);
    CHECK(answer.headers.at("content-type") == "application/json");
    CHECK(answer.headers.at("cache-control") == "no-store");
    CHECK_THAT(answer.body, ContainsSubstring(R"({"answers":[{"id":"a","known":false,)"
                                              R"("repeated":false,"verdict":"crate_complete",)"
                                              R"("reason":"complete","word":"CAGETTE COMPLÈTE",)"));
    CHECK_THAT(answer.body, ContainsSubstring(R"("verdict":"stop","reason":"farm-code",)"));
    CHECK(week.depot.store().scans({"S1"}, 0).scans.at(0).station == "poste-1");
    const std::string again = week.send(body).body;
    CHECK_THAT(again, ContainsSubstring(R"("id":"a","known":true,"repeated":false,)"
                                        R"("verdict":"crate_complete")"));
    CHECK(week.stored() == 2);
}

TEST_CASE("nobody scans without a station's secret", "[web]")
{
    Scanned week;
    const std::string body = scans_of(scan_of("a", week.label("Miel")));
    for (const std::string& authorization :
         {std::string(), std::string("Bearer "), "Bearer " + std::string(64, '0'), week.secret,
          "Basic " + week.secret, "Bearer " + week.secret + "0"}) {
        const Answer answer = week.send(body, authorization);
        CHECK(answer.status == 401);
        CHECK_THAT(answer.body, ContainsSubstring("demandez son QR à un coordinateur"));
    }
    revoke_station(week.depot, "poste-1");
    CHECK(week.send(body).status == 401);
    CHECK(week.stored() == 0);
}

TEST_CASE("scans that are none are refused, and nothing of them is remembered", "[web]")
{
    Scanned week;
    std::string many = scan_of("n0", "x");
    for (int i = 1; i < 51; ++i)
        many += "," + scan_of("n" + std::to_string(i), "x");
    const std::string good = scan_of("a", week.label("Miel"));
    for (const std::string& body :
         {std::string("{}"), std::string("bonjour"), scans_of(""), scans_of("7"), scans_of(many),
          scans_of(good + "," + scan_of("b", "x", R"(,"action":"dance")")),
          scans_of(good + "," + scan_of("b", "x", R"(,"name":"Zoé")")),
          scans_of(good + "," + scan_of("b", "x", R"(,"amount":"2")")),
          scans_of(good + "," + scan_of("b", "x", R"(,"amount":2147483648)")),
          scans_of(good + "," + scan_of("b", "x", R"(,"before":{"mode":"van"})")),
          scans_of(good + "," + scan_of("b", "x", R"(,"before":[])")),
          scans_of(good + "," + scan_of("b", "x\\u0000y"))}) {
        CAPTURE(body);
        const Answer answer = week.send(body);
        CHECK(answer.status == 400);
        CHECK_THAT(answer.body, ContainsSubstring("{\"error\":\""));
    }
    CHECK(week.stored() == 0);
    CHECK(week.send(scans_of(many.substr(0, many.rfind(",{")))).status == 200); // 50 are taken
    CHECK(week.stored() == 50);
}

TEST_CASE("scans whose id is no id or another's are refused with every fault", "[web]")
{
    Scanned week;
    CHECK(week.send(scans_of(scan_of("a", "x"))).status == 200);
    const Answer taken = week.send(scans_of(scan_of("b", "x") + "," + scan_of("a", "y")));
    CHECK(taken.status == 422);
    CHECK_THAT(taken.body, ContainsSubstring("\"faults\":[\"«a»: ce numéro a déjà servi"));
    const Answer bad = week.send(scans_of(R"({"id":"<b>","text":"x"})"));
    CHECK(bad.status == 422);
    CHECK_THAT(bad.body, ContainsSubstring("«id» veut") && ContainsSubstring("«at» veut"));
    CHECK_THAT(bad.body, !ContainsSubstring("<b>"));
    CHECK(week.stored() == 1);
}

TEST_CASE("scans of another site, of no session, or that are no JSON are refused", "[web]")
{
    Scanned week;
    const std::string body = scans_of(scan_of("a", week.label("Miel")));
    const std::string bearer = "Authorization: Bearer " + week.secret;
    CHECK(week.request("POST", path, {"Content-Type: text/plain", bearer}, body).status == 415);
    CHECK(week.request("POST", path,
                       {"Content-Type: application/json", "Sec-Fetch-Site: cross-site", bearer},
                       body)
              .status == 403);
    CHECK(week.request("POST", "/api/v1/sessions/S9/scans",
                       {"Content-Type: application/json", bearer}, body)
              .status == 404);
    for (const char* read : {"packing", "crates", "scans"})
        CHECK(week.get("/api/v1/sessions/S9/" + std::string(read)).status == 404);
    CHECK(week.stored() == 0);
}

TEST_CASE("a station catches up with what the others told", "[web]")
{
    Scanned week;
    CHECK_THAT(week.get(path).body,
               ContainsSubstring(R"({"last":0,)") && ContainsSubstring(R"("events":[]})"));
    week.send(scans_of(scan_of("a", week.label("Miel"))));
    const std::string first = week.get(path).body;
    CHECK_THAT(first, ContainsSubstring(R"({"last":1,)"));
    CHECK_THAT(first,
               ContainsSubstring(R"("events":[{"id":"a","station":"poste-1","at":1794460320000,)"
                                 R"("kind":"put","code":")" +
                                 week.label("Miel") +
                                 R"(","crate":"","target":"","amount":0,"evidence":"shown"}])"));
    week.send(scans_of(scan_of("b", week.label("Pommes"))));
    const std::string second = week.get(path + "?after=1").body;
    CHECK_THAT(second, ContainsSubstring(R"("id":"b")") && !ContainsSubstring(R"("id":"a")"));
    CHECK_THAT(week.get(path + "?after=2").body, ContainsSubstring(R"("events":[]})"));
    for (const char* after : {"-1", "x", "1x", "9999999999999999999"})
        CHECK(week.get(path + "?after=" + after).status == 400);
}

TEST_CASE("the list that stations judge by is another when goods are told missing", "[web]")
{
    Scanned week;
    const std::string list = "/api/v1/sessions/S1/packing";
    const Answer first = week.get(list);
    CHECK(first.status == 200);
    const std::string tag = first.headers.at("etag");
    CHECK(week.get(list, {"If-None-Match: " + tag}).status == 304);
    CHECK_THAT(first.body, !ContainsSubstring("Inès") && !ContainsSubstring("Nuñez"));
    week.send(scans_of(scan_of("a", week.label("Miel"), R"(,"before":{"card":"missing"})")));
    const Answer second = week.get(list, {"If-None-Match: " + tag});
    CHECK(second.status == 200);
    CHECK(second.headers.at("etag") != tag);
    CHECK_THAT(second.body, ContainsSubstring(R"("product":"Miel 500g","covers":0})"));
}

TEST_CASE("the crates of a session tell how far they are, and how surely", "[web]")
{
    Scanned week;
    const std::string crates = "/api/v1/sessions/S1/crates";
    CHECK_THAT(week.get(crates).body,
               ContainsSubstring(R"({"needed":11,"scanned":0,"shown":0,"counted":0,"seen":0,)"
                                 R"("to_take":4,"complete":0,"crates":[{"code":"C)"));
    week.send(scans_of(scan_of("a", week.label("Miel"))));
    const std::string told = week.get(crates).body;
    CHECK_THAT(told, ContainsSubstring(R"({"needed":11,"scanned":0,"shown":1,"counted":0,)"
                                       R"("seen":0,"to_take":4,"complete":1,)"));
    CHECK_THAT(told, ContainsSubstring(R"("mark":"3","relay":"A","taken":true,"seen":1,)"
                                       R"("needed":1,"complete":true,"finished":false,"more":0,)"
                                       R"("loaded":false})"));
}

TEST_CASE("an invitation is opened once by a program", "[web]")
{
    Scanned week;
    const std::string word = invite_station(week.depot, "poste-2").word;
    const auto open = [&week](const std::string& body) {
        return week.request("POST", "/api/v1/stations/open", {"Content-Type: application/json"},
                            body);
    };
    const Answer opened = open(R"({"word":")" + word + "\"}");
    CHECK(opened.status == 200);
    CHECK(opened.headers.at("cache-control") == "no-store");
    CHECK_THAT(opened.body, ContainsSubstring(R"({"station":"poste-2","secret":")"));
    for (const std::string& body :
         {R"({"word":")" + word + "\"}", std::string("{}"), std::string(R"({"word":""})")}) {
        const Answer refused = open(body);
        CHECK(refused.status == 422);
        CHECK_THAT(refused.body, ContainsSubstring("demandez-en une autre"));
    }
    CHECK(open(R"({"word":7})").status == 400);
    CHECK(open(R"({"mot":""})").status == 400);
    CHECK(week.request("POST", "/api/v1/stations/open",
                       {"Content-Type: application/json", "Sec-Fetch-Site: cross-site"}, "{}")
              .status == 403);
}
