#include "layout/text_fit.h"

#include "fitted_texts.h"

using namespace cageot;

namespace {

/// Liberation Sans: x-height 1082, digits 1409 of 2048 units.
bool has_x_height(const FittedText& fitted, int dots)
{
    return std::abs(fitted.em * 1082 / 2048 - dots) < 1e-6;
}

} // namespace

TEST_CASE("a text with room has the wanted size in whole dots", "[layout]")
{
    const FittedText fitted = fit(item(), "Carottes", 400, 60);
    CHECK(lines_of(fitted) == Lines{"Carottes"});
    CHECK(has_x_height(fitted, 24));
    CHECK(fitted.ascent == 31);
    CHECK_FALSE(fitted.shortened);
    CHECK(fitted.missing.empty());
    CHECK(has_x_height(fit_text(project_fonts(), item(), "Carottes", 600, 90, 300), 35));
}

TEST_CASE("a number has the wanted digit height in whole dots", "[layout]")
{
    TextItem number = item();
    number.size_of = SizeOf::digit_height;
    const FittedText fitted = fit(number, "188", 400, 24);
    CHECK(std::abs(fitted.em * 1409 / 2048 - 24) < 1e-6);
    CHECK(fitted.ascent == 24);
    CHECK(fitted.descent <= 1);
}

TEST_CASE("a text shrinks by whole dots until it fits", "[layout]")
{
    double before = 1000;
    for (const int width : {200, 180, 160, 140, 120, 100}) {
        const FittedText fitted = fit(item(), "Carottes", width, 60);
        CHECK(lines_of(fitted) == Lines{"Carottes"});
        CHECK(fitted.lines[0].width * fitted.em <= width);
        CHECK(fitted.em <= before);
        const double dots = fitted.em * 1082 / 2048;
        CHECK(std::abs(dots - std::round(dots)) < 1e-6);
        before = fitted.em;
    }
}

TEST_CASE("a text shrinks when its box is low", "[layout]")
{
    CHECK(has_x_height(fit(item(), "Carottes", 400, 41), 24));
    const FittedText low = fit(item(), "Carottes", 400, 30);
    CHECK(low.em < 24.0 * 2048 / 1082);
    CHECK(low.ascent + low.descent <= 30);
    CHECK_FALSE(low.shortened);
}

TEST_CASE("a text that does not fit at its smallest size ends in an ellipsis", "[layout]")
{
    const FittedText fitted = fit(item(), "Carottes des sables", 120, 60);
    CHECK(fitted.shortened);
    CHECK(has_x_height(fitted, 12));
    REQUIRE(fitted.lines.size() == 1);
    CHECK(lines_of(fitted)[0].starts_with("Caro"));
    CHECK(lines_of(fitted)[0].ends_with("…"));
    CHECK(fitted.lines[0].width * fitted.em <= 120);
}

TEST_CASE("an ellipsis follows a letter, never a space", "[layout]")
{
    for (int width = 60; width < 260; ++width) {
        const FittedText fitted = fit(item(), "Pain de la vallée au levain", width, 60);
        if (fitted.shortened)
            CHECK_FALSE(lines_of(fitted).at(0).ends_with(" …"));
    }
}

TEST_CASE("words wrap at spaces and after hyphens", "[layout]")
{
    CHECK(lines_of(fit(item(2), "Pain complet", 130, 100)) == Lines{"Pain", "complet"});
    CHECK(lines_of(fit(item(2), "Nuñez-Castelnaudary", 260, 100)) ==
          Lines{"Nuñez-", "Castelnaudary"});
}

TEST_CASE("a no-break space holds its words together", "[layout]")
{
    CHECK(lines_of(fit(item(2), "Carottes 1\u00A0kg", 210, 100)) == Lines{"Carottes", "1\u00A0kg"});
}

TEST_CASE("whole words in smaller type come before words cut in two", "[layout]")
{
    const FittedText fitted = fit(item(2), "Biscuits Châtaigneraie", 240, 100);
    CHECK(lines_of(fitted) == Lines{"Biscuits", "Châtaigneraie"});
    CHECK_FALSE(fitted.shortened);
}

TEST_CASE("a word wider than the box goes on in the next line", "[layout]")
{
    const FittedText fitted = fit(item(2), "Anticonstitutionnellement", 150, 100);
    REQUIRE(fitted.lines.size() == 2);
    CHECK_FALSE(fitted.shortened);
    CHECK(lines_of(fitted)[0] + lines_of(fitted)[1] == "Anticonstitutionnellement");
    for (const FittedLine& line : fitted.lines)
        CHECK(line.width * fitted.em <= 150);
}

