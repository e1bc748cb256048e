#include "web/farm_arrivals.h"
#include "web/page_fields.h"
#include "web/pages.h"

#include "plan/farm_slip.h"

#include <algorithm>

namespace cageot {
namespace {

Fields farm_fields(const FarmArrival& farm)
{
    Fields fields = fields_of(words_of(farm));
    fields.set("place", std::to_string(farm.place));
    fields.set("farm", farm.producer);
    fields.set("hour", shown_if(!farm.expected.empty(), farm.expected));
    fields.set("cold", farm.cold);
    fields.set("labels", shown_if(farm.labels > 0, french_number(farm.labels) + "\u00a0étiq."));
    fields.set("late", farm.late);
    const std::string missing = short_words(farm.missing, farm.refused);
    fields.set("short", shown_if(farm.is_short() && farm.state != FarmState::never, missing));
    // What is on paper is said once something was asked for: before, the labels' number is enough.
    const bool begun = farm.paper.total() > farm.paper.planned;
    fields.set("paper", begun ? fields_of(farm.paper) : Fields(false));
    return fields;
}

} // namespace

HttpResponse arrivals_page(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    const auto situation = situation_of(site.depot(), session.id);
    const FarmCount count = count_farms(*situation);
    Fields fields = site.page(request, "Arrivées");
    fields.set("id", session.id.value);
    fields.set("name", session.name);
    fields.set("always", true); // a farm is late with time alone
    fields.set("notice", print_notice(request));
    fields.set("has-notice", !print_notice(request).empty());
    fields.set("here", french_number(count.here));
    fields.set("total", french_number(count.total));
    fields.set("bar-value", std::to_string(count.here));
    fields.set("bar-max", std::to_string(std::max(1L, count.total)));
    fields.set("never",
               shown_if(count.never > 0, counted(count.never, "ne vient pas", "ne viennent pas")));
    FieldList awaited, told;
    long labels = 0;
    for (const FarmArrival& farm : farm_arrivals(site.depot(), *situation)) {
        (farm.state == FarmState::awaited ? awaited : told).push_back(farm_fields(farm));
        labels += farm.paper.planned;
    }
    fields.set("has-awaited", !awaited.empty());
    fields.set("has-told", !told.empty());
    fields.set("awaited", awaited);
    fields.set("told", told);
    fields.set("to-print", labels > 0);
    fields.set("shortages", french_number(std::ssize(situation->supply.shortages)));
    return html("arrivals", std::move(fields));
}

} // namespace cageot
