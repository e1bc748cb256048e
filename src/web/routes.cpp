#include "web/routes.h"

#include "base/text.h"
#include "web/manage_pages.h"
#include "web/pages.h"

#include <array>

namespace cageot {
namespace {

constexpr std::array all_routes = {
    Route{"GET", "/login", login_page, Access::anybody},
    Route{"POST", "/login", enter, Access::anybody},
    Route{"POST", "/logout", leave, Access::anybody},
    Route{"GET", "/account", account_page},
    Route{"POST", "/account", change_password},
    Route{"GET", "/", board_page},
    Route{"GET", "/sessions/{session}", session_page},
    Route{"POST", "/sessions/{session}/print", ask_for_print},
    Route{"POST", "/sessions/{session}/care", care_for_session},
    Route{"GET", "/sessions/{session}/documents", documents_page},
    Route{"GET", "/sessions/{session}/documents/{version}/{file}", document_file},
    Route{"GET", "/sessions/{session}/plan", plan_page},
    Route{"GET", "/sessions/{session}/scans.csv", scans_file},
    Route{"GET", "/sessions/{session}/history.csv", history_file},
    Route{"GET", "/import", import_page},
    Route{"POST", "/import", take_upload},
    Route{"GET", "/layouts", layouts_page},
    Route{"GET", "/layouts/{layout}", layout_page},
    Route{"GET", "/layouts/{layout}/{picture}", layout_picture},
    Route{"GET", "/tables", tables_page},
    Route{"GET", "/tables/{table}", table_page},
    Route{"POST", "/tables/{table}", replace_table_by},
    Route{"GET", "/tables/{table}/file", table_file},
    Route{"GET", "/sessions/{session}/versions/{version}", version_page},
    Route{"GET", "/sessions/{session}/arrivals", arrivals_page},
    Route{"GET", "/sessions/{session}/arrivals/{place}", farm_page},
    Route{"POST", "/sessions/{session}/arrivals/{place}", tell_farm},
    Route{"GET", "/sessions/{session}/arrivals/{place}/slip", farm_slip_page},
    Route{"GET", "/sessions/{session}/shortages", shortages_page},
    Route{"POST", "/sessions/{session}/shortages", choose_share},
    Route{"GET", "/sessions/{session}/refunds.csv", refunds_file},
    Route{"GET", "/sessions/{session}/farms.csv", farms_file},
    Route{"GET", "/sessions/{session}/leftovers", leftovers_page},
    Route{"POST", "/sessions/{session}/leftovers", scan_leftover},
    Route{"GET", "/sessions/{session}/weights.csv", weights_file},
    Route{"GET", "/sessions/{session}/weights", weights_page},
    Route{"POST", "/sessions/{session}/weights", tell_weight},
    Route{"GET", "/sessions/{session}/to-find", to_find_page},
    Route{"GET", "/sessions/{session}/leaving", vans_page},
    Route{"GET", "/sessions/{session}/leaving/{letter}", leaving_page},
    Route{"POST", "/sessions/{session}/leaving/{letter}", load_van},
    Route{"GET", "/station", station_page, Access::anybody},
    Route{"GET", "/service-worker.js", service_worker, Access::anybody},
    Route{"GET", "/stations", stations_page},
    Route{"POST", "/stations", change_stations},
    Route{"GET", "/farms", farms_page},
    Route{"POST", "/notices/done", notice_done},
    Route{"POST", "/hooks/{hook}", hear_webhook, Access::anybody},
    Route{"GET", "/sessions/{session}/orders/{number}", order_page},
    Route{"GET", "/sessions/{session}/labels/{picture}", label_picture},
    Route{"GET", "/sessions/{session}/tickets/{picture}", ticket_picture},
    Route{"GET", "/reprint", reprint_page},
    Route{"POST", "/reprint", ask_for_reprint},
    Route{"GET", "/history", history_page},
    Route{"GET", "/printers/{printer}", printer_page},
    Route{"POST", "/printers/{printer}/last-label", answer_question},
    Route{"POST", "/printers/{printer}/care", care_for_printer},
    Route{"GET", "/printers/{printer}/received/{picture}", received_picture},
    Route{"GET", "/rehearsal", rehearsal_page},
    Route{"POST", "/rehearsal", begin_rehearsal},
    Route{"POST", "/rehearsal/scan", scan_rehearsal},
    Route{"GET", "/api/v1/sessions", api_sessions, Access::station},
    Route{"GET", "/api/v1/sessions/{session}", api_session},
    Route{"GET", "/api/v1/sessions/{session}/plan", api_plan},
    Route{"GET", "/api/v1/sessions/{session}/labels/{code}", api_label},
    Route{"GET", "/api/v1/sessions/{session}/arrivals", api_arrivals},
    Route{"POST", "/api/v1/sessions/{session}/arrivals", api_tell_arrivals},
    Route{"POST", "/api/v1/sessions/{session}/arrivals/check-in", api_check_in},
    Route{"GET", "/api/v1/sessions/{session}/to-find", api_to_find},
    Route{"GET", "/api/v1/sessions/{session}/packing", api_packing, Access::station},
    Route{"GET", "/api/v1/sessions/{session}/crates", api_crates, Access::station},
    Route{"GET", "/api/v1/sessions/{session}/scans", api_scans, Access::station},
    Route{"POST", "/api/v1/sessions/{session}/scans", api_judge_scans, Access::station},
    Route{"POST", "/api/v1/stations/open", api_open_station, Access::anybody},
    Route{"GET", "/api/v1/printers", api_printers},
    Route{"POST", "/api/v1/printers/{printer}/last-label", api_last_label},
    Route{"POST", "/api/v1/reprints", api_reprints},
    Route{"GET", "/api/v1/notices", api_notices},
    Route{"GET", "/api/v1/rehearsals", api_rehearsals},
    Route{"POST", "/api/v1/rehearsals", api_begin_rehearsal},
    Route{"POST", "/api/v1/rehearsals/scans", api_scan_rehearsal},
    Route{"POST", "/api/v1/photographs", api_photographs, Access::station},
    Route{"GET", "/api/v1/changes", api_changes},
    Route{"GET", "/healthz", healthz, Access::anybody},
    Route{"GET", "/metrics", metrics, Access::machine},
    Route{"GET", "/assets/{hash}/{asset}", asset, Access::anybody},
};

/// Splits before decoding, so that no escape makes a slash. False when the path is another one.
bool match(std::string_view pattern, HttpRequest& request)
{
    const auto wanted = split(pattern, '/');
    const auto given = split(request.path, '/');
    if (wanted.size() != given.size())
        return false;
    request.parts.clear();
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].starts_with('{'))
            request.parts[std::string(wanted[i].substr(1, wanted[i].size() - 2))] =
                decode(given[i], false);
        else if (wanted[i] != given[i])
            return false;
    }
    return true;
}

} // namespace

std::span<const Route> routes()
{
    return all_routes;
}

HttpResponse answer(Site& site, HttpRequest request)
{
    std::string allow;
    for (const Route& route : all_routes) {
        if (!match(route.pattern, request))
            continue;
        if (route.method == request.method) {
            request.visitor = admit(site, request, route.access);
            return route.answer(site, request);
        }
        allow += (allow.empty() ? "" : ", ") + std::string(route.method) +
                 (route.method == "GET" ? ", HEAD" : "");
    }
    if (allow.empty())
        throw not_found("Il n’y a rien à cette adresse: revenez au tableau.");
    HttpRefusal refusal(405, "Cette adresse ne sait pas faire cela: revenez au tableau.");
    refusal.allow = allow;
    throw refusal;
}

} // namespace cageot
