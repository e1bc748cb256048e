#include "plan/crates.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const Product sorbet{"Glaces du Lac", "Sorbet", "1L"};

PlanRules with_sorbet_frozen()
{
    PlanRules rules = rules_for_aragon();
    rules.zones.push_back({*parse_product_match("sorbet"), Zone::frozen});
    return rules;
}

std::vector<std::string> marks_of(const PrintPlan& plan)
{
    std::vector<std::string> marks;
    for (const Crate& crate : plan.crates)
        marks.push_back(mark_of(plan, crate) + (crate.main ? " main " : " ") +
                        std::to_string(crate.k) + "/" + std::to_string(crate.n));
    return marks;
}

using Marks = std::vector<std::string>;

} // namespace

TEST_CASE("an order has one container for each zone, the warmest is the main one", "[plan]")
{
    const PrintPlan plan =
        plan_of(a_session({an_order("R1", "A", "Aragon")
                               .with(1, sorbet)
                               .with(1, yoghurt(), true)
                               .with(2, carrots()),
                           an_order("R2", "B", "Aragon").with(1, sorbet).with(3, yoghurt(), true),
                           an_order("R3", "C", "Aragon").with(1, sorbet)}),
                with_sorbet_frozen())
            .plan;
    CHECK(marks_of(plan) ==
          Marks{"1 main 1/3", "1 F 2/3", "1 S 3/3", "2 F main 1/2", "2 S 2/2", "3 S main 1/1"});
}

TEST_CASE("lines of quantity zero need no container", "[plan]")
{
    const PrintPlan plan =
        plan_of(
            a_session({an_order("R1", "A", "Aragon").with(0, yoghurt(), true).with(1, carrots())}))
            .plan;
    CHECK(marks_of(plan) == Marks{"1 main 1/1"});
}

TEST_CASE("an order without goods has a crate for its ticket and is told", "[plan]")
{
    const Planning planning =
        plan_of(a_session({an_order("R1", "A", "Aragon").with(0, yoghurt(), true)}));
    CHECK(marks_of(planning.plan) == Marks{"1 main 1/1"});
    REQUIRE(planning.plan.tickets.size() == 1);
    CHECK(planning.plan.tickets[0].articles == 0);
    CHECK(planning.plan.batches.empty());
    REQUIRE(planning.findings.size() == 1);
    CHECK_THAT(planning.findings[0].message, ContainsSubstring("La commande R1 (numéro 1)"));
}

TEST_CASE("goods without labels need their container too", "[plan]")
{
    PlanRules rules = with_sorbet_frozen();
    rules.labelling.push_back({*parse_product_match("sorbet"), Labelling::none});
    const PrintPlan plan =
        plan_of(a_session({an_order("R1", "A", "Aragon").with(2, sorbet)}), rules).plan;
    CHECK(marks_of(plan) == Marks{"1 S main 1/1"});
    CHECK(plan.tickets[0].articles == 2);
}

TEST_CASE("order tickets come by number, then bag tickets by number", "[plan]")
{
    const PrintPlan plan =
        plan_of(
            a_session({an_order("R1", "A", "Aragon").with(2, carrots()).with(1, yoghurt(), true),
                       an_order("R2", "B", "Aragon").with(1, yoghurt(), true),
                       an_order("R3", "C", "Aragon").with(1, carrots()).with(4, yoghurt(), true)}))
            .plan;
    std::vector<std::string> tickets;
    for (const CrateTicket& ticket : plan.tickets)
        tickets.push_back((ticket.kind == CrateTicket::Kind::order ? "order " : "bag ") +
                          mark_of(plan, plan.crates[ticket.crate]) + ": " +
                          std::to_string(ticket.articles));
    CHECK(tickets == Marks{"order 1: 2", "order 2 F: 1", "order 3: 1", "bag 1 F: 1", "bag 3 F: 4"});
}
