#include "layout/layout.h"

#include "composed_labels.h"

using namespace cageot;

namespace {

using Texts = std::vector<std::string>;

LayoutReading read(const std::string& toml)
{
    return read_layout(toml, "essai.toml", {{"regular", "bold", "narrow-bold"}, {}});
}

/// What is said of one mark that begins in line 2.
Texts faults_of_mark(const std::string& mark)
{
    const LayoutReading reading = read("media = [57, 32]\n" + mark);
    CHECK_FALSE(reading.layout);
    return messages_of(reading.findings);
}

const std::string good_text = "[[mark]]\ntype = \"text\"\ntext = \"{number}\"\n"
                              "x_height = [3.0, 2.0]\nbox = [1, 2, 30, 5]\n";

} // namespace

TEST_CASE("a layout file becomes values", "[layout]")
{
    const LayoutReading reading = read(R"(name = "petite"
media = [57, 32.5]
[[mark]]
type = "text"
when = "zone != chilled"
text = "n° {number}"
face = "narrow-bold"
digit_height = [11.0, 9.0]
lines = 2
align = "center"
valign = "bottom"
reversed = true
hug = true
underline = 0.5
box = [1.2, 0.5, 22.6, 11]
[[mark]]
type = "symbol"
symbology = "qr"
payload = "{unit_code}"
dots_203 = 4
dots_300 = 6
align = "right"
valign = "middle"
box = [1, 2, 30, 5]
[[mark]]
type = "box"
stroke = 0.25
dash = 1.5
box = [1, 2, 30, 5]
)");
    CHECK(reading.findings.empty());
    REQUIRE(reading.layout);
    const Layout& layout = *reading.layout;
    CHECK(layout.name == "petite");
    CHECK(layout.width == Length::mm(57));
    CHECK(layout.height == Length::um(32500));
    REQUIRE(layout.items.size() == 3);

    const LayoutItem& first = layout.items[0];
    CHECK(first.line == 3);
    CHECK(first.box.x == Length::um(1200));
    CHECK(first.box.y == Length::um(500));
    CHECK(first.box.width == Length::um(22600));
    CHECK(first.box.height == Length::mm(11));
    REQUIRE(first.when.size() == 1);
    CHECK(first.when[0].field == "zone");
    CHECK(first.when[0].negated);
    CHECK(first.when[0].equals == "chilled");
    const auto& text = std::get<TextItem>(first.what);
    CHECK(text.text == "n° {number}");
    CHECK(text.face == "narrow-bold");
    CHECK(text.size_of == SizeOf::digit_height);
    CHECK(text.size == Length::mm(11));
    CHECK(text.min_size == Length::mm(9));
    CHECK(text.lines == 2);
    CHECK(text.align == Align::center);
    CHECK(text.valign == VAlign::bottom);
    CHECK(text.reversed);
    CHECK(text.hug);
    CHECK(text.underline == Length::um(500));

    const auto& symbol = std::get<SymbolItem>(layout.items[1].what);
    CHECK(symbol.symbology == Symbology::qr);
    CHECK(symbol.payload == "{unit_code}");
    CHECK(symbol.dots_203 == 4);
    CHECK(symbol.dots_300 == 6);
    CHECK(symbol.align == Align::right);
    CHECK(symbol.valign == VAlign::middle);
    const auto& box = std::get<BoxItem>(layout.items[2].what);
    CHECK(box.stroke == Length::um(250));
    CHECK(box.dash == Length::um(1500));
}

TEST_CASE("what a text mark does not say has its usual value", "[layout]")
{
    const LayoutReading reading = read("media = [57, 32]\n[[mark]]\ntext = \"X\"\nx_height = 2\n"
                                       "box = [1, 2, 30, 5]\n");
    CHECK(reading.findings.empty());
    REQUIRE(reading.layout);
    CHECK(reading.layout->name == "essai.toml");
    const auto& text = std::get<TextItem>(reading.layout->items.at(0).what);
    CHECK(text.face == "regular");
    CHECK(text.size_of == SizeOf::x_height);
    CHECK(text.min_size == text.size);
    CHECK(text.lines == 1);
    CHECK(text.align == Align::left);
    CHECK(text.valign == VAlign::top);
    CHECK_FALSE(text.reversed);
    CHECK(text.underline == Length());
}

