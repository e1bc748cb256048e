#include "depot/stations.h"

#include "base/text.h"
#include "depot/archive.h"
#include "depot/job_pages.h"

#include <algorithm>

namespace cageot {
namespace {

std::optional<StoredStation> find_station(Depot& depot, std::string_view id)
{
    for (StoredStation& station : depot.store().stations())
        if (station.id == id)
            return std::move(station);
    return std::nullopt;
}

std::string hash_of(std::string_view secret)
{
    return sha256_hex(std::string(secret));
}

} // namespace

Invitation invite_station(Depot& depot, const std::string& id)
{
    if (!is_plain_id(id))
        throw StationRefused(
            {"Un poste s'appelle par 1 à 64 lettres sans accent, chiffres, - ou _: "
             "par exemple «poste-2»."});
    for (;;) { // until nobody changes it at the same moment
        const StoredStation found = find_station(depot, id).value_or(StoredStation{});
        StoredStation station = found;
        if (station.id.empty()) {
            station.id = id;
            station.made_at = depot.now();
        }
        const Invitation invitation{id, new_key().value, depot.now() + invitation_length};
        station.invitation = hash_of(invitation.word);
        station.invited_until = invitation.until;
        if (depot.store().save_station(found, station))
            return invitation;
    }
}

OpenedStation open_station(Depot& depot, std::string_view word)
{
    const std::string hash = hash_of(word);
    for (const StoredStation& found : depot.store().stations()) {
        if (found.invitation.empty() || found.invitation != hash ||
            depot.now() > found.invited_until)
            continue;
        const OpenedStation opened{found.id, new_key().value + new_key().value};
        StoredStation station = found;
        station.invitation.clear();
        station.secret = hash_of(opened.secret);
        station.opened_at = depot.now();
        station.revoked_at = 0;
        if (depot.store().save_station(found, station)) // else somebody was quicker
            return opened;
    }
    throw StationRefused(
        {"Cette invitation a servi ou n'est plus valable: demandez-en une autre à un "
         "coordinateur."});
}

std::optional<std::string> station_of(Depot& depot, std::string_view secret)
{
    if (secret.empty())
        return std::nullopt;
    const std::string hash = hash_of(secret);
    for (const StoredStation& station : depot.store().stations())
        if (station.secret == hash && station.revoked_at == 0)
            return station.id;
    return std::nullopt;
}

void revoke_station(Depot& depot, const std::string& id)
{
    for (;;) {
        const auto found = find_station(depot, id);
        if (!found)
            throw UnknownName("Pas de poste «" + id + "»: «cageot station list» les nomme.");
        StoredStation station = *found;
        station.revoked_at = depot.now();
        station.invitation.clear();
        if (depot.store().save_station(*found, station))
            return;
    }
}

} // namespace cageot
