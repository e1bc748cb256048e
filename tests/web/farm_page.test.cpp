#include "web/farm_page.h"

#include "support/catch2_compat.h"
#include "web/arrival_week.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string farm = "Ferme du Causse";

} // namespace

TEST_CASE("a farm's page asks for one press, and says what it will print", "[web]")
{
    ArrivalWeek week;
    const std::string page = week.farm_page(farm);
    CHECK_THAT(page, ContainsSubstring("<b>TOUT EST LÀ</b>"));
    CHECK_THAT(page, ContainsSubstring("étiquettes à imprimer"));
    CHECK_THAT(page, ContainsSubstring("Tomates 500g"));
    CHECK_THAT(page, ContainsSubstring("5\u00a0commandés"));
    CHECK(value_of(page, "1 less") == "1 1 0");
    CHECK(value_of(page, "1 more").empty());
    CHECK_THAT(page, !ContainsSubstring("two-way"));
    CHECK_THAT(page, ContainsSubstring("NE VIENT PAS"));
}

TEST_CASE("what is short is missing or refused, by one press, and may be given back", "[web]")
{
    ArrivalWeek week;
    week.tap(farm, "1 2 0");
    const std::string missing = week.farm_page(farm);
    CHECK_THAT(missing, ContainsSubstring("C’EST COMPTÉ"));
    CHECK_THAT(missing, ContainsSubstring("aria-label=\"3 là\""));
    CHECK(attribute(missing, "data-tap=\"1 missing\"", "aria-pressed") == "true");
    CHECK(attribute(missing, "data-tap=\"1 refused\"", "aria-pressed") == "false");
    CHECK(value_of(missing, "1 less") == "1 3 0");
    CHECK(value_of(missing, "1 more") == "1 1 0");
    CHECK(value_of(missing, "1 refused") == "1 0 2");
    CHECK(value_of(missing, "1 refuse-more") == "1 1 1");
    CHECK(value_of(missing, "1 none") == "1 5 0");
    CHECK(value_of(missing, "1 all") == "1 0 0");
    week.tap(farm, "1 0 2");
    const std::string refused = week.farm_page(farm);
    CHECK(attribute(refused, "data-tap=\"1 refused\"", "aria-pressed") == "true");
    CHECK(value_of(refused, "1 less") == "1 0 3"); // one more is of the same kind
    CHECK(value_of(refused, "1 more") == "1 0 1");
    CHECK(value_of(refused, "1 missing") == "1 2 0");
    week.tap(farm, "1 1 1");
    const std::string both = week.farm_page(farm);
    CHECK_THAT(both, ContainsSubstring("1\u00a0manque<"));
    CHECK_THAT(both, ContainsSubstring("1\u00a0refusé<"));
    CHECK(value_of(both, "1 refuse-less") == "1 2 0");
}

TEST_CASE("of a product of which nothing is there no more can be taken away", "[web]")
{
    ArrivalWeek week;
    week.tap(farm, "0 1 0"); // the one bunch of carrots
    const std::string page = week.farm_page(farm);
    CHECK(value_of(page, "0 less").empty());
    CHECK(value_of(page, "0 none").empty());
    CHECK(value_of(page, "0 refuse-more").empty()); // one piece is missing or refused as a whole
    CHECK(value_of(page, "0 refused") == "0 0 1");
}

TEST_CASE("once a farm is here its page says so, and offers what is still to be printed", "[web]")
{
    ArrivalWeek week;
    week.tap(farm, "1 2 0");
    week.tap(farm, "here");
    CHECK_THAT(week.farm_page(farm), ContainsSubstring("<b>C’est là.</b>"));
    week.tap(farm, "1 0 0"); // the two came after all
    const std::string page = week.farm_page(farm);
    CHECK_THAT(page, ContainsSubstring("<b>IMPRIMER LE RESTE</b>"));
    CHECK_THAT(page, ContainsSubstring("2\u00a0étiquettes à imprimer"));
}

TEST_CASE("a farm that never comes lacks everything, and one press takes it back", "[web]")
{
    ArrivalWeek week;
    week.tap(farm, "never");
    const std::string page = week.farm_page(farm);
    CHECK_THAT(page, ContainsSubstring("Elle ne vient pas: tout manque."));
    CHECK(value_of(page, "1 less").empty());
    CHECK(value_of(page, "here") == "here");
    CHECK(value_of(page, "awaited") == "awaited");
    CHECK(week.supply_of("Tomates").missing == 5);
    week.tap(farm, "here");
    CHECK(week.supply_of("Tomates").missing == 0);
}

TEST_CASE("a place without a farm is no page", "[web]")
{
    const ArrivalWeek week;
    CHECK(week.get("/sessions/S1/arrivals/5").status == 404);
    CHECK(week.get("/sessions/S1/arrivals/x").status == 404);
    CHECK(week.get("/sessions/S9/arrivals/0").status == 404);
}

TEST_CASE("a farm's slip says what was ordered, delivered and refused", "[web]")
{
    ArrivalWeek week;
    week.tap(farm, "1 2 1");
    const std::string page = week.get(week.farm_path(farm) + "/slip").body;
    CHECK_THAT(page, ContainsSubstring("Tomates 500g</th><td>5</td><td>3</td><td>1</td><td><b>2"));
    CHECK_THAT(page, ContainsSubstring("En tout</th><td>6</td><td>4</td><td>1</td><td><b>3"));
}
