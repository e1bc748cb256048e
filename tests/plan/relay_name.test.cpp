#include "plan/relay_name.h"

#include "support/catch2_compat.h"

using cageot::short_relay_name;

TEST_CASE("a relay is called by its village", "[plan]")
{
    CHECK(short_relay_name("Relais Saint-Denis – Mairie, jeudi 17h-19h", false) == "Saint-Denis");
    CHECK(short_relay_name("Aragon", false) == "Aragon");
    CHECK(short_relay_name("Point relais de Villegailhenc", false) == "Villegailhenc");
    CHECK(short_relay_name("RELAIS d'Aragon jeudi 17h", false) == "Aragon");
    CHECK(short_relay_name("Relais - Conques-sur-Orbiel", false) == "Conques-sur-Orbiel");
    CHECK(short_relay_name("Jeudi : Retrait à la mairie", false) == "Mairie");
    CHECK(short_relay_name("Relais Les Martys (salle des fêtes)", false) == "Les Martys");
    CHECK(short_relay_name("Retrait à l’école de Pennautier", false) == "École de Pennautier");
    CHECK(short_relay_name("Mas-Cabardès 9:30", false) == "Mas-Cabardès");
}

TEST_CASE("every home delivery is called so", "[plan]")
{
    CHECK(short_relay_name("Livraison à domicile (Montagne Noire)", false) == "Domicile");
    CHECK(short_relay_name("Chez vous", true) == "Domicile");
}

TEST_CASE("a text without a village stays whole", "[plan]")
{
    CHECK(short_relay_name("Relais, jeudi", false) == "Relais, jeudi");
    CHECK(short_relay_name("(((", false) == "(((");
    CHECK(short_relay_name("  ", false) == "Sans relais");
}
