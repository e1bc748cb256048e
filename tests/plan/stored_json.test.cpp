#include "plan/plan_json.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

Session a_rich_session()
{
    Session session = a_session(
        {an_order("R1", "Zoé «🌻» \"N\\uñez\"\t/", "Relais Aragon")
             .with(5, carrots())
             .with(0, eggs()),
         an_order("R2", "B", "À domicile").at_home("1 rue\ndes Prés").with(1, yoghurt(), true)});
    session.orders[0].paid = true;
    session.orders[0].total = Cents{-5};
    session.orders[1].paid = false;
    session.orders[1].total = Cents{9'000'000'000};
    return session;
}

} // namespace

TEST_CASE("a stored plan is read back exactly", "[plan]")
{
    const Planning first = plan_of(a_rich_session());
    CHECK(parse_stored_plan(to_stored_json(first.plan)) == first.plan);
    Session session = a_rich_session();
    session.orders.pop_back();
    const PrintPlan second = replan(session, first).plan;
    REQUIRE(second.retired.size() == 1);
    CHECK(parse_stored_plan(to_stored_json(second)) == second);
    const PrintPlan empty = plan_of(a_session({})).plan;
    CHECK(parse_stored_plan(to_stored_json(empty)) == empty);
}

TEST_CASE("what the table tells of goods is stored with them, and read back", "[plan]")
{
    PlanRules rules = rules_for_aragon();
    ProductFacts facts;
    for (const FactText& fact : fact_texts)
        facts.*fact.text = std::string("«") + fact.name + "» é\n";
    facts.product.name = "oeufs";
    rules.products = {facts};
    facts = {};
    facts.product.name = "Yaourt brebis";
    facts.zone = Zone::frozen;
    rules.products.push_back(facts);
    facts.product.name = "Pain";
    rules.products.push_back(facts);
    const PrintPlan plan = plan_of(a_rich_session(), rules).plan;
    REQUIRE(plan.products.size() == 2);
    CHECK(plan.products[0].product == eggs());
    CHECK(plan.products[1].product == yoghurt());
    CHECK(parse_stored_plan(to_stored_json(plan)) == plan);
}

TEST_CASE("a plan stored before there was a table says nothing of its goods", "[plan]")
{
    const PrintPlan plan = plan_of(a_rich_session()).plan;
    CHECK_THAT(to_stored_json(plan),
               ContainsSubstring("{\"producer\":\"Ferme des Alizés\",\"name\":\"Carottes\","
                                 "\"unit\":\"1kg\"}"));
    CHECK(parse_stored_plan(to_stored_json(plan)).products.empty());
}

TEST_CASE("the stored text is UTF-8 as people wrote it", "[plan]")
{
    CHECK_THAT(to_stored_json(plan_of(a_rich_session()).plan), ContainsSubstring("Zoé «🌻» \\\"N"));
}

TEST_CASE("relay ids, hours, ages and the style of names are stored, and may be absent", "[plan]")
{
    PlanRules rules = rules_for_aragon();
    rules.names = NameStyle::full;
    rules.producers = {{"Ferme des Alizés", "07:45", std::nullopt}};
    Session session = a_rich_session();
    session.orders[0].relay.id = "61";
    session.orders[0].completed_at = "2026-09-12 09:41:09";
    const PrintPlan plan = plan_of(session, rules).plan;
    std::string stored = to_stored_json(plan);
    const PrintPlan read = parse_stored_plan(stored);
    CHECK(read == plan);
    CHECK(read.relays[0].shop_id == "61");
    CHECK(read.batches[0].expected == "07:45");
    CHECK(read.names == NameStyle::full);
    CHECK(read.orders[0].completed_at == "2026-09-12 09:41:09");
    for (const std::string& member :
         {std::string(R"(,"shop_id":"61")"), std::string(R"(,"expected":"07:45")"),
          std::string(R"("names":"full",)"),
          std::string(R"("completed_at":"2026-09-12 09:41:09",)")}) {
        REQUIRE(stored.find(member) != std::string::npos);
        stored.erase(stored.find(member), std::string(member).size());
    }
    const PrintPlan older = parse_stored_plan(stored);
    CHECK(older.relays[0].shop_id.empty());
    CHECK(older.names == NameStyle::short_name);
    CHECK(older.orders[0].completed_at.empty());
}

TEST_CASE("what is missing of a line is not stored", "[plan]")
{
    PrintPlan plan = plan_of(a_rich_session()).plan;
    const std::string stored = to_stored_json(plan);
    plan.orders[0].lines[0].missing = 2;
    CHECK(to_stored_json(plan) == stored);
}
