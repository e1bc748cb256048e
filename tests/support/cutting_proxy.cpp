#include "support/cutting_proxy.h"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace cageot {
namespace {

constexpr int tick_ms = 20;

sockaddr_in local_address(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

sockaddr* generic(sockaddr_in& address)
{
    return reinterpret_cast<sockaddr*>(&address);
}

/// Everything of it; false when the other end is gone.
bool send_all(int to, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

/// What came; empty when the other end is gone.
std::string receive(int from)
{
    std::array<char, 65536> buffer{};
    const ssize_t count = ::recv(from, buffer.data(), buffer.size(), 0);
    return {buffer.data(), static_cast<std::size_t>(count > 0 ? count : 0)};
}

} // namespace

CuttingProxy::CuttingProxy(int server)
    : server_(server)
    , listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address = local_address(0);
    socklen_t length = sizeof address;
    if (::bind(listener_, generic(address), length) != 0 || ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, generic(address), &length) != 0)
        throw std::runtime_error("a proxy cannot listen");
    port_ = ntohs(address.sin_port);
    listener_thread_ = std::thread([this] { listen(); });
}

CuttingProxy::~CuttingProxy()
{
    stopping_ = true;
    listener_thread_.join();
    ::close(listener_);
}

void CuttingProxy::cut_at(Cut cut, const std::string& text)
{
    cut_ = cut;
    text_ = text;
    armed_ = true;
}

void CuttingProxy::listen()
{
    while (!stopping_) {
        pollfd waiting{listener_, POLLIN, 0};
        if (::poll(&waiting, 1, tick_ms) <= 0)
            continue;
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            continue;
        if (whole_)
            threads_.emplace_back([this, client] { carry(client); });
        else
            ::close(client);
    }
    for (std::thread& thread : threads_)
        thread.join();
}

void CuttingProxy::carry(int client)
{
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = local_address(server_);
    bool open = ::connect(server, generic(address), sizeof address) == 0;
    bool answers = true;
    while (open && !stopping_) {
        std::array<pollfd, 2> waiting = {{{client, POLLIN, 0}, {server, POLLIN, 0}}};
        if (::poll(waiting.data(), waiting.size(), tick_ms) <= 0)
            continue;
        if (waiting[0].revents != 0) {
            const std::string bytes = receive(client);
            if (armed_ && bytes.find(text_) != std::string::npos) {
                open = cut_ == Cut::behind && send_all(server, bytes);
                answers = false;
                armed_ = false;
            } else {
                open = !bytes.empty() && send_all(server, bytes);
            }
        }
        if (open && waiting[1].revents != 0) {
            const std::string bytes = receive(server);
            open = answers && !bytes.empty() && send_all(client, bytes);
        }
    }
    ::close(client);
    ::close(server);
}

} // namespace cageot
