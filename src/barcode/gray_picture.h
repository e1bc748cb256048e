#pragma once

#include "base/dots.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cageot {

/// An 8-bit picture, 0 = black, rows from the top without padding.
struct GrayPicture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;

    std::uint8_t at(int x, int y) const
    {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                      static_cast<std::size_t>(x)];
    }
    int longer_side() const { return width > height ? width : height; }
};

/// All pixels `level`. Negative sides count as 0.
GrayPicture plain_picture(int width, int height, std::uint8_t level);
/// Only the part inside the picture.
void whiten(GrayPicture& picture, DotRect part);
/// Its longer side becomes `side` pixels: each pixel is the mean of what it covers, or lies between
/// its neighbours when the picture grows.
GrayPicture resized(const GrayPicture& picture, int side);
/// Turned clockwise about its centre by `degrees`, as large as it needs to be; the corners are
/// white.
GrayPicture turned(const GrayPicture& picture, double degrees);

} // namespace cageot
