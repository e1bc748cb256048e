#include "layout/page.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a blank page is whole points large and has the whole dots on it", "[layout]")
{
    const Page label = blank_page(Length::mm(57), Length::mm(32), 203);
    CHECK(label.dpi == 203);
    CHECK(label.width_points == 162);
    CHECK(label.height_points == 91);
    CHECK(label.width == 456);
    CHECK(label.height == 256);
    CHECK(label.marks.empty());

    const Page ticket = blank_page(Length::mm(100), Length::mm(150), 300);
    CHECK(ticket.width_points == 284);
    CHECK(ticket.height_points == 426);
    CHECK(ticket.width == 1183);
    CHECK(ticket.height == 1775);

    const Page sheet = blank_page(Length::mm(210), Length::mm(297), 300);
    CHECK(sheet.width_points == 596);
    CHECK(sheet.height_points == 842);
}

TEST_CASE("an inch is 72 points and as many dots as the printer says", "[layout]")
{
    const Page page = blank_page(Length::mm(25.4), Length::mm(50.8), 203);
    CHECK(page.width_points == 72);
    CHECK(page.height_points == 144);
    CHECK(page.width == 203);
    CHECK(page.height == 406);
}
