#include "support/mail_server.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

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

/// Debian's own Python: another has no aiosmtpd.
pid_t spawn(std::vector<std::string> words, int input, int output)
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

std::string content(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

TestMailServer::TestMailServer(const std::string& mode, const std::string& name)
{
    std::vector<std::string> words = {"/usr/bin/python3",
                                      CAGEOT_SOURCE_DIR "/tests/support/mail_server.py",
                                      folder_.path().string(), mode};
    if (!name.empty())
        words.push_back(name);
    const Pipe input, output;
    pid_ = spawn(words, input.ends[0], output.ends[1]);
    ::close(input.ends[0]);
    ::close(output.ends[1]);
    input_ = input.ends[1];
    std::string line;
    for (char c = 0; ::read(output.ends[0], &c, 1) == 1 && c != '\n';)
        line += c;
    ::close(output.ends[0]);
    if (line.empty())
        throw std::runtime_error("tests/support/mail_server.py failed: is python3-aiosmtpd there?");
    port_ = std::stoi(line);
}

TestMailServer::~TestMailServer()
{
    ::close(input_);
    ::kill(pid_, SIGTERM);
    int status = 0;
    ::waitpid(pid_, &status, 0);
}

std::string TestMailServer::received(int n) const
{
    return content(folder_.path() / (std::to_string(n) + ".eml"));
}

std::string TestMailServer::read(int n) const
{
    return content(folder_.path() / (std::to_string(n) + ".txt"));
}

} // namespace cageot
