#include "base/dots.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

/// "#" is black; rows of the same length.
Dots drawn(const std::vector<std::string>& rows)
{
    Dots dots(static_cast<int>(rows.front().size()), static_cast<int>(rows.size()));
    for (int y = 0; y < dots.height(); ++y)
        for (int x = 0; x < dots.width(); ++x)
            dots.set(x, y, rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '#');
    return dots;
}

} // namespace

TEST_CASE("a new picture is white, whatever its sides", "[base]")
{
    CHECK(Dots(10, 3).count() == 0);
    CHECK(Dots(10, 3).bounds() == DotRect{0, 0, 10, 3});
    CHECK(Dots(-4, 7).width() == 0);
    CHECK(Dots().bounds().empty());
}

TEST_CASE("a dot is set and cleared alone", "[base]")
{
    Dots dots(17, 2);
    dots.set(8, 1);
    CHECK(dots.at(8, 1));
    CHECK(dots.count() == 1);
    dots.set(9, 1);
    dots.set(8, 1, false);
    CHECK_FALSE(dots.at(8, 1));
    CHECK(dots.at(9, 1));
}

TEST_CASE("outside the picture all is white and nothing can be set", "[base]")
{
    Dots dots(8, 8);
    for (const auto& [x, y] : {std::pair(-1, 0), {0, -1}, {8, 0}, {0, 8}, {1'000'000, 3}}) {
        dots.set(x, y);
        CHECK_FALSE(dots.at(x, y));
    }
    CHECK(dots.count() == 0);
    dots.fill({-5, -5, 100, 6});
    CHECK(dots == drawn({"########", "........", "........", "........", "........", "........",
                         "........", "........"}));
}

TEST_CASE("rows are packed with the first dot highest and padded with white", "[base]")
{
    const Dots dots = drawn({"#........#", ".######..."});
    REQUIRE(dots.bytes_per_row() == 2);
    CHECK(dots.row(0)[0] == 0x80);
    CHECK(dots.row(0)[1] == 0x40);
    CHECK(dots.row(1)[0] == 0x7E);
    CHECK(to_pbm(dots) == std::string("P4\n10 2\n\x80\x40\x7E\x00", 12));
}

TEST_CASE("a cut-out may reach over the edge, where it is white", "[base]")
{
    const Dots dots = drawn({"##", "##"});
    CHECK(dots.crop({1, 1, 2, 2}) == drawn({"#.", ".."}));
    CHECK(dots.crop({-1, 0, 2, 1}) == drawn({".#"}));
    CHECK(dots.crop({0, 0, -3, 2}) == Dots(0, 2));
}

TEST_CASE("an enlarged dot is a square", "[base]")
{
    CHECK(enlarged(drawn({"#.", ".#"}), 2) == drawn({"##..", "##..", "..##", "..##"}));
}

TEST_CASE("turned twice is as before", "[base]")
{
    const Dots dots = drawn({"##.", "#..", "..."});
    CHECK(turned(dots) == drawn({"...", "..#", ".##"}));
    CHECK(turned(turned(dots)) == dots);
}

TEST_CASE("rectangles meet, embrace and grow", "[base]")
{
    CHECK(intersection({0, 0, 4, 4}, {2, 3, 9, 9}) == DotRect{2, 3, 2, 1});
    CHECK(intersection({0, 0, 4, 4}, {4, 0, 2, 2}).empty());
    CHECK(around({1, 1, 2, 2}, {5, 0, 1, 1}) == DotRect{1, 0, 5, 3});
    CHECK(around({1, 1, 0, 7}, {5, 0, 1, 1}) == DotRect{5, 0, 1, 1});
    CHECK(around({5, 0, 1, 1}, {}) == DotRect{5, 0, 1, 1});
    CHECK(grown({10, 10, 4, 4}, 2) == DotRect{8, 8, 8, 8});
    CHECK(grown({10, 10, 4, 4}, -2).empty());
}

TEST_CASE("a cut-out holds the same dots wherever it begins and ends", "[base]")
{
    Dots dots(45, 3);
    for (int y = 0; y < 3; ++y)
        for (int x = 0; x < 45; ++x)
            dots.set(x, y, (x * x + 3 * y + x) % 7 < 3);
    for (int x = -3; x < 48; ++x)
        for (int width = 0; width < 50; ++width) {
            const Dots part = dots.crop({x, 1, width, 2});
            REQUIRE(part.width() == width);
            long black = 0;
            for (int dy = 0; dy < 2; ++dy)
                for (int dx = 0; dx < width; ++dx) {
                    REQUIRE(part.at(dx, dy) == dots.at(x + dx, 1 + dy));
                    black += dots.at(x + dx, 1 + dy);
                }
            REQUIRE(part.count() == black); // nothing in the padding of a row
        }
}

TEST_CASE("a picture is named by its size and its dots", "[base]")
{
    Dots bar(8, 1);
    bar.fill({0, 0, 8, 1});
    CHECK(hash_of(bar) == "6544c7306abddd13");
    CHECK(hash_of(Dots(7, 1)) != hash_of(Dots(8, 1)));
    CHECK(hash_of(Dots(8, 1)) != hash_of(bar));
}
