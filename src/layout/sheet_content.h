#pragma once

// What stands on the sheets of an office printer.

#include "layout/content.h"
#include "plan/plan.h"

#include <string>
#include <vector>

namespace cageot {

/// One for each driver, in the order of the round; a relay without a driver has a sheet of its own.
/// `stamp` says which version of when this is: "v1 lun. 22:10".
std::vector<Content> relay_sheet_contents(const PrintPlan& plan, const std::string& stamp);
/// One for each relay, to hang over its bay.
std::vector<Content> bay_card_contents(const PrintPlan& plan);
/// The fallback when nothing else works: every order with its lines and all codes, to tick by hand.
Content tick_list_content(const PrintPlan& plan, const std::string& stamp);

} // namespace cageot
