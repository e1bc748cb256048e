#include "web/heard_stations.h"

#include <algorithm>

namespace cageot {

void HeardStations::note(const std::string& station, UtcMs at)
{
    const std::lock_guard lock(mutex_);
    UtcMs& last = last_[station];
    last = std::max(last, at);
}

std::optional<UtcMs> HeardStations::last(const std::string& station) const
{
    const std::lock_guard lock(mutex_);
    const auto found = last_.find(station);
    return found == last_.end() ? std::nullopt : std::optional(found->second);
}

std::string HeardStations::pulse(UtcMs now) const
{
    const std::lock_guard lock(mutex_);
    std::string text;
    for (const auto& [station, last] : last_)
        text += now - last <= station_silence ? '1' : '0';
    return text;
}

} // namespace cageot
