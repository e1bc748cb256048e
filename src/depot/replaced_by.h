#pragma once

#include "plan/plan.h"

#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// The code that stands in `after` for what `code` named in `before`: the same piece of the same
/// product in the same order, the head of the same farm or product, the container of the same order
/// and zone. Nothing when that is no longer there, or still has the code.
std::optional<std::string> replaced_by(const PrintPlan& before, const PrintPlan& after,
                                       std::string_view code);

} // namespace cageot
