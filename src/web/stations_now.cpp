#include "web/stations_now.h"

#include "web/page_fields.h"

namespace cageot {
namespace {

StateWords words_of(std::optional<UtcMs> heard, UtcMs now)
{
    if (!heard)
        return {"pas encore vu", "todo"};
    return now - *heard <= station_silence ? StateWords{"en ligne", "done"}
                                           : StateWords{"ne répond plus", "unsure"};
}

} // namespace

FieldList stations_now(Site& site)
{
    FieldList stations;
    const UtcMs now = site.depot().now();
    for (const StoredStation& station : site.depot().store().stations()) {
        if (station.revoked_at > 0 || station.opened_at == 0)
            continue;
        const auto heard = site.heard().last(station.id);
        Fields shown = fields_of(words_of(heard, now));
        shown.set("station", station.id);
        const bool silent = heard && now - *heard > station_silence;
        shown.set("since",
                  shown_if(silent, silent
                                       ? "depuis " + short_french(local_time(
                                                         *heard, site.depot().settings().time_zone))
                                       : ""));
        stations.push_back(shown);
    }
    return stations;
}

} // namespace cageot
