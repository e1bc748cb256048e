#include "preflight/check.h"

#include "layout/composed_labels.h"
#include "layout/papers.h"
#include "layout/sample_plans.h"
#include "pdf/write_pdf.h"
#include "preflight/rasteriser.h"

#include <stdexcept>

using namespace cageot;
using Faults = std::vector<PageFault>;

namespace {

std::string pdf_of(const std::vector<Page>& pages)
{
    return write_pdf(pages, project_fonts(), "essai");
}

/// A label as the depot prints it, with text, a rule, bars and a QR.
Page label(const std::string& number, int dpi = 203)
{
    return composed(R"(
[[mark]]
text = "{number}"
digit_height = 8.0
underline = 0.5
box = [1, 1, 20, 9]
[[mark]]
text = "FRAIS"
x_height = 2.0
reversed = true
valign = "middle"
box = [30, 1, 20, 6]
[[mark]]
type = "box"
box = [1, 12, 55, 0.5]
[[mark]]
type = "symbol"
payload = "U1234567874"
height = 8
box = [1, 15, 34, 9]
[[mark]]
type = "symbol"
symbology = "qr"
payload = "U1234567874C12345674"
dots_203 = 3
dots_300 = 4
box = [38, 15, 13, 13]
)",
                    {{"number", number}}, dpi)
        .pages.at(0);
}

template <class Kind>
Kind& nth(Page& page, std::size_t n)
{
    for (Mark& mark : page.marks)
        if (auto* one = std::get_if<Kind>(&mark); one != nullptr && n-- == 0)
            return *one;
    throw std::logic_error("no such mark");
}

SymbolMark& bars_of(Page& page)
{
    return nth<SymbolMark>(page, 0);
}
SymbolMark& square_of(Page& page)
{
    return nth<SymbolMark>(page, 1);
}

/// What preflight says when `drawn` came out where three good labels were meant, as page 2.
Faults faults_when_second_is(const Page& drawn)
{
    const int dpi = drawn.dpi;
    return check_document(pdf_of({label("14", dpi), drawn, label("16", dpi)}),
                          std::vector{label("14", dpi), label("15", dpi), label("16", dpi)});
}

/// "2: le code-barres … ne se lit pas."
std::vector<std::string> told(const Faults& faults)
{
    std::vector<std::string> texts;
    for (const PageFault& fault : faults)
        texts.push_back(std::to_string(fault.page) + ": " + fault.message);
    return texts;
}
using Texts = std::vector<std::string>;

const std::string bars_unread = "2: le code-barres «U1234567874» ne se lit pas.";
const std::string square_unread = "2: le code-barres «U1234567874C12345674» ne se lit pas.";
const std::string misplaced = " points ne sont pas à leur place.";

} // namespace

TEST_CASE("a good document passes", "[preflight]")
{
    const auto dpi = GENERATE(203, 300);
    CHECK(told(faults_when_second_is(label("15", dpi))).empty());
}

TEST_CASE("the dots that were proved are handed over, page by page", "[preflight]")
{
    const std::vector<Page> pages{label("14"), label("15", 300)};
    const std::string pdf = pdf_of(pages);
    std::vector<Dots> drawn;
    CHECK(check_document(pdf, pages, [&](Dots dots) { drawn.push_back(std::move(dots)); }).empty());
    const Rasteriser rasteriser(pdf);
    REQUIRE(drawn.size() == 2);
    CHECK((drawn[0] == rasteriser.rasterise(0, 203)));
    CHECK((drawn[1] == rasteriser.rasterise(1, 300)));
}

TEST_CASE("pages that nobody asked for are caught", "[preflight]")
{
    const std::vector<Page> pages{label("14")};
    CHECK(told(check_document(pdf_of(pages), {})) ==
          Texts{"1: le document a 1 pages au lieu de 0."});
}

TEST_CASE("what depots print passes at both resolutions, accents and full names included",
          "[preflight]")
{
    const auto dpi = GENERATE(203, 300);
    std::vector<Page> pages;
    for (const PrintPlan& plan : {plan_of_one_order(), fullest_plan()})
        for (const Paper& paper : papers_of(plan, {2}))
            for (const Page& page :
                 compose(shipped_layout(paper.layout), paper.content, project_fonts(), dpi).pages)
                pages.push_back(page);
    REQUIRE(pages.size() > 20);
    CHECK(told(check_document(pdf_of(pages), pages)).empty());
}

