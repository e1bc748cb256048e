#pragma once

#include "layout/page.h"

#include <string>
#include <vector>

namespace cageot {

/// What must never be on a page, whatever the layout says: a mark that leaves the paper, anything in
/// a symbol's quiet zone. French sentences; empty when all is well.
std::vector<std::string> faults_of(const Page& page);

} // namespace cageot
