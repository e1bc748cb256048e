#pragma once

#include "session/opened_file.h"
#include "session/read_session.h"

#include <vector>

namespace cageot {

/// The session in the answers of Open Food Network's API, of which one at least is a list of orders
/// or a detail: cycle, shop, list, one detail for each order in it, and customers when the key may
/// see them. They must agree with each other in every number. What it gives is whole only when no
/// file has an error.
Session read_ofn_session(std::vector<OpenedFile>& files, const ReadOptions& options);

} // namespace cageot
