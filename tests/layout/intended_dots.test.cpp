#include "layout/intended_dots.h"

#include "layout/page.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

/// 18 × 9 points at 72 dpi: a point is a dot.
Page small_page()
{
    Page page;
    page.dpi = 72;
    page.width_points = page.width = 18;
    page.height_points = page.height = 9;
    return page;
}

Dots modules(int width, int height, const std::vector<std::pair<int, int>>& black)
{
    Dots dots(width, height);
    for (const auto& [x, y] : black)
        dots.set(x, y);
    return dots;
}

TextMark text(DotRect ink)
{
    TextMark mark;
    mark.text = "A";
    mark.ink = ink;
    return mark;
}

} // namespace

TEST_CASE("the raster has a dot for each begun dot of the page", "[layout]")
{
    const IntendedDots label = intended_dots(blank_page(Length::mm(57), Length::mm(32), 203));
    CHECK(label.dots.width() == 457);
    CHECK(label.dots.height() == 257);
    CHECK(label.dots.count() == 0);
    CHECK(label.text.empty());
    const IntendedDots ticket = intended_dots(blank_page(Length::mm(100), Length::mm(150), 300));
    CHECK(ticket.dots.width() == 1184);
    CHECK(ticket.dots.height() == 1775);
}

TEST_CASE("rectangles are painted in their order, white over black", "[layout]")
{
    Page page = small_page();
    page.marks = {RectMark{{2, 1, 6, 4}, false}, RectMark{{3, 2, 2, 2}, true},
                  RectMark{{4, 3, 1, 1}, false}};
    const Dots dots = intended_dots(page).dots;
    CHECK(dots.count() == 24 - 4 + 1);
    CHECK(dots.at(2, 1));
    CHECK_FALSE(dots.at(3, 2));
    CHECK(dots.at(4, 3));
    CHECK_FALSE(dots.at(8, 1));
}

TEST_CASE("each module of a square symbol is a square of dots", "[layout]")
{
    Page page = small_page();
    page.marks = {SymbolMark{
        {Symbology::qr, "", modules(2, 2, {{0, 0}, {1, 1}})}, 3, {4, 1, 6, 6}, {0, 0, 0, 0}}};
    const Dots dots = intended_dots(page).dots;
    CHECK(dots.count() == 18);
    CHECK(dots.crop({4, 1, 3, 3}).count() == 9);
    CHECK(dots.crop({7, 4, 3, 3}).count() == 9);
}

TEST_CASE("bars are as high as their area", "[layout]")
{
    Page page = small_page();
    page.marks = {SymbolMark{
        {Symbology::code128, "", modules(3, 1, {{0, 0}, {2, 0}})}, 2, {1, 2, 6, 5}, {0, 0, 0, 0}}};
    const Dots dots = intended_dots(page).dots;
    CHECK(dots.count() == 20);
    CHECK(dots.crop({1, 2, 2, 5}).count() == 10);
    CHECK(dots.crop({3, 2, 2, 5}).count() == 0);
    CHECK(dots.crop({5, 2, 2, 5}).count() == 10);
}

TEST_CASE("text is an area and no dots", "[layout]")
{
    Page page = small_page();
    page.marks = {text({1, 1, 5, 5}), text({8, 1, 5, 5})};
    const IntendedDots intended = intended_dots(page);
    CHECK(intended.dots.count() == 0);
    CHECK(intended.text == std::vector<DotRect>{{1, 1, 5, 5}, {8, 1, 5, 5}});
}

TEST_CASE("what came out as intended has no wrong dot", "[layout]")
{
    Page page = small_page();
    page.marks = {RectMark{{2, 1, 6, 4}, false}};
    const IntendedDots intended = intended_dots(page);
    CHECK(wrong_dots(intended, intended.dots) == 0);
}

TEST_CASE("a dot too many and a dot too few are both wrong", "[layout]")
{
    Page page = small_page();
    page.marks = {RectMark{{2, 1, 6, 4}, false}};
    const IntendedDots intended = intended_dots(page);
    Dots actual = intended.dots;
    actual.set(17, 8);
    CHECK(wrong_dots(intended, actual) == 1);
    actual.set(2, 1, false);
    CHECK(wrong_dots(intended, actual) == 2);
    CHECK(wrong_dots(intended, Dots(18, 9)) == 24);
}

TEST_CASE("dots of text are free inside their area and wrong beside it", "[layout]")
{
    Page page = small_page();
    page.marks = {text({3, 2, 5, 4})};
    const IntendedDots intended = intended_dots(page);
    Dots actual(18, 9);
    actual.fill({3, 2, 5, 4});
    CHECK(wrong_dots(intended, actual) == 0);
    actual.fill({2, 2, 7, 4});
    CHECK(wrong_dots(intended, actual) == 8);
}

TEST_CASE("black dots beyond the smaller raster are wrong, white ones are not", "[layout]")
{
    Page page = small_page();
    page.marks = {RectMark{{0, 0, 18, 1}, false}};
    const IntendedDots intended = intended_dots(page);
    Dots larger(20, 9);
    larger.fill({0, 0, 18, 1});
    CHECK(wrong_dots(intended, larger) == 0);
    larger.set(19, 3);
    CHECK(wrong_dots(intended, larger) == 1);
    Dots smaller(16, 9);
    smaller.fill({0, 0, 16, 1});
    CHECK(wrong_dots(intended, smaller) == 2);
}
