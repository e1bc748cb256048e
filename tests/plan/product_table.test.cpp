#include "plan/product_table.h"

#include "finding_texts.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

std::vector<ProductFacts> products_of(std::string_view csv)
{
    const ProductTableReading reading = read_product_table(csv, "produits.csv");
    for (const Finding& finding : reading.findings)
        FAIL_CHECK(to_string(finding));
    return reading.products;
}

/// What people read of a table that is refused.
Texts faults_of(std::string_view csv)
{
    const ProductTableReading reading = read_product_table(csv, "t.csv");
    CHECK(reading.products.empty());
    CHECK(has_error(reading.findings));
    return texts_of(reading.findings);
}

} // namespace

TEST_CASE("every column of a row arrives", "[plan]")
{
    const auto products = products_of(
        "produit;ferme;unité;lot;date;type de date;allergènes;ingrédients;origine;zone;EAN;"
        "où coller;quantité nette;conservation;nom court\n"
        "Pain;Fournil;500g;2647;28/11/2026;DDM;gluten;\"farine de *blé*, eau\";Aude;sec;"
        "4006381333931;sur le sachet;500 g;au sec;Pain de 3\n");
    REQUIRE(products.size() == 1);
    CHECK(products[0] == ProductFacts{.product = {"Fournil", "Pain", "500g"},
                                      .lot = "2647",
                                      .use_by = "",
                                      .best_before = "2026-11-28",
                                      .allergens = "gluten",
                                      .ingredients = "farine de *blé*, eau",
                                      .origin = "Aude",
                                      .ean = "4006381333931",
                                      .where = "sur le sachet",
                                      .net_quantity = "500 g",
                                      .storage = "au sec",
                                      .zone = Zone::ambient,
                                      .short_name = "Pain de 3"});
}

TEST_CASE("columns come in any order, in English too, and only the product is needed", "[plan]")
{
    const auto products = products_of("Date kind,DATE,Product,net_quantity\n"
                                      "use by,2026-11-28,Yoghurt,\n"
                                      ",,\"Eggs, small\",6\n");
    REQUIRE(products.size() == 2);
    CHECK(products[0].use_by == "2026-11-28");
    CHECK(products[0].best_before == "");
    CHECK(products[1].product.name == "Eggs, small");
    CHECK(products[1].net_quantity == "6");
    CHECK(products_of("produit\nPain").size() == 1);
    CHECK(products_of("produit\tlot\nPain\t1\n").at(0).lot == "1");
}

TEST_CASE("a table as a French Excel saves it is read", "[plan]")
{
    // Windows-1252, CR LF, an empty column at the end and empty rows.
    const auto products = products_of("produit;unit\xE9;allerg\xE8nes;\r\n"
                                      "\x8Cufs;6;\x9Cufs;\r\n;;;\r\n");
    REQUIRE(products.size() == 1);
    CHECK(products[0].product == Product{"", "Œufs", "6"});
    CHECK(products[0].allergens == "œufs");
}

TEST_CASE("an unknown column is an error that names the nearest one", "[plan]")
{
    CHECK(
        faults_of("produit;alergenes;prix\nPain;gluten;3\n") ==
        Texts{"t.csv, ligne 1, «alergenes»: colonne inconnue: écrivez «allergènes» ou "
              "supprimez-la.",
              "t.csv, ligne 1, «prix»: colonne inconnue: supprimez-la ou écrivez l'un de produit, "
              "ferme, unité, lot, date, type de date, allergènes, ingrédients, origine, zone, EAN, "
              "où coller, quantité nette, conservation, nom court."});
}

TEST_CASE("the product's column is needed, and none may be there twice", "[plan]")
{
    CHECK(faults_of("lot;ferme\n1;Fournil\n") ==
          Texts{"t.csv, ligne 1, «produit»: cette colonne obligatoire manque: ajoutez-la."});
    CHECK(faults_of("produit;unité;Variante\nPain;;\n") ==
          Texts{"t.csv, ligne 1, «Variante»: cette colonne est là deux fois: gardez la bonne et "
                "supprimez l'autre."});
    CHECK(faults_of("Pain;2647\n") ==
          Texts{"t.csv, ligne 1: aucun en-tête connu sur la première ligne: écrivez-y l'un de "
                "produit, ferme, unité, lot, date, type de date, allergènes, ingrédients, origine, "
                "zone, EAN, où coller, quantité nette, conservation, nom court."});
}

