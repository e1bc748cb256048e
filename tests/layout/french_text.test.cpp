#include "layout/french_text.h"

#include "base/text.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <string>

using namespace cageot;

TEST_CASE("a unit of the shop is written as a person writes it", "[layout]")
{
    CHECK(french_unit("500g") == "500\u00A0g");
    CHECK(french_unit("500 g") == "500\u00A0g");
    CHECK(french_unit(" 500 G ") == "500\u00A0g");
    CHECK(french_unit("1.5kg") == "1,5\u00A0kg");
    CHECK(french_unit("1,5 Kg") == "1,5\u00A0kg");
    CHECK(french_unit("1.250kg") == "1,250\u00A0kg");
    CHECK(french_unit("75cl") == "75\u00A0cL");
    CHECK(french_unit("250ml") == "250\u00A0mL");
    CHECK(french_unit("2dl") == "2\u00A0dL");
    CHECK(french_unit("1l") == "1\u00A0L");
    CHECK(french_unit("2t") == "2\u00A0t");
}

TEST_CASE("several of one unit are written with a cross", "[layout]")
{
    CHECK(french_unit("4x125g") == "4\u00A0×\u00A0125\u00A0g");
    CHECK(french_unit("12x33cl") == "12\u00A0×\u00A033\u00A0cL");
    CHECK(french_unit("Nature (4x125g)") == "Nature (4\u00A0×\u00A0125\u00A0g)");
    CHECK(french_unit("Doux (6x0.5l)") == "Doux (6\u00A0×\u00A00,5\u00A0L)");
}

TEST_CASE("any other unit stays as it is", "[layout]")
{
    const auto unit =
        GENERATE(as<std::string>(), "", "6", "Œufs", "la botte", "500gr", "g", "1.2345kg",
                 "1.2.3kg", ".5kg", "1.kg", "-1kg", "4x", "x125g", "4 x 125g", "Doux", "(4x125)",
                 "1234567890g", "500g env.", "1e3g", "1/2 kg", "é", "\xC3");
    CHECK(french_unit(unit) == unit);
}

TEST_CASE("the amount of several measures is one measure", "[layout]")
{
    CHECK(french_amount(2, "1kg") == "2\u00A0kg");
    CHECK(french_amount(3, "500g") == "1,5\u00A0kg");
    CHECK(french_amount(2, "500g") == "1\u00A0kg");
    CHECK(french_amount(2, "250g") == "500\u00A0g");
    CHECK(french_amount(3, "333g") == "999\u00A0g");
    CHECK(french_amount(4, "333g") == "1,332\u00A0kg");
    CHECK(french_amount(3, "1.5kg") == "4,5\u00A0kg");
    CHECK(french_amount(3, "0.1kg") == "0,3\u00A0kg");
    CHECK(french_amount(6, "33cl") == "1,98\u00A0L");
    CHECK(french_amount(2, "25cl") == "50\u00A0cL");
    CHECK(french_amount(4, "250ml") == "1\u00A0L");
    CHECK(french_amount(5, "2dl") == "1\u00A0L");
    CHECK(french_amount(1, "500g") == "500\u00A0g");
}

TEST_CASE("the amount of anything else is a count", "[layout]")
{
    CHECK(french_amount(2, "") == "2\u00A0×");
    CHECK(french_amount(3, "la botte") == "3\u00A0×");
    CHECK(french_amount(2, "Nature (4x125g)") == "2\u00A0×");
    CHECK(french_amount(12, "6") == "12\u00A0×");
}

TEST_CASE("an amount that no number can hold is a count", "[layout]")
{
    CHECK(french_amount(1'000'000, "999999999t") == "1000000\u00A0×");
    CHECK(french_amount(1000, "999999kg") == "999999000\u00A0kg");
}

TEST_CASE("a count has its noun in the singular or the plural", "[layout]")
{
    CHECK(french_count(0, "article", "articles") == "0\u00A0article");
    CHECK(french_count(1, "article", "articles") == "1\u00A0article");
    CHECK(french_count(2, "article", "articles") == "2\u00A0articles");
    CHECK(french_count(1234, "commande", "commandes") == "1234\u00A0commandes");
}

