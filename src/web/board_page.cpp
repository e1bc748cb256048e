#include "web/morning.h"
#include "web/next_step.h"
#include "web/packed.h"
#include "web/page_fields.h"
#include "web/pages.h"
#include "web/stations_now.h"

#include "depot/alarm.h"
#include "depot/announce.h"
#include "depot/rehearse.h"

#include <algorithm>

namespace cageot {
namespace {

/// Whether a notice already says what is to be done at the printer.
bool is_told(const std::vector<Notice>& notices, const PrinterName& printer)
{
    return std::any_of(notices.begin(), notices.end(),
                       [&](const Notice& notice) { return notice.key == trouble_key(printer); });
}

/// The last rehearsal in a line, while it says something of this week.
Fields rehearsal_fields(Site& site)
{
    const RehearsalState state = rehearsal_state(site.depot());
    if (state.printers.empty())
        return Fields(false);
    Fields fields;
    if (!state.is_fresh) {
        fields = fields_of(StateWords{"à faire", "todo"});
        fields.set("sentence", "Répétition");
        return fields;
    }
    fields = state.all_ready() ? fields_of(StateWords{"prêtes", "done"})
                               : fields_of(StateWords{"à finir", "unsure"});
    fields.set("sentence", state.sentence());
    return fields;
}

/// What waits for a person, each with where to go.
FieldList tasks_of(const std::vector<SessionOverview>& sessions,
                   const std::vector<PrinterOverview>& printers, const std::vector<Notice>& notices)
{
    FieldList tasks;
    const auto add = [&tasks](const char* tone, const std::string& sentence, const std::string& url,
                              const std::string& key = {}) {
        Fields task;
        task.set("tone", tone);
        task.set("sentence", sentence);
        task.set("url", shown_if(!url.empty(), url));
        task.set("plain", url.empty());
        task.set("key", shown_if(!key.empty(), key));
        tasks.push_back(task);
    };
    for (const Notice& notice : notices)
        if (notice.urgent)
            add("stop", notice.sentence, notice.url, notice.by_hand ? notice.key : "");
    for (const PrinterOverview& printer : printers)
        if (printer.work == PrinterWork::stuck && !printer.question && // that is a notice
            !is_told(notices, printer.printer.name))
            add("stop",
                printer.printer.name.value + " n’imprime pas, " +
                    counted(printer.pages_waiting, "page attend", "pages attendent") + ": " +
                    printer.message,
                "/printers/" + encode(printer.printer.name.value));
    for (const PrinterOverview& printer : printers)
        if (printer.work == PrinterWork::paused && printer.pages_waiting > 0)
            add("unsure",
                printer.printer.name.value + " est en pause, " +
                    counted(printer.pages_waiting, "page attend.", "pages attendent."),
                "/printers/" + encode(printer.printer.name.value));
    for (const SessionOverview& overview : sessions)
        if (const long doubtful = overview.labels.doubtful + overview.tickets.doubtful)
            add("unsure",
                overview.session.name + ": regardez le rouleau, " +
                    counted(doubtful, "impression est", "impressions sont") + " en doute.",
                "/sessions/" + overview.session.id.value);
    for (const Notice& notice : notices)
        if (!notice.urgent)
            add("unsure", notice.sentence, notice.url, notice.by_hand ? notice.key : "");
    return tasks;
}

/// "Les Arès Verts (09:00), Miellerie du Roc (09:15) et 3 autres"; empty when none is.
std::string late_farms(const std::vector<FarmArrival>& farms)
{
    constexpr long most_named = 3;
    std::string names;
    long late = 0;
    for (const FarmArrival& farm : farms)
        if (farm.late && ++late <= most_named)
            names += (names.empty() ? "" : ", ") + farm.producer + " (" + farm.expected + ")";
    if (late > most_named)
        names += " et " + counted(late - most_named, "autre", "autres");
    return names;
}

Fields session_fields(Site& site, const SessionOverview& overview)
{
    Fields fields;
    fields.set("id", overview.session.id.value);
    fields.set("name", overview.session.name);
    fields.set("version", std::to_string(overview.session.version));
    fields.set("stamp", "version " + std::to_string(overview.session.version) + " du " +
                            long_french(local_time(overview.session.frozen_at,
                                                   site.depot().settings().time_zone)));
    fields.set("orders", french_number(static_cast<long>(overview.orders)));
    fields.set("articles", french_number(overview.articles));
    fields.set("crates", french_number(static_cast<long>(overview.crates)));
    const auto situation = situation_of(site.depot(), overview.session.id);
    Fields farms = fields_of(count_farms(*situation));
    const std::vector<FarmArrival> all = farm_arrivals(site.depot(), *situation);
    const std::string late = late_farms(all);
    farms.set("late", shown_if(!late.empty(), late));
    fields.set("farms-count", farms);
    const Packed packed = packed_of(site.depot(), overview.session.id);
    fields.set("packed", fields_of(packed));
    const DepotSettings& settings = site.depot().settings();
    const NextStep next =
        next_step(overview, all, packed, settings.print_when == PrintWhen::by_farm);
    const std::vector<std::string> oddities = told_oddities(site.depot(), overview.session.id);
    fields.set("has-oddities", !oddities.empty());
    fields.set("oddities-count", counted(std::ssize(oddities), "remarque", "remarques"));
    fields.set("oddities", fault_fields(oddities));
    fields.set("next", next.sentence);
    fields.set("next-url", "/sessions/" + overview.session.id.value + next.page);
    fields.set("morning",
               fields_of(morning_of(site.depot(), overview.session), settings.time_zone));
    fields.set("labels", fields_of(overview.labels));
    fields.set("tickets", fields_of(overview.tickets));
    return fields;
}

} // namespace

HttpResponse board_page(Site& site, const HttpRequest& request)
{
    Fields fields = site.page(request, "Tableau");
    const std::vector<SessionOverview> sessions = site.sessions();
    const std::vector<PrinterOverview> printers = site.printers();
    FieldList shown_sessions, shown_printers;
    for (const SessionOverview& overview : sessions)
        shown_sessions.push_back(session_fields(site, overview));
    for (const PrinterOverview& overview : printers)
        shown_printers.push_back(fields_of(overview));
    const FieldList tasks = tasks_of(sessions, printers, site.depot().store().notices());
    fields.set("tasks", tasks);
    fields.set("has-tasks", !tasks.empty());
    fields.set("sessions", shown_sessions);
    fields.set("empty", sessions.empty());
    fields.set("watching", site.depot().settings().shop.has_value());
    fields.set("printers", shown_printers);
    fields.set("has-printers", !printers.empty());
    fields.set("rehearsal", rehearsal_fields(site));
    const FieldList stations = stations_now(site);
    fields.set("has-stations", !stations.empty());
    fields.set("stations", stations);
    fields.set("drop", site.depot().settings().drop.string());
    return html("board", std::move(fields));
}

} // namespace cageot
