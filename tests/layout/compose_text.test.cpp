#include "layout/compose.h"

#include "base/text.h"
#include "composed_labels.h"

using namespace cageot;

namespace {

using Texts = std::vector<std::string>;

/// A text mark of x-height 3 to 1.5 mm in the box [5, 5, 30, height].
std::string text_mark(const std::string& text, const std::string& more = "", int height = 6)
{
    return "[[mark]]\ntype = \"text\"\ntext = \"" + text +
           "\"\nx_height = [3.0, 1.5]\nbox = " + "[5, 5, 30, " + std::to_string(height) + "]\n" +
           more;
}
constexpr DotRect text_box_at_203 = {40, 40, 240, 48};
/// Ink is measured with some dots of room for tall letters and a font's own instructions.
const DotRect text_area_at_203 = grown(text_box_at_203, 4);

/// One mark's text on its one page.
TextMark only_text(const Composition& composition)
{
    REQUIRE(composition.pages.size() == 1);
    const auto texts = marks_of<TextMark>(composition.pages[0]);
    REQUIRE(texts.size() == 1);
    return texts[0];
}

bool is_within(DotRect part, DotRect whole)
{
    return intersection(part, whole) == part;
}

} // namespace

TEST_CASE("a field stands on the label at its place", "[layout]")
{
    const Composition composition = composed(text_mark("n° {number}"), {{"number", "14"}});
    CHECK(composition.findings.empty());
    const TextMark text = only_text(composition);
    CHECK(text.text == "n°\u00A014");
    CHECK(text.x == 40);
    CHECK_FALSE(text.white);
    CHECK(is_within(text.ink, text_area_at_203));
}

TEST_CASE("a text without anything to say leaves no mark", "[layout]")
{
    CHECK(composed(text_mark("{name}")).pages[0].marks.empty());
    CHECK(composed(text_mark("{name}"), {{"name", " \t "}}).pages[0].marks.empty());
    CHECK(composed(text_mark("{name}", "reversed = true\n")).pages[0].marks.empty());
    CHECK(composed(text_mark("{name}", "underline = 0.5\n")).pages[0].marks.empty());
}

TEST_CASE("a long text becomes smaller before it is shortened", "[layout]")
{
    const TextMark wanted = only_text(composed(text_mark("Carottes")));
    const Composition longer = composed(text_mark("Carottes des sables"));
    CHECK(longer.findings.empty());
    const TextMark smaller = only_text(longer);
    CHECK(smaller.text == "Carottes des sables");
    CHECK(smaller.em < wanted.em);
    CHECK(smaller.em >= wanted.em / 2);
    CHECK(is_within(smaller.ink, text_area_at_203));
}

TEST_CASE("a text too long for its box ends in an ellipsis and says so", "[layout]")
{
    const std::string name = "Assortiment de légumes anciens de la vallée du haut plateau";
    const Composition composition = composed(text_mark("{name}"), {{"name", name}});
    const TextMark text = only_text(composition);
    CHECK(text.text.starts_with("Assortiment"));
    CHECK(text.text.ends_with("…"));
    CHECK(is_within(text.ink, text_area_at_203));
    CHECK(composition.findings == std::vector<Finding>{{Severity::warning, "essai", 3, "",
                                                        "texte raccourci: «" + name + "»."}});
}

TEST_CASE("a number that would be shortened is an error", "[layout]")
{
    const std::string mark = R"(
[[mark]]
type = "text"
text = "{number}"
digit_height = [11.0, 9.0]
box = [1.2, 0.5, 16.0, 11.0]
)";
    CHECK(composed(mark, {{"number", "14"}}).findings.empty());
    const Composition composition = composed(mark, {{"number", "188"}});
    CHECK(composition.findings ==
          std::vector<Finding>{{Severity::error, "essai", 4, "", "texte raccourci: «188»."}});
}

TEST_CASE("a letter wider than its box is named", "[layout]")
{
    const Composition composition =
        composed("[[mark]]\ntype = \"text\"\ntext = \"W\"\ndigit_height = 5.4\n"
                 "box = [5, 5, 7, 7]\n");
    CHECK(only_text(composition).text == "W");
    CHECK(messages_of(composition.findings) == Texts{"3: le texte «W» dépasse de sa boîte."});
}

TEST_CASE("a text that is higher than its box is named", "[layout]")
{
    const Composition composition = composed(text_mark("Carottes", "", 1));
    CHECK(only_text(composition).text == "Carottes");
    CHECK(messages_of(composition.findings) ==
          Texts{"3: le texte «Carottes» dépasse de sa boîte."});
}

