#include "depot/coordinators.h"
#include "depot/stations.h"
#include "web/routes.h"
#include "web/served_depot.h"

#include "support/catch2_compat.h"

#include <set>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string good = "pluie tambour ortie wagon";

/// A path that the pattern takes.
std::string some_path(std::string_view pattern)
{
    std::string path;
    bool in_part = false;
    for (const char letter : pattern) {
        if (letter == '{')
            path += "S1";
        in_part = letter == '{' || (in_part && letter != '}');
        if (!in_part && letter != '}')
            path += letter;
    }
    return path;
}

Answer ask(const ServedDepot& served, const Route& route, std::vector<std::string> headers)
{
    const std::string path = some_path(route.pattern);
    if (route.method == "GET")
        return served.request("GET", path, headers);
    headers.push_back("Sec-Fetch-Site: same-origin");
    if (path.starts_with("/api/"))
        headers.push_back(path.ends_with("photographs") ? "Content-Type: image/jpeg"
                                                        : "Content-Type: application/json");
    return served.request("POST", path, headers, "x");
}

} // namespace

TEST_CASE("without any coordinator the machine's own visitors may open everything", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    CHECK(served.get("/sessions/S1").status == 200);
    CHECK(served.get("/api/v1/sessions").status == 200);
    CHECK(served.get("/login").status == 303);
}

TEST_CASE("once there is a coordinator, every address but the open ones asks who it is", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    set_password(served.depot, "zoe", good);
    const std::set<std::string_view> open = {"/login",
                                             "/logout",
                                             "/station",
                                             "/hooks/{hook}",
                                             "/api/v1/stations/open",
                                             "/healthz",
                                             "/metrics",
                                             "/assets/{hash}/{asset}",
                                             "/service-worker.js"};
    for (const Route& route : routes()) {
        INFO(route.method << " " << route.pattern);
        const Answer answer = ask(served, route, {"Accept: text/html"});
        const bool page = route.method == "GET" && !route.pattern.starts_with("/api/");
        if (open.contains(route.pattern)) {
            CHECK(answer.status != 401);
        } else if (page) {
            CHECK(answer.status == 303);
            CHECK_THAT(answer.headers.at("location"), ContainsSubstring("/login?next=%2F"));
        } else {
            CHECK(answer.status == 401);
        }
        CHECK_THAT(answer.body, !ContainsSubstring("Lafargue"));
    }
}

TEST_CASE("a station reads what it packs by and nothing else", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    set_password(served.depot, "zoe", good);
    const Invitation invitation = invite_station(served.depot, "poste-1");
    const std::string bearer =
        "Authorization: Bearer " + open_station(served.depot, invitation.word).secret;
    for (const char* path : {"/api/v1/sessions", "/api/v1/sessions/S1/packing",
                             "/api/v1/sessions/S1/crates", "/api/v1/sessions/S1/scans?after=0"})
        CHECK(served.get(path, {bearer}).status == 200);
    for (const char* path : {"/api/v1/sessions/S1/plan", "/api/v1/printers", "/api/v1/notices"})
        CHECK(served.get(path, {bearer}).status == 401);
    revoke_station(served.depot, "poste-1");
    const Answer revoked = served.get("/api/v1/sessions/S1/packing", {bearer});
    CHECK(revoked.status == 401);
    CHECK_THAT(revoked.body, ContainsSubstring("demandez son QR"));
}

TEST_CASE("a program comes in with its key until its coordinator is gone", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    set_password(served.depot, "zoe", good);
    const std::string bearer = "Authorization: Bearer " + new_program_key(served.depot, "zoe");
    CHECK(served.get("/api/v1/sessions/S1/plan", {bearer}).status == 200);
    CHECK(served.get("/api/v1/sessions/S1/plan", {bearer + "0"}).status == 401);
    remove_coordinator(served.depot, "zoe");
    set_password(served.depot, "marie", good);
    CHECK(served.get("/api/v1/sessions/S1/plan", {bearer}).status == 401);
}
