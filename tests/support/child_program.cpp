#include "support/child_program.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace cageot {
namespace {

struct Pipe {
    std::array<int, 2> ends{};
    Pipe()
    {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            throw std::runtime_error("cannot make a pipe");
    }
};

pid_t spawn(std::vector<std::string>& words, int input, int output)
{
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    pid_t pid = 0;
    const int error =
        ::posix_spawn(&pid, arguments.front(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error != 0)
        throw std::runtime_error("cannot start " + words.front());
    return pid;
}

} // namespace

ChildProgram::ChildProgram(std::vector<std::string> words)
{
    const Pipe input, output;
    pid_ = spawn(words, input.ends[0], output.ends[1]);
    ::close(input.ends[0]);
    ::close(output.ends[1]);
    input_ = input.ends[1];
    for (char c = 0; ::read(output.ends[0], &c, 1) == 1 && c != '\n';)
        first_line_ += c;
    ::close(output.ends[0]);
    if (!first_line_.empty())
        return;
    int status = 0;
    ::waitpid(pid_, &status, 0);
    ::close(input_);
    throw std::runtime_error("a program that a test needs ended at once: " + words.back());
}

ChildProgram::~ChildProgram()
{
    ::close(input_);
    ::kill(pid_, SIGTERM);
    int status = 0;
    ::waitpid(pid_, &status, 0);
}

} // namespace cageot
