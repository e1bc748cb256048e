#include "barcode/gray_picture.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a smaller picture is made of means", "[barcode]")
{
    const GrayPicture picture{4, 2, {0, 100, 200, 200, 100, 200, 0, 0}};
    const GrayPicture half = resized(picture, 2);
    CHECK(half.width == 2);
    CHECK(half.height == 1);
    CHECK(half.pixels == std::vector<std::uint8_t>{100, 100});
    CHECK(resized(GrayPicture{3, 1, {0, 90, 240}}, 2).pixels == std::vector<std::uint8_t>{30, 190});
}

TEST_CASE("a greater picture goes softly from pixel to pixel", "[barcode]")
{
    CHECK(resized(GrayPicture{2, 1, {0, 200}}, 4).pixels ==
          std::vector<std::uint8_t>{0, 50, 150, 200, 0, 50, 150, 200});
    CHECK(resized(plain_picture(0, 0, 255), 10).pixels.empty());
    CHECK(resized(plain_picture(1000, 1, 7), 10).pixels == std::vector<std::uint8_t>(10, 7));
}

TEST_CASE("a picture turns clockwise on white and keeps its middle", "[barcode]")
{
    GrayPicture picture = plain_picture(5, 5, 255);
    picture.pixels[5 * 1 + 2] = 0; // above the middle
    const GrayPicture quarter = turned(picture, 90);
    CHECK(quarter.at(quarter.width / 2 + 1, quarter.height / 2) < 20);
    const GrayPicture eighth = turned(plain_picture(20, 10, 0), 45);
    CHECK(eighth.width == 22);
    CHECK(eighth.at(0, 0) == 255);
    CHECK(eighth.at(11, 11) == 0);
}

TEST_CASE("what is made white stays inside the picture", "[barcode]")
{
    GrayPicture picture = plain_picture(3, 3, 0);
    whiten(picture, {1, -5, 9, 6});
    CHECK(picture.pixels == std::vector<std::uint8_t>{0, 255, 255, 0, 0, 0, 0, 0, 0});
    whiten(picture, {7, 7, 2, 2});
    CHECK(picture.at(2, 2) == 0);
}
