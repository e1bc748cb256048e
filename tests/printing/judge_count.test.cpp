#include "printing/judge_count.h"

#include "support/catch2_compat.h"

#include <vector>

using namespace cageot;

namespace {

using enum SpoolState;

constexpr JobVerdict done{handed_over, Doubt::none, false};
constexpr JobVerdict goes_on{submitted, Doubt::none, false};
constexpr JobVerdict back{wanted, Doubt::none, true};
constexpr JobVerdict last{doubtful, Doubt::last, false};
constexpr JobVerdict twice{doubtful, Doubt::twice, false};
constexpr JobVerdict cancel_last{doubtful, Doubt::last, true};
constexpr JobVerdict cancel_done{handed_over, Doubt::none, true};
constexpr JobVerdict cancel_waits{submitted, Doubt::none, true};
constexpr long silent = -1;

/// A job of 20 labels that began when the printer had printed 1000.
struct Case {
    const char* rule;
    JobVerdict judged;
    long labels;    ///< what the printer counts, or `silent`
    UtcMs still_ms; ///< or for how long it is silent
    JobVerdict verdict;
    long out;
};

const std::vector<Case> cases = {
    {"CUPS is not done with it", goes_on, 1005, 5000, goes_on, -1},
    {"it was given back", back, 1005, 5000, back, -1},
    {"labels still come out", done, 1005, 0, goes_on, 5},
    {"all came out", done, 1020, 0, done, 20},
    {"between two labels", done, 1005, 1999, goes_on, 5},
    {"the rest never comes", done, 1005, 2000, last, 5},
    {"nothing came out", done, 1000, 2000, last, 0},
    {"too many, and more may come", done, 1021, 0, goes_on, 21},
    {"too many", done, 1021, 2000, twice, 21},
    {"it forgot its count", done, 7, 2000, last, -1},
    {"it does not answer", done, silent, 5000, goes_on, -1},
    {"it does not answer any more", done, silent, 10 * 60'000, last, -1},
    {"broken off, and labels still come out", cancel_last, 1020, 0, cancel_waits, 20},
    {"broken off, and all came out after all", cancel_last, 1020, 2000, cancel_done, 20},
    {"broken off half way", cancel_last, 1005, 2000, cancel_last, 5},
    {"broken off and off", cancel_last, silent, 0, cancel_waits, -1},
    {"of another life, and once on paper", twice, 1020, 2000, done, 20},
    {"of another life, and twice on paper", twice, 1040, 2000, twice, 40},
    {"of another life, and not whole", twice, 1019, 2000, last, 19},
};

} // namespace

TEST_CASE("what follows from what the printer counted of a job", "[printing]")
{
    for (const Case& one : cases) {
        CAPTURE(one.rule);
        CountSight sight{one.judged, 1000, 20, std::nullopt, one.still_ms, one.still_ms};
        if (one.labels != silent)
            sight.count = ZebraCount{{}, one.labels};
        const CountVerdict seen = judge_count(sight);
        CHECK(to_string(seen.verdict.state) == to_string(one.verdict.state));
        CHECK(to_string(seen.verdict.doubt) == to_string(one.verdict.doubt));
        CHECK(seen.verdict.cancel == one.verdict.cancel);
        CHECK(seen.out == one.out);
    }
}

TEST_CASE("a printer that does not say its count is like one that is silent", "[printing]")
{
    CHECK(judge_count({done, 1000, 20, ZebraCount{}, 5000, 0}).verdict == goes_on);
}
