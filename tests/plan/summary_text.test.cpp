#include "plan/summary.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

Summary a_summary()
{
    return {"Tout Ô Pré",
            "Vente du 12 au 14 nov.",
            1,
            70,
            1280,
            1279,
            70,
            {{"Aragon", 1, 12, 0, "A"}, {"Domicile", 69, 1268, 0, "J"}},
            {{"Ferme des Alizés", 40, 1279, 1281, "jeudi 6 h 30"}, {"Le Rucher", 1, 1, 2, ""}},
            {}};
}

} // namespace

TEST_CASE("the mail begins with the answer and ends with the hub", "[plan]")
{
    CHECK(to_text(a_summary(), 1000) ==
          "Vente du 12 au 14 nov.: 70 commandes, 1\u202f280 articles, 2 fermes, 2 relais.\n"
          "\n"
          "1\u202f279 étiquettes: 2 rouleaux de 1\u202f000, 70 tickets.\n"
          "\n"
          "Rien d'étrange.\n"
          "\n"
          "Relais\n"
          "- A Aragon: 1 commande, 12 articles\n"
          "- J Domicile: 69 commandes, 1\u202f268 articles\n"
          "\n"
          "Fermes\n"
          "- Ferme des Alizés, jeudi 6 h 30: 1\u202f279 articles, 1\u202f281 étiquettes\n"
          "- Le Rucher: 1 article, 2 étiquettes\n"
          "\n"
          "Tout Ô Pré\n");
}

TEST_CASE("what is odd stands before relays and farms", "[plan]")
{
    Summary summary = a_summary();
    summary.oddities = {"Une chose.", "Une autre."};
    CHECK_THAT(to_text(summary, 1000),
               ContainsSubstring("tickets.\n\nÀ regarder\n- Une chose.\n- Une autre.\n\nRelais\n"));
    CHECK_THAT(to_text(summary, 1000), !ContainsSubstring("étrange"));
}

TEST_CASE("a later version and a session without orders are told at once", "[plan]")
{
    Summary summary = a_summary();
    summary.version = 2;
    CHECK_THAT(to_text(summary, 1000),
               StartsWith("Vente du 12 au 14 nov. (version 2): 70 commandes, "));
    Summary empty;
    CHECK(to_text(empty, 1000) == "Vente: aucune commande.\n\nRien d'étrange.\n");
}

TEST_CASE("paper is told in labels, rolls and tickets", "[plan]")
{
    const auto paper = [](long labels, long tickets, int per_roll) {
        Summary summary;
        summary.labels = labels;
        summary.order_tickets = tickets;
        return paper_needed(summary, per_roll);
    };
    CHECK(paper(1279, 70, 1000) == "1\u202f279 étiquettes: 2 rouleaux de 1\u202f000, 70 tickets");
    CHECK(paper(1000, 2, 1000) == "1\u202f000 étiquettes: 1 rouleau de 1\u202f000, 2 tickets");
    CHECK(paper(1001, 2, 1000) == "1\u202f001 étiquettes: 2 rouleaux de 1\u202f000, 2 tickets");
    CHECK(paper(1, 1, 500) == "1 étiquette: 1 rouleau de 500, 1 ticket");
    CHECK(paper(0, 0, 1000) == "0 étiquette, 0 ticket");
    CHECK(paper(1279, 70, 0) == "1\u202f279 étiquettes, 70 tickets");
}

TEST_CASE("what a summary told people to look at is found in its text again", "[plan]")
{
    Summary summary = a_summary();
    summary.oddities = {"Relais inconnu: «Foo».", "Deux commandes d'un même nom: 14 et 22."};
    CHECK(oddities_in(to_text(summary, 1000)) == summary.oddities);
    summary.oddities.clear();
    CHECK(oddities_in(to_text(summary, 1000)).empty());
    CHECK(oddities_in("").empty());
}
