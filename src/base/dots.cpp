#include "base/dots.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cageot {
namespace {

/// The `count` bits of `from` that begin at bit `start`, to the beginning of `to`; the bits after
/// them become 0.
void copy_bits(std::span<const std::uint8_t> from, int start, std::span<std::uint8_t> to, int count)
{
    const auto first = static_cast<std::size_t>(start / 8);
    const int shift = start % 8;
    for (std::size_t i = 0; i < to.size(); ++i) {
        const unsigned high = from[first + i];
        const unsigned low = first + i + 1 < from.size() ? from[first + i + 1] : 0;
        to[i] = static_cast<std::uint8_t>((high << shift) | (low >> (8 - shift)));
    }
    if (count % 8 != 0)
        to.back() = static_cast<std::uint8_t>(to.back() & (0xFF << (8 - count % 8)));
}

} // namespace

DotRect intersection(DotRect a, DotRect b)
{
    const int x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    const int right = std::min(a.right(), b.right()), bottom = std::min(a.bottom(), b.bottom());
    return {x, y, std::max(0, right - x), std::max(0, bottom - y)};
}

DotRect around(DotRect a, DotRect b)
{
    if (a.empty())
        return b;
    if (b.empty())
        return a;
    const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

DotRect grown(DotRect rect, int dots)
{
    return {rect.x - dots, rect.y - dots, rect.width + 2 * dots, rect.height + 2 * dots};
}

Dots::Dots(int width, int height)
    : width_(std::max(0, width))
    , height_(std::max(0, height))
    , bytes_(static_cast<std::size_t>(bytes_per_row()) * static_cast<std::size_t>(height_))
{
}

bool Dots::at(int x, int y) const
{
    if (x < 0 || y < 0 || x >= width_ || y >= height_)
        return false;
    return (row(y)[static_cast<std::size_t>(x / 8)] >> (7 - x % 8)) & 1;
}

void Dots::set(int x, int y, bool black)
{
    if (x < 0 || y < 0 || x >= width_ || y >= height_)
        return;
    std::uint8_t& byte = row(y)[static_cast<std::size_t>(x / 8)];
    const auto bit = static_cast<std::uint8_t>(0x80 >> (x % 8));
    byte = static_cast<std::uint8_t>(black ? byte | bit : byte & ~bit);
}

void Dots::fill(DotRect rect, bool black)
{
    const DotRect inside = intersection(rect, bounds());
    if (inside.empty())
        return;
    const int first = inside.x / 8, last = (inside.right() - 1) / 8;
    for (int y = inside.y; y < inside.bottom(); ++y) {
        const std::span<std::uint8_t> bytes = row(y);
        for (int i = first; i <= last; ++i) {
            int mask = 0xFF;
            if (i == first)
                mask &= 0xFF >> (inside.x % 8);
            if (i == last)
                mask &= 0xFF << (7 - (inside.right() - 1) % 8);
            std::uint8_t& byte = bytes[static_cast<std::size_t>(i)];
            byte = static_cast<std::uint8_t>(black ? byte | mask : byte & ~mask);
        }
    }
}

Dots Dots::crop(DotRect rect) const
{
    Dots part(rect.width, rect.height);
    if (!rect.empty() && intersection(rect, bounds()) == rect) {
        for (int y = 0; y < part.height(); ++y)
            copy_bits(row(rect.y + y), rect.x, part.row(y), rect.width);
        return part;
    }
    for (int y = 0; y < part.height(); ++y)
        for (int x = 0; x < part.width(); ++x)
            if (at(rect.x + x, rect.y + y))
                part.set(x, y);
    return part;
}

long Dots::count() const
{
    long black = 0;
    for (const std::uint8_t byte : bytes_)
        black += std::popcount(byte);
    return black;
}

std::span<const std::uint8_t> Dots::row(int y) const
{
    const auto length = static_cast<std::size_t>(bytes_per_row());
    return std::span(bytes_).subspan(static_cast<std::size_t>(y) * length, length);
}

std::span<std::uint8_t> Dots::row(int y)
{
    const auto length = static_cast<std::size_t>(bytes_per_row());
    return std::span(bytes_).subspan(static_cast<std::size_t>(y) * length, length);
}

Dots enlarged(const Dots& dots, int factor)
{
    Dots large(dots.width() * factor, dots.height() * factor);
    for (int y = 0; y < dots.height(); ++y)
        for (int x = 0; x < dots.width(); ++x)
            if (dots.at(x, y))
                large.fill({x * factor, y * factor, factor, factor});
    return large;
}

Dots turned(const Dots& dots)
{
    Dots other(dots.width(), dots.height());
    for (int y = 0; y < dots.height(); ++y)
        for (int x = 0; x < dots.width(); ++x)
            if (dots.at(x, y))
                other.set(dots.width() - 1 - x, dots.height() - 1 - y);
    return other;
}

std::string to_pbm(const Dots& dots)
{
    std::string text =
        "P4\n" + std::to_string(dots.width()) + " " + std::to_string(dots.height()) + "\n";
    for (int y = 0; y < dots.height(); ++y)
        for (const std::uint8_t byte : dots.row(y))
            text += static_cast<char>(byte);
    return text;
}

std::string hash_of(const Dots& dots)
{
    constexpr std::uint64_t offset_basis = 0xcbf29ce484222325, prime = 0x100000001b3;
    constexpr std::string_view digits = "0123456789abcdef";
    std::uint64_t hash = offset_basis;
    for (const char byte : to_pbm(dots))
        hash = (hash ^ static_cast<unsigned char>(byte)) * prime;
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4)
        text += digits[(hash >> shift) & 0xF];
    return text;
}

} // namespace cageot
