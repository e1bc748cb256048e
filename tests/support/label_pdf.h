#pragma once

#include "base/dots.h"

#include <string>
#include <vector>

namespace cageot {

/// A PDF written by hand: each page `width`x`height` whole points, with these rectangles of dots at
/// `dpi` filled black, each inset by 0.2 dot so that ghostscript paints exactly its dots.
std::string make_label_pdf(int width, int height, int dpi,
                           const std::vector<std::vector<DotRect>>& pages);

} // namespace cageot
