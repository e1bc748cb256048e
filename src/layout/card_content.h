#pragma once

// Cards for setting a depot up: they belong to no session.

#include "layout/calibration_label.h"
#include "layout/content.h"

namespace cageot {

/// Codes that show what is wrong with a scanner's keyboard settings (facts in docs/symbols.md).
Content scanner_card_content();
/// One row for each command that a volunteer may scan.
Content command_card_content();
Content calibration_content(const CalibrationLabel& label);

} // namespace cageot
