#include "plan/numbering.h"

#include "base/text.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace cageot {
namespace {

constexpr int free_after_relay = 2;
/// Up to here every relay can start on a ten and be said in two digits.
constexpr int largest_two_digits = 99;

/// Places in Session::orders in the order of the round.
std::vector<std::size_t> round_of(const Session& session, const RelayAssignment& assignment)
{
    std::vector<std::string> names;
    for (const Order& order : session.orders)
        names.push_back(folded_text(order.customer.name));
    std::vector<std::size_t> round(session.orders.size());
    std::iota(round.begin(), round.end(), std::size_t{0});
    const auto key = [&](std::size_t i) {
        return std::tie(assignment.of_order[i], names[i], session.orders[i].number);
    };
    std::sort(round.begin(), round.end(),
              [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    return round;
}

int next_start(int last, bool on_tens)
{
    const int soonest = last + free_after_relay + 1;
    return on_tens ? (soonest + 9) / 10 * 10 : soonest;
}

/// Where each relay starts, for relays of these sizes.
std::vector<int> starts_of(const std::vector<int>& sizes)
{
    const auto starts = [&sizes](bool on_tens) {
        std::vector<int> found;
        int start = 1;
        for (const int size : sizes) {
            found.push_back(start);
            start = next_start(start + size - 1, on_tens);
        }
        return found;
    };
    std::vector<int> on_tens = starts(true);
    const bool fits = sizes.empty() || on_tens.back() + sizes.back() - 1 <= largest_two_digits;
    return fits ? on_tens : starts(false);
}

Numbering first_numbers(const Session& session, const RelayAssignment& assignment)
{
    std::vector<int> sizes(assignment.relays.size(), 0);
    for (const std::size_t relay : assignment.of_order)
        ++sizes[relay];
    Numbering numbering{std::vector<int>(session.orders.size()), starts_of(sizes), {}};
    std::vector<int> next = numbering.first_of_relay;
    for (const std::size_t i : round_of(session, assignment))
        numbering.of_order[i] = next[assignment.of_order[i]]++;
    return numbering;
}

std::map<OrderNumber, int> given_numbers(const PrintPlan& previous)
{
    std::map<OrderNumber, int> given;
    for (const RetiredNumber& retired : previous.retired)
        given[retired.order] = retired.number;
    for (const PlannedOrder& order : previous.orders)
        given[order.order] = order.number;
    return given;
}

/// Finds free numbers of stretches; taken ones never become free again.
class FreeNumbers {
public:
    /// The smallest free number of the stretch of numbers that begins at `first`, if there is one.
    std::optional<int> operator()(int first, const std::set<int>& starts,
                                  const std::set<int>& taken)
    {
        const auto next_relay = starts.upper_bound(first);
        const int end = next_relay == starts.end() ? std::numeric_limits<int>::max() : *next_relay;
        int& number = soonest_.emplace(first, first).first->second;
        while (number < end && taken.contains(number))
            ++number;
        return number < end ? std::optional(number) : std::nullopt;
    }

private:
    std::map<int, int> soonest_; ///< by the first number of the stretch
};

/// Where a relay that came late begins, when `last` is the highest number given.
int start_after(int last)
{
    const int on_ten = next_start(last, true);
    return on_ten <= largest_two_digits ? on_ten : next_start(last, false);
}

Numbering continued_numbers(const Session& session, const RelayAssignment& assignment,
                            const PrintPlan& previous, std::map<OrderNumber, int> given)
{
    Numbering numbering{std::vector<int>(session.orders.size()), {}, {}};
    std::set<int> taken, starts;
    FreeNumbers free_number;
    for (const auto& [order, number] : given)
        taken.insert(number);
    for (const PlannedRelay& relay : previous.relays)
        starts.insert(relay.first_number);
    for (const PlannedRelay& relay : assignment.relays)
        numbering.first_of_relay.push_back(relay.first_number);

    for (const std::size_t i : round_of(session, assignment)) {
        int& number = numbering.of_order[i];
        if (const auto known = given.find(session.orders[i].number); known != given.end()) {
            number = known->second;
            given.erase(known);
            continue;
        }
        int& first = numbering.first_of_relay[assignment.of_order[i]];
        const auto in_relay = first > 0 ? free_number(first, starts, taken) : std::nullopt;
        number = in_relay.value_or(first > 0 ? *taken.rbegin() + 1 : start_after(*taken.rbegin()));
        taken.insert(number);
        if (first == 0)
            starts.insert(first = number);
    }
    for (const auto& [order, number] : given)
        numbering.retired.push_back({order, number});
    std::sort(numbering.retired.begin(), numbering.retired.end(),
              [](const RetiredNumber& a, const RetiredNumber& b) { return a.number < b.number; });
    return numbering;
}

} // namespace

Numbering number_orders(const Session& session, const RelayAssignment& assignment,
                        const PrintPlan* previous)
{
    auto given = previous ? given_numbers(*previous) : std::map<OrderNumber, int>{};
    if (given.empty())
        return first_numbers(session, assignment);
    return continued_numbers(session, assignment, *previous, std::move(given));
}

} // namespace cageot
