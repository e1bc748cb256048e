#pragma once

#include "base/code.h"

#include <string>

namespace cageot {

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

} // namespace cageot
