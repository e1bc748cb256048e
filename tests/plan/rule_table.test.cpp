#include "plan/rule_table.h"

#include "finding_texts.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

using By = ProductMatch::By;

RuleTableReading rules_of(std::string_view csv)
{
    RuleTableReading reading = read_rule_table(csv, "règles.csv");
    for (const Finding& finding : reading.findings)
        FAIL_CHECK(to_string(finding));
    return reading;
}

Texts faults_of(std::string_view csv)
{
    const RuleTableReading reading = read_rule_table(csv, "r.csv");
    CHECK(reading.zones.empty());
    CHECK(reading.labelling.empty());
    CHECK(reading.rows == 0);
    CHECK(has_error(reading.findings));
    return texts_of(reading.findings);
}

/// "product/Pain: chilled", in their order.
Texts zones_in(const std::vector<ZoneRule>& rules)
{
    Texts texts;
    for (const ZoneRule& rule : rules)
        texts.push_back(std::to_string(static_cast<int>(rule.match.by)) + rule.match.text + ": " +
                        std::string(to_string(rule.zone)));
    return texts;
}

Texts labelling_in(const std::vector<LabellingRule>& rules)
{
    Texts texts;
    for (const LabellingRule& rule : rules)
        texts.push_back(std::to_string(static_cast<int>(rule.match.by)) + rule.match.text + ": " +
                        std::string(to_string(rule.labelling)));
    return texts;
}

} // namespace

TEST_CASE("a row of rules tells what is cold and what gets labels", "[plan]")
{
    const RuleTableReading reading = rules_of("règle;zone;étiquettes\n"
                                              "mot: yaourt;frais;\n"
                                              "ferme: Glaces & Co;Surgelé;aucune\n"
                                              "produit: Œufs vrac;;pour la ligne\n"
                                              "vrac;sec;une par pièce\n");
    CHECK(reading.rows == 4);
    CHECK(zones_in(reading.zones) ==
          Texts{"2yaourt: chilled", "1Glaces & Co: frozen", "2vrac: ambient"});
    CHECK(labelling_in(reading.labelling) ==
          Texts{"1Glaces & Co: none", "0Œufs vrac: line", "2vrac: unit"});
}

TEST_CASE("every fault of the table of rules is told with row and column", "[plan]")
{
    CHECK(faults_of("règle;zone;étiquettes\n"
                    "goût: miel;frais;\n"
                    "mot: pain;tiède;\n"
                    "mot: pain;;\n"
                    ";frais;\n"
                    "mot: lait;frais;\n"
                    "mot: LAIT;surgelé;\n") ==
          Texts{"r.csv, ligne 2, «règle»: «goût: miel» n'est pas une règle: écrivez «produit: …», "
                "«ferme: …» ou «mot: …».",
                "r.csv, ligne 3, «zone»: «tiède» n'est pas une zone: écrivez sec, frais ou "
                "surgelé.",
                "r.csv, ligne 4, «zone»: cette règle ne dit rien: remplissez «zone» ou "
                "«étiquettes», ou supprimez la ligne.",
                "r.csv, ligne 5, «règle»: cette règle manque: écrivez «produit: …», «ferme: …» ou "
                "«mot: …».",
                "r.csv, ligne 7, «règle»: cette règle est déjà à la ligne 6: gardez une des "
                "deux."});
}

TEST_CASE("rules written as a table are the same when they are read", "[plan]")
{
    const std::vector<ZoneRule> zones = {{{By::word, "crème; fraîche"}, Zone::chilled},
                                         {{By::producer, "Glaces"}, Zone::frozen},
                                         {{By::product, "Lait"}, Zone::ambient}};
    const std::vector<LabellingRule> labelling = {{{By::producer, "Glaces"}, Labelling::none},
                                                  {{By::word, "vrac"}, Labelling::line},
                                                  {{By::product, "Œufs"}, Labelling::unit}};
    const RuleTableReading again = rules_of(rule_table_text(zones, labelling));
    CHECK(zones_in(again.zones) == zones_in(zones));
    CHECK(labelling_in(again.labelling) == labelling_in(labelling));
}
