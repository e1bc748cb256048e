#include "session/supplier_totals.h"
#include "session/sample_answers.h"
#include "session/sample_orders.h"
#include "support/catch2_compat.h"

using namespace cageot;
using namespace cageot::test;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string name = "totaux-producteurs.csv";

/// The orders, as CSV, and the totals with one text replaced.
SessionReading read_with(const std::string& from, const std::string& to)
{
    std::vector<InputFile> files = {answer("totaux-acheteurs.csv"), answer(name)};
    replace_in(files, name, from, to);
    return read_session(files);
}

std::string difference(const std::string& from, const std::string& to)
{
    const SessionReading reading = read_with(from, to);
    CHECK(reading.session);
    CHECK(reading.totals_checked);
    CHECK_FALSE(reading.totals_agree);
    return printed(reading.findings);
}

} // namespace

TEST_CASE("totals of the same orders agree with them through every door", "[session]")
{
    for (const std::vector<InputFile>& orders :
         {api_answers(), {answer("totaux-acheteurs.csv")}, {answer("report-totals.json")}}) {
        const SessionReading reading = read_session(with_file(orders, answer(name)));
        clean_session(reading);
        CHECK(reading.totals_checked);
        CHECK(reading.totals_agree);
        CHECK_FALSE(read_session(orders).totals_checked);
    }
}

TEST_CASE("totals are read by farm, product and unit", "[session]")
{
    FileFindings findings(name);
    const std::optional<Table> table = read_table(answer(name).bytes, findings);
    REQUIRE(table);
    const std::vector<SupplierTotal> totals = read_supplier_totals(*table, findings);
    CHECK(totals.size() == 5);
    CHECK(std::find(totals.begin(), totals.end(),
                    SupplierTotal{{"Ferme du Causse", "Poireaux", "Botte de 1 kg"}, 4}) !=
          totals.end());
}

TEST_CASE("each product that differs is warned of with both numbers", "[session]")
{
    CHECK(difference("75cL,6,", "75cL,7,") ==
          "W totaux-producteurs.csv: «Bière d'orge, 75cL» de «Brasserie des Corbières»: 6 dans les "
          "commandes et 7 dans les totaux par producteur: exportez de nouveau les deux, puis "
          "comparez sur le site.\n");
    CHECK_THAT(difference("Brasserie des Corbières,Bière d'orge,75cL,6,6.0,4.5,27.0\n", ""),
               ContainsSubstring(": 6 dans les commandes et 0 dans les totaux"));
    const std::string other_farm = difference("Moulin de l’Orbiel", "Moulin de Salsigne");
    CHECK_THAT(other_farm, ContainsSubstring("de «Moulin de l’Orbiel»: 2 dans les commandes et 0"));
    CHECK_THAT(other_farm, ContainsSubstring("de «Moulin de Salsigne»: 0 dans les commandes et 2"));
}

TEST_CASE("nothing ordered and nothing told are the same", "[session]")
{
    const SessionReading reading =
        read_with("Moulin de l", "Ferme du Causse,Navets,1kg,0,0.0,2.0,0.0\nMoulin de l");
    clean_session(reading);
    CHECK(reading.totals_agree);
}

TEST_CASE("case and accents of names do not matter, total rows are passed over", "[session]")
{
    for (const auto& [from, to] : {std::pair{"Bergerie de Salsigne", "BERGERIE DE SALSIGNE"},
                                   std::pair{"Moulin de l", ",,TOTAL,4,4.0,,11.2\nMoulin de l"},
                                   std::pair{"Moulin de l", "Total,,,4,4.0,,11.2\nMoulin de l"}})
        CHECK(read_with(from, to).totals_agree);
}

TEST_CASE("totals come from the reports API too", "[session]")
{
    const InputFile totals{
        "totals.json",
        R"({"data": [{"producer": "Brasserie des Corbières", "product": "Bière d'orge",
            "variant": "75cL", "quantity": 6, "total_units": 4.5, "curr_cost_per_unit": "4.5",
            "total_cost": "27.0"}]})"};
    const SessionReading reading = read_session({answer("report-totals.json"), totals});
    CHECK(reading.kinds == std::vector{HeldRows::orders, HeldRows::totals});
    CHECK(reading.totals_checked);
    CHECK(reading.findings.size() == 4); // the other products are not in these totals
}

TEST_CASE("totals that cannot be read or are of something else are refused", "[session]")
{
    CHECK_THAT(printed(read_with("75cL,6,", "75cL,six,").findings),
               ContainsSubstring("ligne 3, «Quantité»: la quantité «six» n'est pas un nombre"));
    CHECK_THAT(printed(read_with("Bergerie de Salsigne", "").findings),
               ContainsSubstring("ligne 2, «Producteur»: cette cellule est vide"));
    const std::string other = "Producteur,Produit,Variante,Quantité,Vol. total,Coût Total\n"
                              "Ferme du Lac,Thym,1 pot,3,3.0,6.0\n";
    const SessionReading reading =
        read_session({answer("totaux-acheteurs.csv"), {"autres.csv", other}});
    CHECK_FALSE(reading.session);
    CHECK(printed(reading.findings) ==
          "E autres.csv: ces totaux par producteur ne nomment aucun produit de cette vente: "
          "exportez ceux de la même vente.\n");
    CHECK_THAT(
        printed(
            read_session({answer("totaux-acheteurs.csv"), answer(name), {"b", other}}).findings),
        ContainsSubstring("b: ce fichier contient des totaux par producteur et "
                          "«totaux-producteurs.csv» aussi"));
}

TEST_CASE("totals alone are no session but are known", "[session]")
{
    const SessionReading reading = read_session({answer(name)});
    CHECK_FALSE(reading.session);
    CHECK_FALSE(reading.totals_checked);
    CHECK(reading.kinds == std::vector{HeldRows::totals});
    CHECK(printed(reading.findings) ==
          "E totaux-producteurs.csv: c'est le rapport des totaux par producteur, sans les "
          "commandes: donnez aussi «Totaux Cycle de Vente par Acheteur».\n");
}
