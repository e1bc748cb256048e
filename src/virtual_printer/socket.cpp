#include "virtual_printer/socket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <system_error>
#include <utility>

namespace cageot {

namespace {

// A printer's own socket buffer is small: without a limit Linux lets it grow to megabytes, and a
// client would believe that a stalled printer had taken its whole job.
constexpr int receive_buffer_bytes = 64 * 1024;

void check(int result, const char* what)
{
    if (result < 0)
        throw std::system_error(errno, std::generic_category(), what);
}

void set_option(const FileDescriptor& socket, int option, int value)
{
    check(setsockopt(socket.get(), SOL_SOCKET, option, &value, sizeof value), "setsockopt");
}

} // namespace

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1))
{
}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileDescriptor::~FileDescriptor()
{
    if (descriptor_ >= 0)
        close(descriptor_);
}

FileDescriptor bound_socket(int port)
{
    FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    check(socket.get(), "socket");
    set_option(socket, SO_REUSEADDR, 1);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    check(bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), "bind");
    return socket;
}

int port_of(const FileDescriptor& socket)
{
    sockaddr_in address{};
    socklen_t length = sizeof address;
    check(getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &length), "getsockname");
    return ntohs(address.sin_port);
}

FileDescriptor listening_socket(int port)
{
    FileDescriptor socket = bound_socket(port);
    set_option(socket, SO_RCVBUF, receive_buffer_bytes);
    check(listen(socket.get(), 16), "listen");
    return socket;
}

FileDescriptor accepted_connection(const FileDescriptor& listener)
{
    const int connection = accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    const bool gone = errno == EAGAIN || errno == ECONNABORTED || errno == EINTR;
    if (connection < 0 && !gone)
        throw std::system_error(errno, std::generic_category(), "accept");
    return FileDescriptor(connection);
}

FileDescriptor event_descriptor()
{
    FileDescriptor event(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    check(event.get(), "eventfd");
    return event;
}

void reset_connection(FileDescriptor connection)
{
    const linger at_once{1, 0};
    check(setsockopt(connection.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once),
          "setsockopt");
}

} // namespace cageot
