#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace cageot {

/// What somebody asked for is refused whole; what() has every fault, one French sentence a line.
class Refused : public std::runtime_error {
public:
    explicit Refused(std::vector<std::string> faults);
    const std::vector<std::string>& faults() const { return faults_; }

private:
    std::vector<std::string> faults_;
};

} // namespace cageot
