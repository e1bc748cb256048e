#include "depot/slip.h"

namespace cageot {

ThrowAwaySlip slip_of(Depot& depot, const SessionId& session, int version)
{
    const std::vector<std::string> discards =
        version > 1 ? depot.store().discards(session, version) : std::vector<std::string>{};
    if (discards.empty())
        return {depot.plan(session, version)->name, version, {}};
    return throw_away_slip(*depot.plan(session, version - 1), *depot.plan(session, version),
                           {discards.begin(), discards.end()});
}

} // namespace cageot
