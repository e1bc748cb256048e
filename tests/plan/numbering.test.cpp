#include "plan/numbering.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

PlanRules round_of_three()
{
    PlanRules rules;
    rules.relays = {{"aragon", "A", "JAUNE", "Aragon", ""},
                    {"pennautier", "B", "VERT", "Pennautier", ""},
                    {"zola", "C", "BLEU", "Zola", ""}};
    return rules;
}

std::vector<OrderBuilder> orders_at(const std::string& relay, int count, int from = 1)
{
    std::vector<OrderBuilder> orders;
    for (int i = from; i < from + count; ++i)
        orders.push_back(an_order(relay + std::to_string(1000 + i), "Même Nom", relay));
    return orders;
}

Session session_of(const std::vector<std::pair<std::string, int>>& relays)
{
    std::vector<OrderBuilder> all;
    for (const auto& [relay, count] : relays)
        for (const OrderBuilder& order : orders_at(relay, count))
            all.push_back(order);
    return a_session(all);
}

Planning planned(const Session& session)
{
    return plan_of(session, round_of_three());
}

Planning replanned(const Session& session, const Planning& before)
{
    return replan(session, before, round_of_three());
}

void add(Session& session, const std::string& number, const std::string& relay,
         const std::string& customer = "Tardif")
{
    session.orders.push_back(an_order(number, customer, relay).order);
}

void cancel(Session& session, const std::string& number)
{
    std::erase_if(session.orders, [&](const Order& order) { return order.number.value == number; });
}

std::vector<int> first_numbers(const PrintPlan& plan)
{
    std::vector<int> firsts;
    for (const PlannedRelay& relay : plan.relays)
        firsts.push_back(relay.first_number);
    return firsts;
}

} // namespace

TEST_CASE("inside a relay numbers follow the customers' names, then the order numbers", "[plan]")
{
    const PrintPlan plan =
        planned(a_session({an_order("R1", "Zoé", "Aragon"), an_order("R2", "émile", "Aragon"),
                           an_order("R4", "Abel", "Aragon"), an_order("R3", "ABEL", "Aragon")}))
            .plan;
    CHECK(number_of(plan, "R3") == 1);
    CHECK(number_of(plan, "R4") == 2);
    CHECK(number_of(plan, "R2") == 3);
    CHECK(number_of(plan, "R1") == 4);
}

TEST_CASE("while all stay under 100 each relay starts on a ten with two numbers free before",
          "[plan]")
{
    CHECK(
        first_numbers(planned(session_of({{"Aragon", 8}, {"Pennautier", 1}, {"Zola", 3}})).plan) ==
        std::vector{1, 20, 30});
    CHECK(
        first_numbers(planned(session_of({{"Aragon", 7}, {"Pennautier", 1}, {"Zola", 3}})).plan) ==
        std::vector{1, 10, 20});
    CHECK(first_numbers(planned(session_of({{"Aragon", 87}, {"Pennautier", 10}})).plan) ==
          std::vector{1, 90});
}

TEST_CASE("when tens do not fit under 100 a relay starts after two free numbers", "[plan]")
{
    CHECK(first_numbers(planned(session_of({{"Aragon", 87}, {"Pennautier", 11}})).plan) ==
          std::vector{1, 90});
    CHECK(
        first_numbers(planned(session_of({{"Aragon", 88}, {"Pennautier", 1}, {"Zola", 1}})).plan) ==
        std::vector{1, 91, 94});
    CHECK(numbers_of(planned(session_of({{"Aragon", 120}})).plan).back() == 120);
}

TEST_CASE("a late order takes the next free number of its relay", "[plan]")
{
    Session session = session_of({{"Aragon", 4}, {"Pennautier", 2}});
    const Planning before = planned(session);
    add(session, "T1", "Aragon", "Aaron");
    const Planning after = replanned(session, before);
    CHECK(number_of(after.plan, "T1") == 5);
    CHECK(numbers_of(after.plan) == std::vector{1, 2, 3, 4, 5, 10, 11});
}

TEST_CASE("when the relay's gap is full a late order goes beyond all", "[plan]")
{
    Session session = session_of({{"Aragon", 7}, {"Pennautier", 2}});
    const Planning before = planned(session);
    for (const char* number : {"T1", "T2", "T3", "T4"})
        add(session, number, "Aragon");
    const Planning after = replanned(session, before);
    CHECK(numbers_of(after.plan) == std::vector{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13});
    CHECK(number_of(after.plan, "T3") == 12);
}

TEST_CASE("an order that changed relay keeps its number and does not move the gaps", "[plan]")
{
    Session session = session_of({{"Aragon", 4}, {"Pennautier", 3}});
    const Planning first = planned(session);
    session.orders[3].relay.name = "Pennautier";
    session.orders[6].relay.name = "Aragon";
    const Planning second = replanned(session, first);
    CHECK(number_of(second.plan, "Aragon1004") == 4);
    CHECK(number_of(second.plan, "Pennautier1003") == 12);
    add(session, "T1", "Aragon");
    add(session, "T2", "Pennautier");
    const Planning third = replanned(session, second);
    CHECK(number_of(third.plan, "T1") == 5);
    CHECK(number_of(third.plan, "T2") == 13);
}

TEST_CASE("the number of a cancelled order is never given to another one", "[plan]")
{
    Session session = session_of({{"Aragon", 4}});
    const Planning first = planned(session);
    cancel(session, "Aragon1004");
    const Planning second = replanned(session, first);
    CHECK(second.plan.retired == std::vector<RetiredNumber>{{{"Aragon1004"}, 4}});
    add(session, "T1", "Aragon");
    const Planning third = replanned(session, second);
    CHECK(number_of(third.plan, "T1") == 5);
    CHECK(third.plan.retired == second.plan.retired);
}

TEST_CASE("an order that returns gets its number back", "[plan]")
{
    const Session session = session_of({{"Aragon", 4}});
    const Planning first = planned(session);
    Session without = session;
    cancel(without, "Aragon1002");
    const Planning second = replanned(without, first);
    const Planning third = replanned(session, second);
    CHECK(numbers_of(third.plan) == std::vector{1, 2, 3, 4});
    CHECK(number_of(third.plan, "Aragon1002") == 2);
    CHECK(third.plan.retired.empty());
}

TEST_CASE("a relay that comes late is numbered beyond all, with room before it", "[plan]")
{
    Session session = session_of({{"Aragon", 4}, {"Zola", 2}});
    const Planning before = planned(session);
    add(session, "T1", "Pennautier");
    add(session, "T2", "Pennautier");
    const Planning after = replanned(session, before);
    CHECK(number_of(after.plan, "T1") == 20);
    CHECK(number_of(after.plan, "T2") == 21);
    CHECK(first_numbers(after.plan) == std::vector{1, 20, 10});
}

TEST_CASE("after an empty version numbering begins afresh", "[plan]")
{
    const Planning empty = planned(a_session({}));
    CHECK(first_numbers(replanned(session_of({{"Aragon", 2}, {"Zola", 2}}), empty).plan) ==
          std::vector{1, 10});
}