TEST_CASE("a symbol that is not there is named with its page", "[preflight]")
{
    Page page = label("15");
    bars_of(page).symbol.modules = Dots(page.width, 1);
    bars_of(page).symbol.modules.set(0, 0);
    const Texts texts = told(faults_when_second_is(page));
    REQUIRE(texts.size() == 2);
    CHECK(texts[0] == bars_unread);
    CHECK_THAT(texts[1], Catch::Matchers::EndsWith(misplaced));

    Page other = label("15");
    std::erase_if(other.marks, [](const Mark& mark) {
        const auto* symbol = std::get_if<SymbolMark>(&mark);
        return symbol != nullptr && symbol->symbol.symbology == Symbology::qr;
    });
    const Texts without_square = told(faults_when_second_is(other));
    REQUIRE(without_square.size() == 2);
    CHECK(without_square[0] == square_unread);
}

TEST_CASE("a symbol with another code is named with both", "[preflight]")
{
    Page page = label("15");
    bars_of(page).symbol = encode(Symbology::code128, "U1234567971");
    const Texts texts = told(faults_when_second_is(page));
    REQUIRE(texts.size() == 2);
    CHECK(texts[0] == "2: le code-barres «U1234567874» se lit «U1234567971».");

    Page square = label("15");
    square_of(square).symbol = encode(Symbology::qr, "U1234567874C12345771");
    const Texts other = told(faults_when_second_is(square));
    REQUIRE(other.size() == 2);
    CHECK(other[0] == "2: le code-barres «U1234567874C12345674» se lit «U1234567874C12345771».");
}

TEST_CASE("a symbol one module or one dot off its place is caught", "[preflight]")
{
    const auto dots = GENERATE(-3, -2, -1, 1, 2, 3);
    const auto along_x = GENERATE(true, false);
    for (SymbolMark& (*symbol_of)(Page&) : {&bars_of, &square_of}) {
        Page page = label("15");
        DotRect& area = symbol_of(page).area;
        (along_x ? area.x : area.y) += dots;
        const Texts texts = told(faults_when_second_is(page));
        CAPTURE(dots, along_x);
        REQUIRE_FALSE(texts.empty());
        CHECK_THAT(texts.back(),
                   Catch::Matchers::StartsWith("2: ") && Catch::Matchers::EndsWith(misplaced));
    }
}

TEST_CASE("bars one dot fatter are caught", "[preflight]")
{
    const auto dpi = GENERATE(203, 300);
    Page page = label("15", dpi);
    const SymbolMark bars = bars_of(page);
    long bars_drawn = 0;
    for (int x = 0; x < bars.symbol.modules.width(); ++x)
        if (bars.symbol.modules.at(x, 0) && !bars.symbol.modules.at(x + 1, 0)) {
            page.marks.emplace_back(RectMark{
                {bars.area.x + (x + 1) * bars.module, bars.area.y, 1, bars.area.height}, false});
            ++bars_drawn;
        }
    const Texts texts = told(faults_when_second_is(page));
    REQUIRE_FALSE(texts.empty());
    CHECK(texts.back() == "2: " + std::to_string(bars_drawn * bars.area.height) + misplaced);
}

TEST_CASE("one fat module of a QR is caught though the code still reads", "[preflight]")
{
    Page page = label("15");
    const SymbolMark square = square_of(page);
    // The first white module beside the finder pattern.
    page.marks.emplace_back(RectMark{
        {square.area.x + 7 * square.module, square.area.y, square.module, square.module}, false});
    CHECK(told(faults_when_second_is(page)) == Texts{"2: 9" + misplaced});
}

TEST_CASE("a scratch through the bars is caught", "[preflight]")
{
    Page page = label("15");
    const DotRect area = bars_of(page).area;
    page.marks.emplace_back(RectMark{{area.x, area.y + 20, area.width, 2}, true});
    const Texts texts = told(faults_when_second_is(page));
    REQUIRE_FALSE(texts.empty());
    CHECK_THAT(texts.back(), Catch::Matchers::EndsWith(misplaced));
}

