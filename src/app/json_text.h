#pragma once

#include "store/store.h"

#include <string>

namespace cageot {

/// What `--json` prints: one JSON value and a newline.
std::string to_json(const std::vector<StoredSession>& sessions);
std::string to_json(const std::vector<Printer>& printers);
std::string to_json(const std::vector<Finding>& findings);

} // namespace cageot
