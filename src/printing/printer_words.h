#pragma once

// What a printer says, in one French sentence that says what to do. Pure.

#include "base/clock.h"
#include "printing/printer_answer.h"
#include "printing/printer_queue.h"

#include <string>

namespace cageot {

/// What is known of a printer at one moment.
struct PrinterSigns {
    PrinterStatus queue;       ///< in the words of the print server
    UtcMs job_age = 0;         ///< how long it has been busy with the job that prints now
    PrinterAnswer device = {}; ///< its own, when it was asked
    Length label_length = {};  ///< of its stock; 0: a roll, or not to be compared
    int dpi = 203;
};

/// What hinders the printer, the gravest first: "L'imprimante n'a plus de papier: mettez un
/// rouleau." Empty while nothing does, and for what passes by itself. Reasons that we do not know
/// are told as the print server says them.
std::string printer_words(const PrinterSigns& signs);

/// Whether a printer that reports this length has other labels than the stock says. Printers count
/// the gap to the next label or not, so that up to 5 mm more are right, and 1 mm less.
bool is_other_length(int reported_dots, Length stock, int dpi);

} // namespace cageot
