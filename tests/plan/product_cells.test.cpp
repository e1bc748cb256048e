#include "plan/product_cells.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("a text comes on one line, and what no good cell holds is a fault", "[plan]")
{
    CHECK(parse_text("farine de\n  *blé*", 255).value == "farine de *blé*");
    CHECK(parse_text("abcé", 4).value == "abcé");
    CHECK(parse_text("abcdé", 4).fault == "ce texte dépasse 4 caractères: raccourcissez-le.");
    CHECK_THAT(parse_text("a\x01z", 255).fault, ContainsSubstring("caractère de contrôle"));
    CHECK_THAT(parse_text("caf\uFFFD", 255).fault, ContainsSubstring("lettres ont été perdues"));
    CHECK_THAT(parse_text("#NOM?", 255).fault, ContainsSubstring("le tableur a écrit «#NOM?»"));
}

TEST_CASE("a lot is what the farm writes, but not what a spreadsheet makes of it", "[plan]")
{
    for (const char* lot : {"2647", "L2647", "26 mars", "047-B"})
        CHECK(parse_lot(lot).value == lot);
    CHECK_THAT(parse_lot("2,64E+12").fault, ContainsSubstring("raccourci ce nombre en «2,64E+12»"));
    CHECK_THAT(parse_lot("26-mars").fault, ContainsSubstring("pour la date «26-mars»"));
}

TEST_CASE("a day is written the French or the international way", "[plan]")
{
    CHECK(parse_day("2026-11-28").value == "2026-11-28");
    CHECK(parse_day("28/11/2026").value == "2026-11-28");
    CHECK(parse_day("1/2/2028").value == "2028-02-01");
    for (const char* day : {"28/11/26", "31/11/2026", "28.11.2026", "2026-11-28 09:00", "bientôt",
                            "29/02/2026", "28/11"}) {
        CAPTURE(day);
        CHECK(parse_day(day).fault == "la date «" + std::string(day) +
                                          "» n'est pas lisible: écrivez-la comme 28/11/2026 ou "
                                          "2026-11-28.");
    }
}

TEST_CASE("the kind of a date is DLC or DDM", "[plan]")
{
    CHECK(parse_date_kind("dlc").value == "DLC");
    CHECK(parse_date_kind("DDM").value == "DDM");
    CHECK(parse_date_kind("À consommer jusqu’au").value == "DLC");
    CHECK(parse_date_kind("best before").value == "DDM");
    CHECK(parse_date_kind("DLUO").fault ==
          "«DLUO» n'est ni DLC ni DDM: écrivez DLC (à consommer jusqu'au) ou DDM (à consommer de "
          "préférence avant le).");
}

TEST_CASE("allergens are a list", "[plan]")
{
    CHECK(parse_allergens("lait").value == "lait");
    CHECK(parse_allergens("lait ,œufs,").value == "lait, œufs");
    CHECK_THAT(parse_allergens(" , ").fault, ContainsSubstring("aucun mot entre les virgules"));
}

TEST_CASE("asterisks stand in pairs around words", "[plan]")
{
    for (const char* good : {"eau, sel", "farine de *blé*, *lait*, sel", "*œufs*"})
        CHECK(parse_ingredients(good).value == good);
    for (const char* bad : {"farine de *blé, eau", "farine **, eau", "* *", "*blé* et *seigle"}) {
        CAPTURE(bad);
        CHECK_THAT(parse_ingredients(bad).fault, ContainsSubstring("ne vont pas par deux"));
    }
}

TEST_CASE("a zone is called as on paper or as in the config", "[plan]")
{
    CHECK(parse_zone_name("sec").value == "ambient");
    CHECK(parse_zone_name("Frais").value == "chilled");
    CHECK(parse_zone_name("SURGELE").value == "frozen");
    CHECK(parse_zone_name("frozen").value == "frozen");
    CHECK(parse_zone_name("tiède").fault ==
          "«tiède» n'est pas une zone: écrivez sec, frais ou surgelé.");
}

TEST_CASE("an EAN has 8 or 13 digits of which the last is right", "[plan]")
{
    // The examples of Wikipedia's "International Article Number" and of GS1's own range 952.
    CHECK(parse_ean("4006381333931").value == "4006381333931");
    CHECK(parse_ean("73513537").value == "73513537");
    CHECK(parse_ean("9 520004 081405").value == "9520004081405");
    CHECK(parse_ean("4006381333932").fault ==
          "le dernier chiffre de «4006381333932» devrait être 1: recopiez le nombre qui est sous "
          "le code-barres.");
    CHECK_THAT(parse_ean("73513530").fault, ContainsSubstring("devrait être 7"));
    CHECK_THAT(parse_ean("3,41235E+12").fault,
               ContainsSubstring("raccourci ce nombre en «3,41235E+12»"));
    CHECK_THAT(parse_ean("012345678905").fault, ContainsSubstring("n'a que 12 chiffres"));
    for (const char* bad : {"4006", "40063813339310", "400638133393X", "4006381333931,0"})
        CHECK_THAT(parse_ean(bad).fault, ContainsSubstring("n'est pas un nombre de 8 ou 13"));
}

TEST_CASE("one wrong digit of an EAN never passes", "[plan]")
{
    const std::string good = "9520004081405";
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string other = good;
            other[i] = digit;
            CHECK(parse_ean(other).value.has_value() == (other == good));
        }
    }
}
