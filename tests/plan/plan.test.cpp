#include "plan/plan.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a plan carries who it is for and what the ticket shows", "[plan]")
{
    Session session = a_session({an_order("R1", "Zoé Nuñez-Castel", "Relais Aragon, jeudi")
                                     .with(2, carrots())
                                     .with(0, yoghurt(), true)});
    session.orders[0].customer.phone = "0612345678";
    session.orders[0].paid = false;
    session.orders[0].total = Cents{1240};
    session.orders[0].relay.address = "1 rue des Prés";
    const Planning planning = plan_of(session);
    CHECK(planning.findings.empty());
    const PrintPlan& plan = planning.plan;
    CHECK(plan.session.value == "S1");
    CHECK(plan.version == 1);
    CHECK(plan.sha256 == "ab12");
    CHECK(plan.hub == "Tout Ô Pré");
    CHECK(plan.name == "Vente du 12 au 14 sept.");
    REQUIRE(plan.relays.size() == 1);
    CHECK(plan.relays[0] ==
          PlannedRelay{"C", "BLEU", "Aragon", "Relais Aragon, jeudi", "Camille", false, 1});
    REQUIRE(plan.orders.size() == 1);
    const PlannedOrder& order = plan.orders[0];
    CHECK(order.customer == "Zoé Nuñez-Castel");
    CHECK(order.paper_name == "Zoé N.-C.");
    CHECK(order.phone == "0612345678");
    CHECK(order.address.empty());
    CHECK(order.paid == false);
    CHECK(order.total == Cents{1240});
    REQUIRE(order.lines.size() == 2);
    CHECK(order.lines[1] == PlannedLine{2, yoghurt(), 0, Zone::chilled, Labelling::unit});
}

TEST_CASE("an address is kept only for home delivery", "[plan]")
{
    const PrintPlan plan =
        plan_of(a_session({an_order("R1", "A", "À domicile").at_home("1 rue des Prés")}), {}).plan;
    CHECK(plan.orders[0].address == "1 rue des Prés");
    CHECK(plan.relays[0].home_delivery);
}

TEST_CASE("codes are taken in order from where the depot stands", "[plan]")
{
    const CodeKey key{9};
    const Planning planning =
        make_plan(a_session({an_order("R1", "A", "Aragon").with(2, carrots())}), rules_for_aragon(),
                  {{"S1"}, 1, ""}, CodeSequence(key, {100, 10, 5}));
    CHECK(planning.next == CodeCounters{102, 11, 6});
    CHECK(planning.plan.crates[0].code == code_at(key, CodeKind::crate, 10));
    const auto& labels = planning.plan.batches[0].labels;
    REQUIRE(labels.size() == 3);
    CHECK(code_of(labels[0]) == code_at(key, CodeKind::product, 5));
    CHECK(code_of(labels[1]) == code_at(key, CodeKind::unit, 100));
    CHECK(code_of(labels[2]) == code_at(key, CodeKind::unit, 101));
}

TEST_CASE("a session without orders is an empty plan", "[plan]")
{
    const Planning planning = plan_of(a_session({}));
    CHECK(planning.plan.orders.empty());
    CHECK(planning.plan.tickets.empty());
    CHECK(planning.next == CodeCounters{});
    CHECK(covered_quantity(planning.plan) == 0);
}
