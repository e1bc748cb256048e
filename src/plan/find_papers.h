#pragma once

#include "plan/plan.h"

#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// Codes of a plan's papers, in the order in which they are printed.
struct FoundPapers {
    std::vector<std::string> labels; ///< units and heads
    std::vector<std::string> tickets;
    friend bool operator==(const FoundPapers&, const FoundPapers&) = default;
};

/// Papers that every word of `query` says something of, as people write (folded_text): an order's
/// number, the mark of a container ("14F"), a relay's letter, a zone's letter (F, S), or the
/// beginning of a word of the customer, the relay, its colour, the product or the farm. One letter is
/// a whole word. A number alone is an order's; beside a word it may also begin a word ("tomates
/// 500"). Five digits or more, with their letter or not, are a part of a code. A ticket is found by
/// its order alone, a head label by its goods. A query without any word finds nothing.
FoundPapers find_papers(const PrintPlan& plan, std::string_view query);

} // namespace cageot
