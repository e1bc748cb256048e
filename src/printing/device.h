#pragma once

// A printer's device as CUPS addresses it, and what this machine sends to it.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// A printer that takes bytes on a TCP port: CUPS' "socket" backend.
struct SocketDevice {
    std::string host; ///< a name, or an address without brackets
    int port = 9100;
    friend bool operator==(const SocketDevice&, const SocketDevice&) = default;
};
/// "socket://192.168.1.9", "socket://zebra.local:9101/?waiteof=false"; nothing for another URI.
std::optional<SocketDevice> parse_socket_device(std::string_view uri);
/// As CUPS shows a URI to everybody: without "user:password@".
std::string without_credentials(std::string_view uri);

/// Whether something on this machine still sends to the device: a CUPS backend for it runs, also
/// one that a killed scheduler left behind, or a connection to it holds bytes that the device has
/// not taken. Sees as much as /proc shows this account.
bool is_sent_to(const std::string& uri);

/// One connection to a device, with an end to all waiting. Never throws.
class DeviceConnection {
public:
    /// Not open when nobody answers within `connecting`; everything ends after `altogether`.
    /// Finding the address of a name takes its own time.
    DeviceConnection(const SocketDevice& device, std::chrono::milliseconds connecting,
                     std::chrono::milliseconds altogether);
    ~DeviceConnection();
    DeviceConnection(const DeviceConnection&) = delete;
    DeviceConnection& operator=(const DeviceConnection&) = delete;

    bool is_open() const { return socket_ >= 0; }
    /// False when not all of it was taken in time.
    bool send(std::string_view bytes);
    /// The next piece of an answer; empty at the end, in an error and when time is over.
    std::string receive();

private:
    bool wait_for(short events, std::chrono::steady_clock::time_point until) const;
    std::chrono::steady_clock::time_point end_;
    int socket_ = -1;
};

} // namespace cageot
