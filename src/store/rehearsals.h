#pragma once

#include "base/clock.h"
#include "base/id.h"

#include <string>

namespace cageot {

/// One printer's rehearsal: a label was asked for, and what came of it.
struct Rehearsal {
    JobKey job; ///< that prints the label
    PrinterName printer;
    UtcMs asked_at = 0;
    std::string asked_by; ///< a station, a command, the service
    /// The codes on the label, which stand nowhere else: in modules of 4, 3 and 2 dots.
    std::string code_4, code_3, code_2;
    std::string read_code; ///< the finest of them that was scanned; empty: none yet
    UtcMs read_at = 0;
    UtcMs looked_at = 0;  ///< when the printer was asked how it is; 0: not yet
    std::string verdict;  ///< name of a RehearsalFault
    std::string sentence; ///< French: what to do
    friend bool operator==(const Rehearsal&, const Rehearsal&) = default;
};

} // namespace cageot
