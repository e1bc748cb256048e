#include "plan/plan_json.h"

#include "prints.h"
#include "random_sessions.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <map>
#include <set>

// What holds for every session and every set of rules, tried on random ones from fixed seeds.

using namespace cageot;

namespace {

constexpr int free_numbers = 2;

void check_codes(const PrintPlan& plan)
{
    std::set<Code> codes;
    std::size_t things = plan.crates.size();
    for (const Crate& crate : plan.crates)
        codes.insert(crate.code);
    for (const PlannedBatch& batch : plan.batches) {
        things += batch.labels.size();
        for (const Label& label : batch.labels)
            codes.insert(code_of(label));
    }
    CHECK(codes.size() == things);
}

void check_labels(const PrintPlan& plan)
{
    std::map<std::pair<std::size_t, int>, int> covered;
    for (const UnitLabel& label : unit_labels(plan)) {
        REQUIRE(label.crate < plan.crates.size());
        const Crate& crate = plan.crates[label.crate];
        const PlannedOrder& order = plan.orders[crate.order];
        const PlannedLine& line = order.lines.at(static_cast<std::size_t>(label.line - 1));
        CHECK(line.place == label.line);
        CHECK(line.product == label.product);
        CHECK(line.zone == crate.zone);
        CHECK(label.k >= 1);
        CHECK(label.k <= label.n);
        covered[{crate.order, label.line}] += label.covers;
    }
    for (std::size_t order = 0; order < plan.orders.size(); ++order) {
        for (const PlannedLine& line : plan.orders[order].lines) {
            const int expected = line.labelling == Labelling::none ? 0 : line.quantity;
            const auto found = covered.find({order, line.place});
            CHECK((found == covered.end() ? 0 : found->second) == expected);
        }
    }
}

void check_crates(const PrintPlan& plan)
{
    std::vector<int> crates(plan.orders.size()), mains(plan.orders.size());
    std::set<std::size_t> ticketed;
    for (const Crate& crate : plan.crates) {
        CHECK(crate.k == ++crates[crate.order]);
        mains[crate.order] += crate.main ? 1 : 0;
    }
    for (const Crate& crate : plan.crates)
        CHECK(crate.n == crates[crate.order]);
    for (const int main : mains)
        CHECK(main == 1);
    long articles = 0;
    for (const CrateTicket& ticket : plan.tickets) {
        CHECK(ticketed.insert(ticket.crate).second);
        CHECK(plan.crates.at(ticket.crate).main == (ticket.kind == CrateTicket::Kind::order));
        articles += ticket.articles;
    }
    CHECK(ticketed.size() == plan.crates.size());
    CHECK(articles == covered_quantity(plan));
}

void check_heads(const PrintPlan& plan)
{
    for (const PlannedBatch& batch : plan.batches) {
        REQUIRE(batch.labels.size() >= 2);
        const auto* farm = std::get_if<HeadLabel>(&batch.labels[0]);
        REQUIRE(farm);
        int unit_count = 0;
        for (const Label& label : batch.labels)
            unit_count += std::holds_alternative<UnitLabel>(label) ? 1 : 0;
        CHECK(farm->labels == unit_count);
    }
    for (const HeadLabel& head : head_labels(plan)) {
        int quantity = 0;
        for (const int part : head.quantities)
            quantity += part;
        CHECK(head.quantity == quantity);
        CHECK(head.numbers.size() == head.quantities.size());
        CHECK(std::is_sorted(head.numbers.begin(), head.numbers.end()));
    }
}

/// Σ covers + Σ quantities without labels = Σ quantities, counted here and not by the plan.
void check_sum(const PrintPlan& plan, const Session& session, const PlanRules& rules)
{
    long ordered = 0, without_label = 0, covered = 0;
    for (const Order& order : session.orders) {
        for (const OrderLine& line : order.lines) {
            ordered += line.quantity;
            if (labelling_of(line.product, rules) == Labelling::none)
                without_label += line.quantity;
        }
    }
    for (const UnitLabel& label : unit_labels(plan))
        covered += label.covers;
    CHECK(covered + without_label == ordered);
    CHECK(covered_quantity(plan) == ordered);
}

/// Every order ticket lists its order: each line once, as ordered, in its place; and the tickets of
/// an order's containers count what is in them.
void check_tickets_list_orders(const PrintPlan& plan, const Session& session)
{
    std::map<OrderNumber, const Order*> ordered;
    for (const Order& order : session.orders)
        ordered.emplace(order.number, &order);
    for (const CrateTicket& ticket : plan.tickets) {
        const Crate& crate = plan.crates.at(ticket.crate);
        const PlannedOrder& planned = plan.orders.at(crate.order);
        REQUIRE(ordered.contains(planned.order));
        const Order& order = *ordered[planned.order];
        CHECK(planned.customer == order.customer.name);
        REQUIRE(planned.lines.size() == order.lines.size());
        int articles = 0;
        for (std::size_t i = 0; i < order.lines.size(); ++i) {
            CHECK(planned.lines[i].place == static_cast<int>(i) + 1);
            CHECK(planned.lines[i].product == order.lines[i].product);
            CHECK(planned.lines[i].quantity == order.lines[i].quantity);
            articles += planned.lines[i].zone == crate.zone ? order.lines[i].quantity : 0;
        }
        CHECK(ticket.articles == articles);
    }
}

/// A first plan: numbers run on inside a relay, at least two stay free after it, and relays start
/// on tens exactly when all can stay below 100.
void check_first_numbers(const PrintPlan& plan)
{
    std::map<std::size_t, std::vector<int>> by_relay;
    for (const PlannedOrder& order : plan.orders)
        by_relay[order.relay].push_back(order.number);
    CHECK(by_relay.size() == plan.relays.size());
    int last = -free_numbers, ten = 0;
    for (const auto& [relay, numbers] : by_relay) {
        const int first = plan.relays[relay].first_number;
        CHECK(numbers.front() == first);
        CHECK(numbers.back() == first + static_cast<int>(numbers.size()) - 1);
        CHECK(first > last + free_numbers);
        last = numbers.back();
        ten = relay == 0 ? 1
                         : (ten + free_numbers + 9) / 10 * 10; // ten: the first number past a relay
        ten += static_cast<int>(numbers.size());
    }
    const bool fits = ten - 1 < 100;
    for (const PlannedRelay& relay : plan.relays)
        CHECK((relay.first_number == 1 || !fits || relay.first_number % 10 == 0));
    if (fits && !plan.orders.empty())
        CHECK(last < 100);
}

void check_plan(const PrintPlan& plan, const Session& session, const PlanRules& rules)
{
    CHECK(plan.orders.size() == session.orders.size());
    check_sum(plan, session, rules);
    check_tickets_list_orders(plan, session);
    const auto numbers = numbers_of(plan);
    CHECK(std::set<int>(numbers.begin(), numbers.end()).size() == numbers.size());
    CHECK(std::is_sorted(numbers.begin(), numbers.end()));
    std::set<std::string> letters, colours, relay_names;
    for (const PlannedRelay& relay : plan.relays) {
        CHECK(letters.insert(relay.letter).second);
        CHECK(relay.letter.find_first_of("FSIO") == std::string::npos); // no rule here asks for one
        CHECK(colours.insert(relay.colour).second);
        CHECK(relay_names.insert(relay.name).second);
    }
    check_codes(plan);
    check_labels(plan);
    check_crates(plan);
    check_heads(plan);
    CHECK(parse_stored_plan(to_stored_json(plan)) == plan);
}

/// Same print, same code; another print, another code; as many new codes as new prints.
void check_kept_codes(const Planning& before, const Planning& after)
{
    const std::multimap<std::string, Code> old_prints = label_prints(before.plan);
    const std::multimap<std::string, Code> new_prints = label_prints(after.plan);
    std::set<Code> old_codes;
    for (const auto& [print, code] : old_prints)
        old_codes.insert(code);
    std::uint64_t fresh = 0;
    for (auto print = new_prints.begin(); print != new_prints.end();) {
        const auto next = new_prints.upper_bound(print->first);
        const auto [first_old, last_old] = old_prints.equal_range(print->first);
        std::set<Code> known;
        for (auto old = first_old; old != last_old; ++old)
            known.insert(old->second);
        std::size_t kept = 0;
        for (const auto begin = print; print != next; ++print) {
            const bool is_old = known.contains(print->second);
            kept += is_old ? 1 : 0;
            CHECK((is_old || !old_codes.contains(print->second)));
            fresh += is_old ? 0 : 1;
            if (std::next(print) == next)
                CHECK(kept == std::min<std::size_t>(known.size(), static_cast<std::size_t>(
                                                                      std::distance(begin, next))));
        }
    }
    CHECK(after.next.unit + after.next.product == before.next.unit + before.next.product + fresh);
    std::map<std::pair<std::string, Zone>, Code> old_crates;
    for (const Crate& crate : before.plan.crates)
        old_crates.emplace(std::pair(before.plan.orders[crate.order].order.value, crate.zone),
                           crate.code);
    for (const Crate& crate : after.plan.crates) {
        const auto known =
            old_crates.find({after.plan.orders[crate.order].order.value, crate.zone});
        if (known != old_crates.end())
            CHECK(crate.code == known->second);
    }
}

/// Every number ever given, over the versions of one session.
void check_kept_numbers(std::map<std::string, int>& given, const PrintPlan& plan)
{
    std::map<int, std::string> owners;
    for (const auto& [order, number] : given)
        owners[number] = order;
    for (const PlannedOrder& order : plan.orders) {
        const auto [known, is_new] = given.emplace(order.order.value, order.number);
        CHECK(known->second == order.number);
        if (is_new)
            CHECK_FALSE(owners.contains(order.number));
    }
}

} // namespace