TEST_CASE("capitals keep their accents", "[layout]")
{
    CHECK(french_capitals("blé, œuf, noix de macadamia") == "BLÉ, ŒUF, NOIX DE MACADAMIA");
    CHECK(french_capitals("Crème fraîche à 30 %") == "CRÈME FRAÎCHE À 30 %");
    CHECK(french_capitals("2 × 3 ÷ 4 ß") == "2 × 3 ÷ 4 ß");
}

namespace {

/// With "_" for each no-break space.
std::string spaced(const std::string& text)
{
    std::u32string spaced = with_french_spaces(to_code_points(text));
    std::replace(spaced.begin(), spaced.end(), char32_t{0xA0}, U'_');
    return to_utf8(spaced);
}

} // namespace

TEST_CASE("a line never begins with a sign that follows a space", "[layout]")
{
    CHECK(spaced("Attention : fragile !") == "Attention_: fragile_!");
    CHECK(spaced("Quoi ? Bio ; local") == "Quoi_? Bio_; local");
    CHECK(spaced("Crème 30 % de matière grasse") == "Crème 30_% de matière grasse");
    CHECK(spaced("À régler 12,40 €") == "À régler 12,40_€");
    CHECK(spaced("Conques-sur-Orbiel « Le Jardin d'Œuvre », jeudi") ==
          "Conques-sur-Orbiel «_Le Jardin d'Œuvre_», jeudi");
}

TEST_CASE("a number stays with its unit", "[layout]")
{
    CHECK(spaced("Farine 1,5 kg de blé") == "Farine 1,5_kg de blé");
    CHECK(spaced("Vin 75 cL, rouge") == "Vin 75_cL, rouge");
    CHECK(spaced("Vin 75 CL") == "Vin 75_CL");
    CHECK(spaced("½ l de lait") == "½_l de lait");
    CHECK(spaced("à +4 °C") == "à +4_°C");
    CHECK(spaced("1 pièce env. 2 kg") == "1 pièce env. 2_kg");
    CHECK(spaced("6 œufs") == "6 œufs");
    CHECK(spaced("4 gousses, 12 graines") == "4 gousses, 12 graines");
    CHECK(spaced("lot g 14") == "lot g 14");
}

TEST_CASE("the cross of several pieces stands between their numbers", "[layout]")
{
    CHECK(spaced("Yaourt 4 × 125 g") == "Yaourt 4_×_125_g");
    CHECK(spaced("Yaourt 4 x 125 g") == "Yaourt 4_x_125_g");
    CHECK(spaced("Yaourt 4× 125 g") == "Yaourt 4×_125_g");
    CHECK(spaced("Choix 4 fruits") == "Choix 4 fruits");
    CHECK(spaced("x 4") == "x_4");
}

TEST_CASE("a long number is not broken at its groups", "[layout]")
{
    CHECK(spaced("soit 1 280 unités") == "soit 1_280 unités");
    CHECK(spaced("1 234 567 g") == "1_234_567_g");
    CHECK(spaced("11600 Aragon, 12 1234, 1234 567") == "11600 Aragon, 12 1234, 1234 567");
    CHECK(spaced("04 68 12 34 56") == "04 68 12 34 56");
}

TEST_CASE("what has a number stays with it", "[layout]")
{
    CHECK(spaced("relais n° 14") == "relais n°_14");
    CHECK(spaced("N° 14") == "N°_14");
    CHECK(spaced("№ 14") == "№_14");
    CHECK(spaced("à 20° environ") == "à 20° environ");
}

TEST_CASE("other spaces are where a line may end, and none comes or goes", "[layout]")
{
    CHECK(spaced("Pain de la vallée au levain") == "Pain de la vallée au levain");
    CHECK(spaced("Attention: 12€, 30%") == "Attention: 12€, 30%");
    CHECK(spaced("Prix  :  3  €") == "Prix__:  3__€");
    CHECK(spaced(" : ") == " : ");
    CHECK(spaced(" ") == " ");
    CHECK(spaced("").empty());
}
