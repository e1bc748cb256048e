#include "plan/product_facts.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

ProductFacts row(const char* name, const char* farm, const char* unit, const char* lot)
{
    ProductFacts facts;
    facts.product = {farm, name, unit};
    facts.lot = lot;
    return facts;
}

/// The lot of the row that `product` takes.
std::string lot_of(const std::vector<ProductFacts>& table, const Product& product)
{
    const ProductFacts* found = find_row(table, product);
    return found ? found->lot : "";
}

} // namespace

TEST_CASE("a row is found by the product's name, whatever its case and accents", "[plan]")
{
    const std::vector<ProductFacts> table = {row("oeufs", "", "", "1")};
    CHECK(lot_of(table, eggs()) == "1");
    CHECK(lot_of(table, carrots()) == "");
    CHECK(lot_of({}, eggs()) == "");
}

TEST_CASE("a farm or a unit makes a row speak of that one only, however the unit is spaced",
          "[plan]")
{
    const std::vector<ProductFacts> table = {row("Carottes", "ferme des alizes", "1 kg", "1")};
    CHECK(lot_of(table, carrots()) == "1");
    CHECK(lot_of(table, {"Jardin de la Dure", "Carottes", "1kg"}) == "");
    CHECK(lot_of(table, {"Ferme des Alizés", "Carottes", "2kg"}) == "");
    CHECK(lot_of({row("Yaourt brebis", "", "Nature (4 × 125 g)", "2")}, yoghurt()) == "2");
    CHECK(lot_of({row("Lait", "", "1,5 L", "3")}, {"Ferme du Lac", "Lait", "1.5L"}) == "3");
}

TEST_CASE("the most specific row wins, whatever the order", "[plan]")
{
    std::vector<ProductFacts> table = {row("Carottes", "", "", "product"),
                                       row("Carottes", "", "1kg", "unit"),
                                       row("Carottes", "Ferme des Alizés", "", "farm"),
                                       row("Carottes", "Ferme des Alizés", "1kg", "both")};
    for (const char* strongest : {"both", "farm", "unit", "product"}) {
        CHECK(lot_of(table, carrots()) == strongest);
        CHECK(lot_of({table.rbegin(), table.rend()}, carrots()) == strongest);
        table.pop_back();
        if (table.size() == 3) // farm, unit, product
            CHECK(lot_of(table, {"Ferme des Alizés", "Carottes", "2kg"}) == "farm");
    }
}

TEST_CASE("of a session's goods it is kept what the table tells of each, sorted", "[plan]")
{
    const Session session =
        a_session({an_order("R1", "A", "Aragon").with(1, yoghurt()).with(0, eggs()),
                   an_order("R2", "B", "Aragon").with(1, carrots())});
    ProductFacts nothing;
    nothing.product.name = "Carottes";
    const std::vector<ProductFacts> facts =
        facts_of_goods(session, {row("Yaourt brebis", "", "", "1"), row("Œufs", "", "", "2"),
                                 nothing, row("Pain", "", "", "3")});
    REQUIRE(facts.size() == 2);
    CHECK(facts[0].product == eggs());
    CHECK(facts[0].lot == "2");
    CHECK(facts[1].product == yoghurt());
    CHECK(find_facts(facts, yoghurt()) == &facts[1]);
    CHECK(find_facts(facts, carrots()) == nullptr);
    CHECK(find_facts({}, carrots()) == nullptr);
}

TEST_CASE("labels say the same when all texts are equal; the zone is the container's", "[plan]")
{
    ProductFacts facts;
    CHECK(same_on_paper(nullptr, nullptr));
    CHECK(same_on_paper(nullptr, &facts));
    facts.zone = Zone::frozen;
    CHECK(same_on_paper(&facts, nullptr));
    for (const FactText& fact : fact_texts) {
        ProductFacts other = facts;
        other.*fact.text = "x";
        CHECK_FALSE(same_on_paper(&facts, &other));
    }
}
