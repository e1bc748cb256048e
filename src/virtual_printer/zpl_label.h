#pragma once

#include "base/dots.h"

#include <optional>
#include <vector>

namespace cageot {

/// The largest value of ^PW, ^LL, ^FO and ^LH (ZPL II).
inline constexpr int maximum_zpl_side = 32'000;

struct ZplLabel {
    Dots dots;             ///< as composed, so in reading direction: before any turn by ^POI
    bool inverted = false; ///< ^POI: on paper it stands on its head
    int copies = 1;        ///< ^PQ
};

/// What a printer remembers from format to format.
struct ZplSettings {
    bool inverted = false;
    bool continuous = true;    ///< ^MN: no gaps and marks end the labels
    int width = 0, length = 0; ///< 0 = not set
    int home_x = 0, home_y = 0;
};

/// A graphic placed on a label.
struct ZplField {
    Dots dots;
    int x = 0, y = 0;
};

/// A width or length nobody set is that of the fields. Nothing when the label is larger than
/// `maximum_zpl_graphic_bytes`.
std::optional<Dots> draw_fields(const ZplSettings& settings, const std::vector<ZplField>& fields);

} // namespace cageot
