#include "support/durable_steps.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <dlfcn.h>
#include <mutex>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>
#include <utility>

// This program's definitions come before those of the C library, for shared libraries too.

namespace cageot {
namespace {

std::atomic<bool> counting = false, counting_messages = false;
std::atomic<long> steps = 0, database_steps = 0;
Kill deadly{0, false};
std::function<void()> instead;
std::mutex names_mutex;
std::vector<std::string> names;

void die()
{
    if (instead) {
        counting = false; // what follows makes no steps of its own
        instead();
        counting = true;
        return;
    }
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}

bool is_of_database(int fd)
{
    std::array<char, 4096> target{};
    const std::string link = "/proc/self/fd/" + std::to_string(fd);
    const ssize_t length = ::readlink(link.c_str(), target.data(), target.size());
    return length > 0 &&
           std::string_view(target.data(), static_cast<std::size_t>(length)).find(".sqlite") !=
               std::string_view::npos;
}

bool is_socket(int fd)
{
    struct stat about {};
    return ::fstat(fd, &about) == 0 && S_ISSOCK(about.st_mode);
}

/// Of IPP's operations those that this program asks for (RFC 8011 §5.4.15, CUPS').
std::string name_of_operation(unsigned char high, unsigned char low)
{
    constexpr std::array<std::pair<int, const char*>, 8> operations = {{
        {0x0005, "Create-Job"},
        {0x0006, "Send-Document"},
        {0x0008, "Cancel-Job"},
        {0x0009, "Get-Job-Attributes"},
        {0x000A, "Get-Jobs"},
        {0x000B, "Get-Printer-Attributes"},
        {0x0011, "Resume-Printer"},
        {0x4001, "CUPS-Get-Default"},
    }};
    const int number = high << 8 | low;
    for (const auto& [known, name] : operations)
        if (known == number)
            return name;
    return "operation " + std::to_string(number);
}

std::string name_of_message(std::string_view bytes)
{
    if (bytes.starts_with("POST ") || bytes.starts_with("GET "))
        return "HTTP";
    if (bytes.starts_with("%PDF") || bytes.starts_with("RaS"))
        return "document";
    if (bytes.starts_with("~") || bytes.starts_with("^"))
        return "ZPL";
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (bytes.size() >= 8 && (at(0) == 1 || at(0) == 2) && at(1) <= 2)
        return name_of_operation(at(2), at(3));
    return "bytes";
}

/// PostgreSQL's messages ("Message Formats" of its manual, version 15): a letter and a length in four
/// bytes. What is longer than 16 MB is taken for something else.
bool is_sql(std::string_view bytes)
{
    const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return bytes.size() >= 5 && letter(bytes[0]) && bytes[1] == 0;
}

/// The query by which a transaction that wrote ends (src/store/postgresql_session.cpp).
bool is_commit(std::string_view bytes)
{
    return is_sql(bytes) && bytes[0] == 'Q' && bytes.ends_with(std::string_view("; COMMIT\0", 9));
}

template <class Call>
auto step(const std::string& name, const Call& call)
{
    const long number = ++steps;
    if (counting_messages) {
        const std::lock_guard lock(names_mutex);
        names.push_back(name);
    }
    if (number == deadly.step && !deadly.after)
        die();
    const auto result = call();
    if (number == deadly.step && deadly.after)
        die();
    return result;
}

template <class Function>
Function next(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

int flush(const char* name, int fd, int (*real)(int))
{
    if (!counting)
        return real(fd);
    if (is_of_database(fd))
        ++database_steps;
    return step(name, [&] { return real(fd); });
}

template <class Call>
ssize_t message(int fd, const void* bytes, std::size_t count, const Call& call)
{
    if (!counting || !is_socket(fd))
        return call();
    const std::string_view text(static_cast<const char*>(bytes), bytes == nullptr ? 0 : count);
    if (is_commit(text)) {
        ++database_steps;
        return step("COMMIT", call);
    }
    if (!counting_messages || is_sql(text))
        return call();
    return step(name_of_message(text), call);
}

ssize_t message(int fd, const iovec* parts, std::size_t count, const auto& call)
{
    return count == 0 ? call() : message(fd, parts->iov_base, parts->iov_len, call);
}

} // namespace

void count_durable_steps(std::optional<Kill> kill)
{
    deadly = kill.value_or(Kill{0, false});
    steps = 0;
    database_steps = 0;
    names.clear();
    counting = true;
}

DurableSteps durable_steps()
{
    return {steps, database_steps};
}

void count_messages()
{
    counting_messages = true;
}

void pause_counting(bool paused)
{
    counting = !paused;
}

std::vector<std::string> names_of_steps()
{
    const std::lock_guard lock(names_mutex);
    return names;
}

void die_otherwise(std::function<void()> happens)
{
    instead = std::move(happens);
}

} // namespace cageot

extern "C" {

int fsync(int fd)
{
    static const auto real = cageot::next<int (*)(int)>("fsync");
    return cageot::flush("fsync", fd, real);
}

int fdatasync(int fd)
{
    static const auto real = cageot::next<int (*)(int)>("fdatasync");
    return cageot::flush("fdatasync", fd, real);
}

int rename(const char* from, const char* to) noexcept
{
    static const auto real = cageot::next<int (*)(const char*, const char*)>("rename");
    if (!cageot::counting)
        return real(from, to);
    return cageot::step("rename", [&] { return real(from, to); });
}

ssize_t write(int fd, const void* bytes, size_t count)
{
    static const auto real = cageot::next<ssize_t (*)(int, const void*, size_t)>("write");
    return cageot::message(fd, bytes, count, [&] { return real(fd, bytes, count); });
}

ssize_t writev(int fd, const iovec* parts, int count)
{
    static const auto real = cageot::next<ssize_t (*)(int, const iovec*, int)>("writev");
    return cageot::message(fd, parts, static_cast<std::size_t>(count),
                           [&] { return real(fd, parts, count); });
}

ssize_t send(int fd, const void* bytes, size_t count, int flags)
{
    static const auto real = cageot::next<ssize_t (*)(int, const void*, size_t, int)>("send");
    return cageot::message(fd, bytes, count, [&] { return real(fd, bytes, count, flags); });
}

ssize_t sendto(int fd, const void* bytes, size_t count, int flags, const sockaddr* to,
               socklen_t size)
{
    static const auto real =
        cageot::next<ssize_t (*)(int, const void*, size_t, int, const sockaddr*, socklen_t)>(
            "sendto");
    return cageot::message(fd, bytes, count,
                           [&] { return real(fd, bytes, count, flags, to, size); });
}

ssize_t sendmsg(int fd, const msghdr* what, int flags)
{
    static const auto real = cageot::next<ssize_t (*)(int, const msghdr*, int)>("sendmsg");
    return cageot::message(fd, what->msg_iov, what->msg_iovlen,
                           [&] { return real(fd, what, flags); });
}
}
