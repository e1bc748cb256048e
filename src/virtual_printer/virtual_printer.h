#pragma once

// A thermal label printer that is none: it listens on 127.0.0.1, reads ZPL, "prints" labels as
// pictures, counts them, and fails on demand. It never guesses: what it cannot draw it leaves out
// and says so in its status.

#include "virtual_printer/connection.h"
#include "virtual_printer/label_folder.h"
#include "virtual_printer/print_engine.h"
#include "virtual_printer/virtual_printer_status.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace cageot {

struct VirtualPrinterOptions {
    int port = 0; ///< 0 = a free one
    /// Where labels, state.json and control are; empty: labels are kept in memory.
    std::filesystem::path out;
    int dpi = 203; ///< for the size the PNGs declare
    std::string name = "virtual";
    PrintEngineOptions engine;
    PrinterFault fault;
    bool pictures = true; ///< false: count only
    bool counter = true;  ///< it tells how many labels it has ever printed
    bool hashes = false;  ///< each label's hash_of is written to labels.txt in `out`
};

/// A running virtual printer: it listens (unless its fault is `refuse`) when it is constructed and
/// stops at once when it is destroyed. It takes one connection at a time, the others wait in line.
/// All functions may be called from any thread.
class VirtualPrinter {
public:
    /// Throws std::system_error when the port is taken and std::runtime_error when the directory
    /// cannot be made.
    explicit VirtualPrinter(VirtualPrinterOptions options = {});
    ~VirtualPrinter();
    VirtualPrinter(const VirtualPrinter&) = delete;
    VirtualPrinter& operator=(const VirtualPrinter&) = delete;

    int port() const { return port_; }
    VirtualPrinterStatus status() const;
    /// Labels printed so far.
    long labels() const { return status().engine.labels; }
    /// The dots of every label printed so far, in order; empty when they go to a directory.
    std::vector<Dots> pictures() const;
    /// Takes effect within 50 ms, as an order in the control file does.
    void set_fault(PrinterFault fault);

    /// False when `condition` does not become true in time.
    bool wait_until(const std::function<bool(const VirtualPrinterStatus&)>& condition,
                    std::chrono::milliseconds time) const;
    bool wait_for_labels(long count, std::chrono::milliseconds time) const;

private:
    void print(const Dots& composed);
    void serve();
    void serve_once();
    void cut_power_if_due(PrinterFault fault);
    void listen_or_refuse(PrinterFault fault);
    void wait_for_network(PrinterFault fault);
    void read_connection(std::size_t allowance);
    void read_control();
    void write_state();
    void wake() const;
    PrinterFault fault() const;
    bool is_off() const;
    VirtualPrinterState state(const PrintEngineStatus& engine) const;

    const VirtualPrinterOptions options_;
    std::optional<LabelFolder> folder_;
    std::optional<long> counted_before_; ///< labels in the folder at the start
    /// Never listens: it keeps the port ours while connections are refused.
    const FileDescriptor reserved_;
    const int port_;
    const FileDescriptor wake_;

    mutable std::mutex mutex_; // guards the following nine
    PrinterFault fault_;
    std::vector<Dots> pictures_;
    bool stopping_ = false;
    bool off_ = false; ///< by a power cut, until the next fault is set
    long jobs_ = 0;
    bool receiving_ = false; ///< a connection that brought data is open
    bool held_back_ = false; ///< a connection is, by fault
    std::string control_complaint_, failure_;

    PrintEngine engine_;

    // Of the network thread alone while it runs.
    FileDescriptor listener_;
    std::optional<Connection> connection_;
    std::string last_control_;
    std::string last_state_;
    std::chrono::steady_clock::time_point state_written_;

    std::thread network_;
};

} // namespace cageot
