#pragma once

#include "depot/depot.h"
#include "depot/freeze.h"
#include "source/ofn_fetch.h"

#include <string>
#include <vector>

namespace cageot {

/// What became of a cycle's orders.
struct Fetching {
    std::string cycle;
    Freezing freezing;
    std::string refusal = {}; ///< French; empty when its orders are a session
};

/// Reads everything about a closed cycle of which `pages` is the list, just read, freezes it and
/// asks for printing as the config says. Refused orders are told on the board; of a cycle that takes
/// orders again nothing is done. Throws OfnError,
/// and std::runtime_error in French for broken surroundings.
Fetching freeze_cycle(Depot& depot, OfnClient& client, const OfnHub& hub, WatchedCycle& cycle,
                      const std::vector<InputFile>& pages);

/// Fetches and freezes now what is closed, or the cycle that is named. A person asks: what the clock
/// alone cannot tell is taken as they say, but a cycle that still takes orders is refused. Throws as
/// freeze_cycle.
std::vector<Fetching> fetch_now(Depot& depot, OfnClient& client, const std::string& cycle);

/// Where the last answer of the open shop is kept.
std::filesystem::path open_shop_file(const Depot& depot);

// Keys of what is on the board:
/// while a cycle that was closed takes orders;
std::string reopened_key(const std::string& cycle);
/// until a cycle that closed unseen was fetched after all;
std::string missed_key(const std::string& cycle);
/// while a closed cycle cannot be fetched.
std::string unreadable_key(const std::string& cycle);

/// Orders older than this say nothing about cycles of today.
inline constexpr UtcMs orders_look_back = 10 * 86'400'000LL;

} // namespace cageot
