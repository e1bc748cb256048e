// A sale of N orders of 15 lines planned, changed and planned again: bench_planning N prints
// "labels plan_ms replan_ms difference_ms", medians of three.

#include "plan/difference.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

using namespace cageot;

namespace {

constexpr int lines_per_order = 15, farms = 100, products = 450, relays = 40;

std::string numbered(const char* word, int number)
{
    return word + std::to_string(number);
}

Product product(int number)
{
    return {numbered("Ferme de la vallée ", number % farms), numbered("Produit du jour ", number),
            number % 3 == 0 ? "500g" : "1kg"};
}

Order order(int number)
{
    Order order;
    order.number = {numbered("R", 100000000 + number)};
    order.customer.name = numbered("Jean", number % 50) + numbered(" Martin", number % 997);
    order.customer.email = numbered("c", number - number % 20 / 19) + "@example.org";
    order.relay.name = numbered("Relais du village ", number % relays);
    order.relay.id = std::to_string(number % relays);
    order.paid = number % 2 == 0;
    order.total = Cents{number};
    for (int i = 0; i < lines_per_order; ++i) {
        const int chosen = number * 7 + i * 31;
        OrderLine line;
        line.product = product(chosen % products);
        line.quantity = 1 + (chosen % 4 == 0 ? 1 : 0);
        if (chosen % 5 != 0)
            line.temperature_controlled = chosen % 2 == 0;
        order.lines.push_back(std::move(line));
    }
    return order;
}

PlanRules rules()
{
    PlanRules rules;
    for (int i = 0; i < products; ++i) {
        rules.products.emplace_back();
        rules.products.back().product = product(i);
        rules.products.back().lot = std::to_string(i);
    }
    for (int i = 0; i < farms; ++i)
        rules.producers.push_back({product(i).producer, "07:45", std::nullopt});
    for (const char* word : {"mot: produit 7", "ferme: Ferme de la vallée 3"})
        rules.labelling.push_back({*parse_product_match(word), Labelling::line});
    return rules;
}

/// One order in ten is another one afterwards, one in a hundred is gone, as many come late.
void change(Session& session)
{
    const int orders = static_cast<int>(session.orders.size());
    for (int i = 0; i < orders; i += 10)
        session.orders[static_cast<std::size_t>(i)].lines[0].quantity += 1;
    std::erase_if(session.orders,
                  [](const Order& one) { return one.number.value.ends_with("07"); });
    for (int i = 0; i < orders / 100; ++i)
        session.orders.push_back(order(orders + i));
}

double median(std::array<double, 3> times)
{
    std::sort(times.begin(), times.end());
    return times[1];
}

/// Milliseconds of `work`, whose result goes into `result`.
template <class Result, class Work>
double timed(Result& result, const Work& work)
{
    std::array<double, 3> times{};
    for (double& time : times) {
        result = Result{}; // one at a time in memory
        const auto start = std::chrono::steady_clock::now();
        result = work();
        time = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
                   .count();
    }
    return median(times);
}

} // namespace

int main(int argc, char* argv[])
{
    const int orders = argc == 2 ? std::atoi(argv[1]) : 0;
    if (orders <= 0) {
        std::fputs("usage: bench_planning ORDERS\n", stderr);
        return 2;
    }
    Session session{"Tout Ô Pré", "Vente du 12 au 14 sept.", {}};
    for (int i = 0; i < orders; ++i)
        session.orders.push_back(order(i));
    const PlanRules all_rules = rules();
    Planning first{}, second{};
    const double plan_ms = timed(first, [&] {
        return make_plan(session, all_rules, {{"S1"}, 1, ""}, CodeSequence(CodeKey{1}, {}));
    });
    std::size_t labels = 0;
    for (const PlannedBatch& batch : first.plan.batches)
        labels += batch.labels.size();
    change(session);
    const double replan_ms = timed(second, [&] {
        return make_plan(session, all_rules, {{"S1"}, 2, ""}, CodeSequence(CodeKey{1}, first.next),
                         &first.plan);
    });
    PlanDifference found;
    const double difference_ms = timed(found, [&] { return difference(first.plan, second.plan); });
    std::printf("%zu %.1f %.1f %.1f\n", labels, plan_ms, replan_ms, difference_ms);
    return found.empty() ? 1 : 0;
}
