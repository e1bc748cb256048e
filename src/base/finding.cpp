#include "base/finding.h"

#include <algorithm>

namespace cageot {

std::string to_string(const Finding& finding)
{
    std::string place = finding.source;
    const auto add = [&place](const std::string& part) {
        if (!place.empty())
            place += ", ";
        place += part;
    };
    if (finding.row > 0)
        add("ligne " + std::to_string(finding.row));
    if (!finding.field.empty())
        add("«" + finding.field + "»");
    return place.empty() ? finding.message : place + ": " + finding.message;
}

bool has_error(const std::vector<Finding>& findings)
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& f) { return f.severity == Severity::error; });
}

} // namespace cageot
