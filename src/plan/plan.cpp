#include "plan/plan.h"

#include "plan/batches.h"
#include "plan/crates.h"
#include "plan/customers.h"
#include "plan/numbering.h"
#include "plan/paper_name.h"
#include "plan/plan_codes.h"
#include "plan/relays.h"

#include <algorithm>
#include <map>
#include <utility>

namespace cageot {
namespace {

/// Plans lines by the rules, asking them once for each product.
class LinePlanner {
public:
    explicit LinePlanner(const PlanRules& rules)
        : rules_(rules)
    {
    }
    std::vector<PlannedLine> operator()(const std::vector<OrderLine>& lines)
    {
        std::vector<PlannedLine> planned;
        for (const OrderLine& line : lines) {
            const int place = static_cast<int>(planned.size()) + 1;
            planned.push_back({place, line.product, line.quantity, zone(line), labelling(line)});
        }
        return planned;
    }

private:
    Zone zone(const OrderLine& line)
    {
        const std::pair key(line.product, line.temperature_controlled.value_or(false));
        const auto known = zones_.find(key);
        return known != zones_.end() ? known->second
                                     : zones_.emplace(key, zone_of(line, rules_)).first->second;
    }
    Labelling labelling(const OrderLine& line)
    {
        const auto known = labellings_.find(line.product);
        if (known != labellings_.end())
            return known->second;
        return labellings_[line.product] = labelling_of(line.product, rules_);
    }