TEST_CASE("several lines keep their distance within the box", "[layout]")
{
    const FittedText fitted = fit(item(3), "Relais Saint-Denis Mairie du bourg", 200, 120);
    REQUIRE(fitted.lines.size() == 3);
    CHECK(fitted.pitch >= fitted.ascent);
    CHECK(fitted.ascent + 2 * fitted.pitch + fitted.descent <= 120);
}

TEST_CASE("the last line has the ellipsis when all lines are full", "[layout]")
{
    const FittedText fitted =
        fit(item(2), "Grand assortiment de légumes anciens de la vallée du haut plateau", 150, 100);
    REQUIRE(fitted.lines.size() == 2);
    CHECK(fitted.shortened);
    CHECK_FALSE(lines_of(fitted)[0].ends_with("…"));
    CHECK(lines_of(fitted)[1].ends_with("…"));
}

TEST_CASE("no more lines than asked for, even in a high box", "[layout]")
{
    CHECK(fit(item(1), "Pain complet", 130, 400).lines.size() == 1);
    CHECK(fit(item(2), "Pain complet de la vallée d'en haut", 130, 400).lines.size() == 2);
}

TEST_CASE("spaces at both ends and at the end of a line take no room", "[layout]")
{
    const FittedText fitted = fit(item(2), "  Pain   complet ", 130, 100);
    CHECK(lines_of(fitted) == Lines{"Pain", "complet"});
}

TEST_CASE("characters of another file are runs of their own", "[layout]")
{
    const FittedText fitted = fit(item(), "Thé ☀ vert", 600, 60);
    REQUIRE(fitted.lines.size() == 1);
    const auto& runs = fitted.lines[0].runs;
    REQUIRE(runs.size() == 3);
    CHECK(runs[0].text == "Thé ");
    CHECK(runs[1].text == "☀");
    CHECK(runs[2].text == " vert");
    CHECK(runs[0].font == runs[2].font);
    CHECK(runs[1].font != runs[0].font);
    CHECK(runs[0].x == 0);
    CHECK(runs[1].x > 1.5);
    CHECK(runs[2].x > runs[1].x);
    CHECK(fitted.missing.empty());
}

TEST_CASE("what no file has is reported and drawn as a square", "[layout]")
{
    const FittedText fitted = fit(item(), "Thé 中 🥕", 600, 60);
    CHECK(lines_of(fitted) == Lines{"Thé □ □"});
    CHECK(fitted.missing == U"中□");
}

TEST_CASE("feet below the last line need room only when there are feet", "[layout]")
{
    CHECK(fit(item(), "HIM", 400, 60).descent <= 1);
    CHECK(fit(item(), "gypse", 400, 60).descent >= 8);
}

TEST_CASE("a letter alone shrinks like any other text", "[layout]")
{
    const FittedText fitted = fit(item(), "W", 30, 60);
    CHECK(lines_of(fitted) == Lines{"W"});
    CHECK(fitted.em < 24.0 * 2048 / 1082);
    CHECK(fitted.lines[0].width * fitted.em <= 30);
    CHECK_FALSE(fitted.overflows);
}

TEST_CASE("a box without room for one letter is told", "[layout]")
{
    CHECK(fit(item(), "W", 15, 60).overflows);
    CHECK(fit(item(), "Carottes", 300, 10).overflows);
    CHECK(fit(item(3), "Carottes", 5, 60).overflows);
    CHECK_FALSE(fit(item(), "Carottes", 300, 25).overflows);
    TextItem number = item();
    number.size_of = SizeOf::digit_height;
    number.min_size = number.size;
    CHECK_FALSE(fit(number, "68", 300, 24).overflows);
    CHECK(fit(number, "68", 300, 23).overflows);
}

TEST_CASE("every width has lines that fit it", "[layout]")
{
    for (int width = 30; width <= 300; ++width)
        for (const int lines : {1, 2, 3}) {
            const FittedText fitted =
                fit(item(lines), "Fromagerie du Lac-Saint-Jean d'Œilly", width, 120);
            CAPTURE(width, lines);
            REQUIRE_FALSE(fitted.lines.empty());
            for (const FittedLine& line : fitted.lines)
                CHECK(line.width * fitted.em <= width + 1e-6);
        }
}
