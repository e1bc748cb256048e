#include "plan/relays.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

PlanRules round_of_two()
{
    PlanRules rules;
    rules.relays = {{"Pennautier", "P", "ROUGE", "Pennautier", "Léo"},
                    {"aragon", "", "", "", "Camille"}};
    return rules;
}

std::vector<std::string> names_of(const RelayAssignment& assignment)
{
    std::vector<std::string> names;
    for (const PlannedRelay& relay : assignment.relays)
        names.push_back(relay.name);
    return names;
}

} // namespace

TEST_CASE("relays come in the order of the rules, unknown ones after by name", "[plan]")
{
    const Session session =
        a_session({an_order("R1", "A", "Relais Zola"), an_order("R2", "B", "Relais ARAGON, jeudi"),
                   an_order("R3", "C", "Relais Écho"), an_order("R4", "D", "Pennautier"),
                   an_order("R5", "E", "relais aragon, vendredi")});
    const RelayAssignment assignment = assign_relays(session, round_of_two(), nullptr);
    CHECK(names_of(assignment) == std::vector<std::string>{"Pennautier", "ARAGON", "Écho", "Zola"});
    CHECK(assignment.of_order == std::vector<std::size_t>{3, 1, 2, 0, 1});
    CHECK(assignment.relays[0].driver == "Léo");
    CHECK(assignment.relays[0].letter == "P");
    CHECK(assignment.relays[1].letter == "A");
    CHECK(assignment.relays[1].colour == "JAUNE");
    CHECK(assignment.relays[2].letter == "B");
}

TEST_CASE("the first rule that matches wins and an empty one matches nothing", "[plan]")
{
    PlanRules rules;
    rules.relays = {{"", "Z", "NOIR", "Rien", ""},
                    {"saint", "A", "VERT", "Saint", ""},
                    {"saint-denis", "B", "BLEU", "Saint-Denis", ""}};
    const Session session = a_session({an_order("R1", "A", "Relais Saint-Denis")});
    CHECK(names_of(assign_relays(session, rules, nullptr)) == std::vector<std::string>{"Saint"});
}

TEST_CASE("a relay without orders has no place, but keeps its letter from others", "[plan]")
{
    PlanRules rules;
    rules.relays = {{"aragon", "", "", "", ""}, {"pennautier", "", "", "", ""}};
    const RelayAssignment assignment =
        assign_relays(a_session({an_order("R1", "A", "Pennautier")}), rules, nullptr);
    REQUIRE(assignment.relays.size() == 1);
    CHECK(assignment.relays[0].letter == "B");
}

TEST_CASE("an unknown relay is a warning with a line to paste", "[plan]")
{
    const Session session =
        a_session({an_order("R1", "A", "Relais \"Saint-Denis\" – Mairie, jeudi 17h-19h"),
                   an_order("R2", "B", "Relais Aragon, jeudi")});
    const auto findings = assign_relays(session, round_of_two(), nullptr).findings;
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::warning);
    CHECK_THAT(findings[0].message,
               ContainsSubstring("ligne, match = \"\\\"Saint-Denis\\\"\", letter = \"B\", colour = "
                                 "\"VERT\", name = \"\\\"Saint-Denis\\\"\""));
    CHECK_THAT(findings[0].message, ContainsSubstring("(1 commande)"));
}

TEST_CASE("the proposed match never catches another relay", "[plan]")
{
    const Session session =
        a_session({an_order("R1", "A", "Aragon"), an_order("R2", "B", "Relais Aragon, mairie")});
    const RelayAssignment assignment = assign_relays(session, {}, nullptr);
    CHECK(names_of(assignment) == std::vector<std::string>{"Aragon", "Relais Aragon, mairie"});
    REQUIRE(assignment.findings.size() == 2);
    CHECK_THAT(assignment.findings[1].message,
               ContainsSubstring("match = \"Relais Aragon, mairie\""));
}

TEST_CASE("orders without a relay go together under a letter of their own", "[plan]")
{
    const auto assignment = assign_relays(a_session({an_order("R1", "A", " ")}), {}, nullptr);
    CHECK(names_of(assignment) == std::vector<std::string>{"Sans relais"});
    REQUIRE(assignment.findings.size() == 1);
    CHECK_THAT(assignment.findings[0].message, ContainsSubstring("1 commande sans relais"));
}

