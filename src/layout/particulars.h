#pragma once

// Sizes that the law asks of a label which carries the particulars of Regulation (EU) 1169/2011.
// A depot's own routing labels carry none; a farm's label may.

#include "base/finding.h"
#include "layout/content.h"
#include "layout/fonts.h"
#include "layout/layout.h"
#include "layout/page.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// The smallest x-height: 1.2 mm, or 0.9 mm when the largest face is under 80 cm² (article 13.2 and
/// 13.3 of the Regulation).
Length least_x_height(const Layout& layout);
/// The smallest digits of a net quantity such as "500 g" or "1,5 L": 2 mm up to 50 g or ml, 3 up to
/// 200, 4 up to 1000, 6 above (Directive 76/211/EEC, annex I, 3.1). Nothing when it is no measure.
std::optional<Length> least_digit_height(std::string_view net_quantity);

/// Faults of the file: texts that may become too small, allergens that nothing sets off (article
/// 21.1 b; within ingredients they always are in capitals).
std::vector<Finding> particulars_faults(const Layout& layout);
/// Faults of a page filled with `fields`: digits of the net quantity that came out too small.
std::vector<Finding> particulars_faults(const Layout& layout, const Fields& fields,
                                        const Page& page, const FontSet& fonts);

/// "1,2 mm"
std::string to_french_mm(Length length);

} // namespace cageot
