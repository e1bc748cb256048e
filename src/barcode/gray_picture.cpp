#include "barcode/gray_picture.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace cageot {
namespace {

constexpr std::uint8_t white = 255;

/// The part of a line of pixels that one pixel of another scale covers.
struct Covered {
    int first = 0;
    std::vector<float> weights; ///< their sum is 1
};

/// For each of `to` pixels, which of `from` it is made of. A pixel is never made of less than one's
/// width: so a grown picture has no steps.
std::vector<Covered> coverage(int from, int to)
{
    const double step = static_cast<double>(from) / to;
    const double reach = std::max(step, 1.0) / 2;
    std::vector<Covered> all(static_cast<std::size_t>(to));
    for (int i = 0; i < to; ++i) {
        const double centre = (i + 0.5) * step;
        const double low = std::max(centre - reach, 0.0);
        const double high = std::min(centre + reach, static_cast<double>(from));
        Covered& one = all[static_cast<std::size_t>(i)];
        one.first = static_cast<int>(low);
        for (int at = one.first; at < high && at < from; ++at)
            one.weights.push_back(static_cast<float>(
                (std::min(high, at + 1.0) - std::max(low, static_cast<double>(at))) /
                (high - low)));
    }
    return all;
}

std::uint8_t rounded(float level)
{
    return static_cast<std::uint8_t>(std::clamp(level + 0.5F, 0.0F, 255.0F));
}

/// Between the four pixels around a point; white outside.
std::uint8_t between(const GrayPicture& picture, double x, double y)
{
    const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
    if (left < 0 || top < 0 || left + 1 >= picture.width || top + 1 >= picture.height)
        return white;
    const auto right_part = static_cast<float>(x - left), low_part = static_cast<float>(y - top);
    const auto level = [&](int a, int b) { return static_cast<float>(picture.at(a, b)); };
    const float above = level(left, top) + right_part * (level(left + 1, top) - level(left, top));
    const float below =
        level(left, top + 1) + right_part * (level(left + 1, top + 1) - level(left, top + 1));
    return rounded(above + low_part * (below - above));
}

} // namespace

GrayPicture plain_picture(int width, int height, std::uint8_t level)
{
    width = std::max(width, 0);
    height = std::max(height, 0);
    return {width, height,
            std::vector<std::uint8_t>(
                static_cast<std::size_t>(width) * static_cast<std::size_t>(height), level)};
}

void whiten(GrayPicture& picture, DotRect part)
{
    part = intersection(part, {0, 0, picture.width, picture.height});
    for (int y = part.y; y < part.bottom() && !part.empty(); ++y)
        std::fill_n(picture.pixels.begin() + static_cast<std::ptrdiff_t>(y) * picture.width +
                        part.x,
                    part.width, white);
}

GrayPicture resized(const GrayPicture& picture, int side)
{
    const int longer = picture.longer_side();
    if (longer == side || longer == 0 || side <= 0)
        return picture;
    const auto scaled = [&](int length) {
        return std::max(1,
                        static_cast<int>(std::lround(static_cast<double>(length) * side / longer)));
    };
    GrayPicture small = plain_picture(scaled(picture.width), scaled(picture.height), white);
    const auto columns = coverage(picture.width, small.width);
    const auto rows = coverage(picture.height, small.height);
    std::vector<float> line(static_cast<std::size_t>(picture.width));
    auto* written = small.pixels.data();
    for (const Covered& row : rows) {
        std::fill(line.begin(), line.end(), 0.0F);
        for (std::size_t i = 0; i < row.weights.size(); ++i) {
            const std::uint8_t* from =
                picture.pixels.data() + (static_cast<std::size_t>(row.first) + i) * line.size();
            for (std::size_t x = 0; x < line.size(); ++x)
                line[x] += row.weights[i] * static_cast<float>(from[x]);
        }
        for (const Covered& column : columns) {
            float level = 0;
            for (std::size_t i = 0; i < column.weights.size(); ++i)
                level += column.weights[i] * line[static_cast<std::size_t>(column.first) + i];
            *written++ = rounded(level);
        }
    }
    return small;
}

GrayPicture turned(const GrayPicture& picture, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    const double c = std::cos(angle), s = std::sin(angle);
    const auto extent = [](double a, double b) {
        return static_cast<int>(std::ceil(std::abs(a) + std::abs(b)));
    };
    GrayPicture whole = plain_picture(extent(picture.width * c, picture.height * s),
                                      extent(picture.width * s, picture.height * c), white);
    auto* written = whole.pixels.data();
    for (int y = 0; y < whole.height; ++y)
        for (int x = 0; x < whole.width; ++x) {
            const double right = x - (whole.width - 1) / 2.0, down = y - (whole.height - 1) / 2.0;
            *written++ = between(picture, c * right + s * down + (picture.width - 1) / 2.0,
                                 -s * right + c * down + (picture.height - 1) / 2.0);
        }
    return whole;
}

} // namespace cageot