TEST_CASE("two home deliveries keep the shop's whole text", "[plan]")
{
    const Session session =
        a_session({an_order("R1", "A", "Livraison à domicile (Nord)").at_home("1 rue des Prés"),
                   an_order("R2", "B", "Livraison à domicile (Sud)").at_home("2 rue des Prés")});
    CHECK(names_of(assign_relays(session, {}, nullptr)) ==
          std::vector<std::string>{"Livraison à domicile (Nord)", "Livraison à domicile (Sud)"});
}

TEST_CASE("a relay keeps its letter and colour when a rule for it or a neighbour comes", "[plan]")
{
    const Session session = a_session({an_order("R1", "A", "Relais Zola").with(1, carrots())});
    const Planning before = plan_of(session, {});
    REQUIRE(before.plan.relays[0].letter == "A");
    PlanRules rules;
    rules.relays = {{"aragon", "A", "JAUNE", "Aragon", ""}, {"zola", "Z", "NOIR", "Zola", "Léo"}};
    const Session later =
        a_session({an_order("R1", "A", "Relais Zola"), an_order("R2", "B", "Aragon")});
    const RelayAssignment assignment = assign_relays(later, rules, &before.plan);
    REQUIRE(names_of(assignment) == std::vector<std::string>{"Aragon", "Zola"});
    CHECK(assignment.relays[1].letter == "A");
    CHECK(assignment.relays[1].colour == "JAUNE");
    CHECK(assignment.relays[1].driver == "Léo");
    CHECK(assignment.relays[0].letter == "B");
    REQUIRE(assignment.findings.size() == 2);
    CHECK_THAT(assignment.findings[0].message, ContainsSubstring("la lettre «A»"));
    CHECK_THAT(assignment.findings[1].message, ContainsSubstring("la couleur «JAUNE»"));
}

namespace {

OrderBuilder with_id(OrderBuilder builder, std::string id)
{
    builder.order.relay.id = std::move(id);
    return builder;
}

} // namespace

TEST_CASE("a rule with the relay's id is stronger than any text", "[plan]")
{
    PlanRules rules;
    rules.relays = {{"aragon", "C", "BLEU", "Aragon", ""},
                    {"", "P", "ROUGE", "La Halle", "", "61"}};
    const Session session = a_session({with_id(an_order("R1", "A", "Relais Aragon"), "61"),
                                       with_id(an_order("R2", "B", "Relais Aragon, école"), "62")});
    const RelayAssignment assignment = assign_relays(session, rules, nullptr);
    CHECK(names_of(assignment) == std::vector<std::string>{"Aragon", "La Halle"});
    CHECK(assignment.of_order == std::vector<std::size_t>{1, 0});
    CHECK(assignment.relays[0].shop_id == "62");
    CHECK(assignment.relays[1].shop_id == "61");
    CHECK(assignment.findings.empty());
}

TEST_CASE("two texts with one id are one relay, and so are one text with two ids", "[plan]")
{
    const Session session = a_session(
        {with_id(an_order("R1", "A", "Zola"), "61"), with_id(an_order("R2", "B", "La Halle"), "61"),
         with_id(an_order("R3", "C", "zola"), "70"), an_order("R4", "D", "La halle"),
         with_id(an_order("R5", "E", "Écho"), "7")});
    const RelayAssignment assignment = assign_relays(session, {}, nullptr);
    CHECK(names_of(assignment) == std::vector<std::string>{"Écho", "La Halle"});
    CHECK(assignment.of_order == std::vector<std::size_t>{1, 1, 1, 1, 0});
    CHECK(assignment.relays[1].shop_id == "61");
    PlanRules rules;
    rules.relays = {{"zola", "", "", "Zola", ""}};
    CHECK(names_of(assign_relays(session, rules, nullptr)) ==
          std::vector<std::string>{"Zola", "Écho"});
}

