#include "support/durable_steps.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <dlfcn.h>
#include <string>
#include <string_view>
#include <unistd.h>

// This program's definitions come before those of the C library, for shared libraries too.

namespace cageot {
namespace {

std::atomic<bool> counting = false;
std::atomic<long> steps = 0, database_steps = 0;
Kill deadly{0, false};

void die()
{
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

template <class Call>
int step(const Call& call)
{
    if (!counting)
        return call();
    const long number = ++steps;
    if (number == deadly.step && !deadly.after)
        die();
    const int result = call();
    if (number == deadly.step)
        die();
    return result;
}

template <class Function>
Function next(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

int flush(int fd, int (*real)(int))
{
    if (counting && is_of_database(fd))
        ++database_steps;
    return step([&] { return real(fd); });
}

} // namespace

void count_durable_steps(std::optional<Kill> kill)
{
    deadly = kill.value_or(Kill{0, false});
    steps = 0;
    database_steps = 0;
    counting = true;
}

DurableSteps durable_steps()
{
    return {steps, database_steps};
}

} // namespace cageot

extern "C" {

int fsync(int fd)
{
    static const auto real = cageot::next<int (*)(int)>("fsync");
    return cageot::flush(fd, real);
}

int fdatasync(int fd)
{
    static const auto real = cageot::next<int (*)(int)>("fdatasync");
    return cageot::flush(fd, real);
}

int rename(const char* from, const char* to) noexcept
{
    static const auto real = cageot::next<int (*)(const char*, const char*)>("rename");
    return cageot::step([&] { return real(from, to); });
}
}
