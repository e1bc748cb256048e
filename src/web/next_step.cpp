#include "web/next_step.h"

#include <algorithm>

namespace cageot {
namespace {

bool is_awaited(const FarmArrival& farm)
{
    return farm.state == FarmState::awaited;
}

/// "Laiterie du Fresquel (10:30)"
std::string next_farm(const std::vector<FarmArrival>& farms)
{
    const auto next = std::ranges::find_if(farms, is_awaited);
    return next->producer + (next->expected.empty() ? "" : " (" + next->expected + ")");
}

} // namespace

NextStep next_step(const SessionOverview& overview, const std::vector<FarmArrival>& farms,
                   const Packed& packed, bool by_farm)
{
    const long unprinted = std::ranges::count_if(farms, [](const FarmArrival& farm) {
        return farm.paper.planned > 0 && !is_awaited(farm) && farm.labels > 0;
    });
    if (by_farm && unprinted > 0)
        return {unprinted == 1 ? "Les étiquettes d’une ferme attendent: imprimez-les."
                               : "Les étiquettes de " + french_number(unprinted) +
                                     " fermes attendent: imprimez-les.",
                ""};
    const long awaited = std::ranges::count_if(farms, is_awaited);
    if (awaited > 0)
        return {counted(awaited, "ferme est attendue", "fermes sont attendues") +
                    (awaited == 1 ? ": " : ", d’abord ") + next_farm(farms) + ".",
                "/arrivals"};
    if (const long waiting = overview.labels.waiting + overview.tickets.waiting)
        return {counted(waiting, "papier est en route.", "papiers sont en route."), ""};
    if (const long open = packed.mix.crates - packed.mix.complete)
        return {counted(open, "cagette reste à remplir.", "cagettes restent à remplir."),
                "/to-find"};
    const long here = std::ranges::count_if(packed.relays, [](const RelayPacked& relay) {
        return relay.containers > 0 && relay.departed == 0;
    });
    if (here > 0)
        return {"Tout est complet: " +
                    counted(here, "camion reste à charger.", "camions restent à charger."),
                "/leaving"};
    return {"Tout est parti.", ""};
}

} // namespace cageot
