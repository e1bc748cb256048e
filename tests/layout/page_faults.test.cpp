#include "layout/page_faults.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

using Texts = std::vector<std::string>;

Page paper(int width, int height)
{
    Page page;
    page.width = width;
    page.height = height;
    page.printable = {0, 0, width, height};
    return page;
}

/// 400 × 200 dots with a Code 128 in the middle: bars {100, 50, 200, 60}, quiet zone 20 dots more
/// on the left and on the right.
Page page_with_symbol()
{
    Page page = paper(400, 200);
    page.marks.push_back(SymbolMark{{Symbology::code128, "U1234567874", Dots(100, 1)},
                                    2,
                                    {100, 50, 200, 60},
                                    {80, 50, 240, 60}});
    return page;
}

Texts messages(const Page& page)
{
    Texts texts;
    for (const MarkFault& fault : faults_of(page))
        texts.push_back(fault.message);
    return texts;
}

TextMark text(DotRect ink)
{
    TextMark mark;
    mark.text = "Aragon";
    mark.ink = ink;
    return mark;
}

} // namespace

TEST_CASE("a page whose marks keep their distance has no fault", "[layout]")
{
    Page page = page_with_symbol();
    page.marks.emplace_back(RectMark{{0, 0, 400, 50}, false});
    page.marks.emplace_back(RectMark{{0, 110, 400, 90}, false});
    page.marks.emplace_back(text({0, 50, 80, 60}));
    page.marks.emplace_back(text({320, 50, 80, 60}));
    CHECK(faults_of(page).empty());
    CHECK(faults_of(Page{}).empty());
}

TEST_CASE("one dot in a quiet zone is a fault", "[layout]")
{
    const auto dot = GENERATE(DotRect{80, 50, 1, 1}, DotRect{319, 109, 1, 1}, DotRect{99, 80, 1, 1},
                              DotRect{200, 80, 1, 1});
    Page page = page_with_symbol();
    page.marks.emplace_back(RectMark{dot, false});
    CHECK(messages(page) == Texts{"un trait touche la marge du code-barres «U1234567874»."});
}

TEST_CASE("text and other symbols in a quiet zone are named", "[layout]")
{
    Page page = page_with_symbol();
    page.marks.emplace_back(text({60, 60, 21, 20}));
    SymbolMark other;
    other.symbol = {Symbology::qr, "C123456", Dots(21, 21)};
    other.area = {310, 60, 42, 42};
    other.quiet = {302, 52, 58, 58};
    other.trial = true;
    page.marks.emplace_back(other);
    CHECK(messages(page) ==
          Texts{"«Aragon» touche la marge du code-barres «U1234567874».",
                "le code-barres «C123456» touche la marge du code-barres «U1234567874»."});
}

TEST_CASE("two quiet zones may lie over each other", "[layout]")
{
    Page page = page_with_symbol();
    SymbolMark other;
    other.symbol = {Symbology::qr, "C123456", Dots(21, 21)};
    other.area = {320, 60, 42, 42};
    other.quiet = {312, 52, 58, 58};
    other.trial = true;
    page.marks.emplace_back(other);
    CHECK(faults_of(page).empty());
}

TEST_CASE("a mark that leaves the paper is a fault on each side", "[layout]")
{
    const auto rect = GENERATE(DotRect{-1, 0, 10, 10}, DotRect{0, -1, 10, 10},
                               DotRect{391, 0, 10, 10}, DotRect{0, 191, 10, 10});
    Page page = paper(400, 200);
    page.marks = {RectMark{rect, false}};
    CHECK(messages(page) == Texts{"un trait sort de l'étiquette."});
    page.marks = {text(rect)};
    CHECK(messages(page) == Texts{"«Aragon» sort de l'étiquette."});
}

TEST_CASE("a symbol whose bars leave the paper is a fault", "[layout]")
{
    Page page = page_with_symbol();
    page.width = page.printable.width = 299;
    CHECK(messages(page) == Texts{"le code-barres «U1234567874» sort de l'étiquette."});
}

TEST_CASE("a mark up to the last dot stays on the paper", "[layout]")
{
    Page page = paper(400, 200);
    page.marks = {RectMark{{0, 0, 400, 200}, false}};
    CHECK(faults_of(page).empty());
}

TEST_CASE("text without ink touches nothing", "[layout]")
{
    Page page = page_with_symbol();
    page.marks.emplace_back(text({100, 60, 0, 0}));
    CHECK(faults_of(page).empty());
}

TEST_CASE("a mark beyond the printable area is a fault that names its line", "[layout]")
{
    Page page = paper(400, 200);
    page.printable = {8, 8, 384, 184};
    page.marks = {RectMark{{8, 8, 384, 184}, false, 3}};
    CHECK(faults_of(page).empty());
    const auto rect = GENERATE(DotRect{7, 8, 10, 10}, DotRect{8, 7, 10, 10},
                               DotRect{383, 8, 10, 10}, DotRect{8, 183, 10, 10});
    page.marks = {RectMark{rect, false, 12}};
    CHECK(messages(page) == Texts{"un trait sort de la zone imprimable."});
    CHECK(faults_of(page)[0].line == 12);
}
