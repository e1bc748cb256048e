#pragma once

#include "layout/layout.h"
#include "layout/page.h"

#include <span>
#include <vector>

namespace cageot {

/// `labels` placed side by side on sheets of `layout`, which has a grid; row by row from the place
/// `first` (1 is the top left one: those before it are already used on the first sheet). A label is
/// centred in its place. Each sheet begins with the marks of `background`, the layout composed. All
/// pages are of one dpi. Throws std::runtime_error when the layout has no grid, `first` is not a
/// place of it or a label is larger than its place.
std::vector<Page> imposed(const Layout& layout, const Page& background,
                          std::span<const Page> labels, int first);

} // namespace cageot
