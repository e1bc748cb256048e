#include "source/watch.h"

#include "support/catch2_compat.h"

#include <optional>

using namespace cageot;

namespace {

constexpr UtcMs minute = 60'000;
constexpr UtcMs hour = 60 * minute;
constexpr UtcMs day = 24 * hour;
/// Monday, 9 November 2026, 20:00 in Paris.
constexpr UtcMs closing = 1794250800000;

WatchedCycle open_cycle(UtcMs closes_at = closing)
{
    WatchedCycle cycle;
    cycle.id = "9077";
    cycle.closes_at = closes_at;
    cycle.first_seen = closing - 2 * day;
    cycle.first_order = closing - 2 * day;
    cycle.last_order = closing - hour;
    return cycle;
}

ShopLook closed_at(UtcMs at)
{
    return {at, false, std::nullopt};
}
ShopLook open_at(UtcMs at, UtcMs closes_at = closing)
{
    return {at, true, closes_at};
}

/// The whole conclusion of one look.
WatchEvents look(std::vector<WatchedCycle>& cycles, const ShopLook& look,
                 const std::vector<SeenCycle>& seen = {}, const Probes& probes = {},
                 const WatchRules& rules = {})
{
    learn(cycles, look, seen, rules);
    return judge(cycles, look, probes, rules);
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("closed is the clock past the grace and the shop that says so, both")
{
    std::vector<WatchedCycle> cycles{open_cycle()};
    CHECK(look(cycles, closed_at(closing - minute)).closed.empty());
    CHECK(look(cycles, closed_at(closing + 9 * minute)).closed.empty());
    CHECK(look(cycles, open_at(closing + 11 * minute, closing + hour), {}, {{"9077"}, {}})
              .closed.empty());
    CHECK(cycles[0].closes_at == 0); // it was moved
    look(cycles, open_at(closing + 12 * minute, closing + hour));
    CHECK(cycles[0].closes_at == closing + hour);
    CHECK(look(cycles, closed_at(closing + hour + 9 * minute)).closed.empty());
    CHECK(look(cycles, closed_at(closing + hour + 10 * minute)).closed == Ids{"9077"});
    CHECK(cycles[0].phase == CyclePhase::closed);
    CHECK(look(cycles, closed_at(closing + hour + 11 * minute)).closed.empty());
}

TEST_CASE("a cycle whose products are not for sale is closed though the shop is open for another")
{
    std::vector<WatchedCycle> cycles{open_cycle(), open_cycle(closing + 5 * day)};
    cycles[1].id = "9080";
    const ShopLook late = open_at(closing + 10 * minute, closing + 5 * day);
    CHECK(to_probe(cycles, late, {}) == Ids{"9077"});
    const WatchEvents events = look(cycles, late, {}, {{}, {"9077"}});
    CHECK(events.closed == Ids{"9077"});
    CHECK(cycles[1].phase == CyclePhase::open);
}

TEST_CASE("another cycle that nobody ordered from yet does not lend its closing")
{
    std::vector<WatchedCycle> cycles{open_cycle()};
    // A permanent sale without orders: the soonest closing is its own once ours is past.
    const UtcMs next_spring = closing + 140 * day;
    look(cycles, open_at(closing - minute, closing));
    look(cycles, open_at(closing + minute, next_spring));
    CHECK(cycles[0].closes_at == closing);
    const ShopLook late = open_at(closing + 10 * minute, next_spring);
    CHECK(to_probe(cycles, late, {}) == Ids{"9077"});
    CHECK(look(cycles, late, {}, {{}, {"9077"}}).closed == Ids{"9077"});
}

TEST_CASE("a shop that calls itself closed while the cycle is for sale is not believed")
{
    std::vector<WatchedCycle> cycles{open_cycle()};
    const ShopLook wrong = closed_at(closing + 10 * minute);
    CHECK(to_probe(cycles, wrong, {}) == Ids{"9077"});
    CHECK(look(cycles, wrong, {}, {{"9077"}, {}}).closed.empty());
    CHECK(look(cycles, closed_at(closing + 20 * minute), {}, {{}, {"9077"}}).closed.empty());
    CHECK(look(cycles, closed_at(closing + 30 * minute), {}, {{}, {"9077"}}).closed == Ids{"9077"});
}

TEST_CASE("without a known closing a cycle is closed once it was found so for the grace")
{
    std::vector<WatchedCycle> cycles{open_cycle(0)};
    CHECK(look(cycles, closed_at(closing)).closed.empty());
    CHECK(look(cycles, closed_at(closing + 9 * minute)).closed.empty());
    CHECK(look(cycles, open_at(closing + 10 * minute, closing + day), {}, {{"9077"}, {}})
              .closed.empty());
    cycles[0].closes_at = 0;
    CHECK(look(cycles, closed_at(closing + 20 * minute)).closed.empty()); // begins anew
    CHECK(look(cycles, closed_at(closing + 30 * minute)).closed == Ids{"9077"});
}

TEST_CASE("a closed cycle that is for sale again has reopened, and closes once more")
{
    std::vector<WatchedCycle> cycles{open_cycle()};
    look(cycles, closed_at(closing + 10 * minute));
    const ShopLook again = open_at(closing + day, closing + day + hour);
    CHECK(to_probe(cycles, again, {}) == Ids{"9077"});
    CHECK(look(cycles, again, {}, {{"9077"}, {}}).reopened == Ids{"9077"});
    CHECK(look(cycles, again, {}, {{"9077"}, {}}).reopened.empty());
    CHECK(look(cycles, closed_at(closing + day + hour + 9 * minute)).closed.empty());
    CHECK(look(cycles, closed_at(closing + day + hour + 10 * minute)).closed == Ids{"9077"});
}

TEST_CASE("next week's sale does not reopen this week's")
{
    std::vector<WatchedCycle> cycles{open_cycle()};
    look(cycles, closed_at(closing + 10 * minute));
    const ShopLook saturday = open_at(closing + 2 * day, closing + 7 * day);
    const WatchEvents events = look(
        cycles, saturday, {{"9090", closing + 2 * day, closing + 2 * day}}, {{"9090"}, {"9077"}});
    CHECK(events.reopened.empty());
    CHECK(cycles[0].closes_at == closing);
    CHECK(cycles[1].id == "9090");
    CHECK(cycles[1].closes_at == closing + 7 * day);
}

TEST_CASE("a cycle that nobody told of has the times of the usual week, also when clocks change")
{
    WatchRules rules;
    rules.opens = WeeklyTime{6, 8, 0};
    rules.closes = WeeklyTime{1, 20, 0};
    // Orders of Saturday, 24 October 2026, 10:00 in Paris; on Sunday clocks go back an hour.
    std::vector<WatchedCycle> cycles;
    constexpr UtcMs first = 1792828800000;
    learn(cycles, closed_at(first + 5 * day), {{"9001", first, first + day}}, rules);
    CHECK(to_string(cycles[0].phase) == "open");
    CHECK(local_time(cycles[0].opens_at, rules.time_zone) == LocalTime{2026, 10, 24, 6, 8, 0});
    CHECK(local_time(cycles[0].closes_at, rules.time_zone) == LocalTime{2026, 10, 26, 1, 20, 0});
    CHECK(cycles[0].closes_at - cycles[0].opens_at == 61 * hour);
    // And on the last weekend of March they go forward.
    std::vector<WatchedCycle> spring;
    constexpr UtcMs march = 1774688400000; // Saturday, 28 March 2026, 10:00
    learn(spring, closed_at(march + 3 * day), {{"9002", march, march + day}}, rules);
    CHECK(local_time(spring[0].opens_at, rules.time_zone) == LocalTime{2026, 3, 28, 6, 8, 0});
    CHECK(spring[0].closes_at - spring[0].opens_at == 59 * hour);
}

TEST_CASE("a cycle that closed long ago is not of today; one that was watched before is told")
{
    std::vector<WatchedCycle> fresh;
    const WatchEvents first =
        look(fresh, closed_at(closing + 5 * day), {{"9065", closing - 9 * day, closing - hour}});
    CHECK(first.closed.empty());
    CHECK(first.missed.empty());
    const WatchEvents second = look(fresh, closed_at(closing + 5 * day + 10 * minute));
    CHECK(second.closed.empty());
    CHECK(second.missed.empty());

    std::vector<WatchedCycle> watched{open_cycle()};
    const WatchEvents events = look(watched, closed_at(closing + 5 * day));
    CHECK(events.missed == Ids{"9077"});
    CHECK(watched[0].phase == CyclePhase::done);
    CHECK(look(watched, closed_at(closing + 5 * day + hour)).missed.empty());
}

TEST_CASE(
    "orders are read at the closing, when payments have settled, when they change, before printing")
{
    WatchRules rules;
    rules.before_print = WeeklyTime{4, 5, 30};
    std::vector<WatchedCycle> cycles{open_cycle()};
    look(cycles, closed_at(closing + 10 * minute));
    WatchedCycle& cycle = cycles[0];
    std::vector<std::pair<UtcMs, DueFetch>> due;
    for (UtcMs now = closing + 10 * minute; now < closing + 60 * hour; now += minute) {
        const DueFetch what = due_fetch(cycle, now, rules);
        if (what == DueFetch::none)
            continue;
        due.emplace_back(now, what);
        cycle.list_sha256 = "as before";
        fetched(cycle, now, rules);
    }
    REQUIRE(due.size() > 200);
    std::vector<UtcMs> all;
    for (const auto& [now, what] : due)
        if (what == DueFetch::all)
            all.push_back(now);
    // Thursday, 05:30, is 57 h 30 min after the closing.
    CHECK(all == std::vector<UtcMs>{closing + 10 * minute, closing + 40 * minute,
                                    closing + 57 * hour + 30 * minute});
    CHECK(due[1] == std::pair(closing + 25 * minute, DueFetch::changes));
}

TEST_CASE("a machine that slept through a full look makes up for it")
{
    WatchRules rules;
    rules.before_print = WeeklyTime{4, 5, 30};
    std::vector<WatchedCycle> cycles{open_cycle()};
    look(cycles, closed_at(closing + 10 * minute));
    WatchedCycle& cycle = cycles[0];
    fetched(cycle, closing + 10 * minute, rules);
    cycle.list_sha256 = "as before";
    CHECK(due_fetch(cycle, closing + 24 * minute, rules) == DueFetch::none);
    CHECK(due_fetch(cycle, closing + 25 * minute, rules) == DueFetch::changes);
    CHECK(due_fetch(cycle, closing + 41 * minute, rules) == DueFetch::all);
    fetched(cycle, closing + 41 * minute, rules);
    cycle.list_sha256 = "as before";
    CHECK(due_fetch(cycle, closing + 57 * hour, rules) == DueFetch::changes);
    CHECK(due_fetch(cycle, closing + 58 * hour, rules) == DueFetch::all); // Thursday, 06:00
    // A list that changed meanwhile does not take the place of the second look.
    cycles = {open_cycle()};
    look(cycles, closed_at(closing + 10 * minute));
    fetched(cycles[0], closing + 10 * minute, rules);
    fetched(cycles[0], closing + 26 * minute, rules);
    CHECK(cycles[0].next_fetch == closing + 40 * minute);
}

TEST_CASE("a moment that a wrong clock set is not waited for")
{
    std::vector<WatchedCycle> cycles{open_cycle()};
    look(cycles, closed_at(closing + 10 * minute));
    fetched(cycles[0], closing + 5 * hour, {});
    cycles[0].list_sha256 = "as before";
    CHECK(due_fetch(cycles[0], closing + hour, {}) != DueFetch::none);
}

TEST_CASE("a closed cycle is followed until the goods are handed out")
{
    std::vector<WatchedCycle> cycles{open_cycle()};
    look(cycles, closed_at(closing + 10 * minute));
    look(cycles, closed_at(closing + 64 * hour));
    CHECK(cycles[0].phase == CyclePhase::closed);
    look(cycles, closed_at(closing + 64 * hour + minute));
    CHECK(cycles[0].phase == CyclePhase::done);
    CHECK(due_fetch(cycles[0], closing + 70 * hour, {}) == DueFetch::none);
}

TEST_CASE("one looks every ten minutes, every minute around a closing, and less after failures")
{
    const std::vector<WatchedCycle> cycles{open_cycle()};
    CHECK(next_look(cycles, open_at(closing - 5 * hour), {}) == closing - 5 * hour + 10 * minute);
    CHECK(next_look(cycles, open_at(closing - 20 * minute), {}) == closing - 15 * minute);
    CHECK(next_look(cycles, open_at(closing - 14 * minute), {}) == closing - 13 * minute);
    CHECK(next_look(cycles, closed_at(closing + 5 * minute), {}) == closing + 6 * minute);
    CHECK(next_look(cycles, closed_at(closing + 30 * minute), {}) == closing + 40 * minute);
    std::vector<UtcMs> waits;
    for (int failures = 1; failures <= 8; ++failures)
        waits.push_back(next_look_after_failure(closing, failures) - closing);
    CHECK(waits == std::vector<UtcMs>{30'000, minute, 2 * minute, 4 * minute, 8 * minute,
                                      10 * minute, 10 * minute, 10 * minute});
}

TEST_CASE("a hint is believed until the shop says otherwise")
{
    std::vector<WatchedCycle> cycles;
    hear(cycles, {"9077", "Vente d'automne", closing - 60 * hour, closing}, closing - 60 * hour);
    hear(cycles, {"9077", "Vente d'automne", closing - 60 * hour, closing}, closing - 59 * hour);
    REQUIRE(cycles.size() == 1);
    CHECK(cycles[0].closes_at == closing);
    CHECK(name_of(cycles[0], {}) == "Vente d'automne");
    look(cycles, open_at(closing - hour, closing + hour));
    CHECK(cycles[0].closes_at == closing + hour);
    look(cycles, closed_at(closing + 2 * hour));
    CHECK(cycles[0].phase == CyclePhase::closed);
    hear(cycles, {"9077", "", 0, closing + 5 * day}, closing + 3 * hour);
    CHECK(cycles[0].closes_at == closing + hour);
    CHECK(cycles[0].name == "Vente d'automne");
}

TEST_CASE("a hint of nonsense is not taken")
{
    std::vector<WatchedCycle> cycles;
    for (const std::string& name :
         {std::string("   "), std::string("Vente\ndu soir"), std::string(256, 'x'), std::string()})
        hear(cycles, {"9077", name, 0, closing}, closing - hour);
    REQUIRE(cycles.size() == 1);
    CHECK(cycles[0].name.empty());
    for (int id = 1; id <= 50; ++id)
        hear(cycles, {std::to_string(id), "Vente", 0, closing}, closing - hour);
    CHECK(cycles.size() == 4);
}

TEST_CASE("a cycle that nobody named is called by its days")
{
    WatchedCycle cycle = open_cycle();
    cycle.opens_at = closing - 60 * hour;
    CHECK(name_of(cycle, {}) == "Vente du 7 au 9 nov.");
    cycle.opens_at = closing - 12 * day;
    CHECK(name_of(cycle, {}) == "Vente du 28 oct. au 9 nov.");
    cycle.opens_at = closing - hour;
    CHECK(name_of(cycle, {}) == "Vente du 9 nov.");
    WatchedCycle unknown;
    unknown.id = "9077";
    CHECK(name_of(unknown, {}) == "Vente 9077");
}

TEST_CASE("phases are stored by name")
{
    for (const CyclePhase phase :
         {CyclePhase::open, CyclePhase::closed, CyclePhase::reopened, CyclePhase::done})
        CHECK(parse_cycle_phase(to_string(phase)) == phase);
    CHECK(parse_cycle_phase("ouvert") == std::nullopt);
}
