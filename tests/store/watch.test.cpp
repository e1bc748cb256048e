#include "store/sample_rows.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

WatchedCycle a_cycle(const std::string& id, UtcMs first_seen)
{
    WatchedCycle cycle;
    cycle.id = id;
    cycle.name = "Vente du 7 au 9 nov. «œ»";
    cycle.phase = CyclePhase::reopened;
    cycle.opens_at = 1;
    cycle.closes_at = 1794250800000;
    cycle.first_seen = first_seen;
    cycle.first_order = 3;
    cycle.last_order = 4;
    cycle.closed_since = 5;
    cycle.decided_at = 6;
    cycle.next_fetch = 8;
    cycle.list_sha256 = "ab";
    cycle.session = {"S1"};
    return cycle;
}

} // namespace

TEST_CASE("cycles come back whole, oldest first, and replace those before")
{
    SampleStore sample;
    CHECK(sample.store.cycles().empty());
    sample.store.save_cycles({a_cycle("9078", 20), a_cycle("9077", 10)});
    CHECK(sample.store.cycles() == std::vector{a_cycle("9077", 10), a_cycle("9078", 20)});
    sample.store.save_cycles({a_cycle("9078", 20)});
    CHECK(sample.store.cycles() == std::vector{a_cycle("9078", 20)});
    sample.store.save_cycles({});
    CHECK(sample.store.cycles().empty());
}

TEST_CASE("the newest hint of a cycle stays until it was taken in")
{
    SampleStore sample;
    const OpenedCycle first{"9077", "Vente", 1, 100}, moved{"9077", "Vente", 1, 200};
    sample.store.add_hint(first);
    sample.store.add_hint({"9078", "", 0, 0});
    sample.store.add_hint(first); // a webhook is sent again when nobody answered
    CHECK(sample.store.hints() == std::vector{first, OpenedCycle{"9078", "", 0, 0}});
    sample.store.add_hint(moved); // while the first one is being taken in
    sample.store.drop_hint(first);
    CHECK(sample.store.hints().size() == 2);
    sample.store.drop_hint(moved);
    CHECK(sample.store.hints() == std::vector{OpenedCycle{"9078", "", 0, 0}});
}

TEST_CASE("the watcher's memory is empty at first and then what was saved last")
{
    SampleStore sample;
    CHECK(sample.store.watch_memory() == WatchMemory{});
    sample.store.save_watch_memory({100, 2, -3000, "Tout Ô Pré"});
    sample.store.save_watch_memory({200, 0, 4000, "Tout Ô Pré"});
    CHECK(sample.store.watch_memory() == WatchMemory{200, 0, 4000, "Tout Ô Pré"});
}
