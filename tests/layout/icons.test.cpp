#include "layout/icons.h"

#include "composed_labels.h"

using namespace cageot;

namespace {

std::vector<std::string> faults_of_icons(const std::string& toml)
{
    std::vector<Finding> findings;
    read_icons(toml, "icons.toml", findings);
    return messages_of(findings);
}

} // namespace

TEST_CASE("an icon is read cell by cell", "[layout]")
{
    std::vector<Finding> findings;
    const Icons icons =
        read_icons("hook = \"\"\"\n#..\n#..\n##.\n\"\"\"\n", "icons.toml", findings);
    CHECK(findings.empty());
    REQUIRE(icons.contains("hook"));
    const Dots& hook = icons.at("hook");
    CHECK(hook.width() == 3);
    CHECK(hook.height() == 3);
    CHECK(hook.count() == 4);
    CHECK(hook.at(0, 0));
    CHECK(hook.at(1, 2));
    CHECK_FALSE(hook.at(2, 2));
}

TEST_CASE("an icon of unequal rows or other letters is named with its line", "[layout]")
{
    const std::string what = "dessinez des lignes de même longueur avec «#» (noir) et «.» (blanc).";
    CHECK(faults_of_icons("ok = \"\"\"\n#\n\"\"\"\nbad = \"\"\"\n##\n#\n\"\"\"\n") ==
          std::vector<std::string>{"4 bad: " + what});
    CHECK(faults_of_icons("bad = \"#X\"\n") == std::vector<std::string>{"1 bad: " + what});
    CHECK(faults_of_icons("bad = \"\"\n") == std::vector<std::string>{"1 bad: " + what});
    CHECK(faults_of_icons("bad = 3\n").size() == 2);
    CHECK(faults_of_icons("bad = [\n").size() == 1);
}

TEST_CASE("the project's icons are small, square enough and neither empty nor full", "[layout]")
{
    const Icons& icons = project_words().icons;
    CHECK(icons.size() >= 12);
    for (const auto& [name, cells] : icons) {
        INFO(name);
        CHECK(cells.width() >= 11);
        CHECK(cells.width() <= 24);
        CHECK(cells.height() >= 11);
        CHECK(cells.height() <= 24);
        const long all = long{cells.width()} * cells.height();
        CHECK(cells.count() * 100 >= all * 12);
        CHECK(cells.count() * 100 <= all * 88);
    }
}
