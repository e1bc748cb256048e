#include "web/pages.h"
#include "web/request_checks.h"

#include "depot/doubt.h"

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
    confirm_notice(site.depot(), field("key"), "tableau");
    return {303, "", "", {{"Location", "/"}, {"Cache-Control", "no-store"}}};
}

} // namespace cageot
