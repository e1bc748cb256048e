#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace cageot {

/// A program that tests talk to: it says one line once it can be asked, and is stopped by its own
/// process id when this goes.
class ChildProgram {
public:
    /// Throws std::runtime_error when it ends without a line.
    explicit ChildProgram(std::vector<std::string> words);
    ~ChildProgram();
    ChildProgram(const ChildProgram&) = delete;
    ChildProgram& operator=(const ChildProgram&) = delete;

    const std::string& first_line() const { return first_line_; }
    pid_t pid() const { return pid_; }

private:
    pid_t pid_ = 0;
    int input_ = -1; ///< closed when the test dies
    std::string first_line_;
};

} // namespace cageot
