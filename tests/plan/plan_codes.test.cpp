#include "plan/plan_codes.h"

#include "sessions.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <utility>

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

TEST_CASE("one more piece says another number on all pieces of its line", "[plan]")
{
    const Planning before = plan_of(the_session());
    Session session = the_session();
    session.orders[1].lines[0].quantity = 5;
    const Planning after = replan(session, before);
    CHECK(after.next.unit == before.next.unit + 5);
    CHECK(after.next.crate == before.next.crate);
    // The heads of the farm and of its carrots count them.
    CHECK(after.next.product == before.next.product + 2);
    auto kept = codes_of(unit_labels(after.plan));
    const auto old_codes = codes_of(unit_labels(before.plan));
    std::erase_if(kept, [&](const std::string& code) {
        return std::find(old_codes.begin(), old_codes.end(), code) == old_codes.end();
    });
    CHECK(kept.size() == 4);
}

TEST_CASE("another relay, name on paper or product's name is another label", "[plan]")
{
    const Planning before = plan_of(the_session());
    Session session = the_session();
    session.orders[0].relay.name = "Pennautier";
    CHECK(replan(session, before).next.unit == before.next.unit + 4);
    session = the_session();
    session.orders[0].customer.name = "Abel";
    CHECK(replan(session, before).next.unit == before.next.unit + 4);
    CHECK(replan(session, before).next.product == before.next.product);
    session = the_session();
    session.orders[1].lines[0].product.name = "Carottes bio";
    CHECK(replan(session, before).next.unit == before.next.unit + 4);
}

TEST_CASE("what no label shows changes no code", "[plan]")
{
    const Planning before = plan_of(the_session());
    Session session = the_session();
    session.orders[0].paid = true;
    session.orders[0].total = Cents{500};
    session.orders[0].customer.phone = "0612345678";
    session.orders[0].lines[0].price = Cents{3};
    session.orders[0].customer.email = session.orders[1].customer.email = "ab@example.org";
    CHECK(replan(session, before).next == before.next);
}

TEST_CASE("lines of one product may change their places and keep their codes", "[plan]")
{
    const Planning before = plan_of(the_session());
    Session session = the_session();
    std::swap(session.orders[0].lines[0], session.orders[0].lines[2]);
    const Planning after = replan(session, before);
    CHECK(after.next == before.next);
    auto old_codes = codes_of(unit_labels(before.plan)),
         new_codes = codes_of(unit_labels(after.plan));
    std::sort(old_codes.begin(), old_codes.end());
    std::sort(new_codes.begin(), new_codes.end());
    CHECK(new_codes == old_codes);
}

TEST_CASE("a product renamed in the shop keeps its labels when its short name stays", "[plan]")
{
    PlanRules rules = with_lot_of_carrots("2647");
    rules.products[0].short_name = "Carottes";
    rules.products.push_back(rules.products[0]);
    rules.products[1].product.name = "Carottes d'hiver";
    const Planning before = plan_of(the_session(), rules);
    Session session = the_session();
    for (Order& order : session.orders)
        for (OrderLine& line : order.lines)
            if (line.product == carrots())
                line.product.name = "Carottes d'hiver";
    CHECK(replan(session, before, rules).next == before.next);
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
    CHECK(after.next.product == before.next.product + 1); // the farm's head counts it
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

TEST_CASE("heads keep their codes while they say the same", "[plan]")
{
    const Planning before = plan_of(the_session());
    Session session = the_session();
    session.orders[0].lines[1].quantity = 2; // yoghurt, of another farm
    const Planning after = replan(session, before);
    const auto old_heads = head_labels(before.plan), new_heads = head_labels(after.plan);
    REQUIRE(old_heads.size() == 3);
    REQUIRE(new_heads.size() == 3);
    CHECK(new_heads[0].code == old_heads[0].code);
    CHECK(new_heads[1].code == old_heads[1].code);
    CHECK(new_heads[2].code != old_heads[2].code);
    CHECK(after.next.product == before.next.product + 1);
}

TEST_CASE("a farm's head that shows no quantities keeps its code when one changes", "[plan]")
{
    PlanRules rules = rules_for_aragon();
    rules.labelling_default = Labelling::line;
    const Planning before = plan_of(the_session(), rules);
    Session session = the_session();
    session.orders[0].lines[1].quantity = 2;
    const Planning after = replan(session, before, rules);
    CHECK(after.next.unit == before.next.unit + 1);
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
