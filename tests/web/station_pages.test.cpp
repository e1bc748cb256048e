#include "web/arrival_week.h"

#include "barcode/symbol.h"
#include "depot/stations.h"
#include "support/catch2_compat.h"

#include <algorithm>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string path = "/stations";

Answer invite(const ServedDepot& served, const std::string& name)
{
    return served.post(path, "token=" + served.token_on(path) + "&station=" + name);
}

/// The word in the address that a page shows.
std::string word_on(const std::string& page)
{
    const std::string before = "/station#";
    const std::size_t at = page.find(before);
    return at == std::string::npos ? std::string() : page.substr(at + before.size(), 32);
}

} // namespace

TEST_CASE("a station's browser keeps its page and what it loads, of this version", "[web]")
{
    ServedDepot served;
    const Answer answer = served.get("/service-worker.js");
    CHECK(answer.status == 200);
    CHECK(answer.headers.at("content-type") == "text/javascript; charset=utf-8");
    CHECK(answer.headers.at("cache-control") == "no-cache");
    CHECK_THAT(answer.body,
               ContainsSubstring("const files = [") && ContainsSubstring("\"install\""));
    const std::string page = served.get("/station").body;
    for (const char* file : {"/station.js", "/style.css", "/screen.css", "/icon.svg"}) {
        const std::size_t end = page.find(file), at = page.rfind("/assets/", end);
        REQUIRE(end != std::string::npos);
        CHECK_THAT(answer.body, ContainsSubstring("\"" + page.substr(at, end - at) + file + "\""));
    }
    CHECK_THAT(answer.body, ContainsSubstring("/camera.js\"") && ContainsSubstring("/judge.js\""));
}

TEST_CASE("a coordinator invites a station with a QR, and the list tells how it stands", "[web]")
{
    ServedDepot served;
    CHECK_THAT(served.get(path).body,
               ContainsSubstring("Nom du poste") && !ContainsSubstring("class=\"short-orders\""));
    const Answer answer = invite(served, "poste-2");
    CHECK(answer.status == 200);
    CHECK_THAT(answer.body, ContainsSubstring("poste-2: scannez ce QR avec le poste"));
    CHECK_THAT(answer.body, ContainsSubstring("invité"));
    const std::string word = word_on(answer.body);
    const std::string url =
        "http://127.0.0.1:" + std::to_string(served.server.port()) + "/station#" + word;
    CHECK_THAT(answer.body, ContainsSubstring("<code>" + url + "</code>"));
    // The picture is the address's QR with four modules of quiet zone.
    const Symbol symbol = encode(Symbology::qr, url);
    CHECK(attribute(answer.body, "class=\"qr\"", "viewBox") ==
          "-4 -4 " + std::to_string(symbol.modules.width() + 8) + " " +
              std::to_string(symbol.modules.height() + 8));
    long dark = 0;
    for (int y = 0; y < symbol.modules.height(); ++y)
        for (int x = 0; x < symbol.modules.width(); ++x)
            dark += symbol.modules.at(x, y) ? 1 : 0;
    CHECK(std::ranges::count(attribute(answer.body, "class=\"qr\"", "d"), 'M') == dark);
    CHECK(word_on(served.get(path).body).empty()); // it is shown once
    open_station(served.depot, word);
    CHECK_THAT(served.get(path).body, ContainsSubstring("ouvert"));
    served.clock.advance(invitation_length + 1);
    CHECK_THAT(served.get(path).body, ContainsSubstring("ouvert"));
}

TEST_CASE("an invitation that nobody opened in time says so", "[web]")
{
    ServedDepot served;
    invite(served, "poste-2");
    served.clock.advance(invitation_length + 1);
    CHECK_THAT(served.get(path).body, ContainsSubstring("jamais ouvert"));
    CHECK_FALSE(word_on(served.post(path, "token=" + served.token_on(path) + "&again=poste-2").body)
                    .empty());
}

TEST_CASE("a station is closed from its list", "[web]")
{
    ServedDepot served;
    const std::string secret =
        open_station(served.depot, invite_station(served.depot, "poste-2").word).secret;
    const Answer closed = served.post(path, "token=" + served.token_on(path) + "&close=poste-2");
    CHECK(closed.status == 303);
    CHECK(closed.headers.at("location") == path);
    CHECK_FALSE(station_of(served.depot, secret));
    CHECK_THAT(served.get(path).body,
               ContainsSubstring("fermé") && !ContainsSubstring("aria-label=\"Fermer poste-2\""));
    const Answer unknown = served.post(path, "token=" + served.token_on(path) + "&close=poste-9");
    CHECK(unknown.status == 422);
    CHECK_THAT(unknown.body, ContainsSubstring("Ce poste n’existe pas"));
}

TEST_CASE("a name that is none is refused in one sentence, and not shown as it came", "[web]")
{
    ServedDepot served;
    for (const char* name : {"", "%3Cscript%3Ealert(1)%3C/script%3E", "entr%C3%A9e", "a+b"}) {
        const Answer answer = invite(served, name);
        CHECK(answer.status == 422);
        CHECK_THAT(answer.body, ContainsSubstring("par exemple «poste-2»"));
        CHECK_THAT(answer.body, !ContainsSubstring("<script>alert"));
    }
    CHECK(served.depot.store().stations().empty());
}

TEST_CASE("nobody else's form invites or closes a station", "[web]")
{
    ServedDepot served;
    CHECK(served.post(path, "station=poste-2").status == 403);
    CHECK(served
              .post(path, "token=" + served.token_on(path) + "&station=poste-2",
                    {"Sec-Fetch-Site: cross-site"})
              .status == 403);
    CHECK(served.depot.store().stations().empty());
}

TEST_CASE("the page of a station is there for whoever opens it, and knows no secret", "[web]")
{
    ServedDepot served;
    const Invitation invitation = invite_station(served.depot, "poste-2");
    const Answer page = served.get("/station");
    CHECK(page.status == 200);
    CHECK_THAT(page.body, ContainsSubstring("data-station"));
    CHECK_THAT(page.body,
               !ContainsSubstring(invitation.word) && !ContainsSubstring(served.token_on(path)));
}
