#include "support/private_cupsd.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace cageot {
namespace {

[[noreturn]] void fail(int error, const char* what)
{
    throw std::system_error(error, std::generic_category(), what);
}

/// In /tmp, because the filters run as user lp, who cannot look into most other places.
std::filesystem::path make_directory()
{
    std::string name = "/tmp/cageot-cupsd-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr)
        fail(errno, "cannot make a directory for cupsd");
    return name;
}

/// Starts the script with its output in `output` and no other file of ours: an inherited listening
/// socket would outlive the test in cupsd.
pid_t spawn_script(const std::string& command, const std::string& directory, int output)
{
    const std::string script = CAGEOT_SOURCE_DIR "/scripts/private_cupsd";
    std::array<std::string, 3> words{script, command, directory};
    std::array<char*, 4> arguments{words[0].data(), words[1].data(), words[2].data(), nullptr};
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    pid_t pid = 0;
    const int error =
        ::posix_spawn(&pid, script.c_str(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error != 0)
        fail(error, "cannot start scripts/private_cupsd");
    return pid;
}

/// What the script printed. Throws when it failed; it has told why on standard error.
std::string run_script(const std::string& command, const std::filesystem::path& directory)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        fail(errno, "cannot make a pipe");
    const pid_t pid = spawn_script(command, directory.string(), ends[1]);
    ::close(ends[1]);
    std::string output;
    std::array<char, 256> buffer{};
    for (ssize_t count; (count = ::read(ends[0], buffer.data(), buffer.size())) > 0;)
        output.append(buffer.data(), static_cast<std::size_t>(count));
    ::close(ends[0]);
    int status = 0;
    if (::waitpid(pid, &status, 0) != pid || status != 0)
        throw std::runtime_error("scripts/private_cupsd " + command +
                                 " failed; these tests need a real cupsd");
    return output.substr(0, output.find('\n'));
}

} // namespace

PrivateCupsd::PrivateCupsd()
    : directory_(make_directory())
{
    start();
}

PrivateCupsd::~PrivateCupsd()
{
    try {
        kill();
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
    }
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
}

pid_t PrivateCupsd::pid() const
{
    pid_t pid = 0;
    std::ifstream(directory_ / "pid") >> pid;
    return pid;
}

void PrivateCupsd::stop()
{
    run_script("stop", directory_);
}

void PrivateCupsd::kill()
{
    run_script("kill", directory_);
}

void PrivateCupsd::start()
{
    address_ = run_script("start", directory_);
}

} // namespace cageot
