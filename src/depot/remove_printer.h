#pragma once

#include "depot/depot.h"

namespace cageot {

/// A printer cannot be done without; what() says what to do first.
class PrinterNeeded : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Forgets a printer; its CUPS queue stays. What nobody has sent yet goes to others of its group.
/// Returns how many jobs that are. Throws UnknownName when there is no such printer,
/// PrinterNeeded when the config names it, when it still prints, when nobody has said yet what came
/// out of it last, or when no other can take its work.
long remove_printer(Depot& depot, const PrinterName& name);

} // namespace cageot
