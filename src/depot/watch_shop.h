#pragma once

#include "depot/depot.h"
#include "source/ofn_client.h"

#include <functional>
#include <string>

namespace cageot {

/// One line for the log; ids only, never a person's name or a key.
using LogLine = std::function<void(const std::string&)>;

/// Does what is due of the shop that the config names: looks whether a cycle closed or took orders
/// again, fetches and freezes the closed ones, and asks for printing as the config says. May be
/// broken off at any point and begun again. Returns the moment, by our clock, when something is due
/// again. Throws std::runtime_error in French for broken surroundings, OfnError only when it was
/// stopped; what is wrong with the shop is told on the board instead.
UtcMs watch_shop(Depot& depot, OfnClient& client, const LogLine& log);

} // namespace cageot
