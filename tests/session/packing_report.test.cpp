#include "session/packing_report.h"
#include "session/sample_orders.h"
#include "support/catch2_compat.h"

using namespace cageot;
using namespace cageot::test;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string french = "Boutique,Fournisseur,Produit,Variante,Quantité,Temp Contrôlée ?\n";
const std::string english_words = "Hub,Supplier,Product,Variant,Quantity,TempControlled?\n";
const std::string all_products =
    "Les Paniers du Viaduc,Ferme du Causse,Poireaux,Botte de 1 kg,2,false\n"
    "Les Paniers du Viaduc,Ferme du Causse,Œufs,boîte de 6,1,Non\n"
    "Les Paniers du Viaduc,Chèvrerie des Garrigues,\"Bûche \"\"cendrée\"\"\",180g,1,true\n"
    "Les Paniers du Viaduc,Moulin de l'Orbiel,\"farine, t80\",\"2,5kg\",1,Non\n";

SessionReading read_with(const std::string& packing)
{
    return read_session({{"preparation.csv", packing}, {"totaux.csv", to_csv(sample_grid())}});
}

} // namespace

TEST_CASE("a packing report tells which products are chilled", "[session]")
{
    for (const std::string& header : {french, english_words}) {
        const SessionReading reading = read_with(header + all_products);
        CHECK(printed(reading.findings) == "");
        REQUIRE(reading.session);
        const Order& order = reading.session->orders[1];
        CHECK(order.lines[0].temperature_controlled == false);
        CHECK(order.lines[2].temperature_controlled == true);
        CHECK(reading.session->orders[2].lines[0].temperature_controlled == false);
    }
}

TEST_CASE("a unit that was renamed is known by its product when all its units agree", "[session]")
{
    const SessionReading agree =
        read_with(french + ",Chèvrerie des Garrigues,\"Bûche \"\"cendrée\"\"\",200g,1,true\n");
    REQUIRE(agree.session);
    CHECK(agree.session->orders[1].lines[2].temperature_controlled == true);

    const SessionReading differ =
        read_with(french + ",Chèvrerie des Garrigues,\"Bûche \"\"cendrée\"\"\",200g,1,true\n" +
                  ",Chèvrerie des Garrigues,\"Bûche \"\"cendrée\"\"\",90g,1,false\n" +
                  ",Ferme du Causse,Poireaux,Botte de 1 kg,1,false\n");
    REQUIRE(differ.session);
    CHECK(differ.session->orders[1].lines[2].temperature_controlled == std::nullopt);
}

TEST_CASE("products that no packing report names are warned of once", "[session]")
{
    const SessionReading reading =
        read_with(french + ",Ferme du Causse,Poireaux,Botte de 1 kg,2,false\n");
    REQUIRE(reading.session);
    CHECK(printed(reading.findings) ==
          "W preparation.csv: ce rapport de préparation ne dit rien du froid de certains produits "
          "(3), dont «Bûche \"cendrée\"» de «Chèvrerie des Garrigues»: vérifiez-les.\n");
}

TEST_CASE("a product that is chilled and is not is taken as chilled, aloud", "[session]")
{
    const SessionReading reading =
        read_with(french + all_products + ",Ferme du Causse,Œufs,boîte de 6,1,true\n" +
                  ",Ferme du Causse,Œufs,boîte de 6,1,false\n");
    REQUIRE(reading.session);
    CHECK(reading.session->orders[0].lines[1].temperature_controlled == true);
    REQUIRE(reading.findings.size() == 1);
    CHECK(reading.findings[0].row == 6);
    CHECK_THAT(reading.findings[0].message, ContainsSubstring("ligne 3"));
}

TEST_CASE("a packing report of something else is refused", "[session]")
{
    CHECK_THAT(printed(read_with(french + ",Ferme du Causse,Navets,1 kg,2,false\n").findings),
               ContainsSubstring("ne nomme aucun produit de cette vente"));
    CHECK_THAT(
        printed(
            read_with(french + "Le Pré,Ferme du Causse,Poireaux,Botte de 1 kg,2,false\n").findings),
        ContainsSubstring("la boutique «Le Pré»"));
    CHECK_THAT(printed(read_with(french + ",Ferme du Causse,Poireaux,1 kg,2,froid\n").findings),
               ContainsSubstring("ligne 2, «Temp Contrôlée ?»: «froid» n'est ni oui ni non"));
    CHECK_FALSE(read_with(french + ",Ferme du Causse,Poireaux,Botte de 1 kg,2,froid\n").session);
}
