#pragma once

#include "web/access.h"
#include "web/site.h"

#include <span>
#include <string_view>

namespace cageot {

/// One thing the server knows: a method, a path whose {parts} may be anything but a slash, and who
/// answers.
struct Route {
    std::string_view method;
    std::string_view pattern; ///< "/sessions/{session}/orders/{number}"
    HttpResponse (*answer)(Site&, const HttpRequest&);
    Access access = Access::coordinator;
};

/// Every one.
std::span<const Route> routes();

/// Finds the route and asks it. Throws HttpRefusal 404 for an unknown path, 405 for a method that
/// the path does not know.
HttpResponse answer(Site& site, HttpRequest request);

} // namespace cageot
