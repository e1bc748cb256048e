#include "random_arrivals.h"

#include "base/text.h"
#include "support/catch2_compat.h"

#include <map>
#include <set>
#include <tuple>

// What holds for every session and whatever is told of its goods, tried on random ones from fixed seeds.

using namespace cageot;

namespace {

using LineKey = std::pair<std::size_t, int>; ///< order and place

/// Random orders with ages, some of them the same and some not known.
Session aged_session(Dice& dice)
{
    Session session = random_session(dice);
    for (Order& order : session.orders)
        if (!dice.one_in(5))
            order.completed_at = "2026-09-12 09:0" + std::to_string(dice.roll(10)) + ":00";
    return session;
}

std::map<LineKey, int> covers_of(const PrintPlan& plan)
{
    std::map<LineKey, int> covers;
    for (const UnitLabel& label : unit_labels(plan))
        covers[{plan.crates[label.crate].order, label.line}] += label.covers;
    return covers;
}

/// For every line: there + missing = ordered, labels and tickets follow.
void check_conservation(const PrintPlan& ordered, const PrintPlan& supplied)
{
    std::map<LineKey, int> covers = covers_of(supplied);
    std::map<std::pair<std::size_t, Zone>, int> articles;
    REQUIRE(supplied.orders.size() == ordered.orders.size());
    for (std::size_t i = 0; i < ordered.orders.size(); ++i) {
        REQUIRE(supplied.orders[i].lines.size() == ordered.orders[i].lines.size());
        for (std::size_t j = 0; j < ordered.orders[i].lines.size(); ++j) {
            const PlannedLine& was = ordered.orders[i].lines[j];
            const PlannedLine& is = supplied.orders[i].lines[j];
            CHECK(is.quantity >= 0);
            CHECK(is.missing >= 0);
            CHECK(is.quantity + is.missing == was.quantity);
            CHECK(covers[{i, is.place}] == (is.labelling == Labelling::none ? 0 : is.quantity));
            articles[{i, is.zone}] += is.quantity;
        }
    }
    for (const CrateTicket& ticket : supplied.tickets) {
        const Crate& crate = supplied.crates[ticket.crate];
        CHECK(ticket.articles == articles[{crate.order, crate.zone}]);
    }
}

/// What is absent, and what is only partly there, is what the supplied plan makes of it.
void check_codes(const PrintPlan& ordered, const PrintPlan& supplied, const Supply& supply)
{
    std::size_t absent = 0, partly = 0;
    const std::vector<UnitLabel> were = unit_labels(ordered), are = unit_labels(supplied);
    REQUIRE(are.size() == were.size());
    for (std::size_t i = 0; i < are.size(); ++i) {
        const std::string code = to_string(are[i].code);
        CHECK(are[i].code == were[i].code);
        CHECK(supply.absent.contains(code) == (are[i].covers == 0));
        absent += are[i].covers == 0 ? 1U : 0U;
        if (are[i].covers > 0 && are[i].covers < were[i].covers) {
            ++partly;
            CHECK(supply.partly.at(code) == are[i].covers);
        }
    }
    CHECK(partly == supply.partly.size());
    for (const HeadLabel& head : head_labels(supplied)) {
        CHECK(supply.absent.contains(to_string(head.code)) == (head.quantity == 0));
        absent += head.quantity == 0 ? 1U : 0U;
    }
    for (const CrateTicket& ticket : supplied.tickets) {
        const Crate& crate = supplied.crates[ticket.crate];
        const bool empty_bag = !crate.main && ticket.articles == 0;
        CHECK(supply.absent.contains(to_string(crate.code)) == empty_bag);
        absent += empty_bag ? 1U : 0U;
    }
    CHECK(absent == supply.absent.size());
}

bool is_of(const Product& product, const Product& head)
{
    return folded_text(product.name) == folded_text(head.name) &&
           folded_text(product.unit) == folded_text(head.unit);
}

/// Heads count what follows them, as in a plan of which all came.
void check_heads(const PrintPlan& supplied)
{
    for (const PlannedBatch& batch : supplied.batches) {
        int labels = 0;
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label))
                labels += unit->covers > 0 ? 1 : 0;
        CHECK(std::get<HeadLabel>(batch.labels.front()).labels == labels);
        for (std::size_t i = 1; i < batch.labels.size(); ++i) {
            const auto* head = std::get_if<HeadLabel>(&batch.labels[i]);
            if (!head)
                continue;
            int of_product = 0;
            for (std::size_t j = i + 1; j < batch.labels.size(); ++j)
                if (const auto* unit = std::get_if<UnitLabel>(&batch.labels[j]))
                    of_product += unit->covers > 0 && is_of(unit->product, head->product) ? 1 : 0;
            CHECK(head->labels == of_product);
        }
    }
    for (const HeadLabel& head : head_labels(supplied)) {
        int quantity = 0;
        for (const int part : head.quantities) {
            CHECK(part > 0);
            quantity += part;
        }
        CHECK(head.quantity == quantity);
        CHECK(head.numbers.size() == head.quantities.size());
    }
}

/// Σ there of each product is what is allocated of it, and never more than was accepted.
void check_products(const PrintPlan& ordered, const PrintPlan& supplied, const Supply& supply)
{
    std::map<Product, std::pair<int, int>> counted; // ordered, there
    for (std::size_t i = 0; i < ordered.orders.size(); ++i) {
        for (std::size_t j = 0; j < ordered.orders[i].lines.size(); ++j) {
            const PlannedLine& was = ordered.orders[i].lines[j];
            if (was.quantity == 0)
                continue;
            counted[was.product].first += was.quantity;
            counted[was.product].second += supplied.orders[i].lines[j].quantity;
        }
    }
    REQUIRE(supply.products.size() == counted.size());
    auto expected = counted.begin();
    for (const ProductSupply& product : supply.products) {
        CHECK(product.product == expected->first);
        CHECK(product.ordered == expected->second.first);
        CHECK(product.allocated == expected->second.second);
        CHECK(product.missing >= 0);
        CHECK(product.refused >= 0);
        CHECK(product.allocated <= product.accepted());
        ++expected;
    }
}

/// Every line that lacks something is listed once, with what it lacks.
void check_shortages(const PrintPlan& supplied, const Supply& supply)
{
    std::map<LineKey, int> listed;
    LineKey last{0, 0};
    for (const Shortage& shortage : supply.shortages) {
        const LineKey line{shortage.order, shortage.line};
        CHECK(last < line);
        last = line;
        listed[line] = shortage.quantity;
    }
    std::size_t lacking = 0;
    for (std::size_t i = 0; i < supplied.orders.size(); ++i) {
        for (const PlannedLine& line : supplied.orders[i].lines) {
            if (line.missing == 0)
                continue;
            ++lacking;
            CHECK(listed[{i, line.place}] == line.missing);
        }
    }
    CHECK(lacking == supply.shortages.size());
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
