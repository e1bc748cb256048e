#pragma once

#include "printing/printer_setup.h"

#include <set>
#include <string>
#include <vector>

namespace cageot {

/// Whether a printer takes what is of `role`: an office printer takes tickets too, a label printer
/// what is for cold ones.
bool takes(const Printer& printer, PrinterRole role);

/// Whether one of them is for chilled and frozen things alone.
bool has_cold(const std::vector<Printer>& printers);

/// The one of this name; null when none is.
const Printer* find_printer(const std::vector<Printer>& printers, const PrinterName& name);

/// The printer of this name. Throws UnknownName unless it is one of `printers` and takes what is of
/// one of `roles`.
Printer named_printer(const std::vector<Printer>& printers, const PrinterName& wanted,
                      const std::set<PrinterRole>& roles);

/// The printers that share the work of a role. A hub without a ticket printer prints its tickets on
/// the office's paper, one without a cold one all its labels where it prints labels.
std::vector<Printer> printers_of_role(const std::vector<Printer>& printers, PrinterRole role);
/// Throws std::runtime_error in French when there is none.
std::vector<Printer> needed_printers(const std::vector<Printer>& printers, PrinterRole role);

} // namespace cageot
