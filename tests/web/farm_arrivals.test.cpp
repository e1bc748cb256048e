#include "web/farm_arrivals.h"

#include "support/catch2_compat.h"
#include "web/arrival_week.h"

using namespace cageot;

namespace {

std::vector<std::string> names_of(ArrivalWeek& week)
{
    std::vector<std::string> names;
    for (const FarmArrival& farm : farm_arrivals(week.depot, *week.situation()))
        names.push_back(farm.producer);
    return names;
}

FarmArrival farm_in(ArrivalWeek& week, const std::string& producer)
{
    for (const FarmArrival& farm : farm_arrivals(week.depot, *week.situation()))
        if (farm.producer == producer)
            return farm;
    FAIL("no farm " << producer);
    return {};
}

} // namespace

TEST_CASE("farms are expected by hour, chilled ones first among equals, then those without",
          "[web]")
{
    ArrivalWeek week;
    CHECK(names_of(week) == std::vector<std::string>{"Fournil d'Ôde", "Fromagerie du Lac",
                                                     "Ferme du Causse", "Miellerie du Roc",
                                                     "Verger"});
    CHECK(farm_in(week, "Fromagerie du Lac").cold);
    CHECK_FALSE(farm_in(week, "Ferme du Causse").cold);
}

TEST_CASE("a farm is late once others came and its hour is over", "[web]")
{
    ArrivalWeek week;                                 // it is 06:12
    CHECK_FALSE(farm_in(week, "Fournil d'Ôde").late); // on which day it comes, nobody said
    week.tap("Miellerie du Roc", "here");
    CHECK(farm_in(week, "Fournil d'Ôde").late);
    CHECK_FALSE(farm_in(week, "Ferme du Causse").late); // 07:45
    CHECK_FALSE(farm_in(week, "Verger").late);          // no hour
    week.clock.advance(2L * 3600 * 1000);
    CHECK(farm_in(week, "Ferme du Causse").late);
    week.tap("Ferme du Causse", "never");
    CHECK_FALSE(farm_in(week, "Ferme du Causse").late);
    week.clock.advance(20L * 3600 * 1000); // another day
    CHECK_FALSE(farm_in(week, "Fournil d'Ôde").late);
}

TEST_CASE("goods without labels are counted as others are", "[web]")
{
    ArrivalWeek week;
    const FarmArrival bakery = farm_in(week, "Fournil d'Ôde");
    CHECK(bakery.labels == 0);
    REQUIRE(bakery.products.size() == 1);
    CHECK(bakery.products[0].supply.ordered == 2);
}

TEST_CASE("of a farm the labels that are still due are told apart from those that are short",
          "[web]")
{
    ArrivalWeek week;
    CHECK(farm_in(week, "Ferme du Causse").labels == 6);
    week.tap("Ferme du Causse", "1 2 0"); // two tomatoes
    const FarmArrival farm = farm_in(week, "Ferme du Causse");
    CHECK(farm.missing == 2);
    CHECK(farm.labels == 4);
    CHECK(farm.paper.short_ == 2);
    week.tap("Ferme du Causse", "here");
    CHECK(farm_in(week, "Ferme du Causse").paper.waiting ==
          farm_in(week, "Ferme du Causse").paper.total());
}

TEST_CASE("what is short is said in a word for each kind", "[web]")
{
    CHECK(short_words(0, 0).empty());
    CHECK(short_words(1, 0) == "1\u00a0manque");
    CHECK(short_words(2, 1) == "2\u00a0manquent, 1\u00a0refusé");
    CHECK(short_words(0, 3) == "3\u00a0refusés");
}
