#include "source/watch.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr UtcMs minute = 60'000;
constexpr UtcMs day = 24 * 60 * minute;
constexpr UtcMs week = 7 * day;
/// Before and after a closing one looks every minute.
constexpr UtcMs around_closing = 15 * minute;
/// Looks for changes between the planned fetches of everything.
constexpr UtcMs between_changes = 15 * minute;
constexpr std::size_t longest_name = 255;
/// Cycles that only the webhook told of: it can be called by anybody who knows its address.
constexpr std::ptrdiff_t most_hinted = 4;

bool takes_orders(const WatchedCycle& cycle)
{
    return cycle.phase == CyclePhase::open || cycle.phase == CyclePhase::reopened;
}

bool contains(const std::vector<std::string>& ids, const std::string& id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

WatchedCycle* find(std::vector<WatchedCycle>& cycles, const std::string& id)
{
    const auto found = std::find_if(cycles.begin(), cycles.end(),
                                    [&](const WatchedCycle& cycle) { return cycle.id == id; });
    return found == cycles.end() ? nullptr : &*found;
}

/// The moment from which the clock no longer speaks against a closing; nothing while unknown.
std::optional<UtcMs> settled_from(const WatchedCycle& cycle, const WatchRules& rules)
{
    if (cycle.closes_at != 0)
        return cycle.closes_at + rules.grace;
    if (cycle.closed_since != 0)
        return cycle.closed_since + rules.grace;
    return std::nullopt;
}

/// The last such weekly moment at or before `to`.
UtcMs last_weekly_time(UtcMs to, WeeklyTime time, const std::string& zone)
{
    UtcMs last = next_weekly_time(to - week - day, time, zone);
    for (UtcMs next = last; next <= to; next = next_weekly_time(last + minute, time, zone))
        last = next;
    return last;
}

/// As long as Open Food Network's own, on one line, and not empty.
bool is_name(const std::string& name)
{
    const auto is_control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; };
    return name.size() <= longest_name && name.find_first_not_of(' ') != std::string::npos &&
           std::none_of(name.begin(), name.end(), is_control);
}

/// Beyond this no change matters any more.
UtcMs followed_until(const WatchedCycle& cycle, const WatchRules& rules)
{
    return (cycle.closes_at != 0 ? cycle.closes_at : cycle.closed_since) + rules.follow;
}

/// A cycle with its assumed times, when the hub has a usual week.
WatchedCycle first_seen(const SeenCycle& seen, const ShopLook& look, const WatchRules& rules)
{
    WatchedCycle cycle;
    cycle.id = seen.id;
    cycle.first_seen = look.at;
    cycle.first_order = seen.first_order;
    cycle.last_order = seen.last_order != 0 ? seen.last_order : look.at;
    if (rules.opens && seen.first_order != 0)
        cycle.opens_at = last_weekly_time(seen.first_order, *rules.opens, rules.time_zone);
    if (rules.closes)
        cycle.closes_at = seen.first_order != 0
                              ? next_weekly_time(seen.first_order, *rules.closes, rules.time_zone)
                              : last_weekly_time(look.at, *rules.closes, rules.time_zone);
    return cycle;
}

} // namespace

void hear(std::vector<WatchedCycle>& cycles, const OpenedCycle& opened, UtcMs at)
{
    WatchedCycle* cycle = find(cycles, opened.id);
    const auto only_hinted = [](const WatchedCycle& known) {
        return takes_orders(known) && known.last_order == 0;
    };
    if (!cycle && std::count_if(cycles.begin(), cycles.end(), only_hinted) >= most_hinted)
        return;
    if (!cycle) {
        cycles.emplace_back();
        cycle = &cycles.back();
        cycle->id = opened.id;
        cycle->first_seen = at;
    }
    if (is_name(opened.name))
        cycle->name = opened.name;
    if (opened.opens_at != 0)
        cycle->opens_at = opened.opens_at;
    if (opened.closes_at != 0 && takes_orders(*cycle))
        cycle->closes_at = opened.closes_at;
}

void learn(std::vector<WatchedCycle>& cycles, const ShopLook& look,
           const std::vector<SeenCycle>& seen, const WatchRules& rules)
{
    for (const SeenCycle& one : seen) {
        WatchedCycle* known = find(cycles, one.id);
        if (!known) {
            cycles.push_back(first_seen(one, look, rules));
            continue;
        }
        if (one.first_order != 0 &&
            (known->first_order == 0 || one.first_order < known->first_order))
            known->first_order = one.first_order;
        known->last_order = std::max(known->last_order, one.last_order);
    }
    // `closes_at` is the soonest among the open cycles: it is this one's when there is no other. Once
    // its closing is past it may be another's, of one that has no orders yet.
    if (!look.active || !look.closes_at)
        return;
    const auto open = std::count_if(cycles.begin(), cycles.end(), takes_orders);
    for (WatchedCycle& cycle : cycles)
        if (open == 1 && takes_orders(cycle) && (cycle.closes_at == 0 || look.at < cycle.closes_at))
            cycle.closes_at = *look.closes_at;
}

