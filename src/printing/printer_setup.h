#pragma once

#include "base/finding.h"
#include "printing/cups_server.h"
#include "printing/printer.h"

#include <vector>

namespace cageot {

/// Makes or repairs the printer's CUPS queue, then lets it accept and print jobs. Doing it twice
/// changes nothing.
///
/// A printer of any role at an ipp:// or ipps:// address gets the driver that CUPS makes from the
/// printer's own answer (IPP Everywhere); a label or ticket printer at any other address gets the
/// Zebra ZPL driver of CUPS; every label or ticket printer the settings that keep dots exact and
/// print nothing twice. A queue without a URI of ours keeps its device and its driver, an office
/// queue at another address all its settings too: somebody made it for the office, and it must
/// exist. The URI is taken as it is. With a query it needs a slash before it:
/// "socket://192.168.1.9/?waiteof=false", which is for a printer that never closes the connection
/// and would cost 90 s a job; without it, "completed" comes later but says more.
///
/// Throws PrintingError with the next step in French, also when something is to be changed while a
/// job is under way: CUPS would print that job again from its first page.
void set_up_queue(const CupsServer& server, const Printer& printer);

/// Lets a stopped queue go on. CUPS starts a begun job again from its first page, so cancel it
/// first. Throws PrintingError.
void start_queue(const CupsServer& server, const PrinterName& printer);

/// What is wrong with an existing queue (absent, other driver, page size, policy or dpi, stopped,
/// rejecting) or with the settings of its server that lose jobs. Empty when all is well.
/// Throws PrintingError when the server does not answer.
std::vector<Finding> check_queue(const CupsServer& server, const Printer& printer);

} // namespace cageot
