#include "depot/examine_shop.h"

#include "source/ofn_api.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace cageot {
namespace {

/// A person waits for the answer.
constexpr UtcMs patience = 5'000;
/// So much is asked that a key shows whether it is good.
constexpr UtcMs look_back = 86'400'000;
constexpr UtcMs largest_skew = 5 * 60'000;

bool wait_for(UtcMs milliseconds)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    return true;
}

} // namespace

std::string clock_fault(UtcMs skew)
{
    if (std::abs(skew) < largest_skew)
        return {};
    return "L'horloge de cette machine et celle de la boutique diffèrent de " +
           std::to_string(std::abs(skew) / 60'000) + " minutes: mettez cette machine à l'heure.";
}

std::vector<Finding> examine_shop(Depot& depot)
{
    const WatchedShop& shop = depot.settings().shop.value();
    std::vector<Finding> findings;
    const auto find = [&](Severity severity, const std::string& message) {
        findings.push_back({severity, "boutique", 0, "", message});
    };
    OfnServer server = shop.server;
    server.attempts = 1;
    server.patience = std::min(server.patience, patience);
    try {
        OfnClient client(server, depot.clock(), wait_for);
        const ShopAnswer answer = look_at_shop(client, shop.hub, depot.now());
        if (const std::string fault = clock_fault(answer.skew); !fault.empty())
            find(Severity::warning, fault);
        if (!server.key.empty())
            seen_cycles(client, shop.hub, answer.look.at - look_back);
    } catch (const std::runtime_error& error) { // also a bad list of authorities
        find(Severity::error, error.what());
    }
    return findings;
}

} // namespace cageot
