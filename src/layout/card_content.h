#pragma once

// Cards for setting a depot up: they belong to no session.

#include "layout/content.h"

#include <string>

namespace cageot {

/// Codes that show what is wrong with a scanner's keyboard settings (facts in docs/symbols.md).
Content scanner_card_content();
/// One row for each command that a volunteer may scan.
Content command_card_content();
/// What the calibration label says of its printer: "froid-1", "57x32", 203.
Content calibration_content(const std::string& printer, const std::string& media, int dpi);

} // namespace cageot
