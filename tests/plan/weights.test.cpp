#include "plan/weights.h"

#include "plan/supply.h"
#include "random_arrivals.h"
#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const Product cheese{"Fromagerie du Lac", "Tomme", "500g"};

WeighedProducts weighing(std::string_view match, int tolerance = 10)
{
    return {{*parse_product_match(match), tolerance}};
}

PrintPlan a_plan()
{
    return plan_of(a_session({an_order("R1", "Ana", "Aragon").with(2, cheese).with(1, eggs()),
                              an_order("R2", "Zoé", "Aragon").with(1, cheese).with(0, cheese)}))
        .plan;
}

std::vector<UnitLabel> labels_of(const PrintPlan& plan, const Product& product)
{
    std::vector<UnitLabel> labels = unit_labels(plan);
    std::erase_if(labels, [&](const UnitLabel& label) { return label.product != product; });
    return labels;
}

} // namespace

TEST_CASE("a unit's text tells what it should weigh", "[plan]")
{
    CHECK(grams_of_unit("500g") == 500);
    CHECK(grams_of_unit("1kg") == 1000);
    CHECK(grams_of_unit("1,2 kg") == 1200);
    CHECK(grams_of_unit("0.25kg") == 250);
    CHECK(grams_of_unit("1,5 Kg environ") == 1500);
    CHECK(grams_of_unit("Nature (4x125g)") == 500);
    CHECK(grams_of_unit("4 × 125 g") == 500);
    CHECK(grams_of_unit("caissette de 5 kg") == 5000);
    CHECK(grams_of_unit("1kg (2 à 3 pièces)") == 1000);
}

TEST_CASE("a text that tells no weight, or not which, tells none", "[plan]")
{
    for (const char* unit : {"", "6", "1l", "0.5l", "la pièce", "500 grandes", "1 280 g", "kg", "g",
                             "0g", "500g à 600g", "0,0001 kg", "1234567 kg", "12345x1kg"}) {
        INFO(unit);
        CHECK_FALSE(grams_of_unit(unit));
    }
}

TEST_CASE("the strongest rule says whether a product is sold by weight", "[plan]")
{
    CHECK(weighed_rule_of(cheese, {}) == nullptr);
    CHECK(weighed_rule_of(eggs(), weighing("tomme")) == nullptr);
    const WeighedProducts weighed{{*parse_product_match("mot: 500g"), 1},
                                  {*parse_product_match("ferme: Fromagerie du Lac"), 2},
                                  {*parse_product_match("produit: tomme"), 3},
                                  {*parse_product_match("produit: tomme"), 4}};
    CHECK(weighed_rule_of(cheese, weighed)->tolerance == 3);
    CHECK(weighed_rule_of(yoghurt(), weighed)->tolerance == 2);
}

TEST_CASE("final weights are told line by line, of what is sold by weight and there", "[plan]")
{
    const PrintPlan plan = a_plan();
    const std::vector<UnitLabel> labels = labels_of(plan, cheese);
    REQUIRE(labels.size() == 3);
    Arrivals arrivals;
    arrivals.grams = {{to_string(labels[0].code), 480}, {to_string(labels[2].code), 530}};
    const auto weights = final_weights(plan, arrivals, weighing("tomme"));
    REQUIRE(weights.size() == 2);
    CHECK(weights[0] == FinalWeight{{"R1"}, 1, cheese, 2, 2, 1000, 480, 1, 2});
    CHECK(weights[1] == FinalWeight{{"R2"}, 2, cheese, 1, 1, 500, 530, 1, 1});
}

TEST_CASE("what did not come needs no weight, and a weight of it does not count", "[plan]")
{
    const PrintPlan plan = a_plan();
    Arrivals arrivals;
    arrivals.counts[cheese] = {cheese, 2, 0};
    for (const UnitLabel& label : labels_of(plan, cheese))
        arrivals.grams[to_string(label.code)] = 500;
    const Supply supply = supply_of(plan, arrivals);
    const auto weights = final_weights(supplied_plan(plan, supply), arrivals, weighing("tomme"));
    REQUIRE(weights.size() == 1);
    CHECK(weights[0] == FinalWeight{{"R1"}, 1, cheese, 2, 1, 500, 500, 1, 1});
}

