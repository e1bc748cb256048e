#include "web/pages.h"
#include "web/request_checks.h"

#include "depot/doubt.h"

namespace cageot {

HttpResponse notice_done(Site& site, const HttpRequest& request)
{
    check_token(request);
    // Done twice is done: two people may press at once.
    confirm_notice(site.depot(), field(request.form, "key"), request.visitor.name);
    return {303, "", "", {{"Location", "/"}, {"Cache-Control", "no-store"}}};
}

} // namespace cageot
