#include "web/pages.h"

#include <map>

namespace cageot {
namespace {

void describe(std::string& text, const std::string& name, const char* help)
{
    text += "# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n";
}

void add_pages(std::string& text, const std::string& name, const Progress& progress)
{
    for (const auto& [state, count] : {
             std::pair(PaperState::planned, progress.planned),
             std::pair(PaperState::waiting, progress.waiting),
             std::pair(PaperState::handed_over, progress.handed_over),
             std::pair(PaperState::confirmed, progress.confirmed),
             std::pair(PaperState::doubtful, progress.doubtful),
             std::pair(PaperState::void_, progress.void_),
             std::pair(PaperState::short_, progress.short_),
         })
        text += name + "{state=\"" + std::string(to_string(state)) + "\"} " +
                std::to_string(count) + "\n";
}

} // namespace

HttpResponse healthz(Site& site, const HttpRequest&)
{
    site.depot().store().change_count();
    return {200, "text/plain; charset=utf-8", "ok\n", {{"Cache-Control", "no-store"}}};
}

HttpResponse metrics(Site& site, const HttpRequest&)
{
    const std::vector<SessionOverview> sessions = site.sessions();
    Progress labels, tickets;
    std::map<SpoolState, long> jobs;
    for (const SpoolState state :
         {SpoolState::wanted, SpoolState::submitting, SpoolState::submitted,
          SpoolState::handed_over, SpoolState::doubtful, SpoolState::refused, SpoolState::canceled,
          SpoolState::accepted})
        jobs[state] = 0;
    for (const SessionOverview& overview : sessions) {
        labels += overview.labels;
        tickets += overview.tickets;
        for (const SpoolJob& job : site.depot().store().jobs(overview.session.id))
            ++jobs[job.state];
    }
    std::string text;
    describe(text, "cageot_sessions", "Frozen sessions.");
    text += "cageot_sessions " + std::to_string(sessions.size()) + "\n";
    describe(text, "cageot_labels", "Unit and head labels of all sessions by state.");
    add_pages(text, "cageot_labels", labels);
    describe(text, "cageot_tickets", "Order and bag tickets of all sessions by state.");
    add_pages(text, "cageot_tickets", tickets);
    describe(text, "cageot_jobs", "Print jobs of all sessions by state.");
    for (const auto& [state, count] : jobs)
        text += "cageot_jobs{state=\"" + std::string(to_string(state)) + "\"} " +
                std::to_string(count) + "\n";
    return {200, "text/plain; version=0.0.4; charset=utf-8", text, {{"Cache-Control", "no-store"}}};
}

} // namespace cageot
