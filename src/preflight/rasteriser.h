#pragma once

// PDF bytes → the printer's own dots, with MuPDF and anti-aliasing off. Reads the PDF and not our
// pages, so it catches what layout and pdf get wrong together.

#include "base/dots.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// A PDF opened for rasterising. Not for use from two threads at once; several may live side by
/// side.
class Rasteriser {
public:
    /// `pdf` must outlive the rasteriser. Throws std::runtime_error when it is no PDF.
    explicit Rasteriser(std::string_view pdf);
    ~Rasteriser();
    Rasteriser(const Rasteriser&) = delete;
    Rasteriser& operator=(const Rasteriser&) = delete;

    int page_count() const;
    /// Page `index` (from 0) on the raster CUPS would make: a begun dot at the edge is a dot.
    /// Throws std::runtime_error when the page cannot be drawn.
    Dots rasterise(int index, int dpi) const;
    std::vector<Dots> rasterise_all(int dpi) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Pages one below the other, a dashed line between two.
Dots stacked(std::span<const Dots> pages);
/// A PNG picture of dots, black on white, `dpi` noted in it.
std::string to_png(const Dots& dots, int dpi);

} // namespace cageot
