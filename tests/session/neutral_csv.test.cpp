#include "session/sample_orders.h"
#include "support/catch2_compat.h"

#include <fstream>
#include <iterator>

using namespace cageot;
using namespace cageot::test;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string rows =
    "Vente 46;17;Inès Lafargue;Trèbes;non;;Causse;Poireaux;1 kg;2;5,80;non;10,70\n"
    "Vente 46;17;Inès Lafargue;Trèbes;non;;Garrigues;Bûche;180g;1;4,90;oui;10,70\n"
    "Vente 46;A;Odette;Tournée;oui;4 impasse du Four;Causse;Œufs;x6;0;;;\n";

} // namespace

TEST_CASE("the neutral CSV says the same in French and in English", "[session]")
{
    const SessionReading french =
        read_text("vente;commande;client;relais;domicile;adresse;ferme;produit;unité;quantité;prix;"
                  "froid;total\n" +
                  rows);
    CHECK(printed(french.findings) == "");
    REQUIRE(french.session);
    CHECK(french.session->name == "Vente 46");
    REQUIRE(french.session->orders.size() == 2);
    const Order& first = french.session->orders[0];
    CHECK(first.total == Cents{1070});
    CHECK(first.lines[1] == OrderLine{{"Garrigues", "Bûche", "180g"}, 1, Cents{490}, "", true});
    CHECK(french.session->orders[1].relay == Relay{"Tournée", true, "4 impasse du Four"});
    CHECK(french.session->orders[1].lines[0].temperature_controlled == std::nullopt);

    const SessionReading english_words =
        read_text("session;order;customer;relay;home_delivery;address;producer;product;unit;"
                  "quantity;price;chilled;total\n" +
                  rows);
    CHECK(english_words.session == french.session);
}

TEST_CASE("the neutral CSV is as strict as a report", "[session]")
{
    CHECK(
        printed(read_text("vente,commande,client,relais,ferme,produit,unité,quantité\n"
                          "V,1,Zoé,,Causse,Ail,1,0.5\n")
                    .findings) ==
        "E totaux.csv, ligne 2, «relais»: cette cellule est vide: remplissez-la.\n"
        "E totaux.csv, ligne 2, «quantité»: la quantité «0.5» n'est pas entière: écrivez un nombre "
        "d'unités, le poids va dans la variante.\n");
    CHECK_THAT(printed(read_text("commande,client,relay,producer,produit,quantite\n").findings),
               ContainsSubstring("aucune commande"));
    CHECK(printed(read_text("commande,client,relay,produit,quantite,unité\n").findings) ==
          "E totaux.csv, ligne 1, «ferme»: cette colonne obligatoire manque: ajoutez-la.\n"
          "W totaux.csv, ligne 1, «vente»: cette colonne conseillée manque: ajoutez-la de "
          "préférence.\n");
}

TEST_CASE("a packing report only adds to what the neutral CSV leaves open", "[session]")
{
    const SessionReading reading = read_session(
        {{"n.csv", "vente,commande,client,relais,ferme,produit,unité,quantité,froid\n"
                   "V,1,Zoé,Trèbes,Causse,Ail,1,2,oui\nV,1,Zoé,Trèbes,Causse,Lait,1,2,\n"},
         {"p.csv", "Fournisseur,Produit,Variante,Temp Contrôlée ?\nCausse,Ail,1,false\n"
                   "Causse,Lait,1,true\n"}});
    CHECK(printed(reading.findings) == "");
    REQUIRE(reading.session);
    CHECK(reading.session->orders[0].lines[0].temperature_controlled == true);
    CHECK(reading.session->orders[0].lines[1].temperature_controlled == true);
}

TEST_CASE("the worked example of the documentation is read as it says", "[session]")
{
    std::ifstream file(std::string(CAGEOT_SOURCE_DIR) + "/docs/session-format.md");
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    const std::string fence = "```csv\n";
    const std::size_t begin = page.find(fence);
    REQUIRE(begin != std::string::npos);
    const std::size_t first = begin + fence.size();
    const SessionReading reading = read_text(page.substr(first, page.find("```", first) - first));
    CHECK(printed(reading.findings) == "");
    REQUIRE(reading.session);
    CHECK(reading.session->name == "Vente 46");
    REQUIRE(reading.session->orders.size() == 2);
    CHECK(total_quantity(*reading.session) == 3);
    CHECK(reading.session->orders[0].lines[1].temperature_controlled == true);
    CHECK(reading.session->orders[1].relay == Relay{"Tournée", true, "4 impasse du Four, Conques"});
}
