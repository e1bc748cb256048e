#include "web/pages.h"
#include "web/request_checks.h"

#include "depot/print.h"

#include <algorithm>

namespace cageot {
namespace {

/// What the pressed button means: `farm` with a farm's name, or `what` with "all" or "tickets".
PrintRequest wanted_print(const PrintPlan& plan, const HttpRequest& request)
{
    PrintRequest wanted;
    if (const std::string farm = field(request.form, "farm"); !farm.empty()) {
        const bool known =
            std::any_of(plan.batches.begin(), plan.batches.end(),
                        [&](const PlannedBatch& batch) { return batch.producer == farm; });
        if (!known)
            throw not_found("Cette ferme n’est plus dans la vente: rouvrez la page.");
        wanted.producer = farm;
        return wanted;
    }
    const std::string what = field(request.form, "what");
    if (what != "all" && what != "tickets")
        throw HttpRefusal(400, "Rien n’est choisi: pressez un bouton de la page.");
    wanted.labels = what == "all";
    return wanted;
}

/// The page that the form stood on, below the session's own.
std::string back_to(const HttpRequest& request)
{
    return field(request.form, "back") == "arrivals" ? "/arrivals" : "";
}

} // namespace

HttpResponse ask_for_print(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    check_token(request);
    const auto plan = site.depot().plan(session.id, session.version);
    const PrintRequest wanted = wanted_print(*plan, request);
    PrintAnswer answer;
    try {
        const std::lock_guard one_at_a_time(site.printing());
        answer = request_print(site.depot(), session, wanted);
    } catch (const std::runtime_error& error) {
        throw HttpRefusal(409, error.what());
    }
    return see("/sessions/" + session.id.value + back_to(request) +
               "?asked=" + std::to_string(answer.pages));
}

} // namespace cageot
