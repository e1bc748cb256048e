#pragma once

// Cards for setting a depot up: they belong to no session.

#include "base/code.h"
#include "layout/content.h"

#include <string>

namespace cageot {

/// Codes that show what is wrong with a scanner's keyboard settings (facts in docs/symbols.md).
Content scanner_card_content();
/// One row for each command that a volunteer may scan.
Content command_card_content();

/// What a calibration label says of its printer, with a code of its own for each size of module: what
/// was read tells how fine the printer prints.
struct CalibrationLabel {
    std::string printer; ///< "froid-1"
    std::string media;   ///< "57x32"
    int dpi = 203;
    /// In modules of 4, 3 and 2 dots. These are an example's.
    Code code_4 = Code(CodeKind::unit, 44444444);
    Code code_3 = Code(CodeKind::unit, 33333333);
    Code code_2 = Code(CodeKind::unit, 22222222);
};
Content calibration_content(const CalibrationLabel& label);

} // namespace cageot