    const PlanRules& rules_;
    std::map<std::pair<Product, bool>, Zone> zones_;
    std::map<Product, Labelling> labellings_;
};

/// Places of orders with these numbers, the smallest number first.
std::vector<std::size_t> by_number(const std::vector<int>& numbers)
{
    std::vector<std::size_t> places(numbers.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = i;
    std::sort(places.begin(), places.end(),
              [&numbers](std::size_t a, std::size_t b) { return numbers[a] < numbers[b]; });
    return places;
}

/// The order without its number and what else depends on other orders.
PlannedOrder planned(const Order& order, bool show_amounts, LinePlanner& plan_lines)
{
    PlannedOrder planned;
    planned.order = order.number;
    planned.customer = order.customer.name;
    planned.phone = order.customer.phone;
    planned.address = order.relay.home_delivery ? order.relay.address : "";
    if (show_amounts) {
        planned.paid = order.paid;
        planned.total = order.total;
    }
    planned.lines = plan_lines(order.lines);
    return planned;
}

/// Counts each customer's orders; `customers` tells whose each is.
void count_same_customers(std::vector<PlannedOrder>& orders,
                          const std::vector<std::size_t>& customers)
{
    std::map<std::size_t, int> count;
    for (std::size_t i = 0; i < orders.size(); ++i)
        orders[i].same_customer_k = ++count[customers[i]];
    for (std::size_t i = 0; i < orders.size(); ++i)
        orders[i].same_customer_n = count[customers[i]];
}

void name_on_paper(std::vector<PlannedOrder>& orders, const std::vector<std::size_t>& customers,
                   NameStyle style)
{
    std::vector<NameBearer> bearers;
    for (std::size_t i = 0; i < orders.size(); ++i)
        bearers.push_back({orders[i].customer, customers[i]});
    const std::vector<std::string> names = paper_names(bearers, style);
    for (std::size_t i = 0; i < orders.size(); ++i)
        orders[i].paper_name = names[i];
}

Finding warning(std::string message)
{
    return {Severity::warning, "", 0, "", std::move(message)};
}

std::string listed(const std::vector<int>& numbers)
{
    std::string text;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        text += (i == 0                    ? ""
                 : i + 1 == numbers.size() ? " et "
                                           : ", ") +
                std::to_string(numbers[i]);
    return text;
}

/// Names on paper that stand for two customers or more.
void warn_of_homonyms(std::vector<Finding>& findings, const std::vector<PlannedOrder>& orders,
                      const std::vector<std::size_t>& customers)
{
    std::vector<bool> told(orders.size());
    for (std::size_t i = 0; i < orders.size(); ++i) {
        if (told[i] || orders[i].paper_name.empty())
            continue;
        std::vector<int> numbers = {orders[i].number};
        bool homonyms = false;
        for (std::size_t j = i + 1; j < orders.size(); ++j) {
            if (told[j] || !read_alike(orders[i].paper_name, orders[j].paper_name))
                continue;
            told[j] = true;
            numbers.push_back(orders[j].number);
            homonyms = homonyms || customers[i] != customers[j];
        }
        if (homonyms)
            findings.push_back(warning("Les commandes " + listed(numbers) +
                                       " portent le même nom «" + orders[i].paper_name +
                                       "»: à la remise, demandez le numéro."));
    }
}

void warn_of_empty_orders(std::vector<Finding>& findings, const std::vector<PlannedOrder>& orders)
{
    for (const PlannedOrder& order : orders) {
        const bool goods = std::any_of(order.lines.begin(), order.lines.end(),
                                       [](const PlannedLine& line) { return line.quantity > 0; });
        if (!goods)
            findings.push_back(warning(
                "La commande " + order.order.value + " (numéro " + std::to_string(order.number) +
                ") n'a aucun produit à préparer: vérifiez-la dans la boutique."));
    }
}

} // namespace

Planning make_plan(const Session& session, const PlanRules& rules, const PlanIdentity& identity,
                   CodeSequence codes, const PrintPlan* previous)
{
    RelayAssignment relays = assign_relays(session, rules, previous);
    Numbering numbering = number_orders(session, relays, previous);
    PrintPlan plan;
    plan.products = facts_of_goods(session, rules.products);
    PlanCodes plan_codes(codes, previous, plan.products);
    plan.session = identity.session;
    plan.version = identity.version;
    plan.sha256 = identity.sha256;
    plan.hub = session.hub;
    plan.name = session.name;
    plan.relays = std::move(relays.relays);
    for (std::size_t i = 0; i < plan.relays.size(); ++i)
        plan.relays[i].first_number = numbering.first_of_relay[i];
    plan.retired = std::move(numbering.retired);

    LinePlanner plan_lines(rules);
    const std::vector<std::size_t> session_customers = customers_of(session.orders);
    std::vector<std::size_t> customers;
    for (const std::size_t i : by_number(numbering.of_order)) {
        plan.orders.push_back(planned(session.orders[i], rules.show_amounts, plan_lines));
        plan.orders.back().number = numbering.of_order[i];
        plan.orders.back().relay = relays.of_order[i];
        customers.push_back(session_customers[i]);
    }
    count_same_customers(plan.orders, customers);
    name_on_paper(plan.orders, customers, rules.names);
    plan.crates = crates_of(plan.orders, plan_codes);
    plan.batches = batches_of(plan.orders, plan.crates, plan_codes);
    plan.tickets = tickets_of(plan.orders, plan.crates);

    std::vector<Finding> findings = std::move(relays.findings);
    warn_of_empty_orders(findings, plan.orders);
    warn_of_homonyms(findings, plan.orders, customers);
    return {std::move(plan), plan_codes.counters(), std::move(findings)};
}

std::string mark_of(const PrintPlan& plan, const Crate& crate)
{
    const std::string number = std::to_string(plan.orders.at(crate.order).number);
    const std::string_view letter = letter_of(crate.zone);
    return letter.empty() ? number : number + " " + std::string(letter);
}

const Code& code_of(const Label& label)
{
    return std::visit([](const auto& known) -> const Code& { return known.code; }, label);
}

long covered_quantity(const PrintPlan& plan)
{
    long covered = 0;
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label))
                covered += unit->covers;
    for (const PlannedOrder& order : plan.orders)
        for (const PlannedLine& line : order.lines)
            if (line.labelling == Labelling::none)
                covered += line.quantity;
    return covered;
}

} // namespace cageot
