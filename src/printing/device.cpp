#include "printing/device.h"

#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <memory>
#include <utility>

namespace cageot {
namespace {

using Clock = std::chrono::steady_clock;

struct AddressDelete {
    void operator()(addrinfo* addresses) const { ::freeaddrinfo(addresses); }
};

} // namespace

std::optional<SocketDevice> parse_socket_device(std::string_view uri)
{
    constexpr std::string_view scheme = "socket://";
    const std::string plain = without_credentials(uri);
    if (!plain.starts_with(scheme))
        return std::nullopt;
    std::string_view place = std::string_view(plain).substr(scheme.size());
    place = place.substr(0, place.find_first_of("/?"));
    SocketDevice device;
    const std::size_t bracket = place.rfind(']');
    const std::size_t colon = place.rfind(':');
    if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
        const std::string_view digits = place.substr(colon + 1);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), device.port);
        if (error != std::errc{} || end != digits.data() + digits.size() || device.port < 1 ||
            device.port > 65535)
            return std::nullopt;
        place = place.substr(0, colon);
    }
    if (place.starts_with('[') && place.ends_with(']'))
        place = place.substr(1, place.size() - 2);
    device.host = place;
    return place.empty() ? std::nullopt : std::optional(device);
}

std::string without_credentials(std::string_view uri)
{
    const std::size_t slashes = uri.find("://");
    if (slashes == std::string_view::npos)
        return std::string(uri);
    const std::size_t place = slashes + 3;
    const std::string_view authority =
        uri.substr(place, std::min(uri.find_first_of("/?", place), uri.size()) - place);
    const std::size_t at = authority.rfind('@');
    if (at == std::string_view::npos)
        return std::string(uri);
    return std::string(uri.substr(0, place)).append(uri.substr(place + at + 1));
}

DeviceConnection::DeviceConnection(const SocketDevice& device, std::chrono::milliseconds connecting,
                                   std::chrono::milliseconds altogether)
{
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(device.host.c_str(), std::to_string(device.port).c_str(), &wanted, &found) !=
        0)
        found = nullptr;
    const std::unique_ptr<addrinfo, AddressDelete> addresses(found);
    const auto connected = Clock::now() + connecting;
    end_ = Clock::now() + altogether;
    for (const addrinfo* address = found; address != nullptr && !is_open();
         address = address->ai_next) {
        socket_ = ::socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        int error = errno;
        if (socket_ >= 0)
            error = ::connect(socket_, address->ai_addr, address->ai_addrlen) == 0 ? 0 : errno;
        if (error == EINPROGRESS && wait_for(POLLOUT, connected)) {
            socklen_t length = sizeof error;
            ::getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &length);
        }
        if (error != 0 && socket_ >= 0)
            ::close(std::exchange(socket_, -1));
    }
}

DeviceConnection::~DeviceConnection()
{
    if (is_open())
        ::close(socket_);
}

bool DeviceConnection::wait_for(short events, Clock::time_point until) const
{
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(std::min(until, end_) - Clock::now());
    pollfd polled{socket_, events, 0};
    return left.count() > 0 && ::poll(&polled, 1, static_cast<int>(left.count())) > 0;
}

bool DeviceConnection::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        if (!is_open() || !wait_for(POLLOUT, end_))
            return false;
        const ssize_t count =
            ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && errno != EAGAIN && errno != EINTR)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    return true;
}

std::string DeviceConnection::receive()
{
    std::array<char, 4096> bytes{};
    while (is_open() && wait_for(POLLIN, end_)) {
        const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (count >= 0)
            return {bytes.data(), static_cast<std::size_t>(count)};
        if (errno != EAGAIN && errno != EINTR)
            break;
    }
    return {};
}

} // namespace cageot
