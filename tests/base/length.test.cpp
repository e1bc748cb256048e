#include "base/length.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("millimetres are kept as whole micrometres", "[base]")
{
    CHECK(Length::mm(57).um() == 57'000);
    CHECK(Length::mm(0.1).um() == 100);
    CHECK(Length::mm(10.9004).um() == 10'900);
    CHECK(Length::mm(10.9006).um() == 10'901);
    CHECK(Length::mm(-0.25).um() == -250);
    CHECK(Length::um(1500).mm() == 1.5);
    CHECK(Length::mm(2) + Length::mm(0.5) * 2 - Length::mm(3) == Length());
    CHECK(Length::mm(2) < Length::mm(2.001));
}

TEST_CASE("dots are of exactly 203 or 300 in an inch, rounded half up", "[base]")
{
    CHECK(Length::mm(25.4).dots(203) == 203);
    CHECK(Length::mm(25.4).dots(300) == 300);
    CHECK(Length::mm(57).dots(203) == 456); // 455.55
    CHECK(Length::mm(32).dots(203) == 256); // 255.75
    CHECK(Length::mm(100).dots(203) == 799);
    CHECK(Length::mm(57).dots(300) == 673);
    CHECK(Length::um(12'700).dots(203) == 102); // 101.5
    CHECK(Length::um(-25'400).dots(203) == -203);
    CHECK(Length().dots(203) == 0);
}

TEST_CASE("a page is whole points, rounded up, and its raster a begun dot more", "[base]")
{
    CHECK(Length::mm(25.4).points_up() == 72);
    CHECK(Length::mm(57).points_up() == 162); // 161.57
    CHECK(Length::mm(32).points_up() == 91);  // 90.71
    CHECK(Length::um(25'401).points_up() == 73);
    CHECK(raster_dots(162, 203) == 457); // 456.75
    CHECK(raster_dots(91, 203) == 257);  // 256.57
    CHECK(raster_dots(72, 203) == 203);
}
