#include "pdf/write_pdf.h"

#include "layout/composed_labels.h"
#include "pdf_tools.h"
#include "preflight/rasteriser.h"
#include "support/message_of.h"

#include <algorithm>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

Page page_with(std::vector<Mark> marks, int dpi = 203)
{
    Page page = blank_page(Length::mm(57), Length::mm(32), dpi);
    page.marks = std::move(marks);
    return page;
}

Page page_with_text(const std::string& text)
{
    return composed("[[mark]]\ntext = \"{text}\"\nx_height = [2.0, 0.5]\nbox = [2, 5, 53, 6]\n",
                    {{"text", text}})
        .pages.at(0);
}

std::string pdf_of(const std::vector<Page>& pages, const std::string& title = "essai")
{
    return write_pdf(pages, project_fonts(), title);
}

Dots drawn(const Page& page)
{
    const std::string pdf = pdf_of({page});
    return Rasteriser(pdf).rasterise(0, page.dpi);
}

SymbolMark symbol_at(int x, int y, Symbology symbology, int module)
{
    SymbolMark mark;
    mark.symbol = encode(symbology, "U1234567874");
    mark.module = module;
    const int height = is_linear(symbology) ? 60 : mark.symbol.modules.height() * module;
    mark.area = {x, y, mark.symbol.modules.width() * module, height};
    mark.quiet = mark.area;
    return mark;
}

} // namespace

TEST_CASE("the same pages give the same bytes", "[pdf]")
{
    const std::vector<Page> pages{
        page_with_text("Œufs de plein air"),
        page_with({RectMark{{10, 10, 50, 20}, false}, symbol_at(40, 60, Symbology::qr, 3)})};
    const std::string once = pdf_of(pages), again = pdf_of(pages);
    CHECK(once == again);
    CHECK(once != pdf_of({pages[1], pages[0]}));
    CHECK(once.starts_with("%PDF-1."));
    CHECK(once.ends_with("%%EOF\n"));
}

TEST_CASE("pages are whole points large, each in its own size", "[pdf]")
{
    const std::string info = info_of(pdf_of({blank_page(Length::mm(57), Length::mm(32), 203),
                                             blank_page(Length::mm(100), Length::mm(150), 300),
                                             blank_page(Length::mm(210), Length::mm(297), 300)}));
    CHECK_THAT(info, ContainsSubstring("size:  162 x 91 pts"));
    CHECK_THAT(info, ContainsSubstring("size:  284 x 426 pts"));
    CHECK_THAT(info, ContainsSubstring("size:  596 x 842 pts"));
    CHECK_THAT(info, ContainsSubstring("Pages:           3"));
}

TEST_CASE("a document says who made it and what it is, with its accents", "[pdf]")
{
    const std::string info =
        info_of(pdf_of({page_with({})}, "Vente d'été – Tout Ô Pré, bœuf 12 €"));
    CHECK_THAT(info, ContainsSubstring("Title:           Vente d'été – Tout Ô Pré, bœuf 12 €\n"));
    CHECK_THAT(info, ContainsSubstring("Creator:         Cageot\n"));
    CHECK_THAT(info, !ContainsSubstring("CreationDate"));
}

TEST_CASE("text can be copied out as it was written", "[pdf]")
{
    const auto text = GENERATE(
        as<std::string>(), "Tomates anciennes", "Œufs bio, 6 pièces", "Pâté à l'ail ÉÈÇÔ ÿ",
        "À régler 12,40\u00A0€", "4\u00A0×\u00A0125\u00A0g", "«Père Noël» – l’été…",
        "Zoé Nuñez-Castel ☀ ❤", "Pain □ bio", "AVATAR To fi fl ffi", "(a) \\ % <b> {c} [d]");
    const std::string expected = [&] {
        std::string plain = text;
        for (std::size_t at; (at = plain.find("\u00A0")) != std::string::npos;)
            plain.replace(at, 2, " ");
        return plain;
    }();
    std::string copied = text_in(pdf_of({page_with_text(text)}));
    for (std::size_t at; (at = copied.find("\u00A0")) != std::string::npos;)
        copied.replace(at, 2, " ");
    CHECK_THAT(copied, ContainsSubstring(expected));
}

TEST_CASE("each page has its own text", "[pdf]")
{
    const std::string text = text_in(pdf_of({page_with_text("Aragon"), page_with_text("Béarn")}));
    CHECK_THAT(text, ContainsSubstring("Aragon"));
    CHECK_THAT(text, ContainsSubstring("Béarn"));
    CHECK(text.find("Aragon") < text.find('\f'));
    CHECK(text.find("Béarn") > text.find('\f'));
}

TEST_CASE("fonts travel within the document", "[pdf]")
{
    const std::string fonts =
        told_by("pdffonts", "@", pdf_of({page_with_text("Thé ☀"), page_with_text("Thé")}));
    CHECK_THAT(fonts, ContainsSubstring("LiberationSans"));
    CHECK_THAT(fonts, ContainsSubstring("DejaVuSans"));
    const auto lines = std::count(fonts.begin(), fonts.end(), '\n');
    INFO(fonts);
    CHECK(lines == 4); // two of heading
    CHECK_THAT(fonts, !ContainsSubstring(" no  no "));
}

