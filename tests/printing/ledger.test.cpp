#include "printing/ledger.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("label and spool states are stored by their names", "[printing]")
{
    CHECK(to_string(LabelState::planned) == "planned");
    CHECK(to_string(LabelState::void_) == "void");
    CHECK(parse_label_state("doubtful") == LabelState::doubtful);
    CHECK(parse_label_state("confirmed") == LabelState::confirmed);
    CHECK_FALSE(parse_label_state("void_"));
    CHECK_FALSE(parse_label_state(""));
    CHECK(to_string(SpoolState::handed_over) == "handed_over");
    CHECK(parse_spool_state("submitting") == SpoolState::submitting);
    CHECK_FALSE(parse_spool_state("completed"));
    for (const SpoolState state :
         {SpoolState::wanted, SpoolState::submitting, SpoolState::submitted,
          SpoolState::handed_over, SpoolState::doubtful, SpoolState::refused, SpoolState::canceled})
        CHECK(parse_spool_state(to_string(state)) == state);
    for (const LabelState state : {LabelState::planned, LabelState::sent, LabelState::confirmed,
                                   LabelState::doubtful, LabelState::void_})
        CHECK(parse_label_state(to_string(state)) == state);
}

TEST_CASE("a label takes only the steps that lose nothing", "[printing]")
{
    const auto [from, steps] = GENERATE(table<LabelState, std::string>({
        {LabelState::planned, "planned sent confirmed void "},
        {LabelState::sent, "planned sent confirmed doubtful void "},
        {LabelState::confirmed, "sent confirmed void "},
        {LabelState::doubtful, "planned sent confirmed doubtful void "},
        {LabelState::void_, "void "},
    }));
    std::string allowed;
    for (const LabelState to : {LabelState::planned, LabelState::sent, LabelState::confirmed,
                                LabelState::doubtful, LabelState::void_})
        if (may_become(from, to))
            allowed += std::string(to_string(to)) + " ";
    CHECK(allowed == steps);
}

TEST_CASE("a job is at its end when nothing more happens by itself", "[printing]")
{
    CHECK_FALSE(is_final(SpoolState::wanted));
    CHECK_FALSE(is_final(SpoolState::submitting));
    CHECK_FALSE(is_final(SpoolState::submitted));
    CHECK(is_final(SpoolState::handed_over));
    CHECK(is_final(SpoolState::doubtful));
    CHECK(is_final(SpoolState::refused));
    CHECK(is_final(SpoolState::canceled));
}

TEST_CASE("labels are sent as soon as they are wanted and planned again when nothing was printed",
          "[printing]")
{
    CHECK(label_state_in(SpoolState::wanted) == LabelState::sent);
    CHECK(label_state_in(SpoolState::submitting) == LabelState::sent);
    CHECK(label_state_in(SpoolState::submitted) == LabelState::sent);
    CHECK(label_state_in(SpoolState::handed_over) == LabelState::sent);
    CHECK(label_state_in(SpoolState::doubtful) == LabelState::doubtful);
    CHECK(label_state_in(SpoolState::refused) == LabelState::planned);
    CHECK(label_state_in(SpoolState::canceled) == LabelState::planned);
}
