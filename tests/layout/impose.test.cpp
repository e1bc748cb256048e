#include "layout/impose.h"

#include "composed_labels.h"
#include "support/message_of.h"

using namespace cageot;

namespace {

Layout
sheet(const std::string& grid = "columns = 3\nrows = 8\norigin = [0, 0.5]\npitch = [70, 37]\n")
{
    const LayoutReading reading = read_layout(
        "name = \"planche\"\nmedia = [210, 297]\ndpi = [300]\n[grid]\n" + grid, "planche.toml", {});
    for (const Finding& finding : reading.findings)
        UNSCOPED_INFO(to_string(finding));
    REQUIRE(reading.layout);
    return *reading.layout;
}

/// Labels of 57 × 32 mm, each with one box whose height tells its place in the list.
std::vector<Page> labels(int count)
{
    std::vector<Page> pages;
    for (int i = 0; i < count; ++i) {
        pages.push_back(blank_page(Length::mm(57), Length::mm(32), 300));
        pages.back().marks.push_back(RectMark{{0, 0, 10, i + 1}});
    }
    return pages;
}

std::vector<Page> imposed_labels(int count, int first)
{
    return imposed(sheet(), blank_page(Length::mm(210), Length::mm(297), 300), labels(count),
                   first);
}

} // namespace

TEST_CASE("labels fill a sheet row by row, each centred in its place", "[layout]")
{
    const auto sheets = imposed_labels(5, 1);
    REQUIRE(sheets.size() == 1);
    const auto rects = rects_of(sheets[0]);
    REQUIRE(rects.size() == 5);
    const int column = Length::mm(70).dots(300),
              label = blank_page(Length::mm(57), Length::mm(32), 300).width;
    CHECK(rects[0].x == (column - label) / 2);
    CHECK(std::abs(rects[1].x - (column + (column - label) / 2)) <= 1);
    CHECK(rects[1].y == rects[0].y);
    CHECK(rects[3].x == rects[0].x);
    CHECK(std::abs(rects[3].y - rects[0].y - Length::mm(37).dots(300)) <= 1);
    for (int i = 0; i < 5; ++i)
        CHECK(rects[static_cast<std::size_t>(i)].height == i + 1);
}

TEST_CASE("a sheet whose first places are used goes on at the first free one", "[layout]")
{
    const auto fresh = imposed_labels(24, 1);
    const auto begun = imposed_labels(24, 24);
    CHECK(fresh.size() == 1);
    REQUIRE(begun.size() == 2);
    CHECK(begun[0].marks.size() == 1);
    CHECK(begun[1].marks.size() == 23);
    const DotRect last = rects_of(fresh[0]).back();
    CHECK(rects_of(begun[0]).front().x == last.x);
    CHECK(rects_of(begun[0]).front().y == last.y);
    CHECK(rects_of(begun[1]).front().y == rects_of(fresh[0]).front().y);
}

TEST_CASE("no label is lost or doubled, wherever a sheet begins", "[layout]")
{
    for (int first = 1; first <= 24; ++first) {
        std::vector<int> heights;
        for (const Page& page : imposed_labels(60, first))
            for (const DotRect& rect : rects_of(page))
                heights.push_back(rect.height);
        REQUIRE(heights.size() == 60);
        for (int i = 0; i < 60; ++i)
            CHECK(heights[static_cast<std::size_t>(i)] == i + 1);
    }
}

TEST_CASE("a place that is not on the sheet and labels too large for it are refused", "[layout]")
{
    CHECK(message_of([] { imposed_labels(1, 0); }) == "La première place libre va de 1 à 24.");
    CHECK(message_of([] { imposed_labels(1, 25); }) == "La première place libre va de 1 à 24.");
    CHECK_THAT(message_of([] {
                   imposed(sheet("columns = 4\nrows = 8\norigin = [0, 0]\npitch = [52, 37]\n"),
                           blank_page(Length::mm(210), Length::mm(297), 300), labels(1), 1);
               }),
               Catch::Matchers::ContainsSubstring("plus grandes que les places de «planche»"));
    CHECK_THAT(message_of([] {
                   imposed(a_layout("[[mark]]\ntype = \"box\"\nbox = [0, 0, 1, 1]\n"),
                           blank_page(Length::mm(210), Length::mm(297), 300), labels(1), 1);
               }),
               Catch::Matchers::ContainsSubstring("n'a pas de section [grid]"));
}
