#include "plan/farm_slip.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

const Product apples{"Ferme des Alizés", "Abricots", "1kg"};

PrintPlan a_plan()
{
    return plan_of(
               a_session({an_order("R1", "Ana Blanc", "Aragon")
                              .with(2, eggs())
                              .with(0, carrots())
                              .with(1, yoghurt(), true),
                          an_order("R2", "Zoé Nuñez", "Aragon").with(2, eggs()).with(1, apples)}))
        .plan;
}

Supply three_short(const PrintPlan& plan)
{
    Arrivals arrivals;
    arrivals.counts[eggs()] = {eggs(), 1, 1};
    arrivals.counts[yoghurt()] = {yoghurt(), 0, 1};
    return supply_of(plan, arrivals);
}

} // namespace

TEST_CASE("a farm is told what was ordered, what came and what was refused", "[plan]")
{
    const PrintPlan plan = a_plan();
    const std::vector<FarmSlip> slips = farm_slips(plan, three_short(plan));
    REQUIRE(slips.size() == 2);
    CHECK(slips[0].producer == "Ferme des Alizés");
    REQUIRE(slips[0].rows.size() == 2);
    CHECK(slips[0].rows[0].product == apples);
    CHECK(slips[0].rows[1] == ProductSupply{eggs(), Zone::ambient, 4, 1, 1, 2});
    REQUIRE(slips[1].rows.size() == 1);
    CHECK(slips[1].rows[0].refused == 1);
}

TEST_CASE("a farm of two spellings gets one slip", "[plan]")
{
    const PrintPlan plan =
        plan_of(a_session({an_order("R1", "A", "Aragon")
                               .with(1, eggs())
                               .with(1, {"FERME DES ALIZES", "Carottes", "1kg"})}))
            .plan;
    const std::vector<FarmSlip> slips = farm_slips(plan, supply_of(plan, {}));
    REQUIRE(slips.size() == 1);
    CHECK(slips[0].rows.size() == 2);
}

TEST_CASE("a refund is told for each shortage by number, not for what the shop cut", "[plan]")
{
    const PrintPlan plan = a_plan();
    const std::vector<Refund> rows = refunds(plan, three_short(plan));
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].order.value == "R1");
    CHECK(rows[0].number == 1);
    CHECK(rows[0].customer == plan.orders[0].paper_name);
    CHECK(rows[0].relay == "Aragon");
    CHECK(rows[0].product == eggs());
    CHECK(rows[0].ordered == 2);
    CHECK(rows[0].missing == 1);
    CHECK_FALSE(rows[0].refused);
    CHECK(rows[1].product == yoghurt());
    CHECK(rows[1].refused);
    CHECK(rows[2].number == 2);
}

TEST_CASE("refunds are the same for the plan as ordered and as supplied", "[plan]")
{
    const PrintPlan plan = a_plan();
    const Supply supply = three_short(plan);
    CHECK(refunds_csv(refunds(supplied_plan(plan, supply), supply)) ==
          refunds_csv(refunds(plan, supply)));
}

TEST_CASE("refunds are a table that a spreadsheet opens", "[plan]")
{
    PlanRules rules = rules_for_aragon();
    rules.names = NameStyle::full;
    const PrintPlan plan =
        plan_of(a_session({an_order("R1", "=cmd()", "Aragon").with(2, eggs())}), rules).plan;
    Arrivals arrivals;
    arrivals.counts[eggs()] = {eggs(), 1, 0};
    CHECK(refunds_csv(refunds(plan, supply_of(plan, arrivals))) ==
          "\xEF\xBB\xBF"
          "commande;numéro;mangeur;relais;ferme;produit;unité;commandé;à rembourser;raison\r\n"
          "R1;1;'=cmd();Aragon;Ferme des Alizés;Œufs;6;2;1;manque\r\n");
}

TEST_CASE("deliveries are a table that a spreadsheet opens", "[plan]")
{
    const PrintPlan plan = a_plan();
    CHECK(farms_csv(farm_slips(plan, three_short(plan))) ==
          "\xEF\xBB\xBF"
          "ferme;produit;unité;commandé;manquant;refusé;accepté\r\n"
          "Ferme des Alizés;Abricots;1kg;1;0;0;1\r\n"
          "Ferme des Alizés;Œufs;6;4;1;1;2\r\n"
          "Fromagerie du Lac;Yaourt brebis;Nature (4x125g);1;0;1;0\r\n");
}
