#include "depot/refused.h"

namespace cageot {
namespace {

std::string in_lines(const std::vector<std::string>& faults)
{
    std::string text;
    for (const std::string& fault : faults)
        text += (text.empty() ? "" : "\n") + fault;
    return text;
}

} // namespace

Refused::Refused(std::vector<std::string> faults)
    : std::runtime_error(in_lines(faults))
    , faults_(std::move(faults))
{
}

} // namespace cageot