TEST_CASE("what no face has becomes an empty square with a finding", "[layout]")
{
    const auto label =
        GENERATE(std::pair("Pain 🥖 bio", "Pain □ bio"),
                 std::pair("Pain 👩🏽‍🌾", "Pain □"), std::pair("Thé 中", "Thé □"));
    const Composition composition = composed(text_mark("{name}"), {{"name", label.first}});
    std::string written;
    for (const std::string& run : texts_of(composition.pages[0]))
        written += run;
    CHECK(written == label.second);
    CHECK(composition.findings ==
          std::vector<Finding>{{Severity::warning, "essai", 3, "",
                                "«" + std::string(label.first) +
                                    "» a un caractère qu'aucune police n'a, remplacé par □."}});
}

TEST_CASE("French letters are drawn by the first face, composed, without a finding", "[layout]")
{
    const auto name = GENERATE(
        std::pair("Œufs Ô pré", "Œufs Ô pré"), std::pair("bœuf, maïs, çà", "bœuf, maïs, çà"),
        std::pair("Fe\u0301lix", "Félix"), std::pair("12,40\u202F€", "12,40\u00A0€"));
    const Composition composition = composed(text_mark("{name}"), {{"name", name.first}});
    CHECK(composition.findings.empty());
    CHECK(only_text(composition).text == name.second);
    CHECK(only_text(composition).font == project_fonts().face("regular").front());
}

TEST_CASE("text stands left, in the middle or right in its box", "[layout]")
{
    const TextMark left = only_text(composed(text_mark("Aragon")));
    const TextMark center = only_text(composed(text_mark("Aragon", "align = \"center\"\n")));
    const TextMark right = only_text(composed(text_mark("Aragon", "align = \"right\"\n")));
    CHECK(left.x == 40);
    CHECK(std::abs((center.ink.x - 40) - (280 - center.ink.right())) <= 4);
    CHECK(right.ink.right() <= 281);
    CHECK(right.ink.right() >= 276);
}

TEST_CASE("text stands at the top, in the middle or at the bottom of its box", "[layout]")
{
    const std::string middle = "valign = \"middle\"\n", bottom = "valign = \"bottom\"\n";
    const TextMark top = only_text(composed(text_mark("HIH", "", 20)));
    const TextMark between = only_text(composed(text_mark("HIH", middle, 20)));
    const TextMark low = only_text(composed(text_mark("HIH", bottom, 20)));
    CHECK(top.ink.y == 37);
    CHECK(std::abs((between.ink.y - 40) - (200 - between.ink.bottom())) <= 2);
    CHECK(low.baseline == 200);
}

TEST_CASE("words wrap to the next line when lines allow it", "[layout]")
{
    const Composition composition =
        composed(text_mark("Saint-Denis les Remparts", "lines = 2\n", 12));
    CHECK(composition.findings.empty());
    const auto lines = marks_of<TextMark>(composition.pages[0]);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].text == "Saint-Denis");
    CHECK(lines[1].text == "les Remparts");
    CHECK(lines[1].baseline > lines[0].baseline);
    CHECK(intersection(lines[0].ink, lines[1].ink).empty());
}

TEST_CASE("a reversed text is white on a black box as large as its box", "[layout]")
{
    const Page page = composed(text_mark("A", "reversed = true\n")).pages[0];
    REQUIRE(page.marks.size() == 2);
    CHECK(std::get<RectMark>(page.marks[0]).rect == text_box_at_203);
    CHECK_FALSE(std::get<RectMark>(page.marks[0]).white);
    CHECK(std::get<TextMark>(page.marks[1]).white);
}

TEST_CASE("a hugging block is only as wide as its text and stands where the text is aligned",
          "[layout]")
{
    const auto align = GENERATE(as<std::string>(), "left", "center", "right");
    const Composition composition =
        composed(text_mark("FRAIS", "reversed = true\nhug = true\nalign = \"" + align + "\"\n"));
    const DotRect block = rects_of(composition.pages[0]).at(0);
    CHECK(block.y == 40);
    CHECK(block.height == 48);
    CHECK(block.width > 100);
    CHECK(block.width < 200);
    if (align == "left")
        CHECK(block.x == 40);
    if (align == "center")
        CHECK(std::abs((block.x - 40) - (280 - block.right())) <= 1);
    if (align == "right")
        CHECK(block.right() == 280);
    CHECK(is_within(only_text(composition).ink, grown(block, 3)));
}