TEST_CASE("a table has its forms of rows", "[layout]")
{
    const LayoutReading reading = read(R"(media = [100, 150]
[[mark]]
type = "table"
rows = "lines"
box = [3, 54, 94, 50]
[[mark.row]]
kind = "heading"
heading = true
height = 4.5
[[mark.row.mark]]
text = "{heading}"
x_height = 1.5
box = [0, 0, 90, 4]
[[mark.row]]
kind = "line"
height = 3
[[mark.row.mark]]
type = "box"
box = [0, 0, 3, 3]
)");
    CHECK(reading.findings.empty());
    REQUIRE(reading.layout);
    const auto& table = std::get<TableItem>(reading.layout->items.at(0).what);
    CHECK(table.rows == "lines");
    REQUIRE(table.forms.size() == 2);
    CHECK(table.forms[0].kind == "heading");
    CHECK(table.forms[0].heading);
    CHECK(table.forms[0].height == Length::um(4500));
    CHECK(table.forms[0].items.size() == 1);
    CHECK_FALSE(table.forms[1].heading);
}

TEST_CASE("a condition says what a field must be", "[layout]")
{
    const auto when = [](const std::string& text) {
        return read("media = [57, 32]\n" + good_text + "when = \"" + text + "\"\n")
            .layout.value()
            .items.at(0)
            .when.at(0);
    };
    CHECK(holds(when("zone"), "chilled"));
    CHECK_FALSE(holds(when("zone"), ""));
    CHECK(holds(when("!zone"), ""));
    CHECK_FALSE(holds(when("!zone"), "chilled"));
    CHECK(holds(when("zone = chilled"), "chilled"));
    CHECK_FALSE(holds(when("zone = chilled"), "frozen"));
    CHECK_FALSE(holds(when("zone=chilled"), ""));
    CHECK(holds(when("zone != chilled"), "frozen"));
    CHECK(holds(when("zone!=chilled"), ""));
    CHECK_FALSE(holds(when(" zone  !=  chilled "), "chilled"));
    CHECK(when(" zone  !=  chilled ").field == "zone");
    CHECK(holds(when("zone is chilled"), "chilled"));
    CHECK_FALSE(holds(when("zone is chilled"), "frozen"));
    CHECK(holds(when("zone is not chilled"), "frozen"));
    CHECK_FALSE(holds(when("zone is not chilled"), "chilled"));
    CHECK(when("zone is not chilled").field == "zone");
}

TEST_CASE("an unknown key is named with its line and the nearest right one", "[layout]")
{
    CHECK(faults_of_mark(good_text + "allign = \"left\"") ==
          Texts{"7 allign: mot inconnu: écrivez «align»."});
    CHECK(faults_of_mark(good_text + "revresed = true") ==
          Texts{"7 revresed: mot inconnu: écrivez «reversed»."});
}

TEST_CASE("an unknown word is named with its line and the nearest right one", "[layout]")
{
    CHECK(faults_of_mark(good_text + "align = \"centre\"") ==
          Texts{"7 align: mot inconnu: écrivez «center»."});
    CHECK(faults_of_mark(good_text + "valign = \"buttom\"") ==
          Texts{"7 valign: mot inconnu: écrivez «bottom»."});
    CHECK(faults_of_mark(good_text + "valign = \"haut\"") ==
          Texts{"7 valign: mot inconnu: écrivez l'un de top, middle, "
                "bottom."});
    CHECK(faults_of_mark("[[mark]]\ntype = \"txt\"\ntext = \"X\"\nx_height = 2\n"
                         "box = [1, 2, 30, 5]") == Texts{"3 type: mot inconnu: écrivez «text»."});
}

TEST_CASE("an unknown face is named with the nearest right one", "[layout]")
{
    CHECK(faults_of_mark(good_text + "face = \"blod\"") ==
          Texts{"7 face: mot inconnu: écrivez «bold»."});
}

TEST_CASE("every fault of a file is named at once", "[layout]")
{
    const LayoutReading reading = read(R"(name = 5
media = [57]
colour = "rouge"
[[mark]]
type = "text"
text = "X"
x_height = [2.0, 3.0]
lines = 0
box = [1, 2, 30]
[[mark]]
type = "symbol"
symbology = "code39"
dots_203 = 2.5
height = -1
box = [1, 2, 30, 5]
)");
    CHECK_FALSE(reading.layout);
    std::vector<std::pair<int, std::string>> places;
    for (const Finding& finding : reading.findings) {
        CHECK(finding.severity == Severity::error);
        CHECK(finding.source == "essai.toml");
        CHECK_FALSE(finding.message.empty());
        places.emplace_back(finding.row, finding.field);
    }
    std::sort(places.begin(), places.end());
    CHECK(places == std::vector<std::pair<int, std::string>>{{1, "name"},
                                                             {2, "media"},
                                                             {3, "colour"},
                                                             {7, "x_height"},
                                                             {8, "lines"},
                                                             {9, "box"},
                                                             {10, "payload"},
                                                             {12, "symbology"},
                                                             {13, "dots_203"},
                                                             {14, "height"}});
}
