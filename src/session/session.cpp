#include "session/session.h"

namespace cageot {

std::string full_name(const Product& product)
{
    return product.name + (product.unit.empty() ? "" : " " + product.unit);
}

long total_quantity(const Session& session)
{
    long total = 0;
    for (const Order& order : session.orders) {
        for (const OrderLine& line : order.lines)
            total += line.quantity;
    }
    return total;
}

} // namespace cageot