TEST_CASE("the table has a final weight once all of a line is weighed", "[plan]")
{
    const PrintPlan plan = a_plan();
    const std::vector<UnitLabel> labels = labels_of(plan, cheese);
    Arrivals arrivals;
    arrivals.grams = {{to_string(labels[0].code), 480}, {to_string(labels[2].code), 530}};
    CHECK(weights_csv(final_weights(plan, arrivals, weighing("tomme"))) ==
          "\xEF\xBB\xBF"
          "commande;numéro;ferme;produit;unité;commandé;livré;grammes attendus;grammes pesés;"
          "étiquettes pesées;étiquettes;poids final\r\n"
          "R1;1;Fromagerie du Lac;Tomme;500g;2;2;1000;480;1;2;\r\n"
          "R2;2;Fromagerie du Lac;Tomme;500g;1;1;500;530;1;1;530\r\n");
}

TEST_CASE("a weight within tolerance is taken, another one is told", "[plan]")
{
    const UnitLabel label = labels_of(a_plan(), cheese).front();
    const WeighedProducts weighed = weighing("tomme", 10);
    for (const long grams : {0L, 450L, 500L, 550L})
        CHECK_FALSE(weight_fault(label, grams, weighed));
    CHECK(weight_fault(label, 449, weighed) ==
          "«Tomme 500g»: 449\u00A0g au lieu de 500\u00A0g, plus de 10\u00A0% d'écart: vérifiez "
          "l'étiquette, puis pesez encore.");
    CHECK(weight_fault(label, 551, weighed));
    CHECK_FALSE(weight_fault(label, 551, weighing("tomme", 20)));
}

TEST_CASE("a label for a whole line weighs as much as its units", "[plan]")
{
    UnitLabel label = labels_of(a_plan(), cheese).front();
    label.covers = 3;
    CHECK_FALSE(weight_fault(label, 1500, weighing("tomme")));
    CHECK(weight_fault(label, 500, weighing("tomme")));
}

TEST_CASE("a weight that cannot be is told even when nobody knows the right one", "[plan]")
{
    UnitLabel label = labels_of(a_plan(), cheese).front();
    label.product.unit = "la pièce";
    CHECK_FALSE(weight_fault(label, 12'000, weighing("tomme")));
    CHECK_THAT(weight_fault(label, 100'001, weighing("tomme")).value_or(""),
               ContainsSubstring("tapez des grammes"));
    CHECK(weight_fault(label, -1, weighing("tomme")));
    CHECK_THAT(weight_fault(label, 500, {}).value_or(""), ContainsSubstring("au poids"));
}

TEST_CASE("whatever is weighed, lines add up to the labels that are there", "[plan]")
{
    for (unsigned seed = 1; seed <= 100; ++seed) {
        INFO("seed " << seed);
        Dice dice(seed);
        const PrintPlan plan = plan_of(random_session(dice), random_rules(dice)).plan;
        const Arrivals arrivals = arrivals_of(RandomArrivals(dice, plan).facts(40));
        const PrintPlan supplied = supplied_plan(plan, supply_of(plan, arrivals));
        const WeighedProducts weighed = weighing(dice.pick(matches_tried));
        long expected = 0, counted = 0;
        int labels = 0, seen = 0;
        for (const UnitLabel& label : unit_labels(supplied)) {
            if (label.covers == 0 || !weighed_rule_of(label.product, weighed))
                continue;
            ++labels;
            const auto grams = arrivals.grams.find(to_string(label.code));
            expected += grams == arrivals.grams.end() ? 0 : grams->second;
        }
        for (const FinalWeight& weight : final_weights(supplied, arrivals, weighed)) {
            CHECK(weight.there > 0);
            CHECK(weight.labels_weighed <= weight.labels);
            counted += weight.weighed;
            seen += weight.labels;
        }
        CHECK(counted == expected);
        CHECK(seen == labels);
    }
}
