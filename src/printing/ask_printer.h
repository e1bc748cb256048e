#pragma once

#include "printing/printer_answer.h"

namespace cageot {

/// Asks a printer on a network socket ("socket://192.168.1.9", "…:9100/?waiteof=false") how it is
/// and what it is, on a connection of our own, within 2 s. Many printers take one connection at a
/// time, so only ask one to which nothing is being sent, or which no longer takes anything.
PrinterAnswer ask_printer(const Printer& printer);

} // namespace cageot
