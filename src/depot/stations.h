#pragma once

// Stations: who may scan. A coordinator invites one; whoever opens the invitation, a tablet, gets the
// station's secret, once. Volunteers have no passwords.

#include "depot/depot.h"
#include "depot/refused.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

class StationRefused : public Refused {
    using Refused::Refused;
};

/// An invitation may be opened so long, in ms.
constexpr UtcMs invitation_length = 15 * 60'000;

struct Invitation {
    std::string station;
    std::string word; ///< what opens it: 32 hex digits, remembered only as its hash
    UtcMs until = 0;
};
/// Invites a station, a new one or one that is known: that one goes on until the invitation is opened.
/// Throws StationRefused for a name that is not 1 to 64 of [A-Za-z0-9_-].
Invitation invite_station(Depot& depot, const std::string& station);

struct OpenedStation {
    std::string station;
    std::string secret; ///< 64 hex digits, remembered only as its hash
};
/// Uses an invitation up. Throws StationRefused when it is unknown, used or too old.
OpenedStation open_station(Depot& depot, std::string_view word);

/// Whose secret it is; nothing when nobody's, or a revoked station's.
std::optional<std::string> station_of(Depot& depot, std::string_view secret);
/// It may not scan any more; its scans stay. Throws UnknownName.
void revoke_station(Depot& depot, const std::string& station);

} // namespace cageot
