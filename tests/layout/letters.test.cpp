#include "layout/letters.h"

#include "fitted_texts.h"

using namespace cageot;

TEST_CASE("letters with a gap between them stand nearer", "[layout]")
{
    const FontSet& fonts = project_fonts();
    const FontFile font = fonts.face("regular").front();
    const FittedText fitted = fit(item(), "Tomates", 400, 60);
    REQUIRE(fitted.lines.size() == 1);
    const auto& runs = fitted.lines[0].runs;
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].text == "T");
    CHECK(runs[1].text == "omates");
    const double natural = static_cast<double>(fonts.bounds(font, U'T').advance) / 2048;
    CHECK(std::abs(runs[1].x - natural - fonts.kerning(font, U'T', U'o') / 2048.0) < 1e-9);
    double advances = 0;
    for (const char32_t c : std::u32string_view(U"Tomates"))
        advances += static_cast<double>(fonts.bounds(font, c).advance) / 2048;
    CHECK(fitted.lines[0].width < advances);
}

TEST_CASE("a line is one run where no pair moves by half a dot", "[layout]")
{
    CHECK(fit(item(), "Carottes", 400, 60).lines[0].runs.size() == 1);
    TextItem tiny = item();
    tiny.size = tiny.min_size = Length::mm(0.26); // 2 dots
    CHECK(fit(tiny, "Tomates", 400, 60).lines[0].runs.size() == 1);
}

TEST_CASE("several small moves add up to a run", "[layout]")
{
    const FittedText fitted = fit(item(), "AVAVAV", 400, 60);
    const auto& runs = fitted.lines[0].runs;
    REQUIRE(runs.size() == 6);
    for (std::size_t i = 1; i < runs.size(); ++i)
        CHECK(runs[i].x > runs[i - 1].x);
}

TEST_CASE("the pair over the end of a line does not count", "[layout]")
{
    const FittedText fitted = fit(item(2), "Tel-Aviv", 100, 100);
    REQUIRE(lines_of(fitted) == Lines{"Tel-", "Aviv"});
    CHECK(fitted.lines[1].runs[0].x == 0);
    CHECK(fitted.lines[1].width == fit(item(), "Aviv", 400, 60).lines[0].width);
}

TEST_CASE("digits stand at equal distances", "[layout]")
{
    TextItem number = item();
    number.size_of = SizeOf::digit_height;
    for (const char* face : {"regular", "bold", "narrow-bold"}) {
        number.face = face;
        const double one = fit(number, "1", 400, 30).lines[0].width;
        for (const char* text : {"111", "188", "717", "409"})
            CHECK(std::abs(fit(number, text, 400, 30).lines[0].width - 3 * one) < 1e-9);
    }
}

namespace {

TextItem emphatic(int lines = 1)
{
    TextItem text = item(lines);
    text.emphasis = "bold";
    return text;
}

/// "farine de [blé], sel": what is set in the bold face stands in brackets.
std::string marked(const FittedLine& line)
{
    const FontFile bold = project_fonts().face("bold").front();
    std::string text;
    bool open = false;
    for (const FittedRun& run : line.runs) {
        if ((run.font == bold) != open)
            text += open ? "]" : "[";
        open = run.font == bold;
        text += run.text;
    }
    return text + (open ? "]" : "");
}

} // namespace

TEST_CASE("what stands between asterisks is emphasised, without them", "[layout]")
{
    const auto [text, shown] = GENERATE(
        std::pair("*lait*", "[lait]"), std::pair("farine de *blé*, sel", "farine de [blé], sel"),
        std::pair("*œufs*, *lait cru* et sel", "[œufs], [lait cru] et sel"),
        std::pair("noix*et*lait", "noix[et]lait"), std::pair("(*soja*)", "([soja])"));
    CHECK(marked(fit(emphatic(), text, 800, 60).lines.at(0)) == shown);
}

TEST_CASE("an asterisk without its other one is drawn", "[layout]")
{
    const auto text = GENERATE(as<std::string>(), "*", "lait*", "*lait", "bio*, certifié",
                               "2 * 3 * 4", "**", "a ** b", "* lait *", "5*");
    const FittedText fitted = fit(emphatic(), text, 800, 60);
    CHECK(lines_of(fitted) == Lines{text});
    CHECK(marked(fitted.lines.at(0)) == text);
    CHECK(marked(fit(emphatic(), "bio*, *lait*", 800, 60).lines.at(0)) == "bio*, [lait]");
}

TEST_CASE("asterisks are plain in a text without emphasis", "[layout]")
{
    CHECK(lines_of(fit(item(), "farine de *blé*", 800, 60)) == Lines{"farine de *blé*"});
}

TEST_CASE("emphasised words have the em of the others and wrap with them", "[layout]")
{
    const FittedText plain = fit(item(), "farine de blé", 800, 60);
    CHECK(fit(emphatic(), "farine de *blé*", 800, 60).em == plain.em);
    const FittedText wrapped = fit(emphatic(3), "farine *de blé complet*, sel", 190, 120);
    REQUIRE(wrapped.lines.size() == 2);
    CHECK(marked(wrapped.lines[0]) == "farine [de blé]");
    CHECK(marked(wrapped.lines[1]) == "[complet], sel");
}

TEST_CASE("an emphasised character that its face lacks is drawn by the next file", "[layout]")
{
    const FittedText fitted = fit(emphatic(), "*thé ☀*", 800, 60);
    CHECK(lines_of(fitted) == Lines{"thé ☀"});
    CHECK(fitted.missing.empty());
}

TEST_CASE("lines of French break where they may", "[layout]")
{
    CHECK(lines_of(fit(item(2), "Crottin frais : 30 %", 200, 100)) ==
          Lines{"Crottin", "frais\u00A0: 30\u00A0%"});
    CHECK(lines_of(fit(item(2), "Carottes 1 kg", 210, 100)) == Lines{"Carottes", "1\u00A0kg"});
    CHECK(lines_of(fit(item(2), "Carottes 12\u202F€", 230, 100)) == Lines{"Carottes", "12\u00A0€"});
}

TEST_CASE("no line of a product of the sample week begins or ends with a lone sign", "[layout]")
{
    for (const char* name :
         {"Bière brune « L'Ôde au charbon », 75 cL", "Pot-au-feu : le lot de légumes",
          "Café « Mélange du dimanche », moulu", "Pain noir, 100 % seigle",
          "Colis de bœuf « pot-au-feu et grillades », sous vide", "Pommes « Reinette du Canada »",
          "Soupe à faire : poireaux, carottes"})
        for (int width = 160; width < 400; width += 3) {
            const FittedText fitted = fit(item(3), name, width, 120);
            CAPTURE(name, width);
            for (const std::string& line : lines_of(fitted)) {
                for (const char* sign : {"»", ":", "%", "cL"})
                    CHECK_FALSE(line.starts_with(sign));
                CHECK_FALSE(line.ends_with("«"));
                CHECK_FALSE(line.ends_with("75"));
            }
        }
}
