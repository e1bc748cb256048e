#pragma once

#include "layout/content.h"
#include "plan/throw_away.h"

#include <string_view>

namespace cageot {

/// A throw-away slip, as docs/layout-format.md lists its fields: a row for each paper, in the slip's
/// order. `stamp` says which version of when this is: "v2 lun. 22:10".
Content slip_content(const ThrowAwaySlip& slip, std::string_view stamp);

} // namespace cageot
