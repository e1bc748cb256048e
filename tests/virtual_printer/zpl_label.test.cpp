#include "virtual_printer/zpl_label.h"

#include "support/catch2_compat.h"
#include "virtual_printer/zpl_samples.h"

using namespace cageot;

namespace {

ZplField black(int width, int height, int x, int y)
{
    ZplField field{Dots(width, height), x, y};
    field.dots.fill(field.dots.bounds());
    return field;
}

} // namespace

TEST_CASE("a label nobody measured is as large as its fields reach", "[virtual_printer]")
{
    CHECK(drawn(*draw_fields({}, {black(2, 1, 1, 0), black(1, 1, 4, 2)})) == ".##..\n"
                                                                             ".....\n"
                                                                             "....#\n");
}

TEST_CASE("a label without fields has no dots", "[virtual_printer]")
{
    const auto label = draw_fields({}, {});
    REQUIRE(label);
    CHECK(label->bounds().empty());
}

TEST_CASE("a field lands at every place of a byte", "[virtual_printer]")
{
    for (int x = 0; x < 20; ++x) {
        CAPTURE(x);
        const auto label = draw_fields({.width = 40}, {black(11, 1, x, 0)});
        REQUIRE(label);
        CHECK(drawn(*label) == std::string(static_cast<std::size_t>(x), '.') + "###########" +
                                   std::string(static_cast<std::size_t>(29 - x), '.') + "\n");
    }
}

TEST_CASE("what reaches over an edge is cut off, and the padding stays white", "[virtual_printer]")
{
    const auto label = draw_fields({.width = 13, .length = 2}, {black(30, 30, 3, 1)});
    REQUIRE(label);
    CHECK(drawn(*label) == ".............\n"
                           "...##########\n");
    CHECK(label->count() == 10);
}

TEST_CASE("the length counts on a continuous roll alone", "[virtual_printer]")
{
    CHECK(draw_fields({.continuous = true, .length = 5}, {black(8, 2, 0, 0)})->height() == 5);
    CHECK(draw_fields({.continuous = false, .length = 5}, {black(8, 2, 0, 0)})->height() == 2);
}

TEST_CASE("the largest label is four mebibytes of dots", "[virtual_printer]")
{
    CHECK(draw_fields({.width = 32'000, .length = 1048}, {black(8, 1, 0, 0)}));
    CHECK_FALSE(draw_fields({.width = 32'000, .length = 1049}, {black(8, 1, 0, 0)}));
    CHECK_FALSE(draw_fields({.width = 32'000, .length = 32'000}, {black(8, 1, 0, 0)}));
    CHECK_FALSE(draw_fields({}, {black(8, 1, 64'000, 64'000)}));
}
