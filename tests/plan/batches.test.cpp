#include "plan/batches.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

/// "farm Ferme", "head Carottes", "1 Carottes 2/3": what the roll shows, label after label.
std::vector<std::string> roll_of(const PrintPlan& plan)
{
    std::vector<std::string> roll;
    for (const PlannedBatch& batch : plan.batches) {
        for (const Label& label : batch.labels) {
            if (const auto* head = std::get_if<HeadLabel>(&label)) {
                roll.push_back(head->of == HeadLabel::Of::farm ? "farm " + head->product.producer
                                                               : "head " + head->product.name);
                continue;
            }
            const auto& unit = std::get<UnitLabel>(label);
            roll.push_back(mark_of(plan, plan.crates[unit.crate]) + " " + unit.product.name + " " +
                           std::to_string(unit.k) + "/" + std::to_string(unit.n));
        }
    }
    return roll;
}

PlanRules labelled(const char* match, Labelling labelling)
{
    PlanRules rules = rules_for_aragon();
    rules.labelling.push_back({*parse_product_match(match), labelling});
    return rules;
}

using Roll = std::vector<std::string>;

} // namespace

TEST_CASE("a batch is one farm, then product by product, number by number", "[plan]")
{
    const PrintPlan plan = plan_of(a_session({an_order("R1", "A", "Aragon")
                                                  .with(1, yoghurt())
                                                  .with(1, eggs())
                                                  .with(2, carrots()),
                                              an_order("R2", "B", "Aragon")
                                                  .with(2, carrots())
                                                  .with(1, eggs())
                                                  .with(1, carrots())}))
                               .plan;
    CHECK(roll_of(plan) == Roll{"farm Ferme des Alizés", "head Carottes", "1 Carottes 1/2",
                                "1 Carottes 2/2", "2 Carottes 1/2", "2 Carottes 2/2",
                                "2 Carottes 1/1", "1 Œufs 1/1", "2 Œufs 1/1",
                                "farm Fromagerie du Lac", "1 Yaourt brebis 1/1"});
    const auto heads = head_labels(plan);
    REQUIRE(heads.size() == 3);
    CHECK(heads[0].labels == 7);
    CHECK(heads[0].quantity == 7);
    CHECK(heads[0].products == 2);
    CHECK(heads[0].numbers == std::vector{1, 2});
    CHECK(heads[0].quantities == std::vector{3, 4});
    CHECK(heads[0].product == Product{"Ferme des Alizés", "", ""});
    CHECK(heads[1].labels == 5);
    CHECK(heads[1].quantities == std::vector{2, 3});
    CHECK(heads[1].product == carrots());
}

TEST_CASE("a product is opened by a head from four labels on", "[plan]")
{
    const auto heads = [](int quantity) {
        return head_labels(
                   plan_of(a_session({an_order("R1", "A", "Aragon").with(quantity, carrots())}))
                       .plan)
            .size();
    };
    CHECK(heads(3) == 1);
    CHECK(heads(4) == 2);
}

TEST_CASE("one label may cover the whole line", "[plan]")
{
    const PrintPlan plan =
        plan_of(a_session({an_order("R1", "A", "Aragon").with(6, carrots()).with(1, eggs())}),
                labelled("carottes", Labelling::line))
            .plan;
    const auto units = unit_labels(plan);
    REQUIRE(units.size() == 2);
    CHECK(units[0].covers == 6);
    CHECK(units[0].k == 1);
    CHECK(units[0].n == 1);
    CHECK(units[0].reason == "une seule étiquette pour la ligne de 6");
    CHECK(units[1].reason == "une étiquette par pièce");
    CHECK(covered_quantity(plan) == 7);
    CHECK(head_labels(plan).size() == 1);
}

TEST_CASE("a product without labels is packed by its head", "[plan]")
{
    const PrintPlan plan = plan_of(a_session({an_order("R1", "A", "Aragon").with(2, carrots()),
                                              an_order("R2", "B", "Aragon").with(0, carrots()),
                                              an_order("R3", "C", "Aragon").with(1, carrots())}),
                                   labelled("ferme: ferme des alizés", Labelling::none))
                               .plan;
    CHECK(roll_of(plan) == Roll{"farm Ferme des Alizés", "head Carottes"});
    const HeadLabel head = head_labels(plan)[1];
    CHECK(head.labelling == Labelling::none);
    CHECK(head.labels == 0);
    CHECK(head.quantity == 3);
    CHECK(head.numbers == std::vector{1, 3});
    CHECK(head.quantities == std::vector{2, 1});
    CHECK(covered_quantity(plan) == 3);
}

TEST_CASE("a farm of which nothing is to be packed has no batch", "[plan]")
{
    const PrintPlan plan =
        plan_of(a_session({an_order("R1", "A", "Aragon").with(0, carrots()).with(1, yoghurt())}))
            .plan;
    CHECK(roll_of(plan) == Roll{"farm Fromagerie du Lac", "1 Yaourt brebis 1/1"});
}

TEST_CASE("spellings of one farm and one product are one batch and one head", "[plan]")
{
    const PrintPlan plan =
        plan_of(a_session(
                    {an_order("R1", "A", "Aragon").with(2, {"ferme des alizes", "carottes", "1KG"}),
                     an_order("R2", "B", "Aragon").with(2, carrots())}))
            .plan;
    CHECK(roll_of(plan) == Roll{"farm Ferme des Alizés", "head Carottes", "1 carottes 1/2",
                                "1 carottes 2/2", "2 Carottes 1/2", "2 Carottes 2/2"});
}

TEST_CASE("a head shows the coldest of its goods", "[plan]")
{
    const PrintPlan plan =
        plan_of(a_session({an_order("R1", "A", "Aragon")
                               .with(4, carrots())
                               .with(4, {"Ferme des Alizés", "Beurre", ""}, true)}))
            .plan;
    const auto heads = head_labels(plan);
    REQUIRE(heads.size() == 3);
    CHECK(heads[0].zone == Zone::chilled);
    CHECK(heads[1].zone == Zone::chilled);
    CHECK(heads[2].zone == Zone::ambient);
}

TEST_CASE("a batch tells when its farm's goods come", "[plan]")
{
    PlanRules rules = rules_for_aragon();
    rules.producers = {{"ferme des alizés", "07:45", std::nullopt},
                       {"Fromagerie du Lac", "", std::nullopt}};
    const PrintPlan plan =
        plan_of(a_session({an_order("R1", "A", "Aragon").with(1, carrots()).with(1, yoghurt())}),
                rules)
            .plan;
    REQUIRE(plan.batches.size() == 2);
    CHECK(plan.batches[0].expected == "07:45");
    CHECK(plan.batches[1].expected.empty());
}
