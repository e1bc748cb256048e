#pragma once

// The real program `cageot`, as a person starts it.

#include "support/temporary_folder.h"

#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace cageot {

struct Outcome {
    int status = -1; ///< exit status; -1 when a signal ended it
    std::string out, err;
};

/// The program in a tree with its layouts and fonts, as in the checkout that it was built in.
const std::filesystem::path& program_in_checkout();

/// Runs `program` to its end; `input` is on its standard input. Throws std::runtime_error when it
/// cannot be started.
Outcome run_program(const std::filesystem::path& program, const std::vector<std::string>& words,
                    std::string_view input = {});

/// A program that runs until it is told to stop; killed by its pid at the latest when destroyed.
class RunningProgram {
public:
    RunningProgram(const std::filesystem::path& program, const std::vector<std::string>& words,
                   std::string_view input = {});
    ~RunningProgram();
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;

    std::string out() const;
    std::string err() const;
    /// Waits for its end, which a signal may ask for first.
    Outcome wait();
    Outcome stop(int signal);

private:
    TemporaryFolder folder_;
    pid_t pid_ = 0;
};

/// A depot of its own, and a print server that nobody runs.
struct TestDepot {
    /// With a config of this text, to which the print server is added.
    explicit TestDepot(const std::string& toml = {});

    std::vector<std::string> words(std::vector<std::string> command) const;
    /// `cageot --config … --data … command`
    Outcome run(const std::vector<std::string>& command, std::string_view input = {}) const;

    TemporaryFolder folder;
    std::filesystem::path config = folder.path() / "cageot.toml";
    std::filesystem::path data = folder.path() / "dépôt";
};

std::string content_of(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, std::string_view text);
std::filesystem::path fixture(const std::string& name);
std::vector<std::string> lines_of(const std::string& text);

} // namespace cageot