TEST_CASE("a filled rectangle is exactly its dots", "[pdf]")
{
    const auto dpi = GENERATE(203, 300);
    const auto rect = GENERATE(DotRect{0, 0, 1, 1}, DotRect{101, 57, 1, 1}, DotRect{13, 17, 1, 90},
                               DotRect{37, 200, 301, 1}, DotRect{5, 5, 440, 240});
    const Dots dots = drawn(page_with({RectMark{rect, false}}, dpi));
    CHECK(dots.count() == static_cast<long>(rect.width) * rect.height);
    CHECK(dots.crop(rect).count() == static_cast<long>(rect.width) * rect.height);
}

TEST_CASE("white marks clear what lies under them", "[pdf]")
{
    const Dots dots =
        drawn(page_with({RectMark{{40, 40, 100, 50}, false}, RectMark{{60, 50, 30, 20}, true},
                         RectMark{{70, 55, 5, 5}, false}}));
    CHECK(dots.count() == 5000 - 600 + 25);
    CHECK_FALSE(dots.at(60, 50));
    CHECK_FALSE(dots.at(89, 69));
    CHECK(dots.at(59, 49));
    CHECK(dots.at(90, 70));
    CHECK(dots.at(72, 57));
}

TEST_CASE("white text is cut out of its black block and black text follows it", "[pdf]")
{
    const Page reversed =
        composed(
            "[[mark]]\ntext = \"FRAIS\"\nx_height = 2.0\nreversed = true\nvalign = \"middle\"\n"
            "box = [2, 2, 30, 6]\n"
            "[[mark]]\ntext = \"14\"\nx_height = 2.0\nbox = [2, 15, 30, 6]\n")
            .pages.at(0);
    const Dots dots = drawn(reversed);
    const DotRect block = rects_of(reversed).at(0);
    const long black = dots.crop(block).count();
    CHECK(black < static_cast<long>(block.width) * block.height - 200);
    CHECK(black > static_cast<long>(block.width) * block.height / 2);
    CHECK(dots.crop({0, 110, 300, 60}).count() > 100);
}

TEST_CASE("each module of a symbol is exactly its dots", "[pdf]")
{
    const auto symbology = GENERATE(Symbology::code128, Symbology::qr);
    const auto module = GENERATE(2, 3, 4);
    const SymbolMark mark = symbol_at(8, 9, symbology, module);
    const Dots dots = drawn(page_with({mark}));
    long black = 0, wrong = 0;
    for (int y = 0; y < mark.area.height; ++y)
        for (int x = 0; x < mark.area.width; ++x) {
            const bool wanted =
                mark.symbol.modules.at(x / module, is_linear(symbology) ? 0 : y / module);
            black += wanted ? 1 : 0;
            wrong += dots.at(mark.area.x + x, mark.area.y + y) != wanted ? 1 : 0;
        }
    CHECK(wrong == 0);
    CHECK(dots.count() == black);
}

TEST_CASE("a rectangle without dots and a page without marks are drawn as nothing", "[pdf]")
{
    CHECK(drawn(page_with({})).count() == 0);
    CHECK(drawn(page_with({RectMark{{10, 10, 0, 5}, false}})).count() == 0);
    CHECK(drawn(page_with({RectMark{{10, 10, 5, -1}, false}})).count() == 0);
}

TEST_CASE("more than a thousand pages are one document", "[pdf]")
{
    std::vector<Page> pages;
    for (int i = 0; i < 1100; ++i)
        pages.push_back(page_with({RectMark{{i % 400, i / 400 * 10, 3, 3}, false}}));
    const std::string pdf = pdf_of(pages);
    const Rasteriser rasteriser(pdf);
    REQUIRE(rasteriser.page_count() == 1100);
    CHECK(rasteriser.rasterise(0, 203).at(0, 0));
    CHECK(rasteriser.rasterise(999, 203).crop({199, 20, 3, 3}).count() == 9);
    CHECK(rasteriser.rasterise(1099, 203).crop({299, 20, 3, 3}).count() == 9);
    CHECK_THAT(told_by("pdfinfo", "@", pdf), ContainsSubstring("Pages:           1100"));
}

TEST_CASE("a page that libharu refuses is an error and no document", "[pdf]")
{
    Page large = page_with({});
    large.width_points = 20000;
    CHECK_THAT(message_of([&] { pdf_of({large}); }),
               ContainsSubstring("libharu failed while drawing a page: error 0x"));
    CHECK_THAT(message_of([&] {
                   pdf_of({page_with({}), large, page_with({})});
               }),
               ContainsSubstring("libharu failed"));
}

TEST_CASE("a symbol without one black module is an error", "[pdf]")
{
    SymbolMark blank = symbol_at(8, 9, Symbology::qr, 2);
    blank.symbol.modules = Dots(21, 21);
    CHECK_THAT(message_of([&] { pdf_of({page_with({blank})}); }),
               ContainsSubstring("libharu failed while drawing a page"));
}

TEST_CASE("a document after a failed one is whole", "[pdf]")
{
    Page large = page_with({});
    large.width_points = 20000;
    const std::vector<Page> good{page_with_text("Aragon")};
    const std::string before = pdf_of(good);
    CHECK_FALSE(message_of([&] { pdf_of({large}); }).empty());
    CHECK(pdf_of(good) == before);
}
