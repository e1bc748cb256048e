#pragma once

// What is wrong with a layout before anything real is printed with it.

#include "base/finding.h"
#include "layout/fonts.h"
#include "layout/layout.h"
#include "layout/page.h"

#include <span>
#include <vector>

namespace cageot {

/// Faults of the file itself: a field, table or kind of row that its document does not have (with
/// the nearest right word); text smaller than eyes read on thermal paper; a bag ticket that does not
/// tell a container more; with `particulars`, sizes below Regulation (EU) 1169/2011 and allergens that
/// nothing sets off. Nothing is drawn.
std::vector<Finding> lint(const Layout& layout);

/// Faults of what it looks like, on composed example pages: marks over each other, a crate number
/// that is not the biggest thing. Each fault once.
std::vector<Finding> lint_pages(const Layout& layout, std::span<const Page> pages,
                                const FontSet& fonts);

} // namespace cageot
