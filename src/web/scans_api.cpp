#include "web/json_body.h"
#include "web/pages.h"
#include "web/scan_json.h"

#include "depot/scan_desk.h"
#include "depot/scan_rows.h"
#include "depot/stations.h"

namespace cageot {
namespace {

/// Another one when stations must fetch the list anew.
std::string key_of(Site& site, const Situation& now)
{
    return site.launch() + "-" + std::to_string(now.session.version) + "-" +
           std::to_string(now.facts);
}

void write_mix(JsonWriter& json, const EvidenceMix& mix)
{
    json.member("needed", std::int64_t{mix.needed});
    for (const Evidence evidence :
         {Evidence::scanned, Evidence::shown, Evidence::counted, Evidence::seen})
        json.member(std::string(to_string(evidence)),
                    std::int64_t{mix.articles[static_cast<std::size_t>(evidence)]});
    json.member("to_take", std::int64_t{mix.crates});
    json.member("complete", std::int64_t{mix.complete});
}

void write_packed(JsonWriter& json, const Packing& packing, std::size_t place)
{
    const PackCrate& crate = packing.list().crates[place];
    const PackOrder& order = packing.list().orders[crate.order];
    json.begin_object();
    json.member("code", crate.code);
    json.member("mark", crate.mark);
    json.member("relay", order.letter);
    json.member("taken", crate.taken);
    json.member("seen", packing.seen(place));
    json.member("needed", packing.needed(place));
    json.member("complete", packing.is_complete(place));
    json.member("finished", packing.is_finished(place));
    json.member("more", packing.more_crates(place));
    json.member("loaded", packing.loaded(place, order.letter) != nullptr);
    json.end_object();
}

std::string demand_station(Site& site, const HttpRequest& request)
{
    const auto station = station_of(site.depot(), request.bearer);
    if (!station)
        throw HttpRefusal(401, "Ce poste n’est pas connu: demandez son QR à un coordinateur.");
    return *station;
}

} // namespace

HttpResponse api_packing(Site& site, const HttpRequest& request)
{
    Depot& depot = site.depot();
    const StoredSession session = session_of(site, request);
    const auto now = situation_of(depot, session.id);
    const std::string key = key_of(site, *now);
    const std::string tag = "\"" + session.id.value + "-" + key + "\"";
    if (request.if_none_match == tag)
        return tagged(request, "application/json", {}, tag);
    JsonWriter json;
    json.begin_object();
    json.member("session", session.id.value);
    json.member("version", session.version);
    json.member("key", key);
    json.member("hub", session.hub);
    json.member("name", session.name);
    json.member("count_first", depot.settings().stations.count_first);
    json.member("observing", depot.settings().stations.observing);
    depot.scan_desk().look(depot, session.id,
                           [&](const Packing& packing) { write_list(json, packing.list()); });
    json.end_object();
    return tagged(request, "application/json", json.text(), tag);
}

HttpResponse api_scans(Site& site, const HttpRequest& request)
{
    Depot& depot = site.depot();
    const StoredSession session = session_of(site, request);
    const std::string after = field(request.query, "after");
    const long place = after.empty() ? 0 : parse_count(after);
    if (place < 0)
        throw HttpRefusal(400, "«after» veut un nombre entier.");
    const ScanPage page = depot.store().scans(session.id, place);
    JsonWriter json;
    json.begin_object();
    json.member("last", page.last);
    json.member("key", key_of(site, *situation_of(depot, session.id)));
    json.array("events", page.scans,
               [&](const StoredScan& row) { write_event(json, to_event(row)); });
    json.end_object();
    return json_answer(json.text());
}

HttpResponse api_judge_scans(Site& site, const HttpRequest& request)
{
    Depot& depot = site.depot();
    const StoredSession session = session_of(site, request);
    const std::vector<Scan> scans = scans_in(request.body, demand_station(site, request));
    try {
        const std::vector<ScanAnswer> answers = judge_scans(depot, session.id, scans);
        JsonWriter json;
        json.begin_object();
        json.array("answers", answers, [&](const ScanAnswer& answer) {
            json.begin_object();
            write_answer(json, answer);
            json.end_object();
        });
        json.member("key", key_of(site, *situation_of(depot, session.id)));
        json.end_object();
        return json_answer(json.text());
    } catch (const ScanRefused& refused) {
        return refused_answer(refused);
    }
}

HttpResponse api_crates(Site& site, const HttpRequest& request)
{
    Depot& depot = site.depot();
    const StoredSession session = session_of(site, request);
    JsonWriter json;
    json.begin_object();
    depot.scan_desk().look(depot, session.id, [&](const Packing& packing) {
        write_mix(json, evidence_mix(packing));
        json.key("crates");
        json.begin_array();
        for (std::size_t crate = 0; crate < packing.list().crates.size(); ++crate)
            write_packed(json, packing, crate);
        json.end_array();
    });
    json.end_object();
    return json_answer(json.text());
}

HttpResponse api_open_station(Site& site, const HttpRequest& request)
{
    const JsonValue object = json_object(request.body, {"word"});
    try {
        const OpenedStation opened = open_station(site.depot(), text_member(object, "word"));
        JsonWriter json;
        json.begin_object();
        json.member("station", opened.station);
        json.member("secret", opened.secret);
        json.end_object();
        return json_answer(json.text());
    } catch (const StationRefused& refused) {
        return refused_answer(refused);
    }
}

} // namespace cageot
