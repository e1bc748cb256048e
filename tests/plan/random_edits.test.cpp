#include "random_edits.h"

#include "plan/difference.h"
#include "plan/paper_name.h"
#include "prints.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

// What holds for every script of edits, tried on random ones from fixed seeds. What is on paper is
// told by `layout`.

using namespace cageot;

namespace {

using Prints = std::map<std::string, std::string>; ///< by code

Prints labels_on_paper(const PrintPlan& plan)
{
    Prints prints;
    for (const auto& [print, code] : label_prints(plan))
        prints.emplace(to_string(code), print);
    return prints;
}

Prints tickets_on_paper(const PrintPlan& plan)
{
    Prints prints;
    for (const CrateTicket& ticket : plan.tickets)
        prints.emplace(to_string(plan.crates[ticket.crate].code), print_of(plan, ticket));
    return prints;
}

/// Takes away what became wrong and puts what is new from `plan`: people with the slip in their hand.
void apply(const PlanDifference& changes, Prints& labels, Prints& tickets, const PrintPlan& plan)
{
    const Prints new_labels = labels_on_paper(plan), new_tickets = tickets_on_paper(plan);
    for (const std::string& code : changes.void_labels)
        CHECK(labels.erase(code) == 1);
    for (const std::string& code : changes.new_labels)
        CHECK(labels.emplace(code, new_labels.at(code)).second);
    for (const std::string& code : changes.void_tickets)
        CHECK(tickets.erase(code) == 1);
    for (const std::string& code : changes.new_tickets)
        CHECK(tickets.emplace(code, new_tickets.at(code)).second);
    for (const std::string& code : changes.changed_tickets) {
        REQUIRE(tickets.contains(code));
        CHECK(tickets[code] != new_tickets.at(code)); // told only when it is another one
        tickets[code] = new_tickets.at(code);
    }
}

/// One code, one look, over all versions; what was void stays void.
class EveryCode {
public:
    void check(const Prints& labels)
    {
        for (const auto& [code, print] : labels) {
            const auto [known, is_new] = looks_.emplace(code, print);
            CHECK(known->second == print);
            CHECK_FALSE(void_.contains(code));
        }
        for (const auto& [code, print] : looks_)
            if (!labels.contains(code))
                void_.insert(code);
    }

private:
    Prints looks_;
    std::set<std::string> void_;
};

using LineKey = std::tuple<OrderNumber, Product, int>; ///< quantity

std::map<LineKey, std::multiset<std::string>> labels_by_line(const PrintPlan& plan)
{
    std::map<LineKey, std::multiset<std::string>> labels;
    for (const UnitLabel& label : unit_labels(plan)) {
        const PlannedOrder& order = plan.orders[plan.crates[label.crate].order];
        const auto line = static_cast<std::size_t>(label.line - 1);
        labels[{order.order, label.product, order.lines[line].quantity}].insert(
            to_string(label.code));
    }
    return labels;
}

/// By order: a rule without a name calls its relay as the shop calls one of those under it.
std::map<OrderNumber, std::string> shop_names_of(const PrintPlan& plan)
{
    std::map<OrderNumber, std::string> names;
    for (const PlannedOrder& order : plan.orders)
        names.emplace(order.order, plan.relays[order.relay].shop_name);
    return names;
}

void check_untouched(const PrintPlan& before, const PrintPlan& after, const PlanDifference& changes,
                     const EditedSession& edited)
{
    const auto old_labels = labels_by_line(before), new_labels = labels_by_line(after);
    const auto old_names = shop_names_of(before), new_names = shop_names_of(after);
    for (const auto& [line, codes] : new_labels) {
        const OrderNumber& order = std::get<OrderNumber>(line);
        if (edited.touched.contains(order) || old_names.at(order) != new_names.at(order))
            continue;
        CHECK(old_labels.at(line) == codes);
        for (const std::string& code : codes) {
            CHECK_FALSE(changes.new_labels.contains(code));
            CHECK_FALSE(changes.void_labels.contains(code));
        }
    }
}

/// What a plan says whichever way it came about. Left out, since they depend on the way: codes;
/// numbers, and with them the order of the orders and which of a customer's orders is the first; where
/// a relay's numbers begin, its letter, colour and name, and which of its texts stands for it; retired
/// numbers; names on paper, which must be short forms of the customer's name; a relay's id, which a
/// former version may have told.
std::multiset<std::string> content_of_plan(const PrintPlan& plan)
{
    std::multiset<std::string> content;
    const auto join = [](const auto&... parts) {
        std::string text;
        ((text += std::string(parts) + "|"), ...);
        return text;
    };
    const auto digits = [](auto number) { return std::to_string(static_cast<long>(number)); };
    const auto goods = [&](const Product& one) { return join(one.producer, one.name, one.unit); };
    std::map<int, std::string> order_of;
    std::map<std::size_t, std::string> first_of_relay; // by number of the shop: names the relay
    for (const PlannedOrder& order : plan.orders) {
        const auto known = first_of_relay.emplace(order.relay, order.order.value).first;
        known->second = std::min(known->second, order.order.value);
    }
    for (const PlannedOrder& order : plan.orders) {
        order_of[order.number] = order.order.value;
        const PlannedRelay& relay = plan.relays[order.relay];
        content.insert(join("order", order.order.value, order.customer, order.phone, order.address,
                            digits(order.same_customer_n), order.paid ? digits(*order.paid) : "?",
                            order.total ? digits(order.total->value) : "?",
                            first_of_relay.at(order.relay), relay.driver,
                            digits(relay.home_delivery)));
        for (const PlannedLine& line : order.lines)
            content.insert(join("line", order.order.value, digits(line.place), goods(line.product),
                                digits(line.quantity), to_string(line.zone),
                                to_string(line.labelling)));
    }
    const auto crate_name = [&](std::size_t place) {
        const Crate& crate = plan.crates[place];
        return join(plan.orders[crate.order].order.value, to_string(crate.zone), digits(crate.main),
                    digits(crate.k), digits(crate.n));
    };
    for (std::size_t i = 0; i < plan.crates.size(); ++i)
        content.insert(join("crate", crate_name(i)));
    for (const CrateTicket& ticket : plan.tickets)
        content.insert(
            join("ticket", crate_name(ticket.crate), digits(ticket.kind), digits(ticket.articles)));
    for (std::size_t b = 0; b < plan.batches.size(); ++b) {
        const PlannedBatch& batch = plan.batches[b];
        std::size_t head_place = 0;
        content.insert(join("batch", digits(b), batch.producer, batch.expected));
        for (const Label& label : batch.labels) {
            if (const auto* unit = std::get_if<UnitLabel>(&label)) {
                content.insert(join("unit", digits(b), digits(head_place), crate_name(unit->crate),
                                    digits(unit->line), goods(unit->product), digits(unit->covers),
                                    digits(unit->k), digits(unit->n), unit->reason));
                continue;
            }
            const auto& head = std::get<HeadLabel>(label);
            std::multiset<std::string> recipients;
            for (std::size_t i = 0; i < head.numbers.size(); ++i)
                recipients.insert(order_of.at(head.numbers[i]) + "×" + digits(head.quantities[i]));
            std::string all;
            for (const std::string& recipient : recipients)
                all += recipient + " ";
            content.insert(join("head", digits(b), digits(head_place++), digits(head.of),
                                goods(head.product), to_string(head.zone), digits(head.labels),
                                digits(head.quantity), digits(head.products), all,
                                to_string(head.labelling), head.reason));
        }
    }
    return content;
}

/// Each customer's orders are numbered 1 … n, whichever comes first.
void check_same_customers(const PrintPlan& plan)
{
    std::map<int, int> with_n, sum_of_k;
    for (const PlannedOrder& order : plan.orders) {
        ++with_n[order.same_customer_n];
        sum_of_k[order.same_customer_n] += order.same_customer_k;
    }
    for (const auto& [n, orders] : with_n) {
        CHECK(orders % n == 0);
        CHECK(sum_of_k[n] == orders * (n + 1) / 2);
    }
}

bool is_short_form(const PlannedOrder& order)
{
    for (std::size_t letters = 1; letters <= order.customer.size() + 1; ++letters)
        if (order.paper_name == shortened_name(order.customer, letters))
            return true;
    return false;
}

void check_fixpoint(const Session& session, const Planning& planning, const PlanRules& rules)
{
    Planning again = replan(session, planning, rules);
    CHECK(again.next == planning.next);
    CHECK(difference(planning.plan, again.plan).empty());
    again.plan.version = planning.plan.version;
    CHECK(again.plan == planning.plan);
}

} // namespace

