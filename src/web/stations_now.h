#pragma once

#include "web/site.h"

#include <string>

namespace cageot {

/// Fields of the board's list of stations that may scan: station, word, tone, and when a silent one was
/// heard last.
FieldList stations_now(Site& site);

} // namespace cageot
