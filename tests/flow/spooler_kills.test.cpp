// The program or the print scheduler is killed at any step of the program that anybody else can see,
// and no label is lost, none is there twice without being listed.

#include "depot/sample_depot.h"
#include "killed_spooler.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iostream>
#include <map>

namespace cageot {
namespace {

bool is_long()
{
    return std::getenv("CAGEOT_SOAK") != nullptr;
}

using std::chrono::milliseconds;

/// The ways in which a gap is tried.
const std::array<Attempt, 7> ways = {{
    {{0, false}, Victim::program, {}, milliseconds(0), {}},
    {{0, true}, Victim::program, {}, milliseconds(400), {}},
    {{0, false}, Victim::program, {FaultKind::slow, 15'000}, milliseconds(0), {}},
    {{0, true}, Victim::program, {FaultKind::stall, 5'000}, milliseconds(100), {}},
    {{0, true}, Victim::program, {}, milliseconds(0), Kill{1, true}},
    {{0, true}, Victim::scheduler, {}, milliseconds(0), {}},
    {{0, false}, Victim::scheduler_alone, {}, milliseconds(0), {}},
}};

/// Short form: every so many steps, each in the next way.
long stride()
{
    return is_on_postgresql() ? 10 : 5;
}

/// Long form: how often each gap is hit at least. Not every run has as many steps: then the ways are gone
/// through again, so many times at most.
constexpr long least_hits = 5;
constexpr std::size_t most_rounds = 3;

/// Whether a gap is tried in that way. "CAGEOT_KILL=19:2" tries that one alone, to look closer.
bool is_tried(long gap, std::size_t way)
{
    if (const char* wanted = std::getenv("CAGEOT_KILL"))
        return wanted == std::to_string(gap) + ":" + std::to_string(way);
    return is_long() ||
           (gap % stride() == 1 && static_cast<std::size_t>(gap / stride()) % ways.size() == way);
}

} // namespace

TEST_CASE("killed at any step that others see, no label is lost and none is twice unnoticed",
          "[kills][spooler]")
{
    KilledSpooler spooler;
    const std::vector<std::string> steps = spooler.undisturbed();
    const long gaps = std::ssize(steps);
    REQUIRE(gaps > 30);
    std::map<std::string, long> hits;
    std::vector<long> hit(static_cast<std::size_t>(gaps) + 1);
    long kills = 0, twice = 0;
    for (long gap = 1; gap <= gaps; ++gap)
        for (std::size_t turn = 0; turn < most_rounds * ways.size(); ++turn) {
            const std::size_t way = turn % ways.size();
            const bool again = turn >= ways.size();
            if (!is_tried(gap, way) ||
                (again && (!is_long() || hit[static_cast<std::size_t>(gap)] >= least_hits)))
                continue;
            const std::string& name = steps[static_cast<std::size_t>(gap) - 1];
            CAPTURE(gap, name, way);
            Attempt attempt = ways.at(way);
            attempt.kill.step = gap;
            if (attempt.again)
                attempt.again->step = 1 + gap % 23;
            const PaperCounts counts = spooler.attempt(attempt);
            INFO(counts.story);
            CHECK(counts.ended);
            CHECK(counts.lost.empty());
            CHECK(counts.unlisted.empty());
            kills += counts.kills + (attempt.victim != Victim::program);
            twice += counts.listed_twice;
            if (counts.kills > 0 || attempt.victim != Victim::program) {
                ++hits[name];
                ++hit[static_cast<std::size_t>(gap)];
            }
        }
    std::cout << "printing: " << gaps << " gaps, " << kills << " kills\n";
    std::cout << " ";
    for (const std::string& step : steps)
        std::cout << " " << step << ",";
    std::cout << "\n";
    for (const auto& [name, count] : hits)
        std::cout << "  " << name << ": " << count << "\n";
    std::cout << "  papers that came out twice and were listed: " << twice << "\n";
    if (is_long())
        CHECK(*std::min_element(hit.begin() + 1, hit.end()) >= least_hits);
}

} // namespace cageot
