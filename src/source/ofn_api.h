#pragma once

// The questions that are put to Open Food Network. Its own answers stay as they are, for
// `read_session`; only what decides the next question is read here.

#include "session/read_session.h"
#include "source/ofn_client.h"
#include "source/watch.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// A hub as Open Food Network numbers it.
struct OfnHub {
    std::int64_t id = 0;
    std::string name; ///< as its shop says
};

struct ShopAnswer {
    OfnHub hub;
    ShopLook look;
    /// How far the shop's clock is before ours (negative: behind).
    UtcMs skew = 0;
    std::string body; ///< as it came
};

/// GET /api/v0/shops/{hub}, public. `now` is our clock. All functions throw OfnError.
ShopAnswer look_at_shop(OfnClient& client, std::int64_t hub, UtcMs now);
/// The cycles of the hub's orders completed since `since`: the newest hundred orders.
std::vector<SeenCycle> seen_cycles(OfnClient& client, std::int64_t hub, UtcMs since);
/// GET /api/v0/order_cycles/{id}/products, public: false for 404.
bool is_on_sale(OfnClient& client, const std::string& cycle, std::int64_t hub);

/// Throws OfnError: "coopcircuits.fr `what`: …".
[[noreturn]] void refuse_answer(const OfnClient& client, const std::string& what);
/// "orders-001.json"
std::string numbered_json(const std::string& stem, int number);

/// The list of a cycle's orders as raw pages, "orders-001.json" …
std::vector<InputFile> list_orders(OfnClient& client, std::int64_t hub, const std::string& cycle);
/// Their numbers, in the order of the list.
std::vector<std::string> orders_in(const std::vector<InputFile>& pages);
/// What the pages say, as one text.
std::string joined(const std::vector<InputFile>& pages);

/// Reads the body of Open Food Network's webhook. Nothing for another event than
/// "order_cycle.opened" or for a body that is none.
std::optional<OpenedCycle> parse_opened_webhook(const std::string& body);

} // namespace cageot
