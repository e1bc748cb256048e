#include "plan/customers.h"

#include "base/text.h"

#include <map>
#include <numeric>
#include <string>

namespace cageot {

std::vector<std::size_t> customers_of(const std::vector<Order>& orders)
{
    std::vector<std::size_t> customers(orders.size());
    std::iota(customers.begin(), customers.end(), std::size_t{0});
    std::map<std::string, std::size_t> by_email, by_code;
    const auto join = [&customers](std::map<std::string, std::size_t>& known, std::string key,
                                   std::size_t place) {
        if (key.empty())
            return;
        const auto [found, is_new] = known.emplace(std::move(key), place);
        const std::size_t joined = customers[found->second], other = customers[place];
        if (is_new || joined == other)
            return;
        for (std::size_t& customer : customers)
            if (customer == other)
                customer = joined;
    };
    for (std::size_t place = 0; place < orders.size(); ++place) {
        join(by_email, folded_text(orders[place].customer.email), place);
        join(by_code, folded_text(orders[place].customer.code), place);
    }
    return customers;
}

} // namespace cageot
