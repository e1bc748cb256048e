#include "web/served_depot.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string reprints_path = "/api/v1/reprints";

/// The small week, its labels given to the printer.
struct PrintedDepot : ServedDepot {
    PrintedDepot()
        : session(freeze_small_week())
    {
        print_farm_out(session, "Ferme du Causse");
        for (const LedgerRow& row : depot.store().ledger(session.id))
            if (row.kind == PageKind::unit && row.copies == 1 && code.empty())
                code = row.code;
    }
    Answer ask(const std::string& json,
               const std::vector<std::string>& headers = {"Content-Type: application/json"}) const
    {
        return request("POST", reprints_path, headers, json);
    }
    Answer ask_for(const std::string& wanted, const std::string& more = "") const
    {
        return ask("{\"codes\": [\"" + wanted + "\"], \"reason\": \"torn\"" + more + "}");
    }
    int copies() { return depot.store().find_rows({code}).at(0).copies; }

    StoredSession session;
    std::string code;
};

} // namespace

TEST_CASE("a program asks for a torn label once more", "[web]")
{
    PrintedDepot served;
    const Answer answer = served.ask_for(served.code);
    CHECK(answer.status == 200);
    CHECK(answer.headers.at("content-type") == "application/json");
    const std::vector<SpoolJob> open = served.depot.store().open_jobs();
    REQUIRE(open.size() == 1);
    CHECK(open[0].reason == "torn");
    CHECK(open[0].asked_by == "api");
    CHECK(answer.body ==
          R"({"duplicates":1,"first_prints":0,"hurried":0,"known":0,"jobs":[{"key":")" +
              open[0].key.value + R"(","title":"S1 réimpression 1-1","printer":"froid-1"}]})");
    CHECK(served.copies() == 2);
}

TEST_CASE("the same request twice prints once, with a key or at once", "[web]")
{
    PrintedDepot served;
    const std::string key = GENERATE("", R"(, "key": "a7")");
    CHECK(served.ask_for(served.code, key).status == 200);
    for (SpoolJob job : served.depot.store().open_jobs()) {
        job.state = SpoolState::handed_over;
        served.depot.store().update_job(job);
    }
    const Answer again = served.ask_for(served.code, key);
    CHECK_THAT(again.body,
               ContainsSubstring(R"("duplicates":0)") && ContainsSubstring(R"("known":1)"));
    CHECK(served.copies() == 2);
}

TEST_CASE("a code that is wrong is named, and nothing is printed", "[web]")
{
    PrintedDepot served;
    const Answer answer =
        served.ask("{\"codes\": [\"" + served.code + "\", \"U1234567875\"], \"reason\": \"lost\"}");
    CHECK(answer.status == 422);
    CHECK(answer.body ==
          R"({"error":"«U1234567875»: ce code est mal lu, relisez-le sur l'étiquette."})");
    CHECK(served.copies() == 1);
}

TEST_CASE("a request that is not whole is refused with what it lacks", "[web]")
{
    PrintedDepot served;
    const auto [json, sentence] = GENERATE(table<std::string, std::string>({
        {"", "«codes» veut une liste de codes"},
        {"[]", "Envoyez un objet JSON entier"},
        {"{\"reason\": \"torn\"}", "«codes» veut une liste de codes"},
        {"{\"codes\": [], \"reason\": \"torn\"}", "«codes» veut une liste de codes"},
        {"{\"codes\": [7], \"reason\": \"torn\"}", "«codes» veut une liste de codes"},
        {"{\"codes\": [\"U1\"]}", "«reason» veut torn, unreadable, lost ou changed."},
        {"{\"codes\": [\"U1\"], \"reason\": \"torn\", \"priner\": \"x\"}", "un membre de trop"},
        {"{\"codes\": [\"U1\"], \"reason\": \"torn\", \"printer\": 3}", "«printer» veut un texte"},
    }));
    const Answer answer = served.ask(json);
    CHECK(answer.status == 400);
    CHECK_THAT(answer.body, ContainsSubstring(sentence));
}

TEST_CASE("a page of another site, or a form, prints nothing through the API", "[web]")
{
    PrintedDepot served;
    const std::string json = "{\"codes\": [\"" + served.code + "\"], \"reason\": \"torn\"}";
    CHECK(
        served.ask(json, {"Content-Type: application/json", "Sec-Fetch-Site: cross-site"}).status ==
        403);
    CHECK(served.ask(json, {"Content-Type: application/json", "Origin: http://evil.example"})
              .status == 403);
    CHECK(served.ask(json, {"Content-Type: text/plain"}).status == 415);
    CHECK(served.post(reprints_path, json).status == 415);
    CHECK(served.copies() == 1);
}

TEST_CASE("a printer that takes no labels is refused", "[web]")
{
    PrintedDepot served;
    CHECK(served.ask_for(served.code, R"(, "printer": "tickets-1")").status == 409);
    CHECK(served.ask_for(served.code, R"(, "printer": "froid-1")").status == 200);
}
