#pragma once

#include "layout/document.h"
#include "printing/printer.h"

#include <string>

namespace cageot {

/// How the stock leaves a printer: as the printer's own `handling` says, else as the layout does.
MediaMode media_mode(Handling handling, MediaMode layout);

/// The word of CUPS' Zebra driver for a mode (zePrintMode); empty: as the printer itself is set.
std::string zebra_print_mode(MediaMode mode);

} // namespace cageot
