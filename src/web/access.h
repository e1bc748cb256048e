#pragma once

#include "web/site.h"

namespace cageot {

/// Who may open an address. Coordinators may open all.
enum class Access {
    anybody,
    station,     ///< one that was opened and not revoked
    machine,     ///< a program on this very machine
    coordinator, ///< somebody with a password, or a program with a key
};

/// The cookie that a coordinator's browser proves itself with. "__Host-": browsers take such a one from
/// HTTPS alone, for this very host.
constexpr std::string_view login_cookie(bool secure)
{
    return secure ? "__Host-cageot" : "cageot";
}

/// Who asks. While the depot has no coordinators and is reached from its own machine alone, anybody
/// is one. Throws HttpRefusal 401 for those who must first say who they are.
Visitor admit(Site& site, const HttpRequest& request, Access access);

} // namespace cageot
