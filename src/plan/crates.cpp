#include "plan/crates.h"

#include <array>

namespace cageot {
namespace {

/// The main container is the first of these that an order needs.
constexpr std::array<Zone, 3> by_rank = {Zone::ambient, Zone::chilled, Zone::frozen};

int articles_of(const PlannedOrder& order, Zone zone)
{
    int articles = 0;
    for (const PlannedLine& line : order.lines)
        if (line.zone == zone)
            articles += line.quantity;
    return articles;
}

std::vector<Zone> zones_of(const PlannedOrder& order)
{
    std::vector<Zone> zones;
    for (const Zone zone : by_rank)
        if (articles_of(order, zone) > 0)
            zones.push_back(zone);
    return zones.empty() ? std::vector{Zone::ambient} : zones;
}

} // namespace

std::vector<Crate> crates_of(const std::vector<PlannedOrder>& orders, PlanCodes& codes)
{
    std::vector<Crate> crates;
    for (std::size_t order = 0; order < orders.size(); ++order) {
        const std::vector<Zone> zones = zones_of(orders[order]);
        const int n = static_cast<int>(zones.size());
        for (int k = 1; k <= n; ++k) {
            const Zone zone = zones[static_cast<std::size_t>(k - 1)];
            crates.push_back({codes.crate(orders[order].order, zone), order, zone, k == 1, k, n});
        }
    }
    return crates;
}

std::vector<CrateTicket> tickets_of(const std::vector<PlannedOrder>& orders,
                                    const std::vector<Crate>& crates)
{
    std::vector<CrateTicket> tickets;
    for (const auto kind : {CrateTicket::Kind::order, CrateTicket::Kind::bag}) {
        for (std::size_t i = 0; i < crates.size(); ++i) {
            const Crate& crate = crates[i];
            if (crate.main == (kind == CrateTicket::Kind::order))
                tickets.push_back({i, kind, articles_of(orders[crate.order], crate.zone)});
        }
    }
    return tickets;
}

} // namespace cageot