TEST_CASE("the difference of two versions is exactly what changes on paper", "[plan]")
{
    for (unsigned seed = 2001; seed <= 2300; ++seed) {
        INFO("seed " << seed);
        Dice dice(seed);
        EditedSession edited(dice);
        const PlanRules rules = random_rules(dice);
        Planning planning = plan_of(edited.session(), rules);
        Prints labels = labels_on_paper(planning.plan), tickets = tickets_on_paper(planning.plan);
        EveryCode codes;
        codes.check(labels);
        for (int versions = 2 + dice.roll(4); versions > 0; --versions) {
            edited.edit();
            const Planning next = replan(edited.session(), planning, rules);
            const PlanDifference changes = difference(planning.plan, next.plan);
            apply(changes, labels, tickets, next.plan);
            CHECK(labels == labels_on_paper(next.plan));
            CHECK(tickets == tickets_on_paper(next.plan));
            codes.check(labels);
            check_untouched(planning.plan, next.plan, changes, edited);
            check_fixpoint(edited.session(), next, rules);
            planning = next;
        }
    }
}

TEST_CASE("the plan reached through versions says what one made from scratch says", "[plan]")
{
    for (unsigned seed = 3001; seed <= 3300; ++seed) {
        INFO("seed " << seed);
        Dice dice(seed);
        EditedSession edited(dice);
        const PlanRules rules = random_rules(dice);
        Planning planning = plan_of(edited.session(), rules);
        for (int versions = 2 + dice.roll(4); versions > 0; --versions) {
            edited.edit();
            planning = replan(edited.session(), planning, rules);
        }
        const PrintPlan scratch = plan_of(edited.session(), rules).plan;
        CHECK(content_of_plan(planning.plan) == content_of_plan(scratch));
        CHECK(planning.plan.products == scratch.products);
        check_same_customers(planning.plan);
        CHECK(std::all_of(planning.plan.orders.begin(), planning.plan.orders.end(), is_short_form));
    }
}