std::vector<std::string> to_probe(const std::vector<WatchedCycle>& cycles, const ShopLook& look,
                                  const WatchRules& rules)
{
    std::vector<std::string> ids;
    for (const WatchedCycle& cycle : cycles) {
        const bool may_close = takes_orders(cycle) &&
                               (cycle.closes_at == 0 || cycle.closes_at + rules.grace <= look.at);
        if (may_close || (look.active && cycle.phase == CyclePhase::closed))
            ids.push_back(cycle.id);
    }
    return ids;
}

WatchEvents judge(std::vector<WatchedCycle>& cycles, const ShopLook& look, const Probes& probes,
                  const WatchRules& rules)
{
    WatchEvents events;
    for (WatchedCycle& cycle : cycles) {
        if (cycle.phase == CyclePhase::done)
            continue;
        const bool on_sale = contains(probes.on_sale, cycle.id);
        const bool found_closed =
            !on_sale && (!look.active || contains(probes.not_on_sale, cycle.id));
        if (cycle.phase == CyclePhase::closed) {
            if (on_sale) {
                cycle.phase = CyclePhase::reopened;
                cycle.closed_since = 0;
                cycle.closes_at = 0; // the old one is wrong; the next look may tell the new one
                events.reopened.push_back(cycle.id);
            } else if (look.at > followed_until(cycle, rules)) {
                cycle.phase = CyclePhase::done;
            }
            continue;
        }
        if (!found_closed) {
            cycle.closed_since = 0;
            if (on_sale && cycle.closes_at <= look.at)
                cycle.closes_at = 0; // it was moved
            continue;
        }
        if (cycle.closed_since == 0)
            cycle.closed_since = look.at;
        if (const auto settled = settled_from(cycle, rules); !settled || look.at < *settled)
            continue;
        if (std::max(cycle.closes_at, cycle.last_order) + rules.follow < look.at) {
            cycle.phase = CyclePhase::done;
            if (cycle.first_seen < cycle.closed_since)
                events.missed.push_back(cycle.id);
            continue;
        }
        close(cycle, look.at);
        events.closed.push_back(cycle.id);
    }
    return events;
}

void close(WatchedCycle& cycle, UtcMs at)
{
    if (cycle.phase == CyclePhase::closed)
        return;
    cycle.phase = CyclePhase::closed;
    if (cycle.closed_since == 0)
        cycle.closed_since = at;
    cycle.decided_at = at;
    cycle.failures = 0;
    cycle.next_fetch = at;
    cycle.list_sha256.clear();
}

DueFetch due_fetch(const WatchedCycle& cycle, UtcMs now, const WatchRules& rules)
{
    // A moment that is too far away was set by a clock that was wrong.
    const bool due = cycle.next_fetch <= now || cycle.next_fetch > now + between_changes + minute;
    if (cycle.phase != CyclePhase::closed || !due)
        return DueFetch::none;
    // The machine may have slept through a moment at which everything was due.
    const UtcMs settled = cycle.decided_at + rules.settle;
    const bool slept =
        (cycle.next_fetch < settled && settled <= now) ||
        (rules.before_print &&
         next_weekly_time(cycle.next_fetch + 1, *rules.before_print, rules.time_zone) <= now);
    return cycle.list_sha256.empty() || slept ? DueFetch::all : DueFetch::changes;
}

void fetched(WatchedCycle& cycle, UtcMs now, const WatchRules& rules)
{
    cycle.failures = 0;
    cycle.next_fetch = now + between_changes;
    // Everything again, whatever the list says: it does not tell every edit.
    const auto all_at = [&](UtcMs moment) {
        if (now < moment && moment <= cycle.next_fetch) {
            cycle.next_fetch = moment;
            cycle.list_sha256.clear();
        }
    };
    all_at(cycle.decided_at + rules.settle);
    if (rules.before_print)
        all_at(next_weekly_time(now, *rules.before_print, rules.time_zone));
}

void fetch_failed(WatchedCycle& cycle, UtcMs now)
{
    cycle.next_fetch = next_look_after_failure(now, ++cycle.failures);
}

UtcMs next_look(const std::vector<WatchedCycle>& cycles, const ShopLook& look,
                const WatchRules& rules)
{
    UtcMs next = look.at + 10 * minute;
    const auto sooner = [&](UtcMs moment) {
        if (moment > look.at)
            next = std::min(next, moment);
    };
    const auto watch_closing = [&](UtcMs closing) {
        if (look.at >= closing - around_closing && look.at < closing + rules.grace + around_closing)
            sooner(look.at + minute);
        sooner(closing - around_closing);
        sooner(closing + rules.grace);
    };
    if (look.closes_at)
        watch_closing(*look.closes_at);
    for (const WatchedCycle& cycle : cycles) {
        if (takes_orders(cycle) && cycle.closes_at != 0)
            watch_closing(cycle.closes_at);
        if (takes_orders(cycle) && cycle.closed_since != 0)
            sooner(cycle.closed_since + rules.grace);
    }
    return next;
}

UtcMs next_look_after_failure(UtcMs now, int failures)
{
    // 30 s, 1, 2, 4, 8 and then 10 minutes.
    const UtcMs wait = (30'000LL) << std::clamp(failures - 1, 0, 5);
    return now + std::min(wait, 10 * minute);
}

} // namespace cageot
