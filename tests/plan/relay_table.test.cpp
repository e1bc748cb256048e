#include "plan/relay_table.h"

#include "finding_texts.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

std::vector<RelayRule> relays_of(std::string_view csv)
{
    const RelayTableReading reading = read_relay_table(csv, "relais.csv");
    for (const Finding& finding : reading.findings)
        FAIL_CHECK(to_string(finding));
    return reading.relays;
}

Texts faults_of(std::string_view csv)
{
    const RelayTableReading reading = read_relay_table(csv, "r.csv");
    CHECK(reading.relays.empty());
    CHECK(has_error(reading.findings));
    return texts_of(reading.findings);
}

} // namespace

TEST_CASE("a relay's row tells its mark, its name on paper and who drives there", "[plan]")
{
    CHECK(relays_of("relais;numéro;lettre;couleur;nom;tournée\n"
                    "Relais Aragon;;a;ROUGE;Aragon;Camille\n"
                    ";61;B;;;\n"
                    "Moussoulens;;;;;\n") ==
          std::vector<RelayRule>{{"Relais Aragon", "A", "ROUGE", "Aragon", "Camille", ""},
                                 {"", "B", "", "", "", "61"},
                                 {"Moussoulens", "", "", "", "", ""}});
}

TEST_CASE("the table of relays may be English, and only the relay's column is needed", "[plan]")
{
    CHECK(relays_of("Driver,Relay\nCamille,Aragon\n") ==
          std::vector<RelayRule>{{"Aragon", "", "", "", "Camille", ""}});
    CHECK(relays_of("relais\nAragon\n").size() == 1);
}

TEST_CASE("every fault of the table of relays is told with row and column", "[plan]")
{
    CHECK(faults_of("relais;numéro;lettre\n"
                    "Aragon;abc;F\n"
                    ";;B\n"
                    "Bize;61;C\n"
                    "BIZE;61;c\n"
                    "Conques;0;Ç\n") ==
          Texts{"r.csv, ligne 2, «numéro»: «abc» n'est pas un numéro: écrivez celui du mode de "
                "livraison dans la boutique, ou rien.",
                "r.csv, ligne 2, «lettre»: F et S disent le frais et le surgelé: choisissez une "
                "autre lettre.",
                "r.csv, ligne 3, «relais»: rien ne dit quel relais c'est: écrivez ce que son nom "
                "contient dans la boutique, ou le numéro du mode de livraison.",
                "r.csv, ligne 5, «relais»: ce relais est déjà à la ligne 4: corrigez une des deux.",
                "r.csv, ligne 5, «numéro»: ce numéro est déjà à la ligne 4: corrigez une des deux.",
                "r.csv, ligne 5, «lettre»: cette lettre est déjà à la ligne 4: corrigez une des "
                "deux.",
                "r.csv, ligne 6, «numéro»: «0» n'est pas un numéro: écrivez celui du mode de "
                "livraison dans la boutique, ou rien.",
                "r.csv, ligne 6, «lettre»: «Ç» n'est pas une lettre: écrivez celle du ruban, de A "
                "à Z."});
    CHECK(faults_of("lettre\nA\n") ==
          Texts{"r.csv, ligne 1, «relais»: cette colonne obligatoire manque: ajoutez-la."});
}

TEST_CASE("relays written as a table are the same when they are read", "[plan]")
{
    const std::vector<RelayRule> relays = {
        {"Relais; Aragon", "A", "ROUGE", "Aragon", "Zoé \"Z\"", ""},
        {"", "", "", "", "", "61"},
        {"Bize", "AB", "VERT 2", "", "", "62"}};
    CHECK(relays_of(relay_table_text(relays)) == relays);
    CHECK(relays_of(relay_table_text({})).empty());
}
