#include "web/served_depot.h"

#include "support/catch2_compat.h"

#include <thread>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string form_path = "/sessions/S1/print";

} // namespace

TEST_CASE("pressing a farm's button asks for its labels once", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    const std::string form = "token=" + served.token(session) + "&farm=Ferme+du+Causse";
    const Answer answer = served.post(form_path, form);
    CHECK(answer.status == 303);
    CHECK(answer.headers.at("location") == "/sessions/S1?asked=4");
    const std::vector<SpoolJob> jobs = served.depot.store().open_jobs();
    REQUIRE(jobs.size() == 1);
    CHECK(jobs[0].printer == PrinterName{"froid-1"});
    CHECK(jobs[0].codes.size() == 4); // the farm's head and three tomatoes
    const std::string page = served.get("/sessions/S1?asked=4").body;
    CHECK_THAT(page, ContainsSubstring("4\u00a0pages partent à l’imprimante."));
    CHECK_THAT(page, !ContainsSubstring("value=\"Ferme du Causse\""));
    CHECK_THAT(page, ContainsSubstring("value=\"Fromagerie du Lac\""));
    CHECK(served.post(form_path, form).headers.at("location") == "/sessions/S1?asked=0");
    CHECK(served.depot.store().open_jobs().size() == 1);
}

TEST_CASE("two hands on the same button print nothing twice", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    const std::string form = "token=" + served.token(session) + "&what=all";
    std::vector<std::thread> hands;
    for (int i = 0; i < 6; ++i)
        hands.emplace_back([&] { served.post(form_path, form); });
    for (std::thread& hand : hands)
        hand.join();
    for (const LedgerRow& row : served.depot.store().ledger(session.id))
        CHECK(row.copies == 1);
}

TEST_CASE("everything and the tickets have buttons of their own", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    const std::string token = "token=" + served.token(session);
    // two order tickets and a bag ticket; then two heads and four labels
    CHECK(served.post(form_path, token + "&what=tickets").headers.at("location") ==
          "/sessions/S1?asked=3");
    CHECK(served.post(form_path, token + "&what=all").headers.at("location") ==
          "/sessions/S1?asked=6");
}

TEST_CASE("a form without our token, or from elsewhere, prints nothing", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    const std::string form = "token=" + served.token(session) + "&what=all";
    CHECK(served.post(form_path, "what=all").status == 403);
    CHECK(served.post(form_path, "token=00000000000000000000000000000000&what=all").status == 403);
    CHECK(served.post(form_path, form, {"Sec-Fetch-Site: cross-site"}).status == 403);
    CHECK(served.post(form_path, form, {"Sec-Fetch-Site: same-site"}).status == 403);
    CHECK(served.post(form_path, form, {"Origin: http://evil.example"}).status == 403);
    CHECK(served.post(form_path, form, {"Origin: null"}).status == 403);
    CHECK(served.depot.store().open_jobs().empty());
    const std::string own = "Origin: http://127.0.0.1:" + std::to_string(served.server.port());
    CHECK(served.post(form_path, form, {own}).status == 303);
}

TEST_CASE("a button that is no longer true prints nothing", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    const std::string token = "token=" + served.token(session);
    CHECK(served.post(form_path, token + "&farm=Ferme+des+Alizes").status == 404);
    CHECK(served.post(form_path, token).status == 400);
    CHECK(served.post("/sessions/S9/print", token + "&what=all").status == 404);
    CHECK(served.depot.store().open_jobs().empty());
}

TEST_CASE("a depot without printers says how to get one", "[web]")
{
    ServedDepot served(Printers::none);
    const StoredSession session = served.freeze_small_week();
    const Answer answer = served.post(form_path, "token=" + served.token(session) + "&what=all");
    CHECK(answer.status == 409);
    CHECK_THAT(answer.body, ContainsSubstring("cageot printer add"));
}
