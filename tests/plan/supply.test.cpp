#include "plan/supply.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

/// Three orders of carrots, the last number the oldest.
Session carrots_for_three()
{
    Session session = a_session({an_order("R1", "A", "Aragon").with(2, carrots()),
                                 an_order("R2", "B", "Aragon").with(3, carrots()),
                                 an_order("R3", "C", "Aragon").with(2, carrots())});
    session.orders[0].completed_at = "2026-09-12 10:00:00";
    session.orders[1].completed_at = "2026-09-12 09:00:00";
    session.orders[2].completed_at = "2026-09-11 23:00:00";
    return session;
}

Arrivals counted(const Product& product, int missing, int refused = 0)
{
    Arrivals arrivals;
    arrivals.counts[product] = {product, missing, refused};
    return arrivals;
}

/// Short units of each line of each order.
std::vector<std::vector<int>> short_of(const PrintPlan& plan, const Supply& supply)
{
    std::vector<std::vector<int>> units;
    for (const PlannedOrder& order : plan.orders)
        units.emplace_back(order.lines.size());
    for (const Shortage& shortage : supply.shortages)
        units.at(shortage.order).at(static_cast<std::size_t>(shortage.line - 1)) =
            shortage.quantity;
    return units;
}
using Units = std::vector<std::vector<int>>;

/// The k-th label of a line, by the order's number in the shop.
std::string label_code(const PrintPlan& plan, const std::string& order, int line, int k)
{
    for (const UnitLabel& label : unit_labels(plan))
        if (plan.orders[plan.crates[label.crate].order].order.value == order &&
            label.line == line && label.k == k)
            return to_string(label.code);
    throw std::logic_error("no such label");
}

PlanRules labelled(Labelling labelling)
{
    PlanRules rules = rules_for_aragon();
    rules.labelling_default = labelling;
    return rules;
}

} // namespace

TEST_CASE("nothing is short while nothing is told", "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three()).plan;
    const Supply supply = supply_of(plan, {});
    REQUIRE(supply.products.size() == 1);
    CHECK(supply.products[0] == ProductSupply{carrots(), Zone::ambient, 7, 0, 0, 7});
    CHECK(supply.shortages.empty());
    CHECK(supply.partly.empty());
    CHECK(supply.absent.empty());
}

TEST_CASE("what is there goes round unit by unit, the oldest order first", "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three()).plan;
    CHECK(short_of(plan, supply_of(plan, counted(carrots(), 1))) == Units{{0}, {1}, {0}});
    CHECK(short_of(plan, supply_of(plan, counted(carrots(), 2))) == Units{{1}, {1}, {0}});
    CHECK(short_of(plan, supply_of(plan, counted(carrots(), 5))) == Units{{2}, {2}, {1}});
    CHECK(short_of(plan, supply_of(plan, counted(carrots(), 6))) == Units{{2}, {3}, {1}});
}

TEST_CASE("orders of one age go by number, those of unknown age come last", "[plan]")
{
    Session session = carrots_for_three();
    session.orders[2].completed_at.clear();
    session.orders[1].completed_at = session.orders[0].completed_at;
    const PrintPlan plan = plan_of(session).plan;
    CHECK(short_of(plan, supply_of(plan, counted(carrots(), 6))) == Units{{1}, {3}, {2}});
    CHECK(short_of(plan, supply_of(plan, counted(carrots(), 5))) == Units{{1}, {2}, {2}});
}

TEST_CASE("the last labels of a line are those whose goods are absent", "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three()).plan;
    CHECK(supply_of(plan, counted(carrots(), 2)).absent ==
          std::set{label_code(plan, "R1", 1, 2), label_code(plan, "R2", 1, 3)});
}

TEST_CASE("a product on several lines of an order is one claim, its lines served in their order",
          "[plan]")
{
    const PrintPlan plan = plan_of(a_session({an_order("R1", "A", "Aragon")
                                                  .with(1, carrots())
                                                  .with(1, eggs())
                                                  .with(2, carrots()),
                                              an_order("R2", "B", "Aragon").with(2, carrots())}))
                               .plan;
    const Supply supply = supply_of(plan, counted(carrots(), 2));
    CHECK(short_of(plan, supply) == Units{{0, 0, 1}, {1}});
    CHECK(supply.products[0].ordered == 5);
    CHECK(supply.products[0].allocated == 3);
}

