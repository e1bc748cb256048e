#include "plan/warnings.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

Session the_session()
{
    return a_session({an_order("R1", "A", "Aragon")
                          .with(1, carrots())
                          .with(1, eggs(), false)
                          .with(1, yoghurt())});
}

std::vector<std::string> messages_for(const PlanRules& rules)
{
    std::vector<std::string> messages;
    for (const Finding& finding : plan_of(the_session(), rules).findings) {
        CHECK(finding.severity == Severity::warning);
        messages.push_back(finding.message);
    }
    return messages;
}

using Messages = std::vector<std::string>;

} // namespace

TEST_CASE("farms that a table does not know are one warning with lines to add", "[plan]")
{
    PlanRules rules = rules_for_aragon();
    CHECK(messages_for(rules).empty());
    rules.producers = {{"ferme des alizes", "", std::nullopt}};
    CHECK(messages_for(rules) ==
          Messages{"Une ferme n'est pas dans le tableau des fermes: ajoutez-y "
                   "(ferme;heure;étiquettes) «Fromagerie du Lac;;»."});
    rules.producers = {{"Fournil", "", std::nullopt}};
    CHECK(messages_for(rules) ==
          Messages{"2 fermes ne sont pas dans le tableau des fermes: ajoutez-y "
                   "(ferme;heure;étiquettes) «Ferme des Alizés;;» et «Fromagerie du Lac;;»."});
}

TEST_CASE("products are told of only when nobody says how they travel", "[plan]")
{
    PlanRules rules = rules_for_aragon();
    rules.products.resize(1);
    rules.products[0].product.name = "Pain";
    CHECK(messages_for(rules) ==
          Messages{"Personne ne dit si 2 produits sont secs, frais ou surgelés, ils sont comptés "
                   "au sec: ajoutez au tableau des produits (produit;ferme;unité;zone) "
                   "«Carottes;Ferme des Alizés;1kg;sec» et «Yaourt brebis;Fromagerie du "
                   "Lac;Nature (4x125g);sec»."});
    rules.products[0].product.name = "Yaourt brebis";
    rules.products[0].zone = Zone::chilled;
    rules.zones = {{*parse_product_match("carottes"), Zone::ambient}};
    CHECK(messages_for(rules).empty());
}

TEST_CASE("of many lines to add three are shown", "[plan]")
{
    PlanRules rules = rules_for_aragon();
    rules.products.resize(1);
    Session session = a_session({an_order("R1", "A", "Aragon")});
    for (int i = 0; i < 450; ++i)
        session.orders[0].lines.push_back(
            {{"Ferme; \"du\" Lac", "Produit " + std::to_string(1000 + i), ""}, 1, {}, "", {}});
    const auto findings = plan_of(session, rules).findings;
    REQUIRE(findings.size() == 1);
    CHECK_THAT(findings[0].message,
               Catch::Matchers::ContainsSubstring(
                   "«Produit 1000;\"Ferme; \"\"du\"\" Lac\";;sec», «Produit 1001;"));
    CHECK_THAT(findings[0].message, Catch::Matchers::ContainsSubstring("et 447 autres lignes."));
}
