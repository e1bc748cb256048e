#include "web/session_care.h"
#include "web/manage_pages.h"
#include "web/request_checks.h"

#include "depot/care.h"
#include "web/page_fields.h"

namespace cageot {

Fields session_care_fields(Site& site, const SessionId& session)
{
    Fields fields;
    const auto hold = hold_of(site.depot(), session);
    fields.set("held", hold.has_value());
    if (hold)
        fields.set("since", short_french(local_time(hold->at, site.depot().settings().time_zone)) +
                                (hold->who.empty() ? "" : ", par " + hold->who));
    long waiting = 0;
    for (const SpoolJob& job : site.depot().store().open_jobs())
        if (job.session == session && job.state == SpoolState::wanted)
            waiting += std::ssize(job.codes);
    fields.set("unsent", shown_if(waiting > 0, counted(waiting, "page", "pages")));
    return fields;
}

std::string session_care_notice(const HttpRequest& request)
{
    const std::string done = field(request.query, "done");
    if (done == "hold")
        return "Retenue: rien ne part aux imprimantes avant «Relâcher».";
    if (done == "release")
        return "Relâchée: ce qui attendait part.";
    const long taken = parse_count(field(request.query, "taken"));
    if (taken == 0)
        return "Rien n’attendait plus: tout était parti.";
    return taken > 0 ? counted(taken, "travail est repris", "travaux sont repris") +
                           ": ces papiers sont de nouveau à imprimer."
                     : "";
}

HttpResponse care_for_session(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    check_token(request);
    const std::string page = "/sessions/" + session.id.value;
    const std::string wish = field(request.form, "do");
    if (wish == "hold")
        hold_session(site.depot(), session.id, request.visitor.name);
    else if (wish == "release")
        let_session_go(site.depot(), session.id, request.visitor.name);
    else if (wish == "take-back")
        return see(
            page + "?taken=" +
            std::to_string(take_back_prints(site.depot(), session.id, request.visitor.name)));
    else
        throw HttpRefusal(400, "Rien n’est choisi: pressez un bouton de la page.");
    return see(page + "?done=" + wish);
}

} // namespace cageot
