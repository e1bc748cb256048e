#pragma once

#include "printing/printer_setup.h"

#include <optional>
#include <set>
#include <vector>

namespace cageot {

/// Whether a printer takes what is of `role`: an office printer takes tickets too.
bool takes(const Printer& printer, PrinterRole role);

/// The printer of this name. Throws UnknownName unless it is one of `printers` and takes what is of
/// one of `roles`.
Printer named_printer(const std::vector<Printer>& printers, const PrinterName& wanted,
                      const std::set<PrinterRole>& roles);

/// The first printer of the role. A hub without a ticket printer prints its tickets on the office's
/// paper.
std::optional<Printer> find_printer(const std::vector<Printer>& printers, PrinterRole role);
/// Throws std::runtime_error in French when there is none.
Printer printer_for(const std::vector<Printer>& printers, PrinterRole role);

} // namespace cageot
