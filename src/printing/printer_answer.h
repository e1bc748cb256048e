#pragma once

// What a printer itself answered, past the print server.

#include "printing/printer.h"
#include "printing/zebra_status.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// The answer to ~HI ("Host Identification" of the ZPL II Programming Guide):
/// "GK420d-200dpi,V61.17.17Z,8,2104KB".
struct ZebraIdentity {
    std::string model;
    int dots_per_mm = 0; ///< 6, 8, 12 or 24; 8 is sold as 203 dpi, 12 as 300
    friend bool operator==(const ZebraIdentity&, const ZebraIdentity&) = default;
};
/// Nothing when it is no such answer. Fields after the third may be missing.
std::optional<ZebraIdentity> parse_zebra_identity(std::string_view answer);

/// What became of asking a printer.
struct PrinterAnswer {
    enum class Reach {
        not_asked,   ///< its address is no network socket
        unreachable, ///< nobody listens there
        silent,      ///< it took the question and did not answer in time; it may be busy
        answered,
    };
    Reach reach = Reach::not_asked;
    std::optional<ZebraStatus> status = {};
    std::optional<ZebraIdentity> identity = {};
};
/// Asks a printer at its own address, within a time that is bounded. Never throws.
using AskPrinter = std::function<PrinterAnswer(const Printer&)>;

} // namespace cageot