TEST_CASE("a line that the shop cut is no shortage of ours", "[plan]")
{
    const PrintPlan plan =
        plan_of(a_session({an_order("R1", "A", "Aragon").with(0, carrots()).with(1, carrots()),
                           an_order("R2", "B", "Aragon").with(0, eggs())}))
            .plan;
    Arrivals arrivals = counted(carrots(), 1);
    arrivals.counts[eggs()] = {eggs(), 1, 0};
    const Supply supply = supply_of(plan, arrivals);
    CHECK(short_of(plan, supply) == Units{{0, 1}, {0}});
    REQUIRE(supply.products.size() == 1);
    CHECK(supply.products[0].ordered == 1);
}

TEST_CASE("goods without labels are short by quantity alone", "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three(), labelled(Labelling::none)).plan;
    const Supply supply = supply_of(plan, counted(carrots(), 4));
    CHECK(short_of(plan, supply) == Units{{1}, {2}, {1}});
    CHECK(supply.absent.empty());
    CHECK(supply.partly.empty());
}

TEST_CASE("a label for a whole line stands for what is left of it", "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three(), labelled(Labelling::line)).plan;
    const Supply supply = supply_of(plan, counted(carrots(), 5));
    CHECK(supply.absent == std::set{label_code(plan, "R1", 1, 1)});
    CHECK(supply.partly == std::map<std::string, int>{{label_code(plan, "R2", 1, 1), 1},
                                                      {label_code(plan, "R3", 1, 1), 1}});
}

TEST_CASE("a label that was left over says whose goods are missing", "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three()).plan;
    Arrivals arrivals;
    arrivals.leftovers = {label_code(plan, "R3", 1, 1)};
    const Supply supply = supply_of(plan, arrivals);
    CHECK(short_of(plan, supply) == Units{{0}, {0}, {1}});
    CHECK(supply.absent == arrivals.leftovers);
    CHECK(supply.products[0].missing == 1);
    CHECK_FALSE(supply.shortages[0].refused);
}

TEST_CASE("leftover labels explain what was counted, and add to it when they are more", "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three()).plan;
    Arrivals arrivals = counted(carrots(), 1, 1);
    arrivals.leftovers = {label_code(plan, "R3", 1, 1)};
    CHECK(short_of(plan, supply_of(plan, arrivals)) == Units{{0}, {1}, {1}});
    CHECK(supply_of(plan, arrivals).products[0].missing == 1);
    arrivals.leftovers.insert(label_code(plan, "R3", 1, 2));
    arrivals.leftovers.insert(label_code(plan, "R1", 1, 2));
    const Supply supply = supply_of(plan, arrivals);
    CHECK(short_of(plan, supply) == Units{{1}, {0}, {2}});
    CHECK(supply.absent == arrivals.leftovers);
    CHECK(supply.products[0].missing == 2);
    CHECK(supply.products[0].refused == 1);
}

TEST_CASE("leftover labels of refused goods are not missing as well", "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three()).plan;
    Arrivals arrivals = counted(carrots(), 0, 1);
    arrivals.leftovers = {label_code(plan, "R1", 1, 1)};
    const Supply supply = supply_of(plan, arrivals);
    CHECK(supply.products[0].missing == 0);
    CHECK(supply.products[0].refused == 1);
    REQUIRE(supply.shortages.size() == 1);
    CHECK(supply.shortages[0] == Shortage{0, 1, 1, true});
}

TEST_CASE("a leftover label for a whole line takes all of it", "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three(), labelled(Labelling::line)).plan;
    Arrivals arrivals;
    arrivals.leftovers = {label_code(plan, "R2", 1, 1)};
    CHECK(short_of(plan, supply_of(plan, arrivals)) == Units{{0}, {3}, {0}});
}

TEST_CASE("a shortage is a refusal only when nothing of the product is missing", "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three()).plan;
    CHECK(supply_of(plan, counted(carrots(), 0, 1)).shortages[0].refused);
    CHECK_FALSE(supply_of(plan, counted(carrots(), 1, 1)).shortages[0].refused);
    CHECK_FALSE(supply_of(plan, counted(carrots(), 1, 0)).shortages[0].refused);
}

TEST_CASE("everything of a farm that never comes is missing, however it is spelled", "[plan]")
{
    const Session session = a_session({an_order("R1", "A", "Aragon")
                                           .with(2, {"FERME DES ALIZES", "Carottes", "1kg"})
                                           .with(1, eggs())
                                           .with(1, yoghurt())});
    const PrintPlan plan = plan_of(session).plan;
    Arrivals arrivals = counted(eggs(), 0, 1);
    arrivals.farms["Ferme des Alizés"] = {"Ferme des Alizés", FarmState::never};
    const Supply supply = supply_of(plan, arrivals);
    CHECK(short_of(plan, supply) == Units{{2, 1, 0}});
    for (const ProductSupply& product : supply.products)
        CHECK(product.missing == (product.product == yoghurt() ? 0 : product.ordered));
    CHECK_FALSE(supply.shortages[1].refused);
    arrivals.farms["Ferme des Alizés"].state = FarmState::here;
    CHECK(short_of(plan, supply_of(plan, arrivals)) == Units{{0, 1, 0}});
}

