#pragma once

#include <compare>
#include <cstdint>

namespace cageot {

/// A length in whole micrometres. Layout files and config speak millimetres; the printer speaks
/// dots. Converted at the last moment, always by rounding half up.
class Length {
public:
    constexpr Length() = default;
    /// `value` in millimetres, rounded to the micrometre.
    static constexpr Length mm(double value)
    {
        return Length{static_cast<std::int64_t>(value * 1000.0 + (value < 0 ? -0.5 : 0.5))};
    }
    static constexpr Length um(std::int64_t value) { return Length{value}; }

    constexpr std::int64_t um() const { return um_; }
    constexpr double mm() const { return static_cast<double>(um_) / 1000.0; }
    /// Printer dots at `dpi` dots per inch (203 is exactly 203, not 8 dots/mm), rounded half up.
    constexpr int dots(int dpi) const
    {
        const std::int64_t twice = um_ * dpi * 2 + (um_ < 0 ? -25400 : 25400);
        return static_cast<int>(twice / 50800);
    }
    /// Whole PDF points (1/72 inch), rounded up: CUPS cuts a page size down to integers, so a page
    /// must already be one (measured with cups 2.4.2 and ghostscript 10.0, Debian 12).
    constexpr int points_up() const { return static_cast<int>((um_ * 72 + 25399) / 25400); }

    friend constexpr auto operator<=>(Length, Length) = default;
    friend constexpr Length operator+(Length a, Length b) { return Length{a.um_ + b.um_}; }
    friend constexpr Length operator-(Length a, Length b) { return Length{a.um_ - b.um_}; }
    friend constexpr Length operator*(Length a, int factor) { return Length{a.um_ * factor}; }

private:
    explicit constexpr Length(std::int64_t um)
        : um_(um)
    {
    }
    std::int64_t um_ = 0;
};

/// Dots on the side of the raster that CUPS makes of `points` whole PDF points: a begun dot is a
/// dot.
constexpr int raster_dots(int points, int dpi)
{
    return (points * dpi + 71) / 72;
}

} // namespace cageot
