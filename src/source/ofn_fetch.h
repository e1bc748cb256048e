#pragma once

#include "source/ofn_api.h"

#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// What is known of a cycle beside its orders: goes into "cycle.json".
struct CycleCard {
    OfnHub hub;
    WatchedCycle cycle;
    std::string name; ///< name_of the cycle
    /// The last answer about the shop while it was open, if any: a closed shop does not tell the
    /// names of all farms any more.
    std::string open_shop = {};
};

/// Everything about a closed cycle: cycle.json, shop.json, shop-open.json, the list, each order's
/// detail and, where the key and the instance give them, customers and the packing report. All or
/// nothing: the list is read again at the end, and everything anew when it changed meanwhile (three
/// times at most). `pages` is the list when it was read just before. Nothing when the cycle takes
/// orders again. Throws OfnError.
std::vector<InputFile> fetch_cycle(OfnClient& client, const CycleCard& card,
                                   std::vector<InputFile> pages = {});

/// The name of the cycle by the report of customer totals; nothing where the instance does not give
/// it, or without orders.
std::optional<std::string> cycle_name(OfnClient& client, std::int64_t hub,
                                      const std::string& cycle);

} // namespace cageot
