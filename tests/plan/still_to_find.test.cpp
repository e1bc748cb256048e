#include "plan/farm_slip.h"
#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

PrintPlan a_plan()
{
    return plan_of(
               a_session({an_order("R1", "A", "Aragon").with(2, eggs()).with(1, carrots()),
                          an_order("R2", "B", "Aragon").with(1, eggs()).with(1, yoghurt(), true)}))
        .plan;
}

std::set<std::string> codes_of(const PrintPlan& plan, const Product& product)
{
    std::set<std::string> codes;
    for (const UnitLabel& label : unit_labels(plan))
        if (label.product == product)
            codes.insert(to_string(label.code));
    return codes;
}

} // namespace

TEST_CASE("what nobody scanned is to be found, by product and number", "[plan]")
{
    const PrintPlan plan = a_plan();
    const std::vector<ProductToFind> to_find = still_to_find(plan, supply_of(plan, {}), {});
    REQUIRE(to_find.size() == 3);
    CHECK(to_find[0].product == carrots());
    CHECK(to_find[1].product == eggs());
    CHECK(to_find[1].expected == 3);
    CHECK(to_find[1].of == std::vector<std::pair<int, int>>{{1, 2}, {2, 1}});
    CHECK(to_find[1].none_seen());
    CHECK(to_find[2].zone == Zone::chilled);
}

TEST_CASE("products of which none was seen come first", "[plan]")
{
    const PrintPlan plan = a_plan();
    std::set<std::string> seen = codes_of(plan, carrots());
    seen.insert(*codes_of(plan, eggs()).begin());
    const std::vector<ProductToFind> to_find = still_to_find(plan, supply_of(plan, {}), seen);
    REQUIRE(to_find.size() == 2);
    CHECK(to_find[0].product == yoghurt());
    CHECK(to_find[1].product == eggs());
    CHECK(to_find[1].unseen() == 2);
    CHECK_FALSE(to_find[1].none_seen());
}

TEST_CASE("what is known to be absent is not looked for", "[plan]")
{
    const PrintPlan plan = a_plan();
    Arrivals arrivals;
    arrivals.counts[carrots()] = {carrots(), 1, 0};
    arrivals.counts[eggs()] = {eggs(), 2, 0};
    const Supply supply = supply_of(plan, arrivals);
    const std::vector<ProductToFind> to_find = still_to_find(plan, supply, {});
    REQUIRE(to_find.size() == 2);
    CHECK(to_find[0].product == eggs());
    CHECK(to_find[0].expected == 1);
    CHECK(still_to_find(supplied_plan(plan, supply), supply, {}).size() == 2);
}

TEST_CASE("goods without labels are never looked for", "[plan]")
{
    PlanRules rules = rules_for_aragon();
    rules.labelling_default = Labelling::none;
    const PrintPlan plan =
        plan_of(a_session({an_order("R1", "A", "Aragon").with(2, eggs())}), rules).plan;
    CHECK(still_to_find(plan, supply_of(plan, {}), {}).empty());
}
