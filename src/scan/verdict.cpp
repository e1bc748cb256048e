#include "scan/verdict.h"

#include <array>
#include <stdexcept>

namespace cageot {
namespace {

struct ReasonRow {
    Reason reason;
    std::string_view name;
    Verdict verdict;
};

constexpr std::array<ReasonRow, 36> reasons = {{
    {Reason::placed, "placed", Verdict::ok},
    {Reason::crate_shown, "crate-shown", Verdict::ok},
    {Reason::opened, "opened", Verdict::ok},
    {Reason::count_asked, "count-asked", Verdict::ok},
    {Reason::numbers_shown, "numbers-shown", Verdict::ok},
    {Reason::farm_head, "farm-head", Verdict::ok},
    {Reason::label_asked, "label-asked", Verdict::ok},
    {Reason::noted, "noted", Verdict::ok},
    {Reason::finished, "finished", Verdict::ok},
    {Reason::one_more, "one-more", Verdict::ok},
    {Reason::undone, "undone", Verdict::ok},
    {Reason::help_called, "help-called", Verdict::ok},
    {Reason::tested, "tested", Verdict::ok},
    {Reason::loaded, "loaded", Verdict::ok},
    {Reason::departed, "departed", Verdict::ok},
    {Reason::complete, "complete", Verdict::crate_complete},
    {Reason::counted, "counted", Verdict::crate_complete},
    {Reason::van_complete, "van-complete", Verdict::crate_complete},
    {Reason::already_in, "already-in", Verdict::already_done},
    {Reason::already_loaded, "already-loaded", Verdict::already_done},
    {Reason::nothing_to_undo, "nothing-to-undo", Verdict::already_done},
    {Reason::other_crate, "other-crate", Verdict::stop},
    {Reason::colder_crate, "colder-crate", Verdict::stop},
    {Reason::not_for_crate, "not-for-crate", Verdict::stop},
    {Reason::absent, "absent", Verdict::stop},
    {Reason::replaced_label, "replaced-label", Verdict::stop},
    {Reason::cancelled_order, "cancelled-order", Verdict::stop},
    {Reason::surplus, "surplus", Verdict::stop},
    {Reason::other_session, "other-session", Verdict::stop},
    {Reason::unknown_code, "unknown-code", Verdict::stop},
    {Reason::farm_code, "farm-code", Verdict::stop},
    {Reason::misread, "misread", Verdict::stop},
    {Reason::no_crate, "no-crate", Verdict::stop},
    {Reason::wrong_count, "wrong-count", Verdict::stop},
    {Reason::other_van, "other-van", Verdict::stop},
    {Reason::not_judged, "not-judged", Verdict::noted_offline},
}};

constexpr std::array<std::string_view, 5> verdicts = {"ok", "crate_complete", "already_done",
                                                      "stop", "noted_offline"};

const ReasonRow& row_of(Reason reason)
{
    for (const ReasonRow& row : reasons)
        if (row.reason == reason)
            return row;
    throw std::logic_error("unknown reason");
}

} // namespace

std::string_view to_string(Verdict verdict)
{
    return verdicts.at(static_cast<std::size_t>(verdict));
}

std::string_view to_string(Reason reason)
{
    return row_of(reason).name;
}

std::optional<Reason> parse_reason(std::string_view text)
{
    for (const ReasonRow& row : reasons)
        if (row.name == text)
            return row.reason;
    return std::nullopt;
}

Verdict verdict_of(Reason reason)
{
    return row_of(reason).verdict;
}

} // namespace cageot
