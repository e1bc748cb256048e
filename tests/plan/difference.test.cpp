#include "plan/difference.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

Session the_session()
{
    return a_session({an_order("R1", "Zoé", "Aragon")
                          .with(2, carrots())
                          .with(1, yoghurt(), true)
                          .by("zoe@example.org"),
                      an_order("R2", "Abel", "Aragon").with(1, carrots()).by("abel@example.org")});
}

PlanDifference difference_to(const Session& session, const PlanRules& rules = rules_for_aragon())
{
    const Planning before = plan_of(the_session());
    return difference(before.plan, replan(session, before, rules).plan);
}

using Sentences = std::vector<std::string>;
using Codes = std::set<std::string>;

} // namespace

TEST_CASE("two versions of the same orders differ in nothing", "[plan]")
{
    const PlanDifference same = difference_to(the_session());
    CHECK(same.empty());
    CHECK(sentences_of(same).empty());
}

TEST_CASE("another quantity is another ticket and other labels of its line", "[plan]")
{
    Session session = the_session();
    session.orders[0].lines[0].quantity = 3;
    const Planning before = plan_of(the_session());
    const PrintPlan after = replan(session, before).plan;
    const PlanDifference found = difference(before.plan, after);
    REQUIRE(found.changed.size() == 1);
    CHECK(found.changed[0] == ChangedOrder{{"R1"}, 2, {{carrots(), 2, 3}}, false, 0});
    CHECK(found.added.empty());
    CHECK(found.removed.empty());
    // Two pieces of the line, the head over the farm; now three pieces, heads of farm and carrots.
    CHECK(found.void_labels.size() == 3);
    CHECK(found.new_labels.size() == 5);
    CHECK(found.changed_tickets == Codes{to_string(before.plan.crates[1].code)});
    CHECK(found.new_tickets.empty());
    CHECK(found.void_tickets.empty());
    CHECK(sentences_of(found) == Sentences{"Commande 2: Carottes 1kg, 3 au lieu de 2."});
}

TEST_CASE("orders that come and go are told by number", "[plan]")
{
    Session session = the_session();
    session.orders.erase(session.orders.begin());
    session.orders[0].lines[0].quantity = 0;
    session.orders[0].lines.push_back({eggs(), 4, {}, "", {}});
    session.orders.push_back(an_order("R3", "Léa", "Pennautier").with(1, carrots()).order);
    const PlanDifference found = difference_to(session);
    REQUIRE(found.added.size() == 1);
    REQUIRE(found.removed.size() == 1);
    CHECK(found.void_tickets.size() == 2);
    CHECK(found.new_tickets.size() == 1);
    CHECK(sentences_of(found) == Sentences{"Commande 1: Carottes 1kg, plus rien au lieu de 1.",
                                           "Commande 1: Œufs 6, 4 en plus.", "Commande 2 annulée.",
                                           "Nouvelle commande 10 (Pennautier)."});
}

TEST_CASE("an order that goes elsewhere is told with its new relay", "[plan]")
{
    Session session = the_session();
    session.orders[0].relay.name = "Pennautier";
    const PlanDifference found = difference_to(session);
    CHECK(sentences_of(found) == Sentences{"Commande 2: va à présent au relais Pennautier."});
    CHECK(found.changed[0].relay_changed);
    CHECK(found.changed_tickets.size() == 2); // crate and bag
    CHECK(found.new_labels.size() == 3);
}

TEST_CASE("what is only written otherwise is told with how many papers", "[plan]")
{
    Session session = the_session();
    session.orders[1].customer.name = "Abélard";
    CHECK(
        sentences_of(difference_to(session)) ==
        Sentences{"Les commandes sont les mêmes, mais d'autres mots changent sur 1 étiquette et 1 "
                  "ticket."});
    session = the_session();
    session.orders[1].customer.email = "zoe@example.org"; // now "commande 1 sur 2"
    const PlanDifference found = difference_to(session);
    CHECK(found.new_labels.empty());
    CHECK(found.changed_tickets.size() == 2);
}

TEST_CASE("what no ticket shows changes none", "[plan]")
{
    Session session = the_session();
    session.orders[0].customer.phone = "0612345678";
    session.orders[0].lines[0].price = Cents{300};
    session.orders[0].comment = "Merci";
    CHECK(difference_to(session).empty());
    session.orders[0].paid = false;
    session.orders[0].total = Cents{300};
    const PlanDifference found = difference_to(session);
    CHECK(found.changed_tickets.size() == 1); // the order ticket only
    CHECK(found.new_labels.empty());
    session = the_session();
    std::swap(session.orders[0].lines[0], session.orders[0].lines[1]); // it is listed by container
    CHECK(difference_to(session).empty());
}
