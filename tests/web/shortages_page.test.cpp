#include "web/arrival_week.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string path = "/sessions/S1/shortages";
const std::string farm = "Ferme du Causse";

/// How many tomatoes the orders 1 and 2 get.
std::pair<int, int> tomatoes(ArrivalWeek& week)
{
    const auto plan = week.situation()->plan;
    return {plan->orders.at(0).lines.at(0).quantity, plan->orders.at(1).lines.at(0).quantity};
}

} // namespace

TEST_CASE("who lacks what is told by order's number, with what the papers say of it", "[web]")
{
    ArrivalWeek week;
    CHECK_THAT(week.get(path).body, ContainsSubstring("Personne ne manque de rien."));
    week.tap(farm, "1 3 0"); // two tomatoes of five are there: one each
    const std::string page = week.get(path).body;
    CHECK_THAT(page, ContainsSubstring("2\u00a0commandes n’ont pas tout."));
    CHECK_THAT(page, ContainsSubstring("href=\"/sessions/S1/orders/1\""));
    CHECK_THAT(page, ContainsSubstring("1 manque</b> <span class=\"product\">Tomates 500g"));
    CHECK_THAT(page, ContainsSubstring("2 manquent</b> <span class=\"product\">Tomates 500g"));
    CHECK_THAT(page, ContainsSubstring("le ticket le dira"));
    CHECK_THAT(page, ContainsSubstring("chacun en a un avant que quelqu’un en ait deux"));
}

TEST_CASE("a person chooses who gets what, and gives it back to the rule", "[web]")
{
    ArrivalWeek week;
    week.tap(farm, "1 3 0");
    CHECK(tomatoes(week) == std::pair(1, 1));
    const std::string more = value_of(week.get(path).body, "0 2 more");
    CHECK(more == "0 2 18");
    CHECK(week.choose(more).headers.at("location") == path + "#p0");
    CHECK(tomatoes(week) == std::pair(0, 2));
    const std::string page = week.get(path).body;
    CHECK_THAT(page, ContainsSubstring("Choisi à la main: revenir à la règle"));
    CHECK(value_of(page, "0 1 less").empty());
    week.choose(value_of(page, "0 2 rule"));
    CHECK(tomatoes(week) == std::pair(1, 1));
}

TEST_CASE("a choice that cannot be is refused in a sentence", "[web]")
{
    ArrivalWeek week;
    week.tap(farm, "1 3 0");
    CHECK(week.choose("0 2").status == 400);
    CHECK(week.choose("0 x 18").status == 400);
    CHECK(week.choose("4 1 18").status == 400);
    CHECK(week.choose("0 1 99").status == 422);
    CHECK(week.post(path, "tap=0+1+18").status == 403);
}

TEST_CASE("the order's page says what it lacks", "[web]")
{
    ArrivalWeek week;
    week.tap(farm, "1 3 0");
    const std::string page = week.get("/sessions/S1/orders/2").body;
    CHECK_THAT(page, ContainsSubstring("2\u00a0manquent"));
    CHECK_THAT(page, ContainsSubstring("manque</span>")); // a label that is short
}
