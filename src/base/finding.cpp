#include "base/finding.h"

#include <algorithm>
#include <map>
#include <tuple>

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

std::vector<RepeatedFinding> without_repetition(const std::vector<Finding>& findings)
{
    std::vector<RepeatedFinding> told;
    using Said = std::tuple<Severity, int, std::string, std::string>;
    std::map<Said, std::size_t> places;
    for (const Finding& finding : findings) {
        const auto [place, fresh] = places.try_emplace(
            {finding.severity, finding.row, finding.field, finding.message}, told.size());
        if (fresh)
            told.push_back({finding, 0});
        else
            ++told[place->second].others;
    }
    return told;
}

std::string RepeatedFinding::text() const
{
    std::string text = to_string(finding);
    if (others == 1)
        text += " (et une autre fois)";
    else if (others > 1)
        text += " (et " + std::to_string(others) + " autres fois)";
    return text;
}

} // namespace cageot
