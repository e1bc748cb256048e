#include "plan/plan.h"

#include "plan/batches.h"
#include "plan/crates.h"
#include "plan/customers.h"
#include "plan/numbering.h"
#include "plan/paper_name.h"
#include "plan/plan_codes.h"
#include "plan/relays.h"
#include "plan/warnings.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

namespace cageot {
namespace {

/// Plans lines by the rules, asking them once for each product.
class LinePlanner {
public:
    explicit LinePlanner(const PlanRules& rules)
        : rules_(rules)
        , products_(rules.products)
        , farms_(rules.producers)
    {
    }
    std::vector<PlannedLine> operator()(const std::vector<OrderLine>& lines)
    {
        std::vector<PlannedLine> planned;
        planned.reserve(lines.size());
        for (const OrderLine& line : lines) {
            const int place = static_cast<int>(planned.size()) + 1;
            const Way& way = way_of(line);
            planned.push_back({place, line.product, line.quantity, way.zone, way.labelling});
        }
        return planned;
    }

private:
    /// How a product travels and is labelled.
    struct Way {
        Zone zone;
        Labelling labelling;
    };
    const Way& way_of(const OrderLine& line)
    {
        auto& ways = line.temperature_controlled.value_or(false) ? cold_ways_ : ways_;
        const auto known = ways.find(line.product);
        if (known != ways.end())
            return known->second;
        const Way way{zone_of(line, rules_, products_.find(line.product)),
                      labelling_of(line.product, rules_, farms_.find(line.product.producer))};
        return ways.emplace(line.product, way).first->second;
    }

    const PlanRules& rules_;
    ProductRows products_;
    ProducerRows farms_;
    std::map<Product, Way> ways_, cold_ways_;
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
    planned.completed_at = order.completed_at;
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

/// Names of the previous plan that stay: of orders whose customer is still called so. Another order of
/// that customer under that name has the same.
void keep_names(std::vector<NameBearer>& bearers, const std::vector<PlannedOrder>& orders,
                const PrintPlan& previous)
{
    std::map<OrderNumber, const PlannedOrder*> before;
    for (const PlannedOrder& order : previous.orders)
        before.emplace(order.order, &order);
    std::map<std::pair<std::size_t, std::string>, std::string> of_customer;
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const auto known = before.find(orders[i].order);
        if (known == before.end() || known->second->customer != orders[i].customer)
            continue;
        bearers[i].kept = known->second->paper_name;
        of_customer.emplace(std::pair(bearers[i].customer, bearers[i].name), *bearers[i].kept);
    }
    for (NameBearer& bearer : bearers)
        if (const auto known = of_customer.find({bearer.customer, bearer.name});
            !bearer.kept && known != of_customer.end())
            bearer.kept = known->second;
}

void give_paper_names(PrintPlan& plan, const std::vector<std::size_t>& customers,
                      const PrintPlan* previous)
{
    std::vector<NameBearer> bearers;
    for (std::size_t i = 0; i < plan.orders.size(); ++i)
        bearers.push_back({plan.orders[i].customer, customers[i]});
    if (previous && previous->names == plan.names && plan.names == NameStyle::short_name)
        keep_names(bearers, plan.orders, *previous);
    const std::vector<std::string> names = paper_names(bearers, plan.names);
    for (std::size_t i = 0; i < plan.orders.size(); ++i)
        plan.orders[i].paper_name = names[i];
}

void tell_expected(std::vector<PlannedBatch>& batches, const PlanRules& rules)
{
    const ProducerRows farms(rules.producers);
    for (PlannedBatch& batch : batches)
        if (const ProducerRule* farm = farms.find(batch.producer))
            batch.expected = farm->expected;
}

} // namespace

Planning make_plan(const Session& session, const PlanRules& rules, const PlanIdentity& identity,
                   CodeSequence codes, const PrintPlan* previous)
{
    RelayAssignment relays = assign_relays(session, rules, previous);
    Numbering numbering = number_orders(session, relays, previous);
    PrintPlan plan;
    plan.products = facts_of_goods(session, rules.products);
    plan.session = identity.session;
    plan.version = identity.version;
    plan.sha256 = identity.sha256;
    plan.hub = session.hub;
    plan.name = session.name;
    plan.names = rules.names;
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
    give_paper_names(plan, customers, previous);
    PlanCodes plan_codes(codes, plan, previous);
    plan.crates = crates_of(plan.orders, plan_codes);
    plan.batches = batches_of(plan, plan_codes);
    tell_expected(plan.batches, rules);
    plan.tickets = tickets_of(plan.orders, plan.crates);

    std::vector<Finding> findings = std::move(relays.findings);
    std::array more_findings{warnings_of_orders(plan, customers),
                             warnings_of_tables(session, rules)};
    for (std::vector<Finding>& more : more_findings)
        std::move(more.begin(), more.end(), std::back_inserter(findings));
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
