#include "layout/place_marks.h"

#include "composed_labels.h"
#include "layout/intended_dots.h"

using namespace cageot;

namespace {

using Rects = std::vector<DotRect>;
using Texts = std::vector<std::string>;

std::string mark(const std::string& lines)
{
    return "[[mark]]\n" + lines;
}

/// A layout whose words know one icon of 3 × 2 cells.
Composition composed_icon(const std::string& lines, int dpi = 203)
{
    LayoutWords words;
    words.faces = {"regular"};
    Dots cells(3, 2);
    cells.set(0, 0);
    cells.set(1, 0);
    cells.set(2, 1);
    words.icons.emplace("hook", cells);
    const LayoutReading reading =
        read_layout("media = [57, 32]\n[[mark]]\ntype = \"icon\"\n" + lines, "essai.toml", words);
    for (const Finding& finding : reading.findings)
        UNSCOPED_INFO(to_string(finding));
    REQUIRE(reading.layout);
    return compose(*reading.layout, {}, project_fonts(), dpi);
}

} // namespace

TEST_CASE("an icon's cells are squares of as many whole dots as its box has room for", "[layout]")
{
    const auto small = composed_icon("icon = \"hook\"\nbox = [10, 5, 2, 2]\n");
    // 16 dots a side: five a cell, centred.
    CHECK(rects_of(small.pages[0]) == Rects{{80, 43, 10, 5}, {90, 48, 5, 5}});
    const auto left =
        composed_icon("icon = \"hook\"\nbox = [10, 5, 2, 2]\nalign = \"left\"\nvalign = \"top\"\n");
    CHECK(rects_of(left.pages[0]) == Rects{{80, 40, 10, 5}, {90, 45, 5, 5}});
    const auto at_300 = composed_icon("icon = \"hook\"\nbox = [10, 5, 2, 2]\n", 300);
    CHECK(rects_of(at_300.pages[0])[0].height == 8);
}

TEST_CASE("a reversed icon is white on a black box", "[layout]")
{
    const Page page =
        composed_icon("icon = \"hook\"\nreversed = true\nbox = [10, 5, 2, 2]\n").pages.at(0);
    const auto rects = marks_of<RectMark>(page);
    REQUIRE(rects.size() == 3);
    CHECK(rects[0].rect == DotRect{80, 40, 16, 16});
    CHECK_FALSE(rects[0].white);
    CHECK(rects[1].white);
    CHECK(intended_dots(page).dots.count() == 16 * 16 - 3 * 25);
}

TEST_CASE("an icon without room for its cells is an error", "[layout]")
{
    const auto composition = composed_icon("icon = \"hook\"\nbox = [10, 5, 0.3, 2]\n");
    CHECK(messages_of(composition.findings) ==
          Texts{"2: le dessin veut au moins 3 × 2 points, la boîte en a 2 × 16."});
    CHECK(has_error(composition.findings));
}

TEST_CASE("an unknown icon is named with the nearest one", "[layout]")
{
    const LayoutReading reading = read_layout(
        "media = [57, 32]\n[[mark]]\ntype = \"icon\"\nicon = \"snowflaek\"\nbox = [1, 1, 5, 5]\n",
        "essai.toml", project_words());
    CHECK(messages_of(reading.findings) == Texts{"4 icon: mot inconnu: écrivez «snowflake»."});
}

TEST_CASE("a ruler marks each millimetre on the nearest dot, longer at five and ten", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    const Page page = composed(mark("type = \"ruler\"\nbox = [0, 0, 12, 6]\n"), {}, dpi).pages[0];
    const Rects rects = rects_of(page);
    REQUIRE(rects.size() == 12 + 6);
    for (int mm = 0; mm < 12; ++mm) {
        CHECK(rects[static_cast<std::size_t>(mm)].x == Length::mm(mm).dots(dpi));
        CHECK(rects[static_cast<std::size_t>(mm)].width == 1);
    }
    CHECK(rects[0].height == Length::mm(3).dots(dpi));
    CHECK(rects[1].height == Length::mm(1).dots(dpi));
    CHECK(rects[5].height == Length::mm(2).dots(dpi));
    CHECK(rects[10].height == Length::mm(3).dots(dpi));
    CHECK(rects[13] == DotRect{0, Length::mm(1).dots(dpi), Length::mm(1).dots(dpi), 1});
}

