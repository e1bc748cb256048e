#pragma once

#include "virtual_printer/print_engine.h"
#include "virtual_printer/printer_fault.h"
#include "virtual_printer/socket.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace cageot {

/// How often the virtual printer looks at its control file and at a connection it holds back.
inline constexpr std::chrono::milliseconds virtual_printer_tick{25};

/// One connection to the virtual printer, read only as far as the fault and the buffer allow.
class Connection {
public:
    /// `counted_before`: labels of the printer's life before this run; nothing: it has no counter.
    explicit Connection(FileDescriptor socket, std::optional<long> counted_before = 0);

    int descriptor() const { return socket_.get(); }
    bool brought_data() const { return received_ > 0; }
    /// Neither read nor closed now, by `fault`.
    bool held_back(PrinterFault fault) const;
    /// How many bytes may be read now by `fault` and the engine's room; 0 when none.
    std::size_t allowance(PrinterFault fault, std::size_t room) const;
    /// Reads no more than `allowance` into the engine, answers ~HS and what asks for the counter of
    /// labels, obeys ~JA.
    void read(std::size_t allowance, PrintEngine& engine);
    /// True when the printer is to close: the client ended it and `fault` does not keep it open.
    bool is_over(PrinterFault fault) const;
    /// True when `fault` wants it broken off now.
    bool is_to_be_reset(PrinterFault fault) const;
    /// Breaks it off with a reset.
    void reset();

private:
    /// How many of `bytes`, which may be cut anywhere, belong to the next command that a printer
    /// obeys at once, its end included; nothing when none ends in them.
    std::optional<std::size_t> next_command(std::string_view bytes);
    /// Obeys the command that the bytes before ended in.
    void obey(PrintEngine& engine);
    void answer(std::string_view text) const;

    FileDescriptor socket_;
    std::uint64_t received_ = 0;
    bool ended_ = false;    ///< by the client, in order
    bool broken_ = false;   ///< by the client, by a reset
    std::string command_;   ///< the "~" and letters after it that the bytes so far end with
    std::size_t asked_ = 0; ///< how much of the question for the counter they end with
    std::optional<long> counted_before_;
    std::chrono::steady_clock::time_point last_read_ = std::chrono::steady_clock::now();
};

} // namespace cageot
