#include "web/pages.h"

#include "depot/arrivals.h"
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

} // namespace cageot
