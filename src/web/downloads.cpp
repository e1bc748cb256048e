#include "web/manage_pages.h"
#include "web/pages.h"

#include "depot/arrivals.h"
#include "depot/history.h"
#include "plan/csv_text.h"
#include "plan/farm_slip.h"
#include "plan/weights.h"

namespace cageot {
namespace {

/// `name` says what it is, the session and its version which one.
HttpResponse csv(const Situation& situation, const std::string& name, std::string text)
{
    return {200,
            "text/csv; charset=utf-8",
            std::move(text),
            {{"Cache-Control", "no-store"},
             {"Content-Disposition", "attachment; filename=\"" + name + "-" +
                                         situation.session.id.value + "-v" +
                                         std::to_string(situation.session.version) + ".csv\""}}};
}

/// "2026-11-12 06:12:01", as spreadsheets read it.
std::string cell(const LocalTime& time)
{
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(time.year) + "-" + two(time.month) + "-" + two(time.day) + " " +
           two(time.hour) + ":" + two(time.minute) + ":" + two(time.second);
}

} // namespace

HttpResponse refunds_file(Site& site, const HttpRequest& request)
{
    const auto situation = situation_of(site.depot(), session_of(site, request).id);
    return csv(*situation, "remboursements",
               refunds_csv(refunds(*situation->ordered, situation->supply)));
}

HttpResponse farms_file(Site& site, const HttpRequest& request)
{
    const auto situation = situation_of(site.depot(), session_of(site, request).id);
    return csv(*situation, "fermes", farms_csv(farm_slips(*situation->ordered, situation->supply)));
}

HttpResponse weights_file(Site& site, const HttpRequest& request)
{
    const auto situation = situation_of(site.depot(), session_of(site, request).id);
    return csv(*situation, "poids",
               weights_csv(final_weights(*situation->plan, situation->arrivals,
                                         site.depot().settings().weighed)));
}

HttpResponse scans_file(Site& site, const HttpRequest& request)
{
    const auto situation = situation_of(site.depot(), session_of(site, request).id);
    const std::string& zone = site.depot().settings().time_zone;
    CsvText table({"scanné", "reçu", "poste", "geste", "texte", "code", "cagette", "quantité",
                   "réponse", "preuve", "hors ligne"});
    for (const StoredScan& scan : site.depot().store().scans(situation->session.id, 0).scans)
        table.add({cell(local_time(scan.at, zone)), cell(local_time(scan.received_at, zone)),
                   scan.station, scan.action, scan.text, scan.code, scan.crate,
                   std::to_string(scan.amount), scan.reason, scan.evidence,
                   scan.offline ? "oui" : ""});
    return csv(*situation, "scans", table.text());
}

HttpResponse history_file(Site& site, const HttpRequest& request)
{
    const auto situation = situation_of(site.depot(), session_of(site, request).id);
    CsvText table({"quand", "qui", "quoi", "détail"});
    for (HistoryFilter filter{{}, situation->session.id, 0};;) {
        const HistoryPage page = history(site.depot(), filter);
        for (const HistoryEntry& entry : page.entries)
            table.add({cell(local_time(entry.at, site.depot().settings().time_zone)), entry.who,
                       entry.what, entry.detail});
        if (page.older == 0)
            return csv(*situation, "histoire", table.text());
        filter.before = page.older;
    }
}

} // namespace cageot