TEST_CASE("a relay renamed in the shop keeps letter, colour and numbers by its id", "[plan]")
{
    const auto session_at = [](const char* text) {
        return a_session({with_id(an_order("R1", "A", "Écho"), "7"),
                          with_id(an_order("R2", "B", text), "61").with(1, carrots())});
    };
    const Planning before = plan_of(session_at("Zola"), {});
    REQUIRE(before.plan.relays[1].letter == "B");
    const Planning after = replan(session_at("Aragon"), before, {});
    REQUIRE(after.plan.relays[0].name == "Aragon");
    CHECK(after.plan.relays[0].letter == "B");
    CHECK(after.plan.relays[0].first_number == before.plan.relays[1].first_number);
    CHECK(number_of(after.plan, "R2") == number_of(before.plan, "R2"));
    // The name is on the label.
    CHECK(after.next.unit == before.next.unit + 1);
}

TEST_CASE("a source without ids makes no known one forgotten", "[plan]")
{
    PlanRules rules;
    rules.relays = {{"", "P", "ROUGE", "La Halle", "Léo", "61"}};
    const Planning before =
        plan_of(a_session({with_id(an_order("R1", "A", "Zola").with(1, carrots()), "61")}), rules);
    const Session from_csv = a_session({an_order("R1", "A", "Zola").with(1, carrots())});
    const Planning after = replan(from_csv, before, rules);
    CHECK(after.findings.empty());
    CHECK(after.plan.relays == before.plan.relays);
    CHECK(after.next == before.next);
    CHECK(replan(from_csv, after, rules).plan.relays == before.plan.relays);
}

TEST_CASE("ids that change their texts do not change their relays", "[plan]")
{
    const auto session_at = [](const char* first, const char* second) {
        return a_session(
            {with_id(an_order("R1", "A", first), "7"), with_id(an_order("R2", "B", second), "61")});
    };
    const Planning before = plan_of(session_at("Aragon", "Zola"), {});
    const Planning after = replan(session_at("Zola", "Aragon"), before, {});
    REQUIRE(after.plan.relays.size() == 2);
    CHECK(after.plan.relays[0].shop_id == "61");
    CHECK(after.plan.relays[0].letter == before.plan.relays[1].letter);
}

TEST_CASE("the lines proposed for an unknown relay name its id", "[plan]")
{
    const auto findings =
        assign_relays(a_session({with_id(an_order("R1", "A", "Relais Zola"), "61")}), {}, nullptr)
            .findings;
    REQUIRE(findings.size() == 1);
    CHECK_THAT(findings[0].message,
               ContainsSubstring("[[relay]] et dessous, chacun sur sa ligne, id = \"61\", match = "
                                 "\"Zola\", letter = \"A\""));
}

TEST_CASE("a hub with a table of relays is told what to write there", "[plan]")
{
    PlanRules rules;
    rules.relays_in_table = true;
    rules.relays = {{"Bize", "A", "", "", ""}, {"Trèbes", "A", "", "", ""}};
    const auto findings =
        assign_relays(a_session({an_order("R1", "A", "Relais Zola"), an_order("R2", "B", "Bize"),
                                 an_order("R3", "C", "Trèbes")}),
                      rules, nullptr)
            .findings;
    REQUIRE(findings.size() == 2);
    CHECK_THAT(findings[0].message, ContainsSubstring("«A» est déjà à un autre relais") &&
                                        ContainsSubstring("dans le tableau des relais."));
    CHECK_THAT(findings[1].message,
               ContainsSubstring("n'est pas connu: ajoutez-le au tableau des relais, avec «Zola» "
                                 "sous «relais», «"));
}

TEST_CASE("a relay keeps its name on labels when another of that name comes late", "[plan]")
{
    const Session first = a_session({an_order("R1", "A", "Relais Aragon").with(1, carrots())});
    const Planning before = plan_of(first, {});
    Session session = first;
    session.orders.push_back(an_order("R2", "B", "Relais Aragon, école").with(1, eggs()).order);
    session.orders.push_back(an_order("R3", "C", "Aragon").with(1, eggs()).order);
    const Planning after = replan(session, before, {});
    CHECK(names_of({after.plan.relays, {}, {}}) ==
          std::vector<std::string>{"Aragon B", "Aragon", "Relais Aragon, école"});
    CHECK(after.next.unit == before.next.unit + 2);
}
