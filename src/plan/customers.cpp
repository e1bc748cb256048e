#include "plan/customers.h"

#include "base/text.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

namespace cageot {
namespace {

/// Orders that have become one customer's: each names another one of his, the first one itself.
class JoinedOrders {
public:
    explicit JoinedOrders(std::size_t orders)
        : of_(orders)
    {
        std::iota(of_.begin(), of_.end(), std::size_t{0});
    }
    std::size_t first(std::size_t order)
    {
        while (of_[order] != order)
            order = of_[order] = of_[of_[order]];
        return order;
    }
    void join(std::size_t a, std::size_t b)
    {
        const auto [first_one, other] = std::minmax({first(a), first(b)});
        of_[other] = first_one;
    }

private:
    std::vector<std::size_t> of_;
};

} // namespace

std::vector<std::size_t> customers_of(const std::vector<Order>& orders)
{
    JoinedOrders joined(orders.size());
    std::map<std::string, std::size_t> by_email, by_code;
    const auto join = [&joined](std::map<std::string, std::size_t>& known, std::string key,
                                std::size_t place) {
        if (!key.empty())
            joined.join(known.emplace(std::move(key), place).first->second, place);
    };
    for (std::size_t place = 0; place < orders.size(); ++place) {
        join(by_email, folded_text(orders[place].customer.email), place);
        join(by_code, folded_text(orders[place].customer.code), place);
    }
    std::vector<std::size_t> customers;
    for (std::size_t place = 0; place < orders.size(); ++place)
        customers.push_back(joined.first(place));
    return customers;
}

} // namespace cageot