TEST_CASE("every ordered unit is covered once, whatever the session and the rules", "[plan]")
{
    for (unsigned seed = 1; seed <= 500; ++seed) {
        INFO("seed " << seed);
        Dice dice(seed);
        const Session session = random_session(dice);
        const PlanRules rules = random_rules(dice);
        const Planning planning = plan_of(session, rules);
        check_plan(planning.plan, session, rules);
        check_first_numbers(planning.plan);
        const Planning same = plan_of(session, rules);
        CHECK(same.plan == planning.plan);
        CHECK(same.next == planning.next);
        CHECK(same.findings == planning.findings);
        Planning again = replan(session, planning, rules);
        CHECK(again.next == planning.next);
        again.plan.version = planning.plan.version;
        CHECK(again.plan == planning.plan);
    }
}

TEST_CASE("versions of a session keep numbers, and the codes of what did not change", "[plan]")
{
    for (unsigned seed = 1001; seed <= 1200; ++seed) {
        INFO("seed " << seed);
        Dice dice(seed);
        Session session = random_session(dice);
        const PlanRules rules = random_rules(dice);
        Planning planning = plan_of(session, rules);
        std::map<std::string, int> given;
        check_kept_numbers(given, planning.plan);
        for (int version = 2; version <= 4; ++version) {
            change_session(dice, session);
            const Planning next = replan(session, planning, rules);
            check_plan(next.plan, session, rules);
            check_kept_codes(planning, next);
            check_kept_numbers(given, next.plan);
            planning = next;
        }
    }
}
