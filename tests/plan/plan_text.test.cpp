#include "plan/plan_json.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("the plan as text says why each label is there", "[plan]")
{
    const PrintPlan plan = plan_of(a_session({an_order("R1", "Zoé Nuñez-Castel", "Aragon")
                                                  .with(4, carrots())
                                                  .with(1, yoghurt(), true)
                                                  .with(0, eggs())}))
                               .plan;
    const auto heads = head_labels(plan);
    const auto units = unit_labels(plan);
    REQUIRE(heads.size() == 3);
    REQUIRE(units.size() == 5);
    std::string carrot_lines;
    for (int k = 1; k <= 4; ++k)
        carrot_lines += "    " + to_string(units[static_cast<std::size_t>(k - 1)].code) + "  1  " +
                        std::to_string(k) + "/4  Carottes, 1kg (une étiquette par pièce)\n";
    CHECK(to_text(plan) ==
          "Vente «Vente du 12 au 14 sept.» de Tout Ô Pré (S1@v1)\n"
          "1 commande, 5 articles, 2 contenants, 8 étiquettes, 2 tickets\n"
          "\nRelais\n"
          "  C BLEU Aragon: 1 commande, tournée Camille\n"
          "\nCommandes\n"
          "  1 C Zoé N.-C. (R1): 1 + 1 F, manque Œufs, 6\n"
          "\nÉtiquettes\n"
          "  " +
              to_string(heads[0].code) +
              "  Ferme des Alizés: 4 articles, 4 étiquettes (ouvre le lot de la ferme)\n"
              "   " +
              to_string(heads[1].code) +
              "  Carottes, 1kg: 4 articles, 4 étiquettes: 4 pour 1 "
              "(ouvre un produit de 4 étiquettes ou plus)\n" +
              carrot_lines + "  " + to_string(heads[2].code) +
              "  Fromagerie du Lac: 1 article, 1 étiquette (ouvre le lot de la ferme)\n"
              "    " +
              to_string(units[4].code) +
              "  1 F  1/1  Yaourt brebis, Nature (4x125g) (une étiquette par pièce)\n"
              "\nTickets\n"
              "  " +
              to_string(plan.crates[0].code) +
              "  1  ticket de commande, contenant 1/2, 4 articles\n"
              "  " +
              to_string(plan.crates[1].code) + "  1 F  ticket de sac, contenant 2/2, 1 article\n");
}
