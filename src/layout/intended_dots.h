#pragma once

#include "layout/page.h"

#include <vector>

namespace cageot {

/// The dots that must come out, computed from geometry alone and never from a rasteriser.
struct IntendedDots {
    /// The whole raster that CUPS makes of the page; symbols and rectangles painted, text not.
    Dots dots;
    /// Where text may put dots: outside, the printer's dots must equal `dots` one by one.
    std::vector<DotRect> text;
};

IntendedDots intended_dots(const Page& page);

/// Dots outside every text area in which `actual` differs from what was intended; a smaller or
/// larger `actual` counts every dot of the difference that is black in either.
long wrong_dots(const IntendedDots& intended, const Dots& actual);

} // namespace cageot
