#pragma once

#include "layout/page.h"

#include <string>
#include <vector>

namespace cageot {

/// What is wrong, and the layout line of the mark that is at fault.
struct MarkFault {
    int line = 0; ///< 0: unknown
    std::string message;
};

/// What must never be on a page, whatever the layout says: a mark that leaves the printable area,
/// anything in a symbol's quiet zone, a symbol too small for who reads it or that half a dot of gain
/// brings under grade C. French sentences; empty when all is well.
std::vector<MarkFault> faults_of(const Page& page);

} // namespace cageot
