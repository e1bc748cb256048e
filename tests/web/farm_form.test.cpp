#include "web/arrival_week.h"

#include "support/catch2_compat.h"
#include "web/http.h"

#include <thread>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string farm = "Ferme du Causse";

} // namespace

TEST_CASE("everything is there: the farm's labels are asked for once", "[web]")
{
    ArrivalWeek week;
    const Answer answer = week.tap(farm, "here");
    CHECK(answer.status == 303);
    // its head, two products, six pieces: as many as the plan has for it
    const long labels = week.count(LabelState::sent, farm);
    CHECK(labels >= 6);
    CHECK(answer.headers.at("location") ==
          week.farm_path(farm) + "?asked=" + std::to_string(labels));
    CHECK_THAT(week.get(answer.headers.at("location")).body,
               ContainsSubstring("étiquettes partent à l’imprimante."));
    CHECK(week.tap_again().headers.at("location") == week.farm_path(farm) + "?asked=0");
    CHECK(week.count(LabelState::planned, farm) == 0);
}

TEST_CASE("what is told missing is not printed, and is when it came after all", "[web]")
{
    ArrivalWeek week;
    CHECK(week.tap(farm, "1 2 0").headers.at("location") == week.farm_path(farm) + "#p1");
    week.tap(farm, "here");
    CHECK(week.count(LabelState::planned, farm) == 2);
    week.tap(farm, "1 0 0");
    CHECK(week.tap(farm, "here").headers.at("location") == week.farm_path(farm) + "?asked=2");
    CHECK(week.count(LabelState::planned, farm) == 0);
}

TEST_CASE("a double press, and one that is sent again, count once", "[web]")
{
    ArrivalWeek week;
    week.tap(farm, "1 2 0");
    CHECK(week.tap_again().status == 303);
    CHECK(week.supply_of("Tomates").missing == 2);
    std::vector<std::thread> hands;
    for (int i = 0; i < 4; ++i)
        hands.emplace_back([&] { week.tap_again(); });
    for (std::thread& hand : hands)
        hand.join();
    CHECK(week.supply_of("Tomates").missing == 2);
    CHECK(week.depot.store().fact_count(week.session.id) == 1);
}

TEST_CASE("refused, missing, and everything back with one press for the farm", "[web]")
{
    ArrivalWeek week;
    week.tap(farm, "1 1 1");
    week.tap(farm, "0 0 1");
    CHECK(week.supply_of("Tomates").refused == 1);
    CHECK(week.supply_of("Carottes").refused == 1);
    CHECK(week.tap(farm, "all").status == 303);
    CHECK(week.situation()->supply.shortages.empty());
}

TEST_CASE("goods without labels are told missing too", "[web]")
{
    ArrivalWeek week;
    week.tap("Fournil d'Ôde", "0 1 0");
    CHECK(week.supply_of("Pain").missing == 1);
    REQUIRE(week.situation()->supply.shortages.size() == 1);
}

TEST_CASE("what cannot be is refused in a sentence on the page, and nothing is noted", "[web]")
{
    ArrivalWeek week;
    const Answer answer = week.tap(farm, "1 6 0");
    CHECK(answer.status == 422);
    CHECK_THAT(answer.body, ContainsSubstring("Tomates"));
    CHECK_THAT(answer.body, ContainsSubstring("notice tone-stop"));
    CHECK(week.tap(farm, "1 x 0").status == 422);
    CHECK(week.tap(farm, "").status == 400);
    CHECK(week.tap(farm, "7 1 0").status == 400);
    CHECK(week.situation()->supply.shortages.empty());
}

TEST_CASE("a page of before a new version cannot tell of another farm", "[web]")
{
    ArrivalWeek week;
    const std::string token = "token=" + week.token_on(week.farm_path(farm));
    const Answer answer =
        week.post(week.farm_path("Verger"), token + "&once=abc&farm=" + encode(farm) + "&tap=here");
    CHECK(answer.status == 409);
    CHECK_THAT(answer.body, ContainsSubstring("revenez aux arrivées"));
    CHECK(week.depot.store().fact_count(week.session.id) == 0);
}

TEST_CASE("a form without our token, or from elsewhere, tells nothing", "[web]")
{
    ArrivalWeek week;
    const std::string form = "once=abc&farm=" + encode(farm) + "&tap=never";
    const std::string token = "token=" + week.token_on(week.farm_path(farm)) + "&";
    CHECK(week.post(week.farm_path(farm), form).status == 403);
    CHECK(week.post(week.farm_path(farm), token + form, {"Sec-Fetch-Site: cross-site"}).status ==
          403);
    CHECK(week.post(week.farm_path(farm), token + "farm=" + encode(farm) + "&tap=never").status ==
          400); // not ours: no "once"
    CHECK(week.post(week.farm_path(farm), token + form).status == 303);
}

TEST_CASE("a depot without printers notes that the farm is here, and says what lacks", "[web]")
{
    ServedDepot served(Printers::none);
    served.freeze_small_week();
    const std::string path = "/sessions/S1/arrivals/0";
    const Answer answer = served.post(path, "token=" + served.token_on(path) +
                                                "&once=abc&farm=" + encode(farm) + "&tap=here");
    CHECK(answer.status == 422);
    CHECK_THAT(answer.body, ContainsSubstring("cageot printer add"));
    CHECK(situation_of(served.depot, {"S1"})->arrivals.state_of(farm) == FarmState::here);
}
