#pragma once

#include "virtual_printer/print_engine.h"
#include "virtual_printer/printer_fault.h"

#include <string>
#include <string_view>

namespace cageot {

/// What the virtual printer is doing, the gravest first. Written by name in state.json: never
/// rename.
enum class VirtualPrinterState {
    failed,   ///< something real is wrong, like a full disk; see the engine's failure
    refusing, ///< nobody listens
    off,      ///< without power
    paused,   ///< labels wait for paper, or for somebody
    stalled,  ///< a connection is open and is not read, or not closed, by fault
    printing, ///< something is coming in or coming out
    idle,
    stopped, ///< the printer has ended
};
std::string_view to_string(VirtualPrinterState state);

/// What a fault that prints so many labels more ends in; `none` for any other.
Hold hold_of(FaultKind fault);

struct VirtualPrinterStatus {
    std::string name; ///< well-formed UTF-8
    int port = 0;
    VirtualPrinterState state = VirtualPrinterState::idle;
    PrinterFault fault;
    /// Connections that brought at least one byte.
    long jobs = 0;
    /// What is wrong with the control file; empty when nothing is.
    std::string control_complaint;
    PrintEngineStatus engine;

    friend bool operator==(const VirtualPrinterStatus&, const VirtualPrinterStatus&) = default;
};

/// One object: name, port, labels, bytes, jobs, state, fault, unknown_commands, complaint.
std::string to_json(const VirtualPrinterStatus& status);
/// The three lines with which a Zebra answers ~HS (ZPL II, "Host Status Return"); of them paper
/// out, pause, head up, ribbon out, formats in the buffer, buffer full, labels left and stored graphics are true, the
/// rest is that of an idle printer.
std::string to_host_status(const PrintEngineStatus& status, int formats_waiting);

} // namespace cageot
