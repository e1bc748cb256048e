#include "layout/compose.h"

#include "composed_labels.h"

using namespace cageot;

namespace {

using Rects = std::vector<DotRect>;
using Texts = std::vector<std::string>;

std::string box_mark(const std::string& box, const std::string& more = "")
{
    return "[[mark]]\ntype = \"box\"\nbox = " + box + "\n" + more;
}

/// A Code 128 of eleven characters takes 132 modules with its quiet zone, a small QR 29 a side.
std::string symbol_mark(const std::string& symbology, const std::string& box,
                        const std::string& more = "")
{
    return "[[mark]]\ntype = \"symbol\"\nsymbology = \"" + symbology +
           "\"\npayload = \"{unit_code}\"\ndots_203 = 2\ndots_300 = 3\ntrial = true\n" +
           (symbology == "code128" ? "height = 8.0\n" : "") + "box = " + box + "\n" + more;
}
const Fields unit_code{{"unit_code", "U1234567874"}};

SymbolMark only_symbol(const Composition& composition)
{
    CHECK(composition.findings.empty());
    const auto symbols = marks_of<SymbolMark>(composition.pages.at(0));
    REQUIRE(symbols.size() == 1);
    return symbols[0];
}

Layout list_layout()
{
    return a_layout(R"(
[[mark]]
type = "text"
text = "page {page}/{pages} {continued} {continues}"
x_height = 1.0
box = [1, 1, 55, 3]
[[mark]]
type = "table"
rows = "lines"
box = [1, 6, 55, 20]
[[mark.row]]
kind = "heading"
heading = true
height = 5
[[mark.row.mark]]
type = "text"
text = "{heading} {continued}"
x_height = 1.0
box = [0, 0, 55, 4]
[[mark.row]]
kind = "line"
height = 5
[[mark.row.mark]]
type = "text"
text = "{quantity} {product}"
x_height = 1.0
box = [2, 0, 50, 4]
)");
}

Content list(int lines)
{
    Content content;
    content.tables["lines"].push_back({"heading", {{"heading", "SAC FRAIS"}}});
    for (int i = 1; i <= lines; ++i)
        content.tables["lines"].push_back(
            {"line", {{"quantity", std::to_string(i)}, {"product", "fromages"}}});
    return content;
}

} // namespace

TEST_CASE("a page is whole points large and knows its dots", "[layout]")
{
    const Page at_203 = composed(box_mark("[0, 0, 1, 1]")).pages.at(0);
    CHECK(at_203.dpi == 203);
    CHECK(at_203.width_points == 162);
    CHECK(at_203.height_points == 91);
    CHECK(at_203.width == 456);
    CHECK(at_203.height == 256);
    const Page at_300 = composed(box_mark("[0, 0, 1, 1]"), {}, 300).pages.at(0);
    CHECK(at_300.width == 675);
    CHECK(at_300.height == 379);
}

TEST_CASE("a box is filled on whole dots", "[layout]")
{
    const std::string mark = box_mark("[10, 5, 20, 10]");
    CHECK(rects_of(composed(mark).pages[0]) == Rects{{80, 40, 160, 80}});
    CHECK(rects_of(composed(mark, {}, 300).pages[0]) == Rects{{118, 59, 236, 118}});
}

TEST_CASE("boxes that touch in millimetres touch in dots", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    std::string marks;
    for (const char* x : {"0", "3.3", "6.6", "9.9", "13.2", "16.5"})
        marks += box_mark("[" + std::string(x) + ", 1, 3.3, 3.3]");
    const Rects rects = rects_of(composed(marks, {}, dpi).pages[0]);
    REQUIRE(rects.size() == 6);
    for (std::size_t i = 1; i < rects.size(); ++i)
        CHECK(rects[i].x == rects[i - 1].right());
}

