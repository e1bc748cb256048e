#include "plan/plan_codes.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

Session the_session()
{
    return a_session({an_order("R1", "A", "Aragon")
                          .with(2, carrots())
                          .with(1, yoghurt(), true)
                          .with(1, carrots()),
                      an_order("R2", "B", "Aragon").with(4, carrots())});
}

std::vector<std::string> codes_of(const std::vector<UnitLabel>& labels)
{
    std::vector<std::string> codes;
    for (const UnitLabel& label : labels)
        codes.push_back(to_string(label.code));
    return codes;
}

/// The usual rules and a table that tells this lot of carrots.
PlanRules with_lot_of_carrots(const char* lot)
{
    PlanRules rules = rules_for_aragon();
    ProductFacts facts;
    facts.product.name = "Carottes";
    facts.lot = lot;
    rules.products = {facts};
    return rules;
}

} // namespace

TEST_CASE("the unchanged session gives the same plan and needs no code", "[plan]")
{
    const Planning before = plan_of(the_session());
    Planning after = replan(the_session(), before);
    CHECK(after.plan.version == 2);
    after.plan.version = 1;
    CHECK(after.plan == before.plan);
    CHECK(after.next == before.next);
}

TEST_CASE("one more piece is one more code", "[plan]")
{
    const Planning before = plan_of(the_session());
    Session session = the_session();
    session.orders[1].lines[0].quantity = 5;
    const Planning after = replan(session, before);
    CHECK(after.next.unit == before.next.unit + 1);
    CHECK(after.next.crate == before.next.crate);
    CHECK(after.next.product == before.next.product);
}

TEST_CASE("a line in front of others does not change their codes", "[plan]")
{
    const Planning before = plan_of(the_session());
    Session session = the_session();
    OrderLine more;
    more.product = eggs();
    more.quantity = 1;
    session.orders[0].lines.insert(session.orders[0].lines.begin(), more);
    const Planning after = replan(session, before);
    CHECK(after.next.unit == before.next.unit + 1);
    const auto old_codes = codes_of(unit_labels(before.plan));
    auto new_codes = codes_of(unit_labels(after.plan));
    REQUIRE(unit_labels(after.plan)[7].product == eggs());
    new_codes.erase(new_codes.begin() + 7);
    CHECK(new_codes == old_codes);
}

TEST_CASE("goods that change zone get new codes in a new container", "[plan]")
{
    const Planning before = plan_of(the_session());
    Session session = the_session();
    session.orders[0].lines[0].temperature_controlled = true;
    session.orders[0].lines[2].temperature_controlled = true;
    const Planning after = replan(session, before);
    // Three labels of carrots move into the chilled bag, which exists already.
    CHECK(after.next.unit == before.next.unit + 3);
    CHECK(after.next.crate == before.next.crate);
    REQUIRE(after.plan.crates.size() == 2);
    CHECK(after.plan.crates[0].code == before.plan.crates[1].code);
    CHECK(after.plan.crates[0].main);
}

TEST_CASE("a line that becomes one bag gets a new code", "[plan]")
{
    const Planning before = plan_of(the_session());
    PlanRules rules = rules_for_aragon();
    rules.labelling.push_back({*parse_product_match("carottes"), Labelling::line});
    const Planning after = replan(the_session(), before, rules);
    // The lines of 2 and 4 are new labels; the line of 1 still covers one carrot.
    CHECK(after.next.unit == before.next.unit + 2);
}

TEST_CASE("a product of which the table tells something else gets new codes", "[plan]")
{
    const Planning without = plan_of(the_session());
    const Planning first = replan(the_session(), without, with_lot_of_carrots("2647"));
    // Seven labels of carrots and the head over them.
    CHECK(first.next.unit == without.next.unit + 7);
    CHECK(first.next.product == without.next.product + 1);
    CHECK(first.next.crate == without.next.crate);
    const Planning same = replan(the_session(), first, with_lot_of_carrots("2647"));
    CHECK(same.next == first.next);
    CHECK(codes_of(unit_labels(same.plan)) == codes_of(unit_labels(first.plan)));
    const Planning other = replan(the_session(), same, with_lot_of_carrots("2648"));
    CHECK(other.next.unit == same.next.unit + 7);
    const Planning gone = replan(the_session(), other);
    CHECK(gone.next.unit == other.next.unit + 7);
}

TEST_CASE("a table that comes to the same in other rows changes no code", "[plan]")
{
    const Planning before = plan_of(the_session(), with_lot_of_carrots("2647"));
    PlanRules rules = with_lot_of_carrots("1");
    rules.products.push_back(rules.products[0]);
    rules.products[1].product = carrots();
    rules.products[1].lot = "2647";
    rules.products[1].zone = Zone::ambient;
    CHECK(replan(the_session(), before, rules).next == before.next);
}

TEST_CASE("heads keep their codes while their farm or product is there", "[plan]")
{
    const Planning before = plan_of(the_session());
    Session session = the_session();
    session.orders.erase(session.orders.begin());
    session.orders[0].lines[0].product.name = "CAROTTES";
    const Planning after = replan(session, before);
    const auto old_heads = head_labels(before.plan), new_heads = head_labels(after.plan);
    REQUIRE(old_heads.size() == 3);
    REQUIRE(new_heads.size() == 2);
    CHECK(new_heads[0].code == old_heads[0].code);
    CHECK(new_heads[1].code == old_heads[1].code);
    CHECK(after.next.product == before.next.product);
}

TEST_CASE("what comes back after it was gone gets a new code", "[plan]")
{
    const Planning first = plan_of(the_session());
    Session session = the_session();
    session.orders.erase(session.orders.begin());
    const Planning second = replan(session, first);
    const Planning third = replan(the_session(), second);
    CHECK(third.next.crate == first.next.crate + 2);
    CHECK(third.next.unit == first.next.unit + 4);
}
