#pragma once

#include "base/clock.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace cageot {

/// When each station was heard last since the program started. Safe from several threads.
class HeardStations {
public:
    void note(const std::string& station, UtcMs at);
    /// Nothing: it was not heard yet.
    std::optional<UtcMs> last(const std::string& station) const;
    /// Another text whenever a station fell silent or spoke again.
    std::string pulse(UtcMs now) const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, UtcMs> last_;
};

/// A station asks every 2 s, and is silent when it did not for so long.
inline constexpr UtcMs station_silence = 15'000;

} // namespace cageot
