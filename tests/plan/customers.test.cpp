#include "plan/customers.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("orders of one customer share the e-mail or the code, never only the name", "[plan]")
{
    const Session session =
        a_session({an_order("R1", "Zoé", "Aragon").by("zoe@example.org"),
                   an_order("R2", "Z. N.", "Aragon").by("ZOE@example.org", "A1"),
                   an_order("R3", "Zoé", "Aragon").by("other@example.org"),
                   an_order("R4", "Zoé", "Aragon").by("", "a1"), an_order("R5", "Zoé", "Aragon"),
                   an_order("R6", "Zoé", "Aragon")});
    const auto customers = customers_of(session.orders);
    CHECK(customers[0] == customers[1]);
    CHECK(customers[0] == customers[3]);
    CHECK(customers[0] != customers[2]);
    CHECK(customers[4] != customers[5]);
}

TEST_CASE("an order that links two customers makes them one", "[plan]")
{
    const Session session = a_session({an_order("R1", "A", "x").by("a@example.org"),
                                       an_order("R2", "B", "x").by("", "B2"),
                                       an_order("R3", "C", "x").by("a@example.org", "B2")});
    const auto customers = customers_of(session.orders);
    CHECK(customers[0] == customers[1]);
    CHECK(customers[1] == customers[2]);
}

TEST_CASE("the orders of one customer are counted by number", "[plan]")
{
    const PrintPlan plan = plan_of(a_session({an_order("R1", "Zoé", "Aragon").by("z@example.org"),
                                              an_order("R2", "Abel", "Aragon").by("a@example.org"),
                                              an_order("R3", "Zoé", "Aragon").by("z@example.org")}))
                               .plan;
    CHECK(plan.orders[0].same_customer_n == 1);
    CHECK(plan.orders[1].same_customer_k == 1);
    CHECK(plan.orders[1].same_customer_n == 2);
    CHECK(plan.orders[2].same_customer_k == 2);
    CHECK(plan.orders[2].same_customer_n == 2);
}