TEST_CASE("accents, feet and ends of a white text stay in their black block", "[layout]")
{
    const auto text = GENERATE(as<std::string>(), "Çà gît", "jjjg", "Qy, ç", "CÔTÉ",
                               "Grand assortiment de fromages de chèvre du plateau");
    const auto more = GENERATE(as<std::string>(), "", "hug = true\n",
                               "align = \"right\"\nhug = true\n", "lines = 2\n");
    const auto dpi = GENERATE(203, 300);
    const Composition composition = composed(
        text_mark("{t}", "reversed = true\nvalign = \"middle\"\n" + more, 7), {{"t", text}}, dpi);
    const DotRect block = rects_of(composition.pages[0]).at(0);
    for (const TextMark& mark : marks_of<TextMark>(composition.pages[0])) {
        CAPTURE(text, more, dpi, mark.text, block.x, block.y, block.width, block.height, mark.ink.x,
                mark.ink.y, mark.ink.width, mark.ink.height);
        CHECK(is_within(mark.ink, grown(block, 4)));
    }
}

TEST_CASE("an underline lies below the feet line, as wide as its text", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    const Composition composition =
        composed(text_mark("{number}", "underline = 0.5\n", 10), {{"number", "69"}}, dpi);
    const TextMark text = only_text(composition);
    const auto rects = rects_of(composition.pages[0]);
    REQUIRE(rects.size() == 1);
    CHECK(rects[0].height == (dpi == 203 ? 4 : 6));
    CHECK(rects[0].y > text.baseline);
    CHECK(rects[0].y < text.baseline + 8);
    CHECK(rects[0].x == text.x);
    CHECK(std::abs(rects[0].right() - text.ink.right()) <= 4);
}

TEST_CASE("names of any length stay in their box and never disappear", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    const auto lines = GENERATE(1, 2, 3);
    const auto pattern = GENERATE(as<std::string>(), "Œ", "W", "il ", "Père Noël ", "à-b");
    std::string name;
    for (int letters = 1; letters <= 90; ++letters) {
        const std::u32string all = to_code_points(pattern);
        name += to_utf8(std::u32string(1, all[static_cast<std::size_t>(letters - 1) % all.size()]));
        const Composition composition =
            composed(text_mark("{name}", "lines = " + std::to_string(lines) + "\n", 10),
                     {{"name", name}}, dpi);
        CAPTURE(name, dpi, lines);
        const Page& page = composition.pages.at(0);
        REQUIRE_FALSE(page.marks.empty());
        REQUIRE_FALSE(has_error(composition.findings));
        const int left = dpi == 203 ? 40 : 59, top = left;
        const DotRect box{left, top, dpi == 203 ? 240 : 354, dpi == 203 ? 80 : 118};
        for (const TextMark& mark : marks_of<TextMark>(page)) {
            REQUIRE(mark.ink.x >= box.x - 2);
            REQUIRE(mark.ink.right() <= box.right() + 2);
            REQUIRE(mark.baseline > box.y);
            REQUIRE(mark.ink.bottom() <= box.bottom() + 2);
        }
    }
}

TEST_CASE("text that leaves the label is an error", "[layout]")
{
    const Composition composition = composed(
        "[[mark]]\ntype = \"text\"\ntext = \"Aragon\"\nx_height = 3.0\nbox = [50, 5, 30, 6]\n");
    CHECK(composition.findings ==
          std::vector<Finding>{{Severity::error, "essai", 3, "", "«Aragon» sort de l'étiquette."}});
}

TEST_CASE("a text mark appears only when its condition holds", "[layout]")
{
    const std::string mark = text_mark("X", "when = \"zone = chilled\"\n");
    CHECK(composed(mark, {{"zone", "chilled"}}).pages[0].marks.size() == 1);
    CHECK(composed(mark, {{"zone", "frozen"}}).pages[0].marks.empty());
    CHECK(composed(mark).pages[0].marks.empty());
    const std::string absent = text_mark("X", "when = \"!duplicate\"\n");
    CHECK(composed(absent).pages[0].marks.size() == 1);
    CHECK(composed(absent, {{"duplicate", "2"}}).pages[0].marks.empty());
}

TEST_CASE("the same content gives the same page", "[layout]")
{
    const std::string mark = text_mark("{name} 🥕", "lines = 2\nreversed = true\n", 12);
    const Fields fields{{"name", "Père Noël & Cie, bœuf"}};
    const Page one = composed(mark, fields).pages[0], two = composed(mark, fields).pages[0];
    REQUIRE(one.marks.size() == two.marks.size());
    CHECK(texts_of(one) == texts_of(two));
    CHECK(rects_of(one) == rects_of(two));
    for (std::size_t i = 0; i < marks_of<TextMark>(one).size(); ++i)
        CHECK(marks_of<TextMark>(one)[i].ink == marks_of<TextMark>(two)[i].ink);
}
