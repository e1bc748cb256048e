#include "plan/difference.h"

#include "base/french_number.h"

#include "plan/on_paper.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace cageot {
namespace {

using Orders = std::map<OrderNumber, const PlannedOrder*>;

Orders orders_of(const PrintPlan& plan)
{
    Orders orders;
    for (const PlannedOrder& order : plan.orders)
        orders.emplace(order.order, &order);
    return orders;
}

std::map<Product, int> quantities_of(const PlannedOrder& order)
{
    std::map<Product, int> quantities;
    for (const PlannedLine& line : order.lines)
        quantities[line.product] += line.quantity;
    return quantities;
}

std::vector<QuantityChange> changed_quantities(const PlannedOrder& before,
                                               const PlannedOrder& after)
{
    if (before.lines == after.lines)
        return {};
    std::map<Product, QuantityChange> all;
    for (const auto& [product, quantity] : quantities_of(before))
        all[product].before = quantity;
    for (const auto& [product, quantity] : quantities_of(after))
        all[product].after = quantity;
    std::vector<QuantityChange> changes;
    for (auto& [product, change] : all) {
        if (change.before == change.after)
            continue;
        change.product = product;
        changes.push_back(std::move(change));
    }
    return changes;
}

/// Relays of one session are known by their letters.
bool goes_elsewhere(const PrintPlan& before, const PlannedOrder& was, const PrintPlan& after,
                    const PlannedOrder& is)
{
    return before.relays.at(was.relay).letter != after.relays.at(is.relay).letter;
}

void compare_orders(PlanDifference& difference, const PrintPlan& before, const PrintPlan& after)
{
    const Orders earlier = orders_of(before), later = orders_of(after);
    for (const PlannedOrder& order : before.orders)
        if (!later.contains(order.order))
            difference.removed.push_back(order);
    for (const PlannedOrder& order : after.orders) {
        const auto known = earlier.find(order.order);
        if (known == earlier.end()) {
            difference.added.push_back(order);
            continue;
        }
        ChangedOrder changed{order.order, order.number, changed_quantities(*known->second, order),
                             goes_elsewhere(before, *known->second, after, order), order.relay};
        if (changed.relay_changed || !changed.quantities.empty())
            difference.changed.push_back(std::move(changed));
    }
}

std::set<std::string> label_codes(const PrintPlan& plan)
{
    std::vector<std::string> codes;
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            codes.push_back(to_string(code_of(label)));
    std::sort(codes.begin(), codes.end()); // a set made of sorted ones is made at once
    return {codes.begin(), codes.end()};
}

std::set<std::string> those_only_in(const std::set<std::string>& some,
                                    const std::set<std::string>& others)
{
    std::set<std::string> only;
    std::set_difference(some.begin(), some.end(), others.begin(), others.end(),
                        std::inserter(only, only.end()));
    return only;
}

using Tickets = std::map<Code, const CrateTicket*>;

Tickets tickets_of(const PrintPlan& plan)
{
    Tickets tickets;
    for (const CrateTicket& ticket : plan.tickets)
        tickets.emplace(plan.crates.at(ticket.crate).code, &ticket);
    return tickets;
}

void compare_tickets(PlanDifference& difference, const PrintPlan& before, const PrintPlan& after)
{
    const Tickets earlier = tickets_of(before), later = tickets_of(after);
    for (const auto& [code, ticket] : earlier)
        if (!later.contains(code))
            difference.void_tickets.insert(to_string(code));
    for (const auto& [code, ticket] : later) {
        const auto known = earlier.find(code);
        if (known == earlier.end())
            difference.new_tickets.insert(to_string(code));
        else if (on_paper(before, *known->second) != on_paper(after, *ticket))
            difference.changed_tickets.insert(to_string(code));
    }
}

std::string sentence_of(const std::string& order, const QuantityChange& change)
{
    const Product& product = change.product;
    const std::string goods = full_name(product);
    const std::string before = std::to_string(change.before), after = std::to_string(change.after);
    if (change.before == 0)
        return order + ": " + goods + ", " + after + " en plus.";
    return order + ": " + goods + ", " + (change.after == 0 ? "plus rien" : after) +
           " au lieu de " + before + ".";
}

} // namespace

bool PlanDifference::empty() const
{
    return added.empty() && removed.empty() && changed.empty() && new_labels.empty() &&
           void_labels.empty() && changed_tickets.empty() && new_tickets.empty() &&
           void_tickets.empty();
}

PlanDifference difference(const PrintPlan& before, const PrintPlan& after)
{
    PlanDifference difference;
    difference.relays = after.relays;
    compare_orders(difference, before, after);
    const std::set<std::string> earlier = label_codes(before), later = label_codes(after);
    difference.new_labels = those_only_in(later, earlier);
    difference.void_labels = those_only_in(earlier, later);
    compare_tickets(difference, before, after);
    return difference;
}

std::vector<std::string> sentences_of(const PlanDifference& difference)
{
    std::vector<std::pair<int, std::string>> by_number;
    const auto say = [&by_number](int number, std::string sentence) {
        by_number.emplace_back(number, std::move(sentence));
    };
    for (const PlannedOrder& order : difference.removed)
        say(order.number, "Commande " + std::to_string(order.number) + " annulée.");
    for (const ChangedOrder& order : difference.changed) {
        const std::string name = "Commande " + std::to_string(order.number);
        if (order.relay_changed)
            say(order.number,
                name + ": va à présent au relais " + difference.relays.at(order.relay).name + ".");
        for (const QuantityChange& change : order.quantities)
            say(order.number, sentence_of(name, change));
    }
    for (const PlannedOrder& order : difference.added)
        say(order.number, "Nouvelle commande " + std::to_string(order.number) + " (" +
                              difference.relays.at(order.relay).name + ").");
    std::stable_sort(by_number.begin(), by_number.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> sentences;
    for (auto& [number, sentence] : by_number)
        sentences.push_back(std::move(sentence));
    if (sentences.empty() && !difference.empty())
        sentences.push_back(
            "Les commandes sont les mêmes, mais d'autres mots changent sur " +
            count_of(std::ssize(difference.new_labels), "étiquette", "étiquettes") + " et " +
            count_of(std::ssize(difference.changed_tickets), "ticket", "tickets") + ".");
    return sentences;
}

} // namespace cageot
