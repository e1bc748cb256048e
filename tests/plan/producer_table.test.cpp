#include "plan/producer_table.h"

#include "finding_texts.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

std::vector<ProducerRule> producers_of(std::string_view csv)
{
    const ProducerTableReading reading = read_producer_table(csv, "fermes.csv");
    for (const Finding& finding : reading.findings)
        FAIL_CHECK(to_string(finding));
    return reading.producers;
}

Texts faults_of(std::string_view csv)
{
    const ProducerTableReading reading = read_producer_table(csv, "f.csv");
    CHECK(reading.producers.empty());
    CHECK(has_error(reading.findings));
    return texts_of(reading.findings);
}

} // namespace

TEST_CASE("a farm's row tells when its goods come and how they are labelled", "[plan]")
{
    CHECK(producers_of("ferme;heure;étiquettes\n"
                       "Ferme des Alizés;7h45;une par pièce\n"
                       "Fromagerie du Lac;18h;Pour la ligne\n"
                       "Glaces & Co;07:05:00;aucune\n"
                       "Fournil;;\n") ==
          std::vector<ProducerRule>{{"Ferme des Alizés", "07:45", Labelling::unit},
                                    {"Fromagerie du Lac", "18:00", Labelling::line},
                                    {"Glaces & Co", "07:05", Labelling::none},
                                    {"Fournil", "", std::nullopt}});
}

TEST_CASE("the table of farms may be English, and only the farm is needed", "[plan]")
{
    CHECK(producers_of("labels,Farm\nline,Bakery\n") ==
          std::vector<ProducerRule>{{"Bakery", "", Labelling::line}});
    CHECK(producers_of("ferme\nFournil\nFOURNIL\n").size() == 1);
}

TEST_CASE("every fault of the table of farms is told with row and column", "[plan]")
{
    CHECK(faults_of("ferme;heure;étiquettes\n"
                    "Fournil;25h;deux\n"
                    ";8h;\n"
                    "Lac;8h;\n"
                    "lac;9h;\n") ==
          Texts{"f.csv, ligne 2, «heure»: «25h» n'est pas une heure: écrivez-la comme 7h45 ou "
                "07:45.",
                "f.csv, ligne 2, «étiquettes»: «deux» n'est pas connu: écrivez une par pièce, pour "
                "la ligne ou aucune.",
                "f.csv, ligne 3, «ferme»: ce nom manque: écrivez le nom de la ferme comme dans la "
                "boutique.",
                "f.csv, ligne 5, «ferme»: cette ferme est déjà à la ligne 4 avec d'autres valeurs: "
                "gardez une des lignes."});
    CHECK(faults_of("heure\n8h\n") ==
          Texts{"f.csv, ligne 1, «ferme»: cette colonne obligatoire manque: ajoutez-la."});
    CHECK(faults_of("ferme;heures\nLac;8h\n") ==
          Texts{"f.csv, ligne 1, «heures»: colonne inconnue: écrivez «heure» ou supprimez-la."});
    for (const char* wrong : {"8", "8:5", "h30", "8h60", "huit heures", "-1h00", ":30"}) {
        INFO(wrong);
        CHECK(faults_of(std::string("ferme;heure\nLac;") + wrong + "\n").size() == 1);
    }
}
