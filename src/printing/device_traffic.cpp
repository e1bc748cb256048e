// What /proc tells of who sends to a device (proc(5)).

#include "printing/device.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

namespace cageot {
namespace {

namespace fs = std::filesystem;

/// CUPS gives a backend its device URI as its own name, without credentials (measured, 2.4.2).
bool has_backend(const std::string& uri)
{
    std::error_code error;
    fs::directory_iterator processes("/proc", error);
    for (; !error && processes != fs::directory_iterator(); processes.increment(error)) {
        const std::string id = processes->path().filename().string();
        if (id.find_first_not_of("0123456789") != std::string::npos)
            continue;
        std::ifstream file(processes->path() / "cmdline", std::ios::binary);
        std::string name;
        std::getline(file, name, '\0');
        if (without_credentials(name) == uri)
            return true;
    }
    return false;
}

/// An address and port as /proc/net/tcp writes them: each 32 bits of the address in the machine's
/// own order, "0100007F:238C".
std::string proc_text(const addrinfo& address)
{
    std::vector<std::uint32_t> words;
    in_port_t port = 0;
    if (address.ai_family == AF_INET) {
        sockaddr_in known{};
        std::memcpy(&known, address.ai_addr, sizeof known);
        words = {known.sin_addr.s_addr};
        port = known.sin_port;
    } else if (address.ai_family == AF_INET6) {
        sockaddr_in6 known{};
        std::memcpy(&known, address.ai_addr, sizeof known);
        words.resize(4);
        std::memcpy(words.data(), &known.sin6_addr, sizeof known.sin6_addr);
        port = known.sin6_port;
    }
    std::string text;
    std::array<char, 9> hexadecimal{};
    for (const std::uint32_t word : words) {
        std::snprintf(hexadecimal.data(), hexadecimal.size(), "%08X", word);
        text += hexadecimal.data();
    }
    std::snprintf(hexadecimal.data(), hexadecimal.size(), "%04X", unsigned{ntohs(port)});
    return text + ":" + hexadecimal.data();
}

std::vector<std::string> proc_texts(const SocketDevice& device)
{
    addrinfo wanted{};
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    std::vector<std::string> texts;
    if (::getaddrinfo(device.host.c_str(), std::to_string(device.port).c_str(), &wanted, &found) !=
        0)
        return texts;
    for (const addrinfo* address = found; address != nullptr; address = address->ai_next)
        texts.push_back(proc_text(*address));
    ::freeaddrinfo(found);
    return texts;
}

/// States of a connection that may still bring bytes (linux/tcp_states.h): established, SYN sent,
/// FIN wait 1, close wait, last ACK, closing. Beyond them the device has acknowledged all.
constexpr std::array<std::string_view, 6> sending_states{"01", "02", "04", "08", "09", "0B"};

bool has_connection(const char* table, const std::vector<std::string>& devices)
{
    std::ifstream file(table);
    std::string line;
    std::getline(file, line); // the heading
    while (std::getline(file, line)) {
        std::istringstream words(line);
        std::string number, local, remote, state;
        words >> number >> local >> remote >> state;
        if (std::ranges::find(devices, remote) != devices.end() &&
            std::ranges::find(sending_states, state) != sending_states.end())
            return true;
    }
    return false;
}

} // namespace

bool is_sent_to(const std::string& uri)
{
    if (has_backend(without_credentials(uri)))
        return true;
    const auto device = parse_socket_device(uri);
    if (!device)
        return false;
    const std::vector<std::string> devices = proc_texts(*device);
    return has_connection("/proc/net/tcp", devices) || has_connection("/proc/net/tcp6", devices);
}

} // namespace cageot
