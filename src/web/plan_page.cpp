#include "web/manage_pages.h"
#include "web/page_fields.h"

#include "depot/arrivals.h"
#include "plan/plan_json.h"

namespace cageot {

HttpResponse plan_page(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    Fields fields = site.page(request, "Plan de " + session.name);
    fields.set("id", session.id.value);
    fields.set("name", session.name);
    fields.set("version", std::to_string(session.version));
    fields.set("text", to_text(*situation_of(site.depot(), session.id)->plan));
    return html("plan", std::move(fields));
}

} // namespace cageot
