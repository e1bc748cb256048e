#pragma once

#include <array>
#include <cerrno>
#include <exception>
#include <string>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace cageot {

/// The text that `work` gives in a process of its own, forked from this one; the message of what it
/// throws. Assertions of Catch2 are of no use inside.
template <class Work>
std::string in_child(const Work& work)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe");
    const pid_t child = ::fork();
    if (child < 0)
        throw std::system_error(errno, std::generic_category(), "fork");
    if (child == 0) {
        std::string text;
        try {
            text = work();
        } catch (const std::exception& error) {
            text = error.what();
        }
        const ssize_t written = ::write(ends[1], text.data(), text.size());
        ::_exit(written == static_cast<ssize_t>(text.size()) ? 0 : 1); // nothing of ours is run
    }
    ::close(ends[1]);
    std::string text;
    std::array<char, 4096> chunk{};
    for (ssize_t count; (count = ::read(ends[0], chunk.data(), chunk.size())) > 0;)
        text.append(chunk.data(), static_cast<std::size_t>(count));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return status == 0 ? text : text + " (child died with status " + std::to_string(status) + ")";
}

} // namespace cageot
