#pragma once

#include "base/clock.h"
#include "base/id.h"

#include <cstdint>
#include <string>

namespace cageot {

/// What somebody told of a session's goods, as a row. What the kinds and numbers mean is the depot's
/// (depot/arrival_facts.h).
struct StoredFact {
    SessionId session;
    std::string id; ///< of the session's facts no other has it
    UtcMs at = 0;
    std::string who;
    std::string kind;
    std::string producer, name, unit; ///< of a product or farm
    std::string subject;              ///< an order's number or a label's code
    std::int64_t first = 0, second = 0;
    friend bool operator==(const StoredFact&, const StoredFact&) = default;
};

/// How much of a line a page that was given to a printer calls missing.
struct ToldShortage {
    JobKey job;
    std::string page; ///< as in SpoolJob::codes
    int line = 0; ///< place in the order; 0 in the first row of a ticket, which tells of all lines
    std::int64_t quantity = 0; ///< 0: nothing of it is missing any more
    friend bool operator==(const ToldShortage&, const ToldShortage&) = default;
};

/// What became of facts that were added.
struct AddedFacts {
    long added = 0;                 ///< the others were known
    std::vector<std::string> taken; ///< ids that other facts have: then none was added
};

} // namespace cageot
