#include "web/served_depot.h"

#include "depot/answer.h"
#include "support/catch2_compat.h"

#include <thread>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string form_path = "/printers/froid-1/last-label";
const std::string api_path = "/api/v1/printers/froid-1/last-label";
const std::vector<std::string> as_json = {"Content-Type: application/json"};

/// The four labels of a farm were broken off.
struct AskingDepot : ServedDepot {
    AskingDepot()
        : session(freeze_small_week())
    {
        SpoolJob job = *depot.store().find_job(print_farm(session, "Ferme du Causse").jobs.at(0));
        codes = job.codes;
        job.sent_at = clock.now();
        depot.store().start_job(job, session.version, "service");
        job.state = SpoolState::doubtful;
        job.doubt = Doubt::last;
        depot.store().update_job(job, {clock.now(), "service"});
        tell_doubts(depot);
    }
    std::string page() const { return get("/printers/froid-1").body; }
    /// The hidden fields of the form.
    std::string hidden() const
    {
        const std::string text = page();
        const std::string start = "name=\"question\" value=\"";
        const std::size_t at = text.find(start) + start.size();
        return "token=" + token_on("/printers/froid-1") +
               "&question=" + text.substr(at, text.find('"', at) - at);
    }
    std::vector<std::string> to_come()
    {
        const std::vector<SpoolJob> open = depot.store().open_jobs();
        return open.empty() ? std::vector<std::string>() : open.at(0).codes;
    }

    StoredSession session;
    std::vector<std::string> codes;
};

} // namespace

TEST_CASE("a printer's question is asked on its page, its labels to choose from in order", "[web]")
{
    AskingDepot served;
    const std::string page = served.page();
    CHECK_THAT(page, ContainsSubstring(
                         "Imprimante froid-1: quelle est la dernière étiquette sortie ?</h2>"));
    std::size_t at = 0;
    for (const std::string& code : served.codes) {
        const std::size_t found = page.find("<code>" + code + "</code>");
        REQUIRE(found != std::string::npos);
        CHECK(found > at);
        at = found;
    }
    CHECK_THAT(served.get("/").body,
               ContainsSubstring("<a href=\"/printers/froid-1#question\">Imprimante froid-1: "));
    CHECK_THAT(served.get("/").body, !ContainsSubstring("n’imprime pas,"));
    CHECK_THAT(served.get("/api/v1/printers").body,
               ContainsSubstring("\"code\":\"" + served.codes.at(1) + "\",\"mark\":\"1\""));
}

TEST_CASE("choosing, typing or scanning the last label prints the rest", "[web]")
{
    AskingDepot served;
    const std::string job = served.depot.store().jobs(served.session.id).at(0).key.value;
    const bool typed = GENERATE(false, true);
    const std::string said = typed ? "&code=" + served.codes.at(1) + "&page="
                                   : "&page=" + job + "+" + served.codes.at(1);
    const Answer answer = served.post(form_path, served.hidden() + said);
    CAPTURE(said);
    REQUIRE(answer.status == 303);
    CHECK(answer.headers.at("location") == "/printers/froid-1?answered=2");
    CHECK(served.to_come() == std::vector<std::string>{served.codes.at(2), served.codes.at(3)});
    CHECK_THAT(served.get("/printers/froid-1?answered=2").body,
               ContainsSubstring("C’est noté: 2\u00a0pages repartent."));
    CHECK_THAT(served.page(), !ContainsSubstring("id=\"question\""));
}

TEST_CASE("none and all are answers, too", "[web]")
{
    AskingDepot served;
    const bool none = GENERATE(true, false);
    const Answer answer =
        served.post(form_path, served.hidden() + (none ? "&answer=none" : "&answer=all"));
    CHECK(answer.headers.at("location") ==
          (none ? "/printers/froid-1?answered=4" : "/printers/froid-1?answered=0"));
    CHECK(served.to_come() == (none ? served.codes : std::vector<std::string>()));
}

TEST_CASE("two hands on the form answer once", "[web]")
{
    AskingDepot served;
    const std::string form = served.hidden() + "&code=" + served.codes.at(0);
    std::vector<std::thread> hands;
    for (int i = 0; i < 6; ++i)
        hands.emplace_back([&] { served.post(form_path, form); });
    for (std::thread& hand : hands)
        hand.join();
    CHECK(served.depot.store().open_jobs().size() == 1);
    const Answer late = served.post(form_path, form);
    CHECK(late.headers.at("location") == "/printers/froid-1?answered=before");
    CHECK_THAT(served.get("/printers/froid-1?answered=before").body,
               ContainsSubstring("La question est déjà réglée"));
}

TEST_CASE("an answer from elsewhere, or none, changes nothing", "[web]")
{
    AskingDepot served;
    const std::string form = served.hidden() + "&answer=none";
    CHECK(served.post(form_path, "answer=none").status == 403);
    CHECK(served.post(form_path, form, {"Sec-Fetch-Site: cross-site"}).status == 403);
    CHECK(served.post(form_path, served.hidden()).status == 400);
    CHECK(served.post(form_path, served.hidden() + "&code=U123").status == 409);
    CHECK(served.post("/printers/absente/last-label", form).status == 404);
    CHECK(served.request("POST", api_path, {"Content-Type: text/plain"}, R"({"answer":"all"})")
              .status == 415);
    CHECK(served
              .request("POST", api_path,
                       {"Content-Type: application/json", "Sec-Fetch-Site: cross-site"},
                       R"({"answer":"all"})")
              .status == 403);
    for (const char* body : {"", "[]", "{}", R"({"answer":"some"})", R"({"code":7})",
                             R"({"code":"U1","answer":"all"})", "{"})
        CHECK(served.request("POST", api_path, as_json, body).status == 400);
    CHECK(served.to_come().empty());
    CHECK(questions(served.depot).size() == 1);
}

TEST_CASE("a program answers by the API, once", "[web]")
{
    AskingDepot served;
    const std::string body = R"({"code":")" + served.codes.at(1) + R"("})";
    const Answer first = served.request("POST", api_path, as_json, body);
    CHECK(first.status == 200);
    CHECK(first.body == R"({"outcome":"taken","again":2,"sentence":"C'est noté: 2 pages repartent )"
                        R"(sur froid-1."})");
    CHECK_THAT(served.request("POST", api_path, as_json, body).body,
               ContainsSubstring("settled_before"));
    CHECK(served.to_come().size() == 2);
}

TEST_CASE("the API tells a label's history", "[web]")
{
    AskingDepot served;
    served.request("POST", api_path, as_json, R"({"answer":"none"})");
    const std::string path = "/api/v1/sessions/S1/labels/" + served.codes.at(0);
    const std::string told = served.get(path).body;
    CHECK_THAT(told, ContainsSubstring("\"came_out\":false,\"events\":[{\"at\":1794460320000,"
                                       "\"state\":\"wanted\",\"who\":\"\""));
    CHECK_THAT(told, ContainsSubstring("\"state\":\"accepted\",\"who\":\"api\",\"message\":\"Rien "
                                       "n'en était sorti.\""));
    CHECK(served.get("/api/v1/sessions/S1/labels/U1").status == 404);
}
