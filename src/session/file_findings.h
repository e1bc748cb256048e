#pragma once

#include "base/finding.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace cageot {

/// What is found in one file. Keeps the first thousand only, so that a huge wrong file costs
/// little.
class FileFindings {
public:
    explicit FileFindings(std::string file)
        : file_(std::move(file))
    {
    }
    void error(int row, const std::string& field, const std::string& message);
    void warning(int row, const std::string& field, const std::string& message);

    bool has_error() const { return has_error_; }
    const std::vector<Finding>& kept() const { return kept_; }
    /// How many came after the kept ones.
    std::size_t dropped() const { return dropped_; }

private:
    void add(Finding finding);

    std::string file_;
    std::vector<Finding> kept_;
    std::size_t dropped_ = 0;
    bool has_error_ = false;
};

/// All findings by file, then by row. After 200 a last one says how many more there are, and
/// refuses the input if any of those does.
std::vector<Finding> all_findings(const std::vector<FileFindings>& files);

} // namespace cageot
