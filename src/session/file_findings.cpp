#include "session/file_findings.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr std::size_t kept_per_file = 1000;
constexpr std::size_t shown_in_all = 200;

} // namespace

void FileFindings::error(int row, const std::string& field, const std::string& message)
{
    has_error_ = true;
    add({Severity::error, file_, row, field, message});
}

void FileFindings::warning(int row, const std::string& field, const std::string& message)
{
    add({Severity::warning, file_, row, field, message});
}

void FileFindings::add(Finding finding)
{
    if (kept_.size() < kept_per_file)
        kept_.push_back(std::move(finding));
    else
        ++dropped_;
}

std::vector<Finding> all_findings(const std::vector<FileFindings>& files)
{
    std::vector<Finding> all;
    std::size_t more = 0;
    bool refused = false;
    for (const FileFindings& file : files) {
        std::vector<Finding> own = file.kept();
        std::stable_sort(own.begin(), own.end(),
                         [](const Finding& a, const Finding& b) { return a.row < b.row; });
        all.insert(all.end(), own.begin(), own.end());
        more += file.dropped();
        refused = refused || file.has_error();
    }
    if (all.size() > shown_in_all) {
        more += all.size() - shown_in_all;
        all.resize(shown_in_all);
    }
    if (more > 0)
        all.push_back({refused ? Severity::error : Severity::warning, "", 0, "",
                       "d'autres remarques suivent (" + std::to_string(more) +
                           "): corrigez d'abord celles-ci puis recommencez."});
    return all;
}

} // namespace cageot
