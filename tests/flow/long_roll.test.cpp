#include "flow/long_roll.h"
#include "support/catch2_compat.h"
#include "support/wait_until.h"

#include <algorithm>
#include <set>

namespace cageot {
namespace {

using Sentences = std::vector<std::string>;
constexpr std::chrono::seconds settled{20};

/// Nothing is missing, nothing is there twice, everything is in its order, nothing is a duplicate.
void check_whole(LongRoll& roll)
{
    CHECK(wait_until([&] { return roll.device().labels() >= LongRoll::labels; }));
    CHECK(roll.out() == roll.wanted());
    for (const LedgerRow& row : roll.depot().store().ledger({"S1"}))
        if (row.batch == "A")
            CHECK(row.copies == 1);
}

void tell(LongRoll& roll)
{
    for (const SpoolJob& job : roll.jobs())
        UNSCOPED_INFO(job.title << " " << to_string(job.state) << " " << job.message);
    UNSCOPED_INFO("out: " << roll.device().labels());
    for (const std::string& sentence : roll.notices())
        UNSCOPED_INFO(sentence);
}

} // namespace

TEST_CASE("without trouble the roll comes out", "[flow][roll]")
{
    LongRoll roll({});
    tell(roll);
    CHECK(roll.comes([&] { return roll.all_ended(); }));
    check_whole(roll);
}

TEST_CASE("the power goes at label 37 of 120 and comes back: one answer, and nothing is missing or "
          "doubled",
          "[flow][roll]")
{
    LongRoll roll({FaultKind::power_off, 37});
    const bool asked = roll.comes([&] { return roll.has_question(); });
    CHECK(roll.device().labels() == 37);
    roll.device().set_fault({});
    tell(roll);
    REQUIRE(asked);
    CHECK(roll.notices() == Sentences{"Imprimante etiquettes: quelle est la dernière étiquette "
                                      "sortie ?"});
    SECTION("answered at once") {}
    SECTION("answered by a program that was started again")
    {
        roll.restart();
    }
    CHECK(roll.answer_with(roll.out().back()).outcome == Answered::Outcome::taken);
    CHECK(roll.comes([&] { return roll.all_ended(); }));
    tell(roll);
    check_whole(roll);
    CHECK(roll.notices().empty());
}

TEST_CASE("each connection breaks off: one answer a time, and nothing is missing or doubled",
          "[flow][roll]")
{
    LongRoll roll({FaultKind::reset, 30'000});
    REQUIRE(roll.comes([&] { return roll.has_question(); }));
    roll.device().set_fault({});
    tell(roll);
    CHECK(roll.answer_with(roll.out().back()).outcome == Answered::Outcome::taken);
    CHECK(roll.comes([&] { return roll.all_ended(); }));
    tell(roll);
    check_whole(roll);
}

TEST_CASE("the roll ends at 37 and another one is put in: nobody is asked", "[flow][roll]")
{
    LongRoll roll({FaultKind::paper_out, 37});
    REQUIRE(roll.comes([&] { return roll.device().labels() == 37; }));
    CHECK_FALSE(roll.comes_within([&] { return roll.has_question(); }, std::chrono::seconds(3)));
    roll.device().set_fault({});
    CHECK(roll.comes([&] { return roll.all_ended(); }));
    check_whole(roll);
    CHECK(roll.notices().empty());
}

TEST_CASE("the print server is killed in the middle: only what was in doubt is there twice, "
          "nothing is missing",
          "[flow][roll]")
{
    LongRoll roll({}, 40);
    REQUIRE(roll.comes([&] { return roll.device().labels() >= 30; }));
    roll.cupsd().kill();
    roll.cupsd().start();
    std::set<std::string> perhaps_twice; // in a question, or told to be
    REQUIRE(roll.comes([&] { return roll.has_question() || roll.all_ended(); }));
    roll.device().wait_until([](const auto& status) { return !status.engine.busy; }, settled);
    tell(roll);
    if (roll.has_question())
        CHECK(roll.answer_with(roll.out().back()).outcome == Answered::Outcome::taken);
    CHECK(roll.comes([&] { return roll.all_ended(); }));
    roll.device().wait_until([](const auto& status) { return !status.engine.busy; }, settled);
    for (const SpoolJob& job : roll.jobs())
        for (const JobEvent& event : roll.depot().store().events(job.key))
            if (event.state == SpoolState::doubtful)
                perhaps_twice.insert(job.codes.begin(), job.codes.end());
    const std::vector<std::string> out = roll.out();
    CHECK(std::ranges::count(out, "?") == 0);
    for (const std::string& code : roll.wanted()) {
        const auto times = std::ranges::count(out, code);
        CAPTURE(code, times);
        CHECK(times >= 1);
        CHECK((times == 1 || perhaps_twice.contains(code)));
    }
}

} // namespace cageot
