#include "plan/paper_name.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

std::vector<std::string> short_names_of(const std::vector<std::string>& names)
{
    std::vector<NameBearer> bearers;
    for (const std::string& name : names)
        bearers.push_back({name, bearers.size()});
    return paper_names(bearers, NameStyle::short_name);
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("a short name is the first name and initials", "[plan]")
{
    CHECK(shortened_name("Zoé Nuñez-Castel") == "Zoé N.-C.");
    CHECK(shortened_name("Jean & Lou Martin") == "Jean & Lou M.");
    CHECK(shortened_name("Jean et Lou et Max Martin") == "Jean et Lou et Max M.");
    CHECK(shortened_name("Jean-Paul Martin") == "Jean-Paul M.");
    CHECK(shortened_name("Anne d'Hautpoul") == "Anne d'H.");
    CHECK(shortened_name("Anne d’Hautpoul") == "Anne d’H.");
    CHECK(shortened_name("Anne de La Tour") == "Anne de La T.");
    CHECK(shortened_name("Pierre Dupont Martin") == "Pierre D. M.");
    CHECK(shortened_name("  Élise   Ébrard ") == "Élise É.");
}

TEST_CASE("one word alone stays as it is", "[plan]")
{
    CHECK(shortened_name("Zoé") == "Zoé");
    CHECK(shortened_name("d'Hautpoul") == "d'Hautpoul");
    CHECK(shortened_name("").empty());
}

TEST_CASE("the name of an organisation stays as it is", "[plan]")
{
    CHECK(shortened_name("Cantine de l'école \"Les Œufs d'Or\"") ==
          "Cantine de l'école \"Les Œufs d'Or\"");
    CHECK(shortened_name("Marie du Puy de la Tour Blanche") == "Marie du P. de la T. B.");
}

TEST_CASE("odd characters stay in the name", "[plan]")
{
    CHECK(shortened_name("Zoé Martin 🌻") == "Zoé M. 🌻");
    CHECK(shortened_name("Zoé 🌻") == "Zoé 🌻");
    CHECK(shortened_name("Zoé (Martin)") == "Zoé (M.");
    CHECK(shortened_name("Лев Толстой") == "Лев Т.");
    // An accent that stands after its letter stays with it.
    CHECK(shortened_name("Ana N\u0303andu") == "Ana N\u0303.");
}

TEST_CASE("names that would read alike grow letter by letter", "[plan]")
{
    CHECK(short_names_of({"Jean Martin", "Jean Moreau"}) == Names{"Jean Ma.", "Jean Mo."});
    CHECK(short_names_of({"Jean Martin", "JEAN Martinez", "Léa Martin"}) ==
          Names{"Jean Martin", "JEAN Martine.", "Léa M."});
    CHECK(short_names_of({"Zoé Nuñez-Castel", "Zoé Noir-Castel"}) ==
          Names{"Zoé Nu.-Ca.", "Zoé No.-Ca."});
    CHECK(short_names_of({"Jean M", "Jean Martin"}) == Names{"Jean M", "Jean Ma."});
}

TEST_CASE("true homonyms stay short, apart from those who can be told apart", "[plan]")
{
    CHECK(short_names_of({"Jean Martin", "Jean Martin"}) == Names{"Jean M.", "Jean M."});
    CHECK(short_names_of({"Jean Martin", "Jean Martin", "Jean Moreau"}) ==
          Names{"Jean Ma.", "Jean Ma.", "Jean Mo."});
}

TEST_CASE("a hub may want the whole name or none", "[plan]")
{
    CHECK(paper_names({{" Zoé Nuñez ", 0}}, NameStyle::full) == Names{"Zoé Nuñez"});
    CHECK(paper_names({{"Zoé Nuñez", 0}}, NameStyle::none) == Names{""});
}

TEST_CASE("names on paper stay, only who comes late gets a longer one", "[plan]")
{
    const auto names = [](const std::vector<NameBearer>& bearers) {
        return paper_names(bearers, NameStyle::short_name);
    };
    CHECK(names({{"Jean Moreau", 0, "Jean M."}, {"Jean Martin", 1}}) ==
          Names{"Jean M.", "Jean Ma."});
    CHECK(names({{"Jean Moreau", 0, "Jean M."}, {"Jean Mo", 1}, {"Jean Morel", 2}}) ==
          Names{"Jean M.", "Jean Mo", "Jean Morel"});
    // Of true homonyms the late one is longer, for as long as that is possible.
    CHECK(names({{"Jean Martin", 0, "Jean M."}, {"Jean Martin", 1}}) ==
          Names{"Jean M.", "Jean Ma."});
    CHECK(names({{"Jean", 0, "Jean"}, {"Jean", 1}}) == Names{"Jean", "Jean"});
}

TEST_CASE("the labels of unchanged orders do not change when a homonym comes late", "[plan]")
{
    const Session first =
        a_session({an_order("R1", "Jean Moreau", "Aragon").by("a@example.org").with(1, carrots())});
    const Planning before = plan_of(first);
    Session session = first;
    session.orders.push_back(
        an_order("R2", "Jean Martin", "Aragon").by("b@example.org").with(1, eggs()).order);
    session.orders.push_back(
        an_order("R3", "Jean Moreau", "Aragon").by("a@example.org").with(1, eggs()).order);
    const Planning after = replan(session, before);
    CHECK(after.plan.orders[0].paper_name == "Jean M.");
    CHECK(after.plan.orders[1].paper_name == "Jean Ma.");
    CHECK(after.plan.orders[2].paper_name == "Jean M."); // the same customer's
    CHECK(after.findings.empty());
    CHECK(after.next.unit == before.next.unit + 2);
    PlanRules whole = rules_for_aragon();
    whole.names = NameStyle::full;
    CHECK(replan(session, before, whole).plan.orders[0].paper_name == "Jean Moreau");
    session.orders[0].customer.name = "Jean Moreau-Petit";
    CHECK(replan(session, before).plan.orders[0].paper_name == "Jean M.-P.");
}

TEST_CASE("true homonyms are told also when the late one is longer on paper", "[plan]")
{
    Session session =
        a_session({an_order("R1", "Jean Martin", "Aragon").by("a@example.org").with(1, carrots())});
    const Planning before = plan_of(session);
    session.orders.push_back(
        an_order("R2", "Jean Martin", "Aragon").by("b@example.org").with(1, carrots()).order);
    const auto findings = replan(session, before).findings;
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].message ==
          "Les commandes 1 et 2 sont de personnes du même nom, écrit «Jean M.» "
          "et «Jean Ma.»: à la remise, demandez le numéro.");
}

TEST_CASE("homonyms are told with their numbers, two orders of one customer are not", "[plan]")
{
    const auto findings =
        plan_of(a_session(
                    {an_order("R1", "Jean Martin", "Aragon").by("a@example.org").with(1, carrots()),
                     an_order("R2", "Jean Martin", "Aragon").by("b@example.org").with(1, carrots()),
                     an_order("R3", "Léa Petit", "Aragon").by("c@example.org").with(1, carrots()),
                     an_order("R4", "Léa Petit", "Aragon").by("c@example.org").with(1, carrots())}))
            .findings;
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::warning);
    CHECK_THAT(findings[0].message, ContainsSubstring("Les commandes 1 et 2 portent"));
    CHECK_THAT(findings[0].message, ContainsSubstring("«Jean M.»"));
}
