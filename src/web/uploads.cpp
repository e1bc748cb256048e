#include "web/uploads.h"

#include "web/site.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr std::size_t most_kept = 4;
constexpr UtcMs kept_for = 30 * 60 * 1000;

} // namespace

std::string Uploads::keep(std::vector<InputFile> files, UtcMs now)
{
    const std::lock_guard lock(mutex_);
    if (kept_.size() == most_kept)
        kept_.pop_front();
    kept_.push_back({random_hex(16), now + kept_for, std::move(files)});
    return kept_.back().id;
}

std::optional<std::vector<InputFile>> Uploads::take(const std::string& id, UtcMs now)
{
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(kept_, id, &Kept::id);
    if (found == kept_.end())
        return std::nullopt;
    std::optional<std::vector<InputFile>> files;
    if (now <= found->until)
        files = std::move(found->files);
    kept_.erase(found);
    return files;
}

} // namespace cageot
