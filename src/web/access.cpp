#include "web/access.h"

#include "depot/archive.h"
#include "depot/coordinators.h"
#include "depot/stations.h"

namespace cageot {
namespace {

/// Of the forms that are shown to this browser alone; another login has another one.
std::string token_of(const std::string& secret)
{
    return sha256_hex("form " + secret);
}

} // namespace

Visitor admit(Site& site, const HttpRequest& request, Access access)
{
    const auto station = access == Access::station && !request.bearer.empty()
                             ? station_of(site.depot(), request.bearer)
                             : std::nullopt;
    if (station)
        site.heard().note(*station, site.depot().now());
    if (!site.asks_who())
        return {"tableau", site.form_token()};
    Depot& depot = site.depot();
    if (auto name = coordinator_of(depot, request.cookie))
        return {*name, token_of(request.cookie), true};
    if (auto name = coordinator_of(depot, request.bearer))
        return {*name, site.form_token(), true};
    const Visitor stranger{"", site.form_token()};
    switch (access) {
    case Access::anybody:
        return stranger;
    case Access::machine:
        if (request.is_local)
            return stranger;
        break;
    case Access::station:
        if (station)
            return {*station, site.form_token()};
        break;
    case Access::coordinator:
        break;
    }
    throw HttpRefusal(401, access == Access::station
                               ? "Ce poste n’est pas ouvert ici: demandez son QR à un coordinateur."
                               : "Cette page est aux coordinateurs: entrez avec votre mot de "
                                 "passe.");
}

} // namespace cageot