TEST_CASE("every fault is told with its row and column, and nothing is taken", "[plan]")
{
    CHECK(
        faults_of("produit;EAN;zone;date;type de date\n"
                  "Pain;;;;\n"
                  "\n"
                  "Lait;3,41235E+12;tiède;;\n"
                  ";;frais;;\n"
                  "Œufs;;;28/11/2026;\n") ==
        Texts{"t.csv, ligne 4, «EAN»: le tableur a raccourci ce nombre en «3,41235E+12» et ses "
              "derniers chiffres sont perdus: mettez la colonne au format Texte et retapez-le.",
              "t.csv, ligne 4, «zone»: «tiède» n'est pas une zone: écrivez sec, frais ou surgelé.",
              "t.csv, ligne 5, «produit»: ce nom manque: écrivez le nom du produit comme dans la "
              "boutique.",
              "t.csv, ligne 6, «type de date»: ce mot manque à côté de la date: écrivez DLC (à "
              "consommer jusqu'au) ou DDM (à consommer de préférence avant le)."});
}

TEST_CASE("a kind of date that waits for its date is no fault", "[plan]")
{
    CHECK(products_of("produit;date;type de date\nLait;;DLC\n").at(0).use_by == "");
}

TEST_CASE("one product with two different rows is a fault, with equal ones it is not", "[plan]")
{
    CHECK(
        faults_of("produit;unité;lot\nPain;500g;1\nLait;;7\nPAIN;500 g;2\n") ==
        Texts{"t.csv, ligne 4, «produit»: ce produit est déjà à la ligne 2 avec d'autres valeurs: "
              "gardez une des lignes, ou écrivez la ferme ou l'unité de chacune."});
    CHECK(products_of("produit;unité;lot\nPain;500g;1\nPAIN;500 g;1\n").size() == 1);
    CHECK(products_of("produit;unité;lot\nPain;500g;1\nPain;1kg;2\nPain;;3\n").size() == 3);
}

TEST_CASE("a cell without a header is told of", "[plan]")
{
    CHECK(faults_of("produit,ingrédients\nPain,farine de *blé*, eau\n") ==
          Texts{"t.csv, ligne 2: «eau» n'a pas d'en-tête: nommez sa colonne, ou mettez entre "
                "guillemets le texte qui contient le séparateur."});
}

TEST_CASE("what is no CSV, or a part of one, is refused with what to do", "[plan]")
{
    const std::string remedy = ": corrigez le tableau et enregistrez-le de nouveau en «CSV UTF-8».";
    CHECK(faults_of("") == Texts{"t.csv: ce fichier est vide" + remedy});
    CHECK(faults_of("\"\"\n").size() == 1); // no header
    CHECK(faults_of("PK\x03\x04") == Texts{"t.csv: c'est un classeur (XLSX ou ODS) et non un CSV, "
                                           "même si son nom dit .csv" +
                                           remedy});
    CHECK(faults_of("produit;lot\nPain;\"1\nLait;2\n") ==
          Texts{"t.csv, ligne 2: un guillemet s'ouvre sur cette ligne et ne se ferme jamais" +
                remedy});
    CHECK(faults_of("produit;lot;allergènes\nPain;1;gluten\nLait;2") ==
          Texts{"t.csv, ligne 3: le fichier s'arrête au milieu de cette ligne: enregistrez-le ou "
                "copiez-le de nouveau."});
}

TEST_CASE("a damaged table is read or refused, never half taken", "[plan]")
{
    const std::string good = "produit;unité;EAN;date;type de date;ingrédients\r\n"
                             "Pain;500g;4006381333931;28/11/2026;DDM;\"farine de *blé*; eau\"\r\n"
                             "Lait;;;2026-11-28;DLC;\r\n";
    REQUIRE(products_of(good).size() == 2);
    const Texts parts = {"", ";", "\"", "\n", "*", "\xE9", "7", std::string(1, '\0')};
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const std::string& part : parts) {
            std::string damaged = good;
            damaged.replace(at, 1, part);
            const ProductTableReading reading = read_product_table(damaged, "t.csv");
            CHECK(reading.products.empty() == has_error(reading.findings));
        }
        read_product_table(std::string_view(good).substr(0, at), "t.csv");
    }
}
