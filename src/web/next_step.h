#pragma once

#include "web/farm_arrivals.h"
#include "web/packed.h"
#include "web/paper_states.h"

#include <string>
#include <vector>

namespace cageot {

/// What comes next of a session, in a sentence, and below which page of the session it is done.
struct NextStep {
    std::string sentence;
    std::string page; ///< "/arrivals"; empty: the session's own
    friend bool operator==(const NextStep&, const NextStep&) = default;
};
/// The first that is so: labels of counted farms that nobody asked for, farms that are awaited, papers
/// under way, crates that are not complete, vans that did not leave; then nothing is left to do.
/// `by_farm`: nothing prints before somebody asks.
NextStep next_step(const SessionOverview& overview, const std::vector<FarmArrival>& farms,
                   const Packed& packed, bool by_farm);

} // namespace cageot
