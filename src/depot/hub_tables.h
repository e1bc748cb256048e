#pragma once

#include "app/config.h"

#include <vector>

namespace cageot {

/// Reads the tables of products and of farms that the config names, if any, into the rules of
/// planning. Their faults are findings under the file's name; none of its rows is taken then. Throws
/// std::runtime_error when there is no such file.
std::vector<Finding> load_hub_tables(Config& config);

} // namespace cageot
