#include "web/pages.h"
#include "web/request_checks.h"

#include "source/ofn_api.h"

namespace cageot {

HttpResponse hear_webhook(Site& site, const HttpRequest& request)
{
    const auto& shop = site.depot().settings().shop;
    if (!shop || shop->hook.empty() || !same_token(request.parts.at("hook"), shop->hook))
        throw not_found("Il n’y a rien à cette adresse: revenez au tableau.");
    // Anything else than a cycle that opened is none of ours, and no reason to be sent again.
    if (const auto opened = parse_opened_webhook(request.body))
        site.depot().store().add_hint(*opened);
    return {204, "", "", {{"Cache-Control", "no-store"}}};
}

} // namespace cageot
