#include "web/tries.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr UtcMs minute = 60'000;
constexpr UtcMs longest = 15 * minute;
constexpr UtcMs forgotten_after = 60 * minute;
/// Beyond so many names the oldest are let go: their memory must not grow with the guesses.
constexpr std::size_t most = 10'000;

} // namespace

UtcMs Tries::wait(const std::string& who, UtcMs now)
{
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(who);
    // A clock that was put back must not lock anybody out.
    if (found == counts_.end() || found->second.last > now)
        return 0;
    return std::max<UtcMs>(0, found->second.not_before - now);
}

void Tries::failed(const std::string& who, UtcMs now)
{
    const std::lock_guard lock(mutex_);
    forget_old(now);
    Count& count = counts_[who];
    count.last = now;
    if (++count.failed < free_tries)
        return;
    const int doublings = std::min(count.failed - free_tries, 4);
    count.not_before = now + std::min(minute << doublings, longest);
}

void Tries::succeeded(const std::string& who)
{
    const std::lock_guard lock(mutex_);
    counts_.erase(who);
}

void Tries::forget_old(UtcMs now)
{
    std::erase_if(counts_, [&](const auto& one) {
        return one.second.last > now || now - one.second.last > forgotten_after;
    });
    while (counts_.size() > most)
        counts_.erase(
            std::min_element(counts_.begin(), counts_.end(), [](const auto& a, const auto& b) {
                return a.second.last < b.second.last;
            }));
}

} // namespace cageot
