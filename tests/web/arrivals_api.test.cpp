#include "web/arrival_week.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string path = "/api/v1/sessions/S1/arrivals";

Answer send(const ArrivalWeek& week, const std::string& to, const std::string& body)
{
    return week.request("POST", to, {"Content-Type: application/json"}, body);
}

const std::string two_tomatoes =
    R"({"facts":[{"id":"t1","kind":"count","producer":"Ferme du Causse","name":"Tomates",)"
    R"("unit":"500g","missing":2,"refused":1,"at":1794460320500}]})";

} // namespace

TEST_CASE("a program checks a farm in, and tells what is missing", "[web]")
{
    ArrivalWeek week;
    CHECK(send(week, path, two_tomatoes).body == R"({"added":1,"withheld":0,"stickers":0})");
    CHECK(send(week, path, two_tomatoes).body == R"({"added":0,"withheld":0,"stickers":0})");
    const std::string checked =
        send(week, path + "/check-in", R"({"producer":"Ferme du Causse","who":"quai"})").body;
    CHECK_THAT(checked, ContainsSubstring("{\"pages\":"));
    CHECK(send(week, path + "/check-in", R"({"producer":"Ferme du Causse"})").body ==
          R"({"pages":0})");
    const std::string told = week.get(path).body;
    CHECK_THAT(told,
               ContainsSubstring(R"({"producer":"Ferme du Causse","expected":"07:45","cold":false,)"
                                 R"("late":false,"state":"here",)"));
    CHECK_THAT(told, ContainsSubstring(R"("name":"Tomates","unit":"500g","zone":"ambient",)"
                                       R"("ordered":5,"missing":2,"refused":1,"accepted":2,)"
                                       R"("allocated":2})"));
    CHECK_THAT(told,
               ContainsSubstring(R"("shortages":[{"order":"17","number":1,"line":1,)"
                                 R"("producer":"Ferme du Causse","name":"Tomates","unit":"500g",)"
                                 R"("quantity":1,"refused":false})"));
}

TEST_CASE("labels that wait are withheld when their goods are told missing", "[web]")
{
    ArrivalWeek week;
    send(week, path + "/check-in", R"({"producer":"Ferme du Causse"})");
    CHECK(send(week, path, two_tomatoes).body == R"({"added":1,"withheld":3,"stickers":0})");
}

TEST_CASE("facts that cannot be are refused with every fault, all of them", "[web]")
{
    ArrivalWeek week;
    const Answer answer = send(
        week, path,
        R"({"facts":[{"id":"a","kind":"farm","producer":"Verger","state":"here"},)"
        R"({"id":"b","kind":"farm","producer":"Ferme de Nulle Part","state":"here"},)"
        R"({"id":"c","kind":"count","producer":"Verger","name":"Pommes","unit":"1kg","missing":9}]})");
    CHECK(answer.status == 422);
    CHECK_THAT(answer.body, ContainsSubstring("\"faults\":[\""));
    CHECK_THAT(answer.body, ContainsSubstring("Ferme de Nulle Part"));
    CHECK_THAT(answer.body, ContainsSubstring("Pommes"));
    CHECK(week.depot.store().fact_count(week.session.id) == 0);
    CHECK(send(week, path + "/check-in", R"({"producer":"Ferme de Nulle Part"})").status == 422);
}

TEST_CASE("arrivals of another site or of no session are refused", "[web]")
{
    ArrivalWeek week;
    CHECK(week.request("POST", path, {"Content-Type: text/plain"}, two_tomatoes).status == 415);
    CHECK(week.request("POST", path,
                       {"Content-Type: application/json", "Sec-Fetch-Site: cross-site"},
                       two_tomatoes)
              .status == 403);
    CHECK(send(week, "/api/v1/sessions/S9/arrivals", two_tomatoes).status == 404);
    CHECK(send(week, path, "{}").status == 400);
    CHECK(week.get("/api/v1/sessions/S9/to-find").status == 404);
}

TEST_CASE("a program asks what is still to be found", "[web]")
{
    ArrivalWeek week;
    CHECK_THAT(week.get("/api/v1/sessions/S1/to-find").body,
               ContainsSubstring(R"({"producer":"Miellerie du Roc","name":"Miel","unit":"500g",)"
                                 R"("zone":"ambient","expected":1,"unseen":1,"none_seen":true,)"
                                 R"("orders":[{"number":3,"labels":1}]})"));
}
