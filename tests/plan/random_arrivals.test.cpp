#include "random_arrivals.h"

#include "supply_checks.h"

#include <map>
#include <set>
#include <tuple>

// What holds for every session and whatever is told of its goods, tried on random ones from fixed seeds.

using namespace cageot;

namespace {

/// Random orders with ages, some of them the same and some not known.
Session aged_session(Dice& dice)
{
    Session session = random_session(dice);
    for (Order& order : session.orders)
        if (!dice.one_in(5))
            order.completed_at = "2026-09-12 09:0" + std::to_string(dice.roll(10)) + ":00";
    return session;
}

/// Of one order and product: what it ordered and gets.
struct Share {
    const PlannedOrder* order;
    int ordered = 0, gets = 0;
    auto age() const
    {
        return std::tuple(order->completed_at.empty(), order->completed_at, order->number);
    }
};

/// With the rule alone, beside an order that gets less than it ordered no other gets two units more;
/// and a younger one gets no more than it.
void check_fair(const PrintPlan& ordered, const PrintPlan& supplied)
{
    std::map<Product, std::vector<Share>> products;
    for (std::size_t i = 0; i < ordered.orders.size(); ++i) {
        std::map<Product, Share> shares;
        for (std::size_t j = 0; j < ordered.orders[i].lines.size(); ++j) {
            const PlannedLine& line = ordered.orders[i].lines[j];
            Share& share =
                shares.try_emplace(line.product, Share{&ordered.orders[i]}).first->second;
            share.ordered += line.quantity;
            share.gets += supplied.orders[i].lines[j].quantity;
        }
        for (const auto& [product, share] : shares)
            products[product].push_back(share);
    }
    for (const auto& [product, shares] : products) {
        for (const Share& one : shares) {
            if (one.gets == one.ordered)
                continue;
            for (const Share& other : shares) {
                CHECK(other.gets <= one.gets + 1);
                if (one.age() < other.age())
                    CHECK(other.gets <= one.gets);
            }
        }
    }
}

/// Everything that is accepted is given when nobody chose anything.
void check_all_given(const Supply& supply)
{
    for (const ProductSupply& product : supply.products)
        CHECK(product.allocated == product.accepted());
}

} // namespace

TEST_CASE("whatever is told, there and missing make what was ordered", "[plan]")
{
    for (unsigned seed = 1; seed <= 400; ++seed) {
        INFO("seed " << seed);
        Dice dice(seed);
        const PrintPlan plan = plan_of(aged_session(dice), random_rules(dice)).plan;
        const Arrivals arrivals = arrivals_of(RandomArrivals(dice, plan).facts(dice.roll(60)));
        const Supply supply = supply_of(plan, arrivals);
        const PrintPlan supplied = supplied_plan(plan, supply);
        check_conservation(plan, supplied);
        check_codes(plan, supplied, supply);
        check_heads(supplied);
        check_products(plan, supplied, supply);
        check_shortages(supplied, supply);
        check_tickets(plan, supplied);
        CHECK(supply_of(plan, arrivals) == supply);
        for (const std::string& code : arrivals.leftovers)
            CHECK(supply.partly.count(code) == 0);
        for (const UnitLabel& label : unit_labels(supplied))
            if (arrivals.leftovers.contains(to_string(label.code)))
                CHECK(label.covers == 0);
    }
}

TEST_CASE("the rule alone is fair, and gives all that is there", "[plan]")
{
    for (unsigned seed = 1001; seed <= 1300; ++seed) {
        INFO("seed " << seed);
        Dice dice(seed);
        const PrintPlan plan = plan_of(aged_session(dice), random_rules(dice)).plan;
        const Arrivals arrivals = arrivals_of(RandomArrivals(dice, plan).counts(dice.roll(30)));
        const Supply supply = supply_of(plan, arrivals);
        check_fair(plan, supplied_plan(plan, supply));
        check_all_given(supply);
    }
}

TEST_CASE("a correction that is taken back is as if it had never been told", "[plan]")
{
    for (unsigned seed = 2001; seed <= 2200; ++seed) {
        INFO("seed " << seed);
        Dice dice(seed);
        const PrintPlan plan = plan_of(aged_session(dice), random_rules(dice)).plan;
        RandomArrivals random(dice, plan);
        std::vector<ArrivalFact> facts = random.facts(dice.roll(20));
        const Arrivals before = arrivals_of(facts);
        const auto tell = [&facts](std::size_t i, decltype(ArrivalFact::what) what) {
            facts.push_back({"g" + std::to_string(i), 100 + static_cast<UtcMs>(i), "test", what});
        };
        const std::vector<ArrivalFact> corrections = random.facts(10);
        for (std::size_t i = 0; i < corrections.size(); ++i)
            tell(i, corrections[i].what);
        for (std::size_t i = 0; i < corrections.size(); ++i) {
            const auto& what = corrections[i].what;
            if (const auto* farm = std::get_if<FarmFact>(&what))
                tell(20 + i, FarmFact{farm->producer, before.state_of(farm->producer)});
            else if (const auto* count = std::get_if<CountFact>(&what))
                tell(20 + i, before.counts.contains(count->product)
                                 ? before.counts.at(count->product)
                                 : CountFact{count->product});
            else if (const auto* chosen = std::get_if<ChosenFact>(&what)) {
                const std::pair key(chosen->product, chosen->order);
                tell(20 + i, ChosenFact{chosen->product, chosen->order,
                                        before.chosen.contains(key) ? before.chosen.at(key) : -1});
            } else if (const auto* left = std::get_if<LeftoverFact>(&what))
                tell(20 + i, LeftoverFact{left->code, before.leftovers.contains(left->code)});
        }
        CHECK(supply_of(plan, arrivals_of(random.told_otherwise(facts))) ==
              supply_of(plan, before));
    }
}
