#pragma once

#include "virtual_printer/socket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

namespace cageot {

/// A plain TCP client of a printer on 127.0.0.1. Throws std::system_error with the system's error,
/// EAGAIN when the printer lets it wait for longer than its patience.
class PrinterClient {
public:
    explicit PrinterClient(int port, std::chrono::seconds patience = std::chrono::seconds(20))
        : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const timeval longest{patience.count(), 0};
        setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
        setsockopt(socket_.get(), SOL_SOCKET, SO_SNDTIMEO, &longest, sizeof longest);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        check(connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address));
    }
    void send(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t count =
                check(::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL));
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    /// No more will be sent; the printer may still answer.
    void end() const { check(shutdown(socket_.get(), SHUT_WR)); }
    /// The next piece of an answer; empty when the printer has closed.
    std::string receive(int flags = 0) const
    {
        std::array<char, 4096> bytes{};
        const ssize_t count = check(recv(socket_.get(), bytes.data(), bytes.size(), flags));
        return {bytes.data(), static_cast<std::size_t>(count)};
    }
    /// Everything until the printer closes in order.
    std::string receive_all() const
    {
        std::string all;
        for (std::string piece; !(piece = receive()).empty();)
            all += piece;
        return all;
    }
    /// 0 when the printer closes in order, ECONNRESET when it breaks the connection off.
    int wait_for_end() const
    {
        try {
            receive_all();
            return 0;
        } catch (const std::system_error& error) {
            return error.code().value();
        }
    }
    /// True when the printer has neither closed nor answered yet.
    bool is_open() const
    {
        char byte = 0;
        return recv(socket_.get(), &byte, 1, MSG_DONTWAIT | MSG_PEEK) < 0 && errno == EAGAIN;
    }

private:
    static ssize_t check(ssize_t result)
    {
        if (result < 0)
            throw std::system_error(errno, std::generic_category(), "printer client");
        return result;
    }
    FileDescriptor socket_;
};

/// 0, or the error that a client meets when it connects.
inline int connection_error(int port)
{
    try {
        const PrinterClient client(port);
        return 0;
    } catch (const std::system_error& error) {
        return error.code().value();
    }
}

/// One whole connection; what the printer answered.
inline std::string send_job(int port, std::string_view zpl)
{
    const PrinterClient client(port);
    client.send(zpl);
    client.end();
    return client.receive_all();
}

} // namespace cageot
