#pragma once

#include "base/id.h"
#include "base/length.h"
#include "web/site.h"

#include <optional>
#include <string_view>

namespace cageot {

/// "-0,5", "0.25": at most 999 mm, to the micrometre; nothing for anything else.
std::optional<Length> millimetres_in(std::string_view text);

/// Fields of the form of a printer's page: paused, right, down, takers, thermal.
Fields care_fields(Site& site, const PrinterName& printer);
/// What the form did, by the query; empty: nothing.
std::string care_notice(const HttpRequest& request);

} // namespace cageot
