#include "web/embedded_files.h"
#include "web/page_fields.h"
#include "web/pages.h"
#include "web/request_checks.h"

#include "barcode/symbol.h"
#include "depot/care.h"
#include "depot/stations.h"

namespace cageot {
namespace {

/// The dark modules of a symbol as an SVG path, a module a unit.
std::string path_of(const Dots& modules)
{
    std::string path;
    for (int y = 0; y < modules.height(); ++y)
        for (int x = 0; x < modules.width(); ++x)
            if (modules.at(x, y))
                path += "M" + std::to_string(x) + " " + std::to_string(y) + "h1v1h-1z";
    return path;
}

Fields invitation_fields(Site& site, const HttpRequest& request, const Invitation& invitation)
{
    const std::string url =
        (request.is_secure ? "https://" : "http://") + request.host + "/station#" + invitation.word;
    const Symbol symbol = encode(Symbology::qr, url);
    constexpr int quiet = 4; // modules, ISO/IEC 18004
    Fields fields;
    fields.set("station", invitation.station);
    fields.set("url", url);
    fields.set("path", path_of(symbol.modules));
    fields.set("view", std::to_string(-quiet) + " " + std::to_string(-quiet) + " " +
                           std::to_string(symbol.modules.width() + 2 * quiet) + " " +
                           std::to_string(symbol.modules.height() + 2 * quiet));
    fields.set("until",
               short_french(local_time(invitation.until, site.depot().settings().time_zone)));
    return fields;
}

StateWords words_of(const StoredStation& station, UtcMs now)
{
    if (station.revoked_at > 0)
        return {"fermé", "stop"};
    if (!station.secret.empty())
        return {"ouvert", "done"};
    return !station.invitation.empty() && now <= station.invited_until
               ? StateWords{"invité", "go"}
               : StateWords{"jamais ouvert", "unsure"};
}

HttpResponse show(Site& site, const HttpRequest& request,
                  const std::optional<Invitation>& invitation, const std::string& fault)
{
    Fields fields = site.page(request, "Postes");
    fields.set("fault", shown_if(!fault.empty(), fault));
    fields.set("invitation",
               invitation ? invitation_fields(site, request, *invitation) : Fields(false));
    FieldList stations;
    for (const StoredStation& station : site.depot().store().stations()) {
        Fields shown = fields_of(words_of(station, site.depot().now()));
        shown.set("station", station.id);
        shown.set("open", station.revoked_at == 0);
        stations.push_back(shown);
    }
    fields.set("has-stations", !stations.empty());
    fields.set("stations", stations);
    HttpResponse response = html("stations", std::move(fields));
    if (!fault.empty())
        response.status = 422;
    return response;
}

} // namespace

HttpResponse station_page(Site& site, const HttpRequest& request)
{
    return html("station", site.page(request, "Poste"));
}

/// At the root, as it may only keep pages below its own address.
HttpResponse service_worker(Site&, const HttpRequest&)
{
    std::string files, worker;
    for (const EmbeddedFile& file : embedded_assets()) {
        if (file.name == "service_worker.js")
            worker = file.content;
        else
            files += "    \"" + asset_url(file.name) + "\",\n";
    }
    return {200,
            "text/javascript; charset=utf-8",
            "const files = [\n" + files + "];\n" + worker,
            {{"Cache-Control", "no-cache"}}};
}

HttpResponse stations_page(Site& site, const HttpRequest& request)
{
    return show(site, request, std::nullopt, {});
}

HttpResponse change_stations(Site& site, const HttpRequest& request)
{
    check_token(request);
    try {
        if (const std::string closed = field(request.form, "close"); !closed.empty()) {
            revoke_station(site.depot(), closed);
            tell_deed(site.depot(), request.visitor.name, "Poste " + closed + " fermé", {}, {});
            return see("/stations");
        }
        const std::string again = field(request.form, "again");
        const Invitation invitation =
            invite_station(site.depot(), again.empty() ? field(request.form, "station") : again);
        tell_deed(site.depot(), request.visitor.name, "Poste " + invitation.station + " invité", {},
                  {});
        return show(site, request, invitation, {});
    } catch (const StationRefused& refused) {
        return show(site, request, std::nullopt, refused.what());
    } catch (const UnknownName&) {
        return show(site, request, std::nullopt,
                    "Ce poste n’existe pas: choisissez-en un de la liste.");
    }
}

} // namespace cageot
