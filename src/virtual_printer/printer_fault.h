#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// What the virtual printer does wrong on purpose. Written with hyphens ("never-close").
enum class FaultKind {
    none,
    refuse,      ///< nobody listens: connections are refused
    stall,       ///< accepts, and reads no more than `amount` bytes of each connection
    reset,       ///< resets each connection once `amount` bytes are read
    slow,        ///< reads `amount` bytes a second
    never_close, ///< keeps each connection open after the client ended it
    paper_out,   ///< prints `amount` labels more, then only takes in
    cover_open,  ///< the same, and says that its head is open
    paused,      ///< the same, and says that it is paused
    ribbon_out,  ///< the same, and says that its ribbon is out
    /// Prints `amount` labels more, then loses its buffer, breaks its connection off and refuses.
    power_off,
    short_labels, ///< its labels are `amount` dots long: the rest of each is missing
};

struct PrinterFault {
    FaultKind kind = FaultKind::none;
    std::uint64_t amount = 0;
    friend bool operator==(PrinterFault, PrinterFault) = default;
};

/// "stall:100000"; a kind without an amount stands alone.
std::string to_string(PrinterFault fault);
/// "stall" is "stall:0", and "slow" is "slow:10000".
std::optional<PrinterFault> parse_printer_fault(std::string_view text);

} // namespace cageot
