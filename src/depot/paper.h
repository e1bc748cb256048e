#pragma once

#include "depot/documents.h"
#include "printing/printer_queue.h"

namespace cageot {

/// Whether the printer is given the dots that were proved, and not the PDF they were drawn from. An
/// office printer never is: it makes dots of its own.
bool takes_dots(const Printer& printer);

/// `document` as `printer` takes it. Its dots must have been kept when the printer takes dots.
PrintDocument paper_of(const JobKey& key, const std::string& title, MadeDocument document,
                       const Printer& printer);

} // namespace cageot
