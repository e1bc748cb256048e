#include "program.h"

#include "base/text.h"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace cageot {
namespace {

namespace fs = std::filesystem;

/// Its standard input is the file "in". Output and error go to files, so that neither can fill a pipe
/// that nobody reads.
pid_t spawn(const fs::path& program, const std::vector<std::string>& words, const fs::path& folder)
{
    std::vector<std::string> kept{program.string()};
    kept.insert(kept.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (std::string& word : kept)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const fs::path in = folder / "in", out = folder / "out", err = folder / "err";
    constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), flags, 0600);
    ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), flags, 0600);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    pid_t pid = 0;
    const int error =
        ::posix_spawn(&pid, program.c_str(), &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error != 0)
        throw std::runtime_error("cannot start " + program.string());
    return pid;
}

} // namespace

const fs::path& program_in_checkout()
{
    static const TemporaryFolder checkout;
    static const fs::path program = [] {
        const fs::path folder = checkout.path() / "build/bin";
        fs::create_directories(folder);
        std::error_code no_link;
        fs::create_hard_link(CAGEOT_PROGRAM, folder / "cageot", no_link);
        if (no_link)
            fs::copy_file(CAGEOT_PROGRAM, folder / "cageot");
        for (const char* name : {"layouts", "fonts"})
            fs::create_directory_symlink(fs::path(CAGEOT_SOURCE_DIR) / name,
                                         checkout.path() / name);
        return folder / "cageot";
    }();
    return program;
}

Outcome run_program(const fs::path& program, const std::vector<std::string>& words,
                    std::string_view input)
{
    return RunningProgram(program, words, input).wait();
}

RunningProgram::RunningProgram(const fs::path& program, const std::vector<std::string>& words,
                               std::string_view input)
{
    write_text(folder_.path() / "in", input);
    pid_ = spawn(program, words, folder_.path());
}

RunningProgram::~RunningProgram()
{
    if (pid_ > 0)
        stop(SIGKILL);
}

std::string RunningProgram::out() const
{
    return content_of(folder_.path() / "out");
}

std::string RunningProgram::err() const
{
    return content_of(folder_.path() / "err");
}

Outcome RunningProgram::wait()
{
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = 0;
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, out(), err()};
}

Outcome RunningProgram::stop(int signal)
{
    ::kill(pid_, signal);
    return wait();
}

TestDepot::TestDepot(const std::string& toml)
{
    write_text(config, toml + "\n[cups]\nserver = \"127.0.0.1:1\"\n");
}

std::vector<std::string> TestDepot::words(std::vector<std::string> command) const
{
    command.insert(command.begin(), {"--config", config.string(), "--data", data.string()});
    return command;
}

Outcome TestDepot::run(const std::vector<std::string>& command, std::string_view input) const
{
    return run_program(program_in_checkout(), words(command), input);
}

std::string content_of(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_text(const fs::path& path, std::string_view text)
{
    std::ofstream(path, std::ios::binary) << text;
}

fs::path fixture(const std::string& name)
{
    return fs::path(CAGEOT_SOURCE_DIR) / "fixtures" / name;
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    for (const std::string_view line : split(text, '\n'))
        lines.emplace_back(line);
    if (!lines.empty() && lines.back().empty())
        lines.pop_back();
    return lines;
}

} // namespace cageot