TEST_CASE("a missing, a doubled and an added page are caught", "[preflight]")
{
    const std::vector<Page> wanted{label("14"), label("15"), label("16")};
    CHECK(told(check_document(pdf_of({wanted[0], wanted[2]}), wanted)) ==
          Texts{"1: le document a 2 pages au lieu de 3."});
    CHECK(told(check_document(pdf_of({wanted[0], wanted[1], wanted[1], wanted[2]}), wanted)) ==
          Texts{"1: le document a 4 pages au lieu de 3."});
}

TEST_CASE("pages in another order are caught by their codes", "[preflight]")
{
    Page second = label("15");
    bars_of(second).symbol = encode(Symbology::code128, "U1234567971");
    const std::vector<Page> wanted{label("14"), second};
    const Texts texts = told(check_document(pdf_of({wanted[1], wanted[0]}), wanted));
    REQUIRE(texts.size() == 4);
    CHECK(texts[0] == "1: le code-barres «U1234567874» se lit «U1234567971».");
    CHECK(texts[2] == "2: le code-barres «U1234567971» se lit «U1234567874».");
}

TEST_CASE("another page size is caught, larger or smaller", "[preflight]")
{
    Page larger = label("15");
    larger.width_points += 1;
    CHECK(told(faults_when_second_is(larger)) ==
          Texts{"2: la page a 460 × 257 points au lieu de 457 × 257."});
    Page smaller = label("15");
    smaller.width_points -= 1;
    CHECK(told(faults_when_second_is(smaller)) ==
          Texts{"2: la page a 454 × 257 points au lieu de 457 × 257."});
    Page higher = label("15");
    higher.height_points += 1;
    CHECK(told(faults_when_second_is(higher)) ==
          Texts{"2: la page a 457 × 260 points au lieu de 457 × 257."});
}

TEST_CASE("a black dot outside text is caught", "[preflight]")
{
    const auto dot = GENERATE(DotRect{2, 255, 1, 1}, DotRect{455, 2, 1, 1}, DotRect{0, 0, 1, 1},
                              DotRect{200, 200, 1, 1});
    const auto dpi = GENERATE(203, 300);
    Page page = label("15", dpi);
    page.marks.emplace_back(RectMark{dot, false});
    CHECK(told(faults_when_second_is(page)) == Texts{"2: 1 point n'est pas à sa place."});
}

TEST_CASE("a missing rule is caught", "[preflight]")
{
    Page page = label("15");
    DotRect& rule = nth<RectMark>(page, 2).rect;
    REQUIRE(rule == DotRect{8, 96, 440, 4});
    rule = {};
    CHECK(told(faults_when_second_is(page)) == Texts{"2: 1760" + misplaced});
}

TEST_CASE("a rule one dot thinner is caught", "[preflight]")
{
    Page page = label("15");
    nth<RectMark>(page, 2).rect.height -= 1;
    CHECK(told(faults_when_second_is(page)) == Texts{"2: 440" + misplaced});
}

TEST_CASE("text that leaves its area is caught", "[preflight]")
{
    Page page = label("15");
    nth<TextMark>(page, 0).x += 60;
    const Texts texts = told(faults_when_second_is(page));
    REQUIRE(texts.size() == 1);
    CHECK_THAT(texts[0], Catch::Matchers::EndsWith(misplaced));
}

TEST_CASE("every fault of a document is told, page by page", "[preflight]")
{
    const std::vector<Page> wanted{label("14"), label("15"), label("16")};
    std::vector<Page> drawn = wanted;
    drawn[0].marks.emplace_back(RectMark{{2, 255, 1, 1}, false});
    drawn[2].marks.emplace_back(RectMark{{2, 250, 2, 2}, false});
    CHECK(told(check_document(pdf_of(drawn), wanted)) ==
          Texts{"1: 1 point n'est pas à sa place.", "3: 4" + misplaced});
}

TEST_CASE("bytes that are no PDF are an exception", "[preflight]")
{
    const std::vector<Page> wanted{label("14")};
    CHECK_THROWS_AS(check_document("", wanted), std::runtime_error);
    CHECK_THROWS_AS(check_document("pas un PDF", wanted), std::runtime_error);
}
