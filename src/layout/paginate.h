#pragma once

#include "layout/content.h"
#include "layout/layout.h"

#include <vector>

namespace cageot {

/// A row that found its page.
struct PlacedRow {
    const RowForm* form = nullptr; ///< lives in the layout
    Fields fields;                 ///< the content's, then the row's own
};

/// The rows of one page.
struct Stretch {
    std::vector<PlacedRow> rows;
};

Length height_of(const Stretch& stretch);

/// Cuts the rows of the layout's table into pages: never a heading alone at the end, the last
/// heading again (with the field "continued" set) at the top of the next page. One empty stretch
/// without a table. A row whose kind has no form is left out.
std::vector<Stretch> paginate(const Layout& layout, const Content& content);

} // namespace cageot
