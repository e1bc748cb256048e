#include "web/pages.h"
#include "web/request_checks.h"

#include "source/ofn_api.h"

namespace cageot {

HttpResponse notice_done(Site& site, const HttpRequest& request)
{
    const auto field = [&](const char* name) {
        const auto found = request.form.find(name);
        return found == request.form.end() ? std::string() : found->second;
    };
    if (!same_token(field("token"), site.form_token()))
        throw HttpRefusal(403, "Cette page est trop vieille: rouvrez-la et recommencez.");
    // Done twice is done: two people may press at once.
    for (const Notice& notice : site.depot().store().notices())
        if (notice.by_hand && notice.key == field("key"))
            site.depot().store().settle(notice.key);
    return {303, "", "", {{"Location", "/"}, {"Cache-Control", "no-store"}}};
}

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
