#include "plan/arrivals.h"

#include "random_arrivals.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

ArrivalFact at(UtcMs moment, const std::string& id, decltype(ArrivalFact::what) what)
{
    return {id, moment, "web", std::move(what)};
}

const std::string label = "U1234567874";

} // namespace

TEST_CASE("states of farms have names that are stored", "[plan]")
{
    for (const FarmState state : {FarmState::awaited, FarmState::here, FarmState::never})
        CHECK(parse_farm_state(to_string(state)) == state);
    CHECK(to_string(FarmState::never) == "never");
    CHECK_FALSE(parse_farm_state("Here"));
}

TEST_CASE("a farm of which nothing was told is awaited", "[plan]")
{
    const Arrivals arrivals =
        arrivals_of(std::vector{at(5, "a", FarmFact{"Fromagerie du Lac", FarmState::here})});
    CHECK(arrivals.state_of("Ferme des Alizés") == FarmState::awaited);
    CHECK(arrivals.state_of("Fromagerie du Lac") == FarmState::here);
    CHECK(arrivals.since.at("Fromagerie du Lac") == 5);
    CHECK(arrivals_of({}) == Arrivals{});
}

TEST_CASE("the newest count of a product replaces the one before, whatever came first", "[plan]")
{
    const ArrivalFact older = at(1, "z", CountFact{carrots(), 2, 1});
    const ArrivalFact newer = at(2, "a", CountFact{carrots(), 0, 3});
    CHECK(arrivals_of(std::vector{newer, older}).counts.at(carrots()) ==
          CountFact{carrots(), 0, 3});
    CHECK(arrivals_of(std::vector{newer, older}) == arrivals_of(std::vector{older, newer}));
}

TEST_CASE("of two facts of one moment the one with the later id counts", "[plan]")
{
    const ArrivalFact a = at(1, "a", ChosenFact{eggs(), {"R1"}, 1});
    const ArrivalFact b = at(1, "b", ChosenFact{eggs(), {"R1"}, 2});
    CHECK(arrivals_of(std::vector{b, a}).chosen.at({eggs(), {"R1"}}) == 2);
}

TEST_CASE("facts about different things do not replace each other", "[plan]")
{
    const Arrivals arrivals = arrivals_of(std::vector{
        at(1, "a", CountFact{carrots(), 1, 0}), at(2, "b", CountFact{eggs(), 2, 0}),
        at(3, "c", ChosenFact{eggs(), {"R1"}, 0}), at(4, "d", ChosenFact{eggs(), {"R2"}, 3}),
        at(5, "e", LeftoverFact{label}), at(6, "f", WeightFact{label, 480})});
    CHECK(arrivals.counts.size() == 2);
    CHECK(arrivals.chosen.size() == 2);
    CHECK(arrivals.leftovers == std::set{label});
    CHECK(arrivals.grams.at(label) == 480);
}

TEST_CASE("what is taken back leaves nothing", "[plan]")
{
    const Arrivals arrivals = arrivals_of(std::vector{
        at(1, "a", CountFact{carrots(), 1, 0}), at(2, "b", CountFact{carrots(), 0, 0}),
        at(1, "c", ChosenFact{eggs(), {"R1"}, 0}), at(2, "d", ChosenFact{eggs(), {"R1"}, -1}),
        at(1, "e", LeftoverFact{label}), at(2, "f", LeftoverFact{label, false}),
        at(1, "g", WeightFact{label, 480}), at(2, "h", WeightFact{label, 0})});
    CHECK(arrivals == Arrivals{});
}

TEST_CASE("facts in any order, some told twice, come to the same", "[plan]")
{
    for (unsigned seed = 1; seed <= 200; ++seed) {
        INFO("seed " << seed);
        Dice dice(seed);
        const PrintPlan plan = plan_of(random_session(dice), random_rules(dice)).plan;
        RandomArrivals random(dice, plan);
        const std::vector<ArrivalFact> facts = random.facts(dice.roll(40));
        const Arrivals arrivals = arrivals_of(facts);
        for (int i = 0; i < 5; ++i)
            CHECK(arrivals_of(random.told_otherwise(facts)) == arrivals);
    }
}
