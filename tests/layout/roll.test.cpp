#include "composed_labels.h"

using namespace cageot;

namespace {

/// A receipt: a heading, rows of 5 mm in a table of 20 mm, a rule and a text below it.
Layout receipt(const std::string& more = "length = \"content\"\n")
{
    const LayoutReading reading =
        read_layout("name = \"ticket\"\nmedia = [80, 50]\nmargin = 2\n" + more + R"(
[[mark]]
type = "box"
box = [4, 4, 72, 1]
[[mark]]
type = "table"
rows = "lines"
box = [4, 10, 72, 20]
[[mark.row]]
kind = "line"
height = 5
[[mark.row.mark]]
type = "box"
box = [0, 1, 10, 3]
[[mark]]
type = "box"
box = [4, 30, 72, 1]
[[mark]]
type = "text"
text = "Merci"
x_height = 1.5
box = [4, 34, 72, 4]
)",
                    "ticket.toml", project_words());
    for (const Finding& finding : reading.findings)
        UNSCOPED_INFO(to_string(finding));
    REQUIRE(reading.layout);
    return *reading.layout;
}

Composition with_rows(const Layout& layout, int rows)
{
    Content content;
    for (int i = 0; i < rows; ++i)
        content.tables["lines"].push_back({"line", {}});
    return compose(layout, content, project_fonts(), 203);
}

} // namespace

TEST_CASE("a roll's page is as long as its rows", "[layout]")
{
    for (const int rows : {0, 1, 4, 9, 60}) {
        INFO(rows << " rows");
        const Composition composition = with_rows(receipt(), rows);
        CHECK(messages_of(composition.findings).empty());
        REQUIRE(composition.pages.size() == 1);
        const Length height = Length::mm(50 - 20 + 5 * rows);
        CHECK(composition.pages[0].height_points == height.points_up());
        CHECK(composition.pages[0].width_points == Length::mm(80).points_up());
    }
}

TEST_CASE("what stands below a roll's table moves with its end, what stands above stays",
          "[layout]")
{
    for (const int rows : {0, 3, 12}) {
        const Page page = with_rows(receipt(), rows).pages.at(0);
        const auto rects = rects_of(page);
        CHECK(rects.front().y == Length::mm(4).dots(203));
        CHECK(rects.back().y == Length::mm(10 + 5 * rows).dots(203));
        const auto texts = marks_of<TextMark>(page);
        REQUIRE(texts.size() == 1);
        CHECK(texts[0].baseline > Length::mm(14 + 5 * rows).dots(203));
    }
}

TEST_CASE("without the length of its content the same layout goes on to other pages", "[layout]")
{
    const Composition composition = with_rows(receipt(""), 9);
    CHECK(composition.pages.size() == 3);
    for (const Page& page : composition.pages)
        CHECK(page.height_points == Length::mm(50).points_up());
}

TEST_CASE("only a layout with a table can be as long as its content", "[layout]")
{
    const LayoutReading reading = read_layout(
        "media = [80, 50]\nlength = \"content\"\n[[mark]]\ntype = \"box\"\nbox = [1, 1, 5, 5]\n",
        "ticket.toml", project_words());
    CHECK(messages_of(reading.findings) ==
          std::vector<std::string>{
              "2 length: «content» veut une table, dont les lignes font la longueur."});
}
