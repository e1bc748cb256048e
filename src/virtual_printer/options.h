#pragma once

#include "virtual_printer/virtual_printer.h"

#include <span>
#include <stdexcept>
#include <string_view>

namespace cageot {

/// What was written on the command line makes no sense; what() is the French sentence for its
/// writer.
struct VirtualPrinterUsageError : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

struct VirtualPrinterCommand {
    VirtualPrinterOptions options;
    bool help = false;
};

/// Options of `cageot-virtual-printer`, "--port 9100" or "--port=9100", without the program's name.
/// Throws VirtualPrinterUsageError.
VirtualPrinterCommand parse_virtual_printer_command(std::span<const std::string_view> words);
/// What --help prints, one option a line.
std::string_view virtual_printer_help();

} // namespace cageot
