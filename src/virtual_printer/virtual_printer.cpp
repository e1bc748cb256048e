#include "virtual_printer/virtual_printer.h"

#include "base/text.h"
#include "virtual_printer/png.h"

#include <poll.h>
#include <sys/eventfd.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <utility>

namespace cageot {

VirtualPrinter::VirtualPrinter(VirtualPrinterOptions options)
    : options_(std::move(options))
    , reserved_(bound_socket(options_.port))
    , port_(port_of(reserved_))
    , wake_(event_descriptor())
    , engine_(
          options_.engine, [this](const Dots& dots) { print(dots); }, [this] { wake(); })
{
    set_fault(options_.fault);
    listen_or_refuse(options_.fault);
    if (!options_.out.empty())
        folder_.emplace(options_.out);
    if (options_.counter)
        counted_before_ = folder_ ? folder_->labels() : 0;
    write_state();
    network_ = std::thread([this] { serve(); });
}

VirtualPrinter::~VirtualPrinter()
{
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake();
    network_.join();
    engine_.stop();
    try {
        write_state();
    } catch (const std::exception&) {
        // A full disk: nobody is left who could be told.
    }
}

VirtualPrinterStatus VirtualPrinter::status() const
{
    VirtualPrinterStatus status;
    status.name = options_.name;
    status.port = port_;
    status.engine = engine_.status();
    const std::lock_guard lock(mutex_);
    if (status.engine.failure.empty())
        status.engine.failure = failure_;
    status.fault = fault_;
    status.jobs = jobs_;
    status.control_complaint = control_complaint_;
    status.state = state(status.engine);
    return status;
}

VirtualPrinterState VirtualPrinter::state(const PrintEngineStatus& engine) const
{
    if (!engine.failure.empty())
        return VirtualPrinterState::failed;
    if (stopping_)
        return VirtualPrinterState::stopped;
    if (off_)
        return VirtualPrinterState::off;
    if (fault_.kind == FaultKind::refuse)
        return VirtualPrinterState::refusing;
    if (engine.hold != Hold::none)
        return VirtualPrinterState::paused;
    if (held_back_)
        return VirtualPrinterState::stalled;
    return engine.busy || receiving_ ? VirtualPrinterState::printing : VirtualPrinterState::idle;
}

std::vector<Dots> VirtualPrinter::pictures() const
{
    const std::lock_guard lock(mutex_);
    return pictures_;
}

void VirtualPrinter::set_fault(PrinterFault fault)
{
    {
        const std::lock_guard lock(mutex_);
        fault_ = fault;
        off_ = false;
    }
    const Hold hold = hold_of(fault.kind);
    engine_.load_paper(hold != Hold::none ? std::optional(fault.amount) : std::nullopt, hold);
    wake();
}

PrinterFault VirtualPrinter::fault() const
{
    const std::lock_guard lock(mutex_);
    return fault_;
}

bool VirtualPrinter::is_off() const
{
    const std::lock_guard lock(mutex_);
    return off_;
}

bool VirtualPrinter::wait_until(const std::function<bool(const VirtualPrinterStatus&)>& condition,
                                std::chrono::milliseconds time) const
{
    const auto end = std::chrono::steady_clock::now() + time;
    while (!condition(status())) {
        if (std::chrono::steady_clock::now() >= end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

bool VirtualPrinter::wait_for_labels(long count, std::chrono::milliseconds time) const
{
    return wait_until([count](const auto& status) { return status.engine.labels >= count; }, time);
}

/// On the engine's thread.
void VirtualPrinter::print(const Dots& composed)
{
    const PrinterFault now = fault();
    const Dots dots =
        now.kind == FaultKind::short_labels
            ? composed.crop(
                  {0, 0, composed.width(),
                   std::min(static_cast<int>(std::min<std::uint64_t>(now.amount, maximum_zpl_side)),
                            composed.height())})
            : composed;
    if (options_.hashes && folder_)
        folder_->add_line(hash_of(dots));
    if (!options_.pictures)
        return;
    if (folder_)
        return folder_->add_label(encode_png(dots, options_.dpi));
    const std::lock_guard lock(mutex_);
    pictures_.push_back(dots);
}

void VirtualPrinter::serve()
{
    try {
        for (bool running = true; running;) {
            serve_once();
            const std::lock_guard lock(mutex_);
            running = !stopping_;
        }
    } catch (const std::exception& error) {
        const std::lock_guard lock(mutex_);
        failure_ = error.what();
    }
}

void VirtualPrinter::serve_once()
{
    const PrinterFault now = fault();
    cut_power_if_due(now);
    listen_or_refuse(now);
    wait_for_network(now);
    if (connection_ && connection_->is_to_be_reset(now))
        connection_->reset();
    if (connection_ && connection_->is_over(now))
        connection_.reset();
    {
        const std::lock_guard lock(mutex_);
        receiving_ = connection_ && connection_->brought_data();
        held_back_ = connection_ && connection_->held_back(now);
    }
    read_control();
    // What changes more often than once a tick is in the next one.
    if (std::chrono::steady_clock::now() - state_written_ >= virtual_printer_tick)
        write_state();
}

void VirtualPrinter::cut_power_if_due(PrinterFault fault)
{
    if (fault.kind != FaultKind::power_off || engine_.status().hold != Hold::power)
        return;
    {
        const std::lock_guard lock(mutex_);
        if (off_ || fault_ != fault)
            return;
        off_ = true;
    }
    engine_.lose_power();
    if (connection_)
        connection_->reset();
}

void VirtualPrinter::listen_or_refuse(PrinterFault fault)
{
    const bool listening = listener_.get() >= 0;
    const bool refuses = fault.kind == FaultKind::refuse || is_off();
    if (refuses && listening)
        FileDescriptor(std::move(listener_));
    else if (!refuses && !listening)
        listener_ = listening_socket(port_);
}

void VirtualPrinter::wait_for_network(PrinterFault fault)
{
    const std::size_t allowance = connection_ ? connection_->allowance(fault, engine_.room()) : 0;
    // poll() ignores negative descriptors.
    pollfd polled[] = {{wake_.get(), POLLIN, 0},
                       {connection_ ? -1 : listener_.get(), POLLIN, 0},
                       {allowance > 0 ? connection_->descriptor() : -1, POLLIN, 0}};
    poll(polled, std::size(polled), static_cast<int>(virtual_printer_tick.count()));
    if (polled[0].revents != 0) {
        eventfd_t count = 0;
        eventfd_read(wake_.get(), &count);
    }
    if (polled[1].revents != 0)
        if (FileDescriptor accepted = accepted_connection(listener_); accepted.get() >= 0)
            connection_.emplace(std::move(accepted), counted_before_);
    if (polled[2].revents != 0)
        read_connection(allowance);
}

void VirtualPrinter::read_connection(std::size_t allowance)
{
    const bool begun = connection_->brought_data();
    connection_->read(allowance, engine_);
    if (!begun && connection_->brought_data()) {
        const std::lock_guard lock(mutex_);
        ++jobs_;
        receiving_ = true;
    }
}

void VirtualPrinter::read_control()
{
    const std::optional<std::string> control = folder_ ? folder_->control() : std::nullopt;
    if (!control || *control == last_control_)
        return;
    last_control_ = *control;
    std::string complaint;
    for (const std::string_view written : split(*control, '\n')) {
        constexpr std::string_view key = "fault=";
        const std::string_view line = trimmed(written);
        const auto ordered = line.substr(0, key.size()) == key
                                 ? parse_printer_fault(line.substr(key.size()))
                                 : std::nullopt;
        if (ordered)
            set_fault(*ordered);
        else if (!line.empty())
            complaint = "control: not an order: " + std::string(line);
    }
    const std::lock_guard lock(mutex_);
    control_complaint_ = complaint;
}

void VirtualPrinter::write_state()
{
    if (!folder_)
        return;
    std::string state = to_json(status());
    if (state != last_state_)
        folder_->write_state(state);
    last_state_ = std::move(state);
    state_written_ = std::chrono::steady_clock::now();
}

void VirtualPrinter::wake() const
{
    eventfd_write(wake_.get(), 1);
}

} // namespace cageot