TEST_CASE("in a ladder every dot of the head prints, alone in its row", "[layout]")
{
    const Page page =
        composed(mark("type = \"ladder\"\nsteps = 8\nbox = [0, 10, 57, 4]\n")).pages.at(0);
    const Dots dots = intended_dots(page).dots;
    for (int x = 0; x < page.width; ++x) {
        int black = 0;
        for (int y = 80; y < 112; ++y) {
            black += dots.at(x, y);
            if (dots.at(x, y)) {
                CHECK_FALSE(dots.at(x - 1, y));
                CHECK_FALSE(dots.at(x + 1, y));
            }
        }
        CHECK(black == 4);
    }
}

TEST_CASE("a ladder without room for its steps is an error", "[layout]")
{
    const auto composition =
        composed(mark("type = \"ladder\"\nsteps = 8\nbox = [0, 10, 57, 0.5]\n"));
    CHECK(has_error(composition.findings));
}

TEST_CASE("a human-readable line stands centred below its symbol, our codes in groups", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    const std::string symbol = "type = \"symbol\"\nsymbology = \"code128\"\npayload = \"{code}\"\n"
                               "dots_203 = 2\ndots_300 = 3\nheight = 8.0\nhri = 2.0\n";
    const Page page =
        composed(mark(symbol + "box = [10, 5, 40, 11]\n"), {{"code", "U1234567874"}}, dpi)
            .pages.at(0);
    const auto texts = marks_of<TextMark>(page);
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].text == "U 12345678 74");
    const SymbolMark bars = marks_of<SymbolMark>(page).at(0);
    CHECK(texts[0].ink.y >= bars.quiet.bottom());
    const int left = texts[0].ink.x - bars.quiet.x;
    const int right = bars.quiet.right() - texts[0].ink.right();
    CHECK(std::abs(left - right) <= 6);
    const Composition tight =
        composed(mark(symbol + "box = [10, 5, 40, 9]\n"), {{"code", "{braces}"}}, dpi);
    CHECK(has_error(tight.findings));
}

TEST_CASE("a human-readable line shows braces of a payload as they are", "[layout]")
{
    const Page page =
        composed(
            mark("type = \"symbol\"\nsymbology = \"code128\"\npayload = \"{code}\"\n"
                 "dots_203 = 2\ndots_300 = 3\nheight = 8.0\nhri = 2.0\nbox = [1, 5, 55, 11]\n"),
            {{"code", "A{b}"}})
            .pages.at(0);
    CHECK(texts_of(page) == Texts{"A{b}"});
}

TEST_CASE("all conditions of a list must hold", "[layout]")
{
    const std::string box = mark("type = \"box\"\nwhen = [\"zone is chilled\", \"!duplicate\"]\n"
                                 "box = [1, 1, 5, 5]\n");
    CHECK(composed(box, {{"zone", "chilled"}}).pages[0].marks.size() == 1);
    CHECK(composed(box, {{"zone", "frozen"}}).pages[0].marks.empty());
    CHECK(composed(box, {{"zone", "chilled"}, {"duplicate", "2"}}).pages[0].marks.empty());
}

TEST_CASE("a text that must be whole is an error when it does not fit", "[layout]")
{
    const std::string text = "type = \"text\"\ntext = \"Contient du lait\"\nx_height = 1.5\n";
    const Composition whole = composed(mark(text + "fit = \"whole\"\nbox = [1, 1, 8, 4]\n"));
    CHECK(has_error(whole.findings));
    CHECK_FALSE(has_error(composed(mark(text + "box = [1, 1, 8, 4]\n")).findings));
}
