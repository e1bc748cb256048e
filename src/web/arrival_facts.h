#pragma once

#include "plan/arrivals.h"

#include <string>
#include <vector>

namespace cageot {

/// {"facts": [{"id": "…", "kind": "count", …}], "who": "…"}, as docs/openapi.yaml shows it. A fact
/// without "at" is of `now`. Throws HttpRefusal 400 for what is no such message.
std::vector<ArrivalFact> facts_in(const std::string& body, UtcMs now);

} // namespace cageot
