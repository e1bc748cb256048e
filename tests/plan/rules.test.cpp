#include "plan/rules.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

const Product milk{"Ferme du Lac", "Lait cru", "1L"};
const Product lettuce{"Ferme des Alizés", "Laitue", "pièce"};

OrderLine line_of(const Product& product, std::optional<bool> cold = std::nullopt)
{
    OrderLine line;
    line.product = product;
    line.quantity = 1;
    line.temperature_controlled = cold;
    return line;
}

ProductMatch match_of(const char* text)
{
    const auto match = parse_product_match(text);
    REQUIRE(match);
    return *match;
}

} // namespace

TEST_CASE("labellings and name styles are stored by their own words", "[plan]")
{
    for (const Labelling labelling : {Labelling::unit, Labelling::line, Labelling::none})
        CHECK(parse_labelling(to_string(labelling)) == labelling);
    for (const NameStyle style : {NameStyle::none, NameStyle::short_name, NameStyle::full})
        CHECK(parse_name_style(to_string(style)) == style);
    CHECK(to_string(Labelling::line) == "line");
    CHECK(to_string(NameStyle::short_name) == "short_name");
    CHECK_FALSE(parse_labelling(""));
    CHECK_FALSE(parse_name_style("Full"));
}

TEST_CASE("a match says what it is about before the colon, a bare text is a word", "[plan]")
{
    CHECK(parse_product_match("Produit : Lait cru") ==
          ProductMatch{ProductMatch::By::product, "Lait cru"});
    CHECK(parse_product_match("ferme: Ferme du Lac") ==
          ProductMatch{ProductMatch::By::producer, "Ferme du Lac"});
    CHECK(parse_product_match("mot:surgelé") == ProductMatch{ProductMatch::By::word, "surgelé"});
    CHECK(parse_product_match("product: x") == ProductMatch{ProductMatch::By::product, "x"});
    CHECK(parse_product_match("producer: x") == ProductMatch{ProductMatch::By::producer, "x"});
    for (const char* text : {"produit: Lait cru", "ferme: Lac", "mot: surgelé"})
        CHECK(to_string(parse_product_match(text).value()) == text);
    CHECK(parse_product_match(" lait ") == ProductMatch{ProductMatch::By::word, "lait"});
    for (const char* text : {"", "  ", "mot:", "produit: ", "village: Aragon", "18:00", "mot: …"})
        CHECK_FALSE(parse_product_match(text));
}

TEST_CASE("a word is found whole in the name or the unit, whatever its case and accents", "[plan]")
{
    CHECK(matches(match_of("LAIT"), milk));
    CHECK_FALSE(matches(match_of("lait"), lettuce));
    CHECK(matches(match_of("PIECE"), lettuce));
    CHECK(matches(match_of("lait cru"), milk));
    CHECK_FALSE(matches(match_of("cru lait"), milk));
    CHECK_FALSE(matches(match_of("cru 1L"), milk));
    CHECK(matches(match_of("surgelé"), {"x", "Framboises (surgelées, surgelé)", ""}));
    CHECK(matches(match_of("œufs"), {"x", "OEUFS bio", ""}));
    CHECK_FALSE(matches(match_of("lac"), milk));
}

TEST_CASE("a product or a farm is matched by its whole name only", "[plan]")
{
    CHECK(matches(match_of("produit: LAIT  CRU"), milk));
    CHECK_FALSE(matches(match_of("produit: lait"), milk));
    CHECK(matches(match_of("ferme: ferme du lac"), milk));
    CHECK_FALSE(matches(match_of("ferme: ferme"), milk));
}

TEST_CASE("the strongest zone rule decides, among equals the colder one", "[plan]")
{
    PlanRules rules;
    rules.zones = {{match_of("lait"), Zone::frozen},
                   {match_of("ferme: ferme du lac"), Zone::chilled}};
    CHECK(zone_of(line_of(milk), rules) == Zone::chilled);
    rules.zones.push_back({match_of("produit: lait cru"), Zone::ambient});
    CHECK(zone_of(line_of(milk, true), rules) == Zone::ambient);
    rules.zones = {{match_of("lait"), Zone::chilled},
                   {match_of("cru"), Zone::frozen},
                   {match_of("1L"), Zone::ambient}};
    CHECK(zone_of(line_of(milk), rules) == Zone::frozen);
}

TEST_CASE("the table's zone is weaker than a rule for the product, stronger than all else",
          "[plan]")
{
    PlanRules rules;
    ProductFacts facts;
    facts.product.name = "lait cru";
    rules.products = {facts};
    CHECK(zone_of(line_of(milk, true), rules) == Zone::chilled); // the table does not say
    rules.products[0].zone = Zone::frozen;
    CHECK(zone_of(line_of(milk, true), rules) == Zone::frozen);
    CHECK(zone_of(line_of(lettuce, true), rules) == Zone::chilled);
    rules.zones = {{match_of("lait"), Zone::chilled},
                   {match_of("ferme: ferme du lac"), Zone::chilled}};
    CHECK(zone_of(line_of(milk), rules) == Zone::frozen);
    rules.zones.push_back({match_of("produit: lait cru"), Zone::ambient});
    CHECK(zone_of(line_of(milk), rules) == Zone::ambient);
}

TEST_CASE("without a rule the shop's word on temperature decides", "[plan]")
{
    CHECK(zone_of(line_of(milk, true), {}) == Zone::chilled);
    CHECK(zone_of(line_of(milk, false), {}) == Zone::ambient);
    CHECK(zone_of(line_of(milk), {}) == Zone::ambient);
}

TEST_CASE("the strongest labelling rule decides, among equals the first", "[plan]")
{
    PlanRules rules;
    CHECK(labelling_of(milk, rules) == Labelling::unit);
    rules.labelling_default = Labelling::line;
    CHECK(labelling_of(milk, rules) == Labelling::line);
    rules.labelling = {{match_of("lait"), Labelling::none}, {match_of("cru"), Labelling::unit}};
    CHECK(labelling_of(milk, rules) == Labelling::none);
    rules.labelling.push_back({match_of("produit: lait cru"), Labelling::unit});
    CHECK(labelling_of(milk, rules) == Labelling::unit);
}

TEST_CASE("the table of farms is weaker than a rule for a farm and stronger than a word", "[plan]")
{
    PlanRules rules;
    rules.producers = {{"FERME des Alizés", "07:45", Labelling::line}};
    CHECK(labelling_of(carrots(), rules) == Labelling::line);
    CHECK(labelling_of(yoghurt(), rules) == Labelling::unit);
    rules.labelling = {{*parse_product_match("mot: carottes"), Labelling::none}};
    CHECK(labelling_of(carrots(), rules) == Labelling::line);
    rules.labelling.push_back({*parse_product_match("ferme: Ferme des Alizés"), Labelling::unit});
    CHECK(labelling_of(carrots(), rules) == Labelling::unit);
    rules.labelling.push_back({*parse_product_match("produit: Carottes"), Labelling::none});
    CHECK(labelling_of(carrots(), rules) == Labelling::none);
    CHECK(labelling_of(eggs(), rules) == Labelling::unit);
    rules.labelling.clear();
    rules.producers[0].labelling.reset();
    CHECK(labelling_of(carrots(), rules) == Labelling::unit);
}