TEST_CASE("an order for which a person chose gets that, and the rule serves the others", "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three()).plan;
    Arrivals arrivals = counted(carrots(), 3);
    arrivals.chosen[{carrots(), {"R2"}}] = 3;
    CHECK(short_of(plan, supply_of(plan, arrivals)) == Units{{2}, {0}, {1}});
    arrivals.chosen[{carrots(), {"R2"}}] = 9;
    CHECK(short_of(plan, supply_of(plan, arrivals)) == Units{{2}, {0}, {1}});
}

TEST_CASE("what nobody wants after a choice is not given to anybody", "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three()).plan;
    Arrivals arrivals;
    arrivals.chosen[{carrots(), {"R2"}}] = 1;
    const Supply supply = supply_of(plan, arrivals);
    CHECK(short_of(plan, supply) == Units{{0}, {2}, {0}});
    CHECK(supply.products[0].accepted() == 7);
    CHECK(supply.products[0].allocated == 5);
    CHECK_FALSE(supply.shortages[0].refused);
}

TEST_CASE("a choice does not bring the goods of a leftover label back", "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three()).plan;
    Arrivals arrivals;
    arrivals.leftovers = {label_code(plan, "R2", 1, 2)};
    arrivals.chosen[{carrots(), {"R2"}}] = 3;
    const Supply supply = supply_of(plan, arrivals);
    CHECK(short_of(plan, supply) == Units{{0}, {1}, {0}});
    CHECK(supply.absent == arrivals.leftovers);
}

TEST_CASE("counts beyond what is ordered, and things that the plan does not have, do no harm",
          "[plan]")
{
    const PrintPlan plan = plan_of(carrots_for_three()).plan;
    Arrivals arrivals = counted(carrots(), 5, 99);
    arrivals.counts[yoghurt()] = {yoghurt(), 3, 0};
    arrivals.farms["Personne"] = {"Personne", FarmState::never};
    arrivals.chosen[{carrots(), {"R9"}}] = 2;
    arrivals.leftovers = {"U1234567874"};
    const Supply supply = supply_of(plan, arrivals);
    REQUIRE(supply.products.size() == 1);
    CHECK(supply.products[0] == ProductSupply{carrots(), Zone::ambient, 7, 5, 2, 0});
    CHECK(short_of(plan, supply) == Units{{2}, {3}, {2}});
    CHECK(supply_of(plan, counted(carrots(), -4, -1)) == supply_of(plan, {}));
}

TEST_CASE("heads of what is not there are absent, and bags with nothing left", "[plan]")
{
    const Session session = a_session(
        {an_order("R1", "A", "Aragon").with(5, eggs()).with(1, carrots()).with(1, yoghurt(), true),
         an_order("R2", "B", "Aragon").with(1, yoghurt(), true)});
    const PrintPlan plan = plan_of(session).plan;
    REQUIRE(plan.crates.size() == 3);
    const std::vector<HeadLabel> heads = head_labels(plan); // farm, eggs, dairy
    REQUIRE(heads.size() == 3);
    Supply supply = supply_of(plan, counted(eggs(), 5));
    CHECK(supply.absent.contains(to_string(heads[1].code)));
    CHECK_FALSE(supply.absent.contains(to_string(heads[0].code)));
    CHECK_FALSE(supply.absent.contains(to_string(plan.crates[0].code)));
    supply = supply_of(plan, counted(yoghurt(), 2));
    CHECK(supply.absent.contains(to_string(heads[2].code)));
    CHECK(supply.absent.contains(to_string(plan.crates[1].code)));       // 1 F
    CHECK_FALSE(supply.absent.contains(to_string(plan.crates[2].code))); // the main one of order 2
}

TEST_CASE("absent heads and bags are found with everything missing", "[plan]")
{
    const PrintPlan plan =
        plan_of(a_session({an_order("R1", "A", "Aragon").with(5, eggs()).with(1, yoghurt(), true)}))
            .plan;
    Arrivals arrivals;
    for (const PlannedBatch& batch : plan.batches)
        arrivals.farms[batch.producer] = {batch.producer, FarmState::never};
    const Supply supply = supply_of(plan, arrivals);
    std::size_t labels = 0;
    for (const PlannedBatch& batch : plan.batches)
        labels += batch.labels.size();
    CHECK(supply.absent.size() == labels + 1); // and the bag
}
