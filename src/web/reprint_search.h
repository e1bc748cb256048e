#pragma once

#include "depot/depot.h"
#include "plan/find_papers.h"

#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// Papers of one session.
struct FoundIn {
    StoredSession session;
    FoundPapers papers;
};

/// What somebody looks for in order to print it again.
struct ReprintSearch {
    std::vector<FoundIn> found; ///< newest session first; none is empty
    std::string sentence;       ///< French, why it is not all there; empty: it is
};

/// Codes as they were scanned on whichever keyboard, typed or photographed, several with blanks
/// between them, are looked for in every session, void ones too; anything else by find_papers in the
/// newest session and those that were frozen within the ten days before now.
ReprintSearch search_reprint(Depot& depot, std::string_view query);

} // namespace cageot
