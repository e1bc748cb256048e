#include "lists.h"

#include "support/catch2_compat.h"

#include <algorithm>
#include <random>

using namespace cageot;
using namespace cageot::test;

namespace {

Packing packed(const std::vector<ScanEvent>& events, PackList list = two_orders())
{
    Packing packing(std::make_shared<const PackList>(std::move(list)));
    for (const ScanEvent& one : events)
        packing.add(one);
    return packing;
}

/// All that can be asked of it.
std::vector<std::string> told_by(const Packing& packing)
{
    std::vector<std::string> told;
    const PackList& list = packing.list();
    for (std::size_t c = 0; c < list.crates.size(); ++c) {
        told.push_back(std::to_string(packing.seen(c)) + " of " +
                       std::to_string(packing.needed(c)) +
                       (packing.is_complete(c) ? " complete" : "") +
                       (packing.is_finished(c) ? " finished" : "") + " +" +
                       std::to_string(packing.more_crates(c)));
        for (const PackOrder& order : list.orders)
            if (const ScanEvent* loaded = packing.loaded(c, order.letter))
                told.push_back(loaded->id + " loaded " + list.crates[c].mark);
    }
    for (const auto& [code, unit] : list.units) {
        const ScanEvent* in = packing.unit_in(code);
        const auto evidence = packing.evidence_of(code);
        told.push_back(code + " " + (in ? in->id : "-") + " " +
                       std::string(evidence ? to_string(*evidence) : "-"));
    }
    const EvidenceMix mix = evidence_mix(packing);
    for (const long articles : mix.articles)
        told.push_back(std::to_string(articles));
    told.push_back(std::to_string(mix.complete) + " of " + std::to_string(mix.crates));
    return told;
}

/// Anything that stations may tell of these two orders, sensible or not.
std::vector<ScanEvent> random_events(std::mt19937& dice, int count)
{
    const auto roll = [&](int below) { return std::uniform_int_distribution(0, below - 1)(dice); };
    constexpr ScanKind kinds[] = {ScanKind::put,      ScanKind::put,        ScanKind::put,
                                  ScanKind::spread,   ScanKind::counted,    ScanKind::missing,
                                  ScanKind::replaced, ScanKind::crate_done, ScanKind::more_crates,
                                  ScanKind::loaded,   ScanKind::departed,   ScanKind::undo,
                                  ScanKind::undo,     ScanKind::none};
    std::vector<ScanEvent> events;
    for (int i = 0; i < count; ++i) {
        ScanEvent one = event("e" + std::to_string(i), kinds[roll(std::size(kinds))], "");
        one.at = roll(50);
        one.station = "poste-" + std::to_string(roll(3));
        one.code = roll(4) == 0   ? head_code(static_cast<std::uint32_t>(1 + roll(3)))
                   : roll(5) == 0 ? crate_code(static_cast<std::uint32_t>(1 + roll(4)))
                                  : unit_code(static_cast<std::uint32_t>(1 + roll(10)));
        one.crate = roll(2) == 0 ? "" : crate_code(static_cast<std::uint32_t>(1 + roll(4)));
        one.evidence = static_cast<Evidence>(roll(4));
        one.amount = roll(7);
        one.target = one.kind == ScanKind::undo ? "e" + std::to_string(roll(count))
                                                : (roll(2) == 0 ? "C" : "D");
        events.push_back(one);
    }
    return events;
}

} // namespace

TEST_CASE("a thing is in its crate once it was put there or its crate was shown", "[scan]")
{
    const Packing packing = packed({event("a", ScanKind::put, unit_code(1)),
                                    event("b", ScanKind::put, unit_code(2), crate_code(1))});
    CHECK(packing.seen(0) == 2);
    CHECK(packing.needed(0) == 5);
    CHECK(packing.line(0, 1) == std::pair(2, 3));
    CHECK(packing.evidence_of(unit_code(1)) == Evidence::shown);
    CHECK(packing.evidence_of(unit_code(2)) == Evidence::scanned);
    CHECK_FALSE(packing.is_complete(0));
}

TEST_CASE("a thing that was scanned while another crate was filled is nowhere", "[scan]")
{
    const Packing packing = packed({event("a", ScanKind::put, unit_code(1), crate_code(3))});
    CHECK(packing.unit_in(unit_code(1)) == nullptr);
    CHECK(packing.seen(0) == 0);
    CHECK(packing.seen(2) == 0);
}