TEST_CASE("a frame is four rules inside its box", "[layout]")
{
    const std::string mark = box_mark("[10, 5, 20, 10]", "stroke = 0.25\n");
    CHECK(rects_of(composed(mark).pages[0]) ==
          Rects{{80, 40, 160, 2}, {80, 118, 160, 2}, {80, 40, 2, 80}, {238, 40, 2, 80}});
    CHECK(rects_of(composed(mark, {}, 300).pages[0]) ==
          Rects{{118, 59, 236, 3}, {118, 174, 236, 3}, {118, 59, 3, 118}, {351, 59, 3, 118}});
}

TEST_CASE("a hair line is one dot", "[layout]")
{
    const Composition composition = composed(box_mark("[10, 5, 20, 10]", "stroke = 0.01\n"));
    CHECK(rects_of(composition.pages[0]).at(0) == DotRect{80, 40, 160, 1});
}

TEST_CASE("a dashed frame has dashes and gaps of the same whole dots", "[layout]")
{
    const Composition composition =
        composed(box_mark("[10, 5, 8, 6]", "stroke = 0.25\ndash = 1.5\n"));
    const Rects rects = rects_of(composition.pages[0]);
    // 64 × 48 dots: three dashes of 12 along each long side, two along each short one.
    CHECK(rects == Rects{{80, 40, 12, 2},
                         {104, 40, 12, 2},
                         {128, 40, 12, 2},
                         {80, 86, 12, 2},
                         {104, 86, 12, 2},
                         {128, 86, 12, 2},
                         {80, 40, 2, 12},
                         {80, 64, 2, 12},
                         {142, 40, 2, 12},
                         {142, 64, 2, 12}});
}

TEST_CASE("a dash never passes the end of its side", "[layout]")
{
    const Composition composition =
        composed(box_mark("[10, 5, 7, 7]", "stroke = 0.25\ndash = 2\n"), {}, 300);
    for (const DotRect rect : rects_of(composition.pages[0]))
        CHECK(intersection(rect, {118, 59, 83, 83}) == rect);
}

TEST_CASE("a box that leaves the label is an error", "[layout]")
{
    const Composition composition = composed(box_mark("[50, 5, 20, 10]"));
    CHECK(messages_of(composition.findings) == Texts{"3: un trait sort de l'étiquette."});
    CHECK(has_error(composition.findings));
}

TEST_CASE("a linear symbol stands with its quiet zone inside its box", "[layout]")
{
    const std::string mark = symbol_mark("code128", "[10, 5, 36, 10]", "align = \"right\"\n");
    const SymbolMark at_203 = only_symbol(composed(mark, unit_code));
    CHECK(at_203.symbol.payload == "U1234567874");
    CHECK(at_203.module == 2);
    CHECK(at_203.quiet == DotRect{104, 40, 264, 64});
    CHECK(at_203.area == DotRect{124, 40, 224, 64});
    const SymbolMark at_300 = only_symbol(composed(mark, unit_code, 300));
    CHECK(at_300.module == 3);
    CHECK(at_300.area.width == 336);
    CHECK(at_300.quiet == DotRect{147, 59, 396, 94});
}

TEST_CASE("a square symbol stands with its quiet zone inside its box", "[layout]")
{
    const std::string mark =
        symbol_mark("qr", "[10, 5, 20, 20]", "align = \"center\"\nvalign = \"bottom\"\n");
    const SymbolMark symbol = only_symbol(composed(mark, unit_code));
    CHECK(symbol.quiet == DotRect{131, 142, 58, 58});
    CHECK(symbol.area == DotRect{139, 150, 42, 42});
}

TEST_CASE("a symbol that has no room is an error and is not drawn", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    const Composition wide = composed(symbol_mark("code128", "[10, 5, 32, 10]"), unit_code, dpi);
    CHECK(wide.pages.at(0).marks.empty());
    CHECK(messages_of(wide.findings) ==
          Texts{dpi == 203 ? "3: le code-barres «U1234567874» veut 264 × 64 points, "
                             "la boîte en a 256 × 80."
                           : "3: le code-barres «U1234567874» veut 396 × 94 points, "
                             "la boîte en a 378 × 118."});
    CHECK(has_error(wide.findings));
    const Composition low = composed(symbol_mark("code128", "[10, 5, 40, 7]"), unit_code, dpi);
    CHECK(low.pages.at(0).marks.empty());
    CHECK(has_error(low.findings));
    const Composition square = composed(symbol_mark("qr", "[10, 5, 7, 20]"), unit_code, dpi);
    CHECK(square.pages.at(0).marks.empty());
    CHECK(has_error(square.findings));
}

