#include "support/answering_printer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace cageot {
namespace {

constexpr int look_ms = 20;

bool readable(int fd)
{
    pollfd wanted{fd, POLLIN, 0};
    return ::poll(&wanted, 1, look_ms) > 0;
}

std::string digits(long number, std::size_t width)
{
    const std::string text = std::to_string(number);
    return std::string(width > text.size() ? width - text.size() : 0, '0') + text;
}

} // namespace

std::string host_status(int label_length, const std::string& flag, long labels_left)
{
    const auto is = [&](const char* name) { return flag == name ? "1" : "0"; };
    return std::string("\x02") + "030," + is("paper-out") + "," + is("paused") + "," +
           digits(label_length, 4) + ",000,0,0,0,000,0,0,0\x03\r\n\x02" + "000,0," +
           is("head-open") + ",0,0,2,4,0," + digits(labels_left, 8) + ",1,000\x03\r\n\x02" +
           "1234,0\x03\r\n";
}

std::string identification(int dots_per_mm)
{
    return "\x02GK420d,V61.17.17Z," + std::to_string(dots_per_mm) + ",2104KB,X\x03\r\n";
}

AnsweringPrinter::AnsweringPrinter(Answers answers)
    : answers_(std::move(answers))
    , listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listener_, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0 ||
        ::listen(listener_, 8) != 0)
        throw std::runtime_error("no port");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

AnsweringPrinter::~AnsweringPrinter()
{
    stopping_ = true;
    thread_.join();
    ::close(listener_);
}

std::string AnsweringPrinter::uri() const
{
    return "socket://127.0.0.1:" + std::to_string(port_);
}

void AnsweringPrinter::serve()
{
    while (!stopping_) {
        if (!readable(listener_))
            continue;
        const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        ++connections_;
        std::string got;
        std::array<char, 4096> bytes{};
        while (!stopping_) {
            if (!readable(fd))
                continue;
            const ssize_t count = ::recv(fd, bytes.data(), bytes.size(), 0);
            if (count <= 0)
                break;
            got.append(bytes.data(), static_cast<std::size_t>(count));
            for (const auto& [question, answer] :
                 {std::pair<const char*, const std::string&>{"~HS", answers_.host_status},
                  std::pair<const char*, const std::string&>{"~HI", answers_.identification}})
                if (const std::size_t at = got.find(question); at != std::string::npos) {
                    got.erase(at, 3);
                    ::send(fd, answer.data(), answer.size(), MSG_NOSIGNAL);
                }
        }
        ::close(fd);
    }
}

} // namespace cageot
