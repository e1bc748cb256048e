#pragma once

#include "base/id.h"
#include "web/site.h"

namespace cageot {

/// Fields of the form of a session's page: held, since, unsent.
Fields session_care_fields(Site& site, const SessionId& session);
/// What the form did, by the query; empty: nothing.
std::string session_care_notice(const HttpRequest& request);

} // namespace cageot