TEST_CASE("goods without labels are in by their head, in one crate or in all", "[scan]")
{
    const Packing one = packed({event("a", ScanKind::put, head_code(1), crate_code(1))});
    CHECK(one.seen(0) == 2);
    CHECK(one.seen(2) == 0);
    const Packing all = packed({event("a", ScanKind::spread, head_code(1))});
    CHECK(all.seen(0) == 2);
    CHECK(all.seen(2) == 1);
}

TEST_CASE("a count completes a crate unless more is needed than was counted", "[scan]")
{
    CHECK(packed({event("a", ScanKind::counted, "", crate_code(1), "", 5)}).is_complete(0));
    CHECK_FALSE(packed({event("a", ScanKind::counted, "", crate_code(1), "", 4)}).is_complete(0));
}

TEST_CASE("what was undone never was, though the undoing came first", "[scan]")
{
    const ScanEvent put = event("a", ScanKind::put, unit_code(1));
    const ScanEvent undo = event("b", ScanKind::undo, "", "", "a");
    for (const auto& events :
         {std::vector{put, undo}, std::vector{undo, put}, std::vector{put, undo, put, undo}}) {
        const Packing packing = packed(events);
        CHECK(packing.unit_in(unit_code(1)) == nullptr);
        CHECK(packing.seen(0) == 0);
    }
}

TEST_CASE("a thing that two stations scanned stays in when one of them takes it back", "[scan]")
{
    const Packing packing =
        packed({event("a", ScanKind::put, unit_code(1)), event("b", ScanKind::put, unit_code(1)),
                event("c", ScanKind::undo, "", "", "a")});
    CHECK(packing.unit_in(unit_code(1))->id == "b");
    CHECK(packing.seen(0) == 1);
}

TEST_CASE("what did not come is not needed, and a bag for nothing is no container", "[scan]")
{
    const Packing packing = packed({});
    CHECK(packing.needed(2) == 2);
    CHECK(packing.is_complete(3));
    CHECK(evidence_mix(packing).crates == 3);
    CHECK(evidence_mix(packing).needed == 8);
}

TEST_CASE("the mix tells how each article is known, each once", "[scan]")
{
    const Packing packing = packed({event("a", ScanKind::put, unit_code(1)),
                                    event("b", ScanKind::put, unit_code(1), crate_code(1)),
                                    event("c", ScanKind::put, unit_code(2)),
                                    event("d", ScanKind::counted, "", crate_code(1), "", 5)});
    const EvidenceMix mix = evidence_mix(packing);
    CHECK(mix.articles[static_cast<std::size_t>(Evidence::scanned)] == 1);
    CHECK(mix.articles[static_cast<std::size_t>(Evidence::shown)] == 1);
    CHECK(mix.articles[static_cast<std::size_t>(Evidence::counted)] == 3);
    CHECK(mix.complete == 1);
}

TEST_CASE("of goods without labels the surest way counts as well", "[scan]")
{
    ScanEvent spread = event("a", ScanKind::spread, head_code(1));
    ScanEvent put = event("b", ScanKind::put, head_code(1), crate_code(1));
    put.at = spread.at + 1;
    const Packing packing = packed({spread, put});
    CHECK(packing.evidence_of(0, 2) == Evidence::scanned);
    CHECK(packing.evidence_of(2, 3) == Evidence::shown);
    CHECK(evidence_mix(packing).articles == std::array<long, 4>{2, 1, 0, 0});
}

TEST_CASE("events in any order, some of them twice, come to the same", "[scan]")
{
    std::mt19937 dice(20261126);
    for (int round = 0; round < 300; ++round) {
        std::vector<ScanEvent> events = random_events(dice, 40);
        const auto expected = told_by(packed(events));
        const std::size_t count = events.size();
        for (std::size_t i = 0; i < count; i += 3)
            events.push_back(events[i]);
        std::shuffle(events.begin(), events.end(), dice);
        REQUIRE(told_by(packed(events)) == expected);
    }
}

TEST_CASE("in another list the same events are judged anew", "[scan]")
{
    const Packing before = packed({event("a", ScanKind::put, unit_code(6)),
                                   event("b", ScanKind::put, unit_code(5), crate_code(3))});
    CHECK(before.seen(2) == 1);
    PackList came = two_orders();
    came.units[unit_code(6)].covers = 1; // the soap came after all
    const Packing after = before.with(std::make_shared<const PackList>(came));
    CHECK(after.seen(2) == 2);
    CHECK(after.needed(2) == 3);
}
