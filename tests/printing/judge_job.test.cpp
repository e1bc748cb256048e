#include "printing/judge_job.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

using enum SpoolState;

/// What the server says, in as few words as the rules need.
struct Said {
    JobState state = JobState::pending;
    bool begun = false;
    bool document = true;
    bool gone = false;
};

struct Case {
    const char* rule;
    SpoolState ours;
    bool same_life, interrupted;
    std::optional<Said> said;
    JobVerdict verdict;
};

constexpr JobVerdict goes_on{submitted, Doubt::none, false};
constexpr JobVerdict back{wanted, Doubt::none, false};
constexpr JobVerdict last{doubtful, Doubt::last, false};
constexpr JobVerdict cancel_goes_on{submitted, Doubt::none, true};
constexpr JobVerdict cancel_back{wanted, Doubt::none, true};
constexpr JobVerdict cancel_last{doubtful, Doubt::last, true};

const std::vector<Case> cases = {
    {"waits", submitted, true, false, Said{JobState::pending}, goes_on},
    {"held", submitted, true, false, Said{JobState::pending_held}, goes_on},
    {"prints", submitted, true, false, Said{JobState::processing, true}, goes_on},
    {"done",
     submitted,
     true,
     false,
     Said{JobState::completed, true},
     {handed_over, Doubt::none, false}},
    {"found by its key", submitting, true, false, Said{JobState::pending}, goes_on},
    {"found done",
     submitting,
     true,
     false,
     Said{JobState::completed, true},
     {handed_over, Doubt::none, false}},
    {"never arrived", submitting, true, false, std::nullopt, back},
    {"never arrived in a life that is over", submitting, false, false, std::nullopt, back},
    {"arrived without its document", submitting, true, false,
     Said{JobState::pending_held, false, false}, cancel_back},
    {"the same, in a life that is over", submitting, false, false,
     Said{JobState::pending_held, false, false}, cancel_back},
    {"forgotten", submitted, true, false, std::nullopt, last},
    {"forgotten in a life that is over", submitted, false, false, std::nullopt, last},
    {"stopped half way", submitted, true, false, Said{JobState::pending, true}, cancel_last},
    {"stopped half way, held", submitted, true, false, Said{JobState::pending_held, true},
     cancel_last},
    {"stopped for good", submitted, true, false, Said{JobState::processing_stopped, true},
     cancel_last},
    {"document gone", submitted, true, false, Said{JobState::pending, true, true, true},
     cancel_last},
    {"aborted", submitted, true, false, Said{JobState::aborted, true}, last},
    {"canceled by somebody", submitted, true, false, Said{JobState::canceled, true}, last},
    {"canceled by somebody before it began", submitted, true, false, Said{JobState::canceled},
     last},
    {"behind a broken off job", submitted, true, true, Said{JobState::pending}, cancel_goes_on},
    {"given back behind a broken off job", submitted, true, true, Said{JobState::canceled}, back},
    {"began before it could be given back", submitted, true, true, Said{JobState::canceled, true},
     last},
    {"prints although the one before was broken off", submitted, true, true,
     Said{JobState::processing, true}, goes_on},
    {"waits in another life", submitted, false, false, Said{JobState::pending}, cancel_last},
    {"prints again in another life", submitted, false, false, Said{JobState::processing, true},
     cancel_last},
    {"prints in another life, found by its key", submitting, false, false,
     Said{JobState::processing, true}, cancel_last},
    {"done in another life",
     submitted,
     false,
     false,
     Said{JobState::completed, true},
     {doubtful, Doubt::twice, false}},
    {"aborted in another life", submitted, false, false, Said{JobState::aborted, true}, last},
    {"canceled in another life", submitted, false, true, Said{JobState::canceled}, last},
};

} // namespace

TEST_CASE("what follows from what the print server says of a job", "[printing]")
{
    for (const Case& one : cases) {
        CAPTURE(one.rule);
        JobStatus status;
        if (one.said) {
            status.state = one.said->state;
            status.begun = one.said->begun;
            status.has_document = one.said->document;
            status.document_gone = one.said->gone;
        }
        const JobVerdict verdict =
            judge_job({one.ours, one.same_life, one.interrupted, one.said ? &status : nullptr});
        CHECK(to_string(verdict.state) == to_string(one.verdict.state));
        CHECK(to_string(verdict.doubt) == to_string(one.verdict.doubt));
        CHECK(verdict.cancel == one.verdict.cancel);
    }
}

TEST_CASE("nothing that the server began or may have printed is ever sent again", "[printing]")
{
    for (const SpoolState ours : {submitting, submitted})
        for (const bool same_life : {true, false})
            for (const bool interrupted : {true, false})
                for (int state = 3; state <= 9; ++state)
                    for (const bool gone : {true, false}) {
                        JobStatus status;
                        status.state = static_cast<JobState>(state);
                        status.begun = true;
                        status.document_gone = gone;
                        CHECK(judge_job({ours, same_life, interrupted, &status}).state != wanted);
                    }
}
