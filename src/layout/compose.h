#pragma once

#include "base/finding.h"
#include "layout/content.h"
#include "layout/fonts.h"
#include "layout/layout.h"
#include "layout/page.h"

#include <vector>

namespace cageot {

struct Composition {
    /// One page, or several when a table goes on; pages know "{page}" and "{pages}".
    std::vector<Page> pages;
    /// Warnings: shortened text, characters without a glyph. Errors: a symbol that has no room,
    /// text on a quiet zone or outside the page; such a page must not be printed.
    std::vector<Finding> findings;
};

/// Fills `layout` with `content` on the dot grid of `dpi`. The same input gives the same pages.
Composition compose(const Layout& layout, const Content& content, const FontSet& fonts, int dpi);

} // namespace cageot
