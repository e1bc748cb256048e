#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace cageot {

struct DotRect {
    int x = 0, y = 0, width = 0, height = 0;

    constexpr int right() const { return x + width; }
    constexpr int bottom() const { return y + height; }
    constexpr bool empty() const { return width <= 0 || height <= 0; }
    friend constexpr bool operator==(DotRect, DotRect) = default;
};

DotRect intersection(DotRect a, DotRect b);
/// The smallest rectangle around both; an empty one counts as nothing.
DotRect around(DotRect a, DotRect b);
/// `rect` grown by `dots` on each side (shrunk when negative).
DotRect grown(DotRect rect, int dots);

/// A 1-bit picture on a printer's dot grid, origin top left, black = true.
/// Rows are packed most significant bit first and padded with white to whole bytes: the form of PBM
/// "P4" and of ZPL graphics.
class Dots {
public:
    Dots() = default;
    /// All white. Negative sides count as 0.
    Dots(int width, int height);

    int width() const { return width_; }
    int height() const { return height_; }
    DotRect bounds() const { return {0, 0, width_, height_}; }
    int bytes_per_row() const { return (width_ + 7) / 8; }

    /// White outside the picture.
    bool at(int x, int y) const;
    /// Ignored outside the picture.
    void set(int x, int y, bool black = true);
    /// Only the part inside the picture.
    void fill(DotRect rect, bool black = true);
    Dots crop(DotRect rect) const;
    /// Black dots in all.
    long count() const;

    std::span<const std::uint8_t> row(int y) const;
    std::span<std::uint8_t> row(int y);
    friend bool operator==(const Dots&, const Dots&) = default;

private:
    int width_ = 0, height_ = 0;
    std::vector<std::uint8_t> bytes_;
};

/// Each dot becomes a square of `factor` dots.
Dots enlarged(const Dots& dots, int factor);
/// Turned by 180 degrees.
Dots turned(const Dots& dots);
/// Portable bitmap, binary ("P4"), the form every other program reads.
std::string to_pbm(const Dots& dots);
/// Names a picture: FNV-1a, 64 bits, of `to_pbm`, in 16 hexadecimal digits.
std::string hash_of(const Dots& dots);

} // namespace cageot
