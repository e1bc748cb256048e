#include "plan/supply.h"
#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

PrintPlan ordered_plan(const PlanRules& rules = rules_for_aragon())
{
    return plan_of(a_session({an_order("R1", "A", "Aragon")
                                  .with(3, eggs())
                                  .with(2, carrots())
                                  .with(1, yoghurt(), true),
                              an_order("R2", "B", "Aragon").with(3, eggs()).with(0, carrots())}),
                   rules)
        .plan;
}

PrintPlan with_counts(const PrintPlan& plan, const std::vector<CountFact>& counts)
{
    Arrivals arrivals;
    for (const CountFact& count : counts)
        arrivals.counts[count.product] = count;
    return supplied_plan(plan, supply_of(plan, arrivals));
}

} // namespace

TEST_CASE("a plan of which all came is the plan as ordered", "[plan]")
{
    const PrintPlan plan = ordered_plan();
    CHECK(with_counts(plan, {}) == plan);
}

TEST_CASE("what is short of a line stands beside what is there", "[plan]")
{
    const PrintPlan plan = with_counts(ordered_plan(), {{eggs(), 1, 1}, {yoghurt(), 1, 0}});
    const auto& lines = plan.orders[0].lines;
    CHECK(lines[0].quantity == 2);
    CHECK(lines[0].missing == 1);
    CHECK(lines[1].missing == 0);
    CHECK(lines[2].quantity == 0);
    CHECK(lines[2].missing == 1);
    CHECK(plan.orders[1].lines[0].quantity == 2);
    CHECK(plan.orders[1].lines[1].missing == 0); // cut by the shop
}

TEST_CASE("codes and places stay, labels of absent goods cover nothing", "[plan]")
{
    const PrintPlan before = ordered_plan();
    const PrintPlan plan = with_counts(before, {{eggs(), 3, 0}});
    const std::vector<UnitLabel> were = unit_labels(before), are = unit_labels(plan);
    REQUIRE(are.size() == were.size());
    int absent = 0;
    for (std::size_t i = 0; i < are.size(); ++i) {
        CHECK(are[i].code == were[i].code);
        CHECK(are[i].k == were[i].k);
        CHECK(are[i].n == were[i].n);
        absent += are[i].covers == 0 ? 1 : 0;
    }
    CHECK(absent == 3);
    CHECK(plan.crates == before.crates);
}

TEST_CASE("tickets and heads count what is there", "[plan]")
{
    const PrintPlan plan = with_counts(ordered_plan(), {{eggs(), 3, 0}, {yoghurt(), 1, 0}});
    REQUIRE(plan.tickets.size() == 3);
    CHECK(plan.tickets[0].articles == 4); // 2 of 3 eggs, 2 carrots
    CHECK(plan.tickets[1].articles == 1);
    CHECK(plan.tickets[2].articles == 0); // 1 F
    const std::vector<HeadLabel> heads = head_labels(plan);
    REQUIRE(heads.size() == 3);
    CHECK(heads[0].labels == 5);
    CHECK(heads[0].products == 2);
    CHECK(heads[0].quantity == 5);
    CHECK(heads[1].product == eggs());
    CHECK(heads[1].labels == 3);
    CHECK(heads[1].quantities == std::vector{2, 1});
    CHECK(heads[2].quantity == 0);
    CHECK(heads[2].numbers.empty());
    CHECK(heads[2].zone == Zone::chilled);
}

TEST_CASE("a head without labels tells only the numbers that get some", "[plan]")
{
    PlanRules rules = rules_for_aragon();
    rules.labelling_default = Labelling::none;
    const PrintPlan plan = with_counts(ordered_plan(rules), {{eggs(), 5, 0}});
    for (const HeadLabel& head : head_labels(plan)) {
        if (head.of != HeadLabel::Of::product || head.product != eggs())
            continue;
        CHECK(head.numbers == std::vector{1});
        CHECK(head.quantities == std::vector{1});
        CHECK(head.quantity == 1);
    }
}

TEST_CASE("a farm's head that lost its cold goods is not cold", "[plan]")
{
    const Session session =
        a_session({an_order("R1", "A", "Aragon")
                       .with(1, carrots())
                       .with(1, {carrots().producer, "Fromage", "200g"}, true)});
    const PrintPlan before = plan_of(session).plan;
    CHECK(head_labels(before)[0].zone == Zone::chilled);
    const PrintPlan plan = with_counts(before, {{{carrots().producer, "Fromage", "200g"}, 1, 0}});
    CHECK(head_labels(plan)[0].zone == Zone::ambient);
    CHECK(head_labels(plan)[0].products == 1);
}

TEST_CASE("a label for a whole line covers what is left of it", "[plan]")
{
    PlanRules rules = rules_for_aragon();
    rules.labelling_default = Labelling::line;
    const PrintPlan plan = with_counts(ordered_plan(rules), {{eggs(), 1, 0}});
    std::vector<int> covers;
    for (const UnitLabel& label : unit_labels(plan))
        if (label.product == eggs())
            covers.push_back(label.covers);
    CHECK(covers == std::vector{3, 2});
}

TEST_CASE("a product without name and unit is not taken for its farm", "[plan]")
{
    const Session session = a_session(
        {an_order("R1", "A", "Aragon").with(4, {"Ferme des Alizés", "", ""}).with(1, carrots())});
    const PrintPlan plan = with_counts(plan_of(session).plan, {{carrots(), 1, 0}});
    const std::vector<HeadLabel> heads = head_labels(plan);
    REQUIRE(heads.size() == 2);
    CHECK(heads[0].labels == 4);
    CHECK(heads[1].labels == 4);
    CHECK(heads[1].quantity == 4);
}
