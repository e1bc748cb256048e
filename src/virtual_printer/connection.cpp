#include "virtual_printer/connection.h"

#include "virtual_printer/virtual_printer_status.h"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>
#include <utility>

namespace cageot {

namespace {

constexpr std::size_t read_at_once = 64 * 1024;
/// Commands that a printer obeys when they arrive, before what is in its buffer (ZPL II).
constexpr std::string_view host_status = "~HS", cancel_all = "~JA";
/// Set-Get-Do (ZPL II Programming Guide): how many labels the printer has printed in its life.
constexpr std::string_view total_count = "! U1 getvar \"odometer.total_label_count\"";

/// What a slow printer may read after `waited`: never more than a tenth of a second's bytes or two,
/// and nothing before a tick's worth or a byte has come together.
std::uint64_t slow_allowance(std::uint64_t bytes_per_second,
                             std::chrono::steady_clock::duration waited)
{
    const auto speed = static_cast<double>(bytes_per_second);
    const double bytes = speed * std::chrono::duration<double>(waited).count();
    const double one_tick = std::chrono::duration<double>(virtual_printer_tick).count();
    if (bytes < std::max(1.0, speed * one_tick))
        return 0;
    return static_cast<std::uint64_t>(std::min(bytes, std::max(2.0, speed * 0.1)));
}

} // namespace

Connection::Connection(FileDescriptor socket, std::optional<long> counted_before)
    : socket_(std::move(socket))
    , counted_before_(counted_before)
{
}

bool Connection::held_back(PrinterFault fault) const
{
    if (fault.kind == FaultKind::never_close)
        return ended_;
    return fault.kind == FaultKind::stall && received_ >= fault.amount;
}

std::size_t Connection::allowance(PrinterFault fault, std::size_t room) const
{
    if (ended_ || broken_)
        return 0;
    std::uint64_t allowed = std::numeric_limits<std::uint64_t>::max();
    switch (fault.kind) {
    case FaultKind::stall:
    case FaultKind::reset:
        allowed = fault.amount - std::min(fault.amount, received_);
        break;
    case FaultKind::slow:
        allowed = slow_allowance(fault.amount, std::chrono::steady_clock::now() - last_read_);
        break;
    case FaultKind::none:
    case FaultKind::refuse:
    case FaultKind::never_close:
    case FaultKind::paper_out:
    case FaultKind::cover_open:
    case FaultKind::paused:
    case FaultKind::ribbon_out:
    case FaultKind::power_off:
    case FaultKind::short_labels:
        break;
    }
    return std::min({static_cast<std::size_t>(allowed), room, read_at_once});
}

void Connection::read(std::size_t allowance, PrintEngine& engine)
{
    std::array<char, read_at_once> bytes;
    const ssize_t count = recv(socket_.get(), bytes.data(), std::min(allowance, bytes.size()), 0);
    if (count < 0) {
        broken_ = errno != EAGAIN && errno != EINTR;
        return;
    }
    last_read_ = std::chrono::steady_clock::now();
    ended_ = count == 0;
    std::string_view received(bytes.data(), static_cast<std::size_t>(count));
    received_ += received.size();
    while (const auto length = next_command(received)) {
        engine.take(received.substr(0, *length));
        received.remove_prefix(*length);
        obey(engine);
    }
    engine.take(received);
}

void Connection::obey(PrintEngine& engine)
{
    if (std::exchange(asked_, 0) == total_count.size()) {
        if (counted_before_)
            answer("\"" + std::to_string(*counted_before_ + engine.status().labels) + "\"");
    } else if (std::exchange(command_, {}) == cancel_all) {
        engine.forget();
    } else {
        answer(to_host_status(engine.status(), engine.formats_waiting()));
    }
}

bool Connection::is_over(PrinterFault fault) const
{
    return broken_ || (ended_ && fault.kind != FaultKind::never_close);
}

bool Connection::is_to_be_reset(PrinterFault fault) const
{
    return fault.kind == FaultKind::reset && !ended_ && !broken_ && received_ >= fault.amount;
}

void Connection::reset()
{
    reset_connection(std::move(socket_));
    broken_ = true;
}

std::optional<std::size_t> Connection::next_command(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != total_count[asked_])
            asked_ = 0;
        if (bytes[i] == total_count[asked_] && ++asked_ == total_count.size())
            return i + 1;
        if (bytes[i] == '~')
            command_ = "~";
        else if (!command_.empty())
            command_ += bytes[i];
        if (command_.size() == 3 && (command_ == host_status || command_ == cancel_all))
            return i + 1;
        if (command_.size() == 3)
            command_.clear();
    }
    return std::nullopt;
}

/// A client that does not take the answer does not get it: a printer never waits for that.
void Connection::answer(std::string_view text) const
{
    static_cast<void>(send(socket_.get(), text.data(), text.size(), MSG_DONTWAIT | MSG_NOSIGNAL));
}

} // namespace cageot