TEST_CASE("a payload that the symbology cannot hold is an error", "[layout]")
{
    const Composition composition =
        composed(symbol_mark("code128", "[10, 5, 40, 10]"), {{"unit_code", "œuf"}});
    CHECK(composition.pages.at(0).marks.empty());
    REQUIRE(composition.findings.size() == 1);
    CHECK(composition.findings[0].severity == Severity::error);
    CHECK(composition.findings[0].row == 3);
    CHECK(composition.findings[0].message.starts_with("code-barres impossible: "));
}

TEST_CASE("a symbol without a payload is left out", "[layout]")
{
    const Composition composition = composed(symbol_mark("code128", "[10, 5, 40, 10]"));
    CHECK(composition.pages.at(0).marks.empty());
    CHECK(composition.findings.empty());
}

TEST_CASE("anything in a quiet zone is an error", "[layout]")
{
    const std::string symbol = symbol_mark("code128", "[10, 5, 33.1, 10]");
    const std::string text =
        "[[mark]]\ntype = \"text\"\ntext = \"Aragon\"\nx_height = 1.0\nbox = [1, 7, 14, 4]\n";
    const Composition with_text = composed(symbol + text, unit_code);
    CHECK(messages_of(with_text.findings) == Texts{});
    const Composition on_text =
        composed(symbol + "[[mark]]\ntype = \"text\"\ntext = \"Aragon\"\nx_height = 1.0\n"
                          "align = \"right\"\nbox = [1, 7, 11, 4]\n",
                 unit_code);
    CHECK(messages_of(on_text.findings) ==
          Texts{"12: «Aragon» touche la marge du code-barres «U1234567874»."});
    const Composition on_box = composed(symbol + box_mark("[42, 5, 1, 1]"), unit_code);
    CHECK(messages_of(on_box.findings) ==
          Texts{"12: un trait touche la marge du code-barres «U1234567874»."});
    CHECK(has_error(on_box.findings));
}

TEST_CASE("a table goes on to a second page with its heading again", "[layout]")
{
    const Composition composition = compose(list_layout(), list(5), project_fonts(), 203);
    CHECK(composition.findings.empty());
    REQUIRE(composition.pages.size() == 2);
    CHECK(texts_of(composition.pages[0]) ==
          Texts{"page 1/2  suite", "SAC FRAIS", "1 fromages", "2 fromages", "3 fromages"});
    CHECK(texts_of(composition.pages[1]) ==
          Texts{"page 2/2 suite", "SAC FRAIS suite", "4 fromages", "5 fromages"});
}

TEST_CASE("a table that just fits stays on one page", "[layout]")
{
    const Composition composition = compose(list_layout(), list(3), project_fonts(), 203);
    REQUIRE(composition.pages.size() == 1);
    CHECK(texts_of(composition.pages[0]).front() == "page 1/1");
}

TEST_CASE("rows of a table stand below each other at the table's place", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    const Composition composition = compose(list_layout(), list(3), project_fonts(), dpi);
    const auto texts = marks_of<TextMark>(composition.pages.at(0));
    REQUIRE(texts.size() == 5);
    CHECK(texts[1].x == (dpi == 203 ? 8 : 12));
    CHECK(texts[2].x == (dpi == 203 ? 24 : 35));
    const int step = dpi == 203 ? 40 : 59;
    CHECK(std::abs(texts[3].baseline - texts[2].baseline - step) <= 1);
    CHECK(std::abs(texts[4].baseline - texts[2].baseline - 2 * step) <= 1);
}

TEST_CASE("content without the table's rows is one page", "[layout]")
{
    const Composition composition = compose(list_layout(), {}, project_fonts(), 203);
    REQUIRE(composition.pages.size() == 1);
    CHECK(texts_of(composition.pages[0]) == Texts{"page 1/1"});
}
