#pragma once

// When an order cycle is closed. Open Food Network tells no such event and lists no cycles, so it is
// concluded from what can be seen: the clock, whether the shop is open, whether one cycle's products
// are for sale, whose cycle the newest orders belong to. Everything here is pure: what was seen
// goes in, what is known and what to do next comes out.

#include "base/clock.h"
#include "base/id.h"
#include "base/zone.h"

#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// What the config says of the hub's week.
struct WatchRules {
    std::string time_zone = "Europe/Paris";
    /// The usual opening and closing: what is assumed of a cycle of which nobody told the times.
    std::optional<WeeklyTime> opens, closes;
    /// How long after the closing the shop still settles: late check-outs, subscriptions (two runs
    /// of its five-minute jobs).
    UtcMs grace = 10 * 60'000;
    /// A second look at all orders, so long after the first: card payments that end late.
    UtcMs settle = 30 * 60'000;
    /// One more look at all orders, before the morning's printing.
    std::optional<WeeklyTime> before_print;
    /// How long after the closing changes still become versions: from Monday 20:00 to Thursday noon.
    UtcMs follow = 64 * 3'600'000LL;
};

/// Stored by name: never rename.
enum class CyclePhase {
    open,     ///< or not yet surely closed
    closed,   ///< its orders are fetched, again and again until it is done
    reopened, ///< it was closed, and takes orders again
    done,     ///< nothing more is asked about it
};
std::string_view to_string(CyclePhase phase);
std::optional<CyclePhase> parse_cycle_phase(std::string_view text);

/// What is known of one order cycle. Moments are UTC, 0 where unknown.
struct WatchedCycle {
    std::string id;   ///< "9077"
    std::string name; ///< as the shop or its webhook told it; empty: unknown
    CyclePhase phase = CyclePhase::open;
    UtcMs opens_at = 0;
    UtcMs closes_at = 0;
    UtcMs first_seen = 0;
    UtcMs first_order = 0; ///< completion of its oldest order that was seen
    UtcMs last_order = 0;  ///< and of its newest
    UtcMs closed_since =
        0;                ///< since when every look found it closed; 0: the last one found it open
    UtcMs decided_at = 0; ///< when it was concluded to be closed, the last time
    int failures = 0;     ///< of fetches, in a row
    UtcMs next_fetch = 0;
    std::string list_sha256; ///< of the list of its orders at the last fetch
    SessionId session;       ///< what it became; empty: nothing yet
    friend bool operator==(const WatchedCycle&, const WatchedCycle&) = default;
};

/// What one look at the hub showed; moments by the shop's own clock.
struct ShopLook {
    UtcMs at = 0;
    bool active = false;            ///< some cycle of the hub is open
    std::optional<UtcMs> closes_at; ///< the soonest closing among the open ones
};

/// One cycle among the newest orders of the hub.
struct SeenCycle {
    std::string id;
    /// 0: not told, as by older releases of Open Food Network.
    UtcMs first_order = 0, last_order = 0;
    friend bool operator==(const SeenCycle&, const SeenCycle&) = default;
};

/// What Open Food Network's webhook "order_cycle.opened" tells: a hint, by anybody who knows the
/// address.
struct OpenedCycle {
    std::string id;
    std::string name;
    UtcMs opens_at = 0, closes_at = 0; ///< 0: not told
    friend bool operator==(const OpenedCycle&, const OpenedCycle&) = default;
};
/// Takes in a hint at the moment `at`: believed until the shop itself says otherwise. Names of more
/// than one line or 255 characters are not taken, nor are cycles without end.
void hear(std::vector<WatchedCycle>& cycles, const OpenedCycle& opened, UtcMs at);

/// Takes in cycles never seen before and moved closing times.
void learn(std::vector<WatchedCycle>& cycles, const ShopLook& look,
           const std::vector<SeenCycle>& seen, const WatchRules& rules);

/// The cycles about which it must be asked whether their products are for sale: `active` speaks of
/// all cycles of the hub at once, and is not always right.
std::vector<std::string> to_probe(const std::vector<WatchedCycle>& cycles, const ShopLook& look,
                                  const WatchRules& rules);

/// The answers: cycles whose products are for sale.
struct Probes {
    std::vector<std::string> on_sale, not_on_sale;
};

/// What the look changed.
struct WatchEvents {
    std::vector<std::string> closed;   ///< by id: concluded to be closed now
    std::vector<std::string> reopened; ///< take orders again
    /// Known as open, and found closed only when its goods were handed out already.
    std::vector<std::string> missed;
};

/// Concludes. A cycle is closed when the clock is past its closing and the grace, and the shop or
/// the cycle's products say so too; without a known closing, when it was found closed for as long as
/// the grace. One that closed too long ago is done at once: its goods were handed out already.
WatchEvents judge(std::vector<WatchedCycle>& cycles, const ShopLook& look, const Probes& probes,
                  const WatchRules& rules);

/// A person says that it is closed.
void close(WatchedCycle& cycle, UtcMs at);

enum class DueFetch {
    none,
    changes, ///< the list first; the orders only when it changed
    all,
};
/// What of a closed cycle is due.
DueFetch due_fetch(const WatchedCycle& cycle, UtcMs now, const WatchRules& rules);
/// Remembers a fetch that came to its end.
void fetched(WatchedCycle& cycle, UtcMs now, const WatchRules& rules);
/// Remembers a fetch that failed once more.
void fetch_failed(WatchedCycle& cycle, UtcMs now);

/// When to look again: every ten minutes while a cycle is open, every minute around a closing, less
/// and less often after failures.
UtcMs next_look(const std::vector<WatchedCycle>& cycles, const ShopLook& look,
                const WatchRules& rules);
UtcMs next_look_after_failure(UtcMs now, int failures);

/// "Vente du 7 au 9 nov.": what a cycle is called that nobody named.
std::string name_of(const WatchedCycle& cycle, const WatchRules& rules);

} // namespace cageot
