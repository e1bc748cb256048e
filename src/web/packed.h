#pragma once

#include "depot/scan_desk.h"
#include "web/template.h"

#include <string>
#include <vector>

namespace cageot {

/// The containers of a relay that are to be taken.
struct RelayPacked {
    PlannedRelay relay;
    long containers = 0, complete = 0, loaded = 0;
    UtcMs departed = 0; ///< 0: its van is here
};

/// How far packing is.
struct Packed {
    EvidenceMix mix;
    std::vector<RelayPacked> relays; ///< in the order of the round
};
Packed packed_of(Depot& depot, const SessionId& session);

/// Fields of the partial `packed`.
Fields fields_of(const Packed& packed);

} // namespace cageot
