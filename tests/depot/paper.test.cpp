#include "depot/paper.h"

#include "support/catch2_compat.h"

namespace cageot {
namespace {

MadeDocument two_pages()
{
    MadeDocument document;
    document.pdf = "%PDF";
    document.mode = MediaMode::peel;
    for (int i = 0; i < 2; ++i) {
        Page page;
        page.width_points = 162;
        page.height_points = 91;
        page.dpi = 300;
        document.pages.push_back(page);
        document.dots.emplace_back(675, 380);
    }
    return document;
}

} // namespace

TEST_CASE("a printer takes the PDF, or when its format is raster the dots that were proved",
          "[depot]")
{
    Printer printer;
    CHECK_FALSE(takes_dots(printer));
    const PrintDocument pdf = paper_of({"K1"}, "S1 A 1-2", two_pages(), printer);
    CHECK(pdf.format() == DocumentFormat::pdf);
    CHECK(pdf.pdf == "%PDF");
    CHECK(pdf.print_mode == "Peel");

    printer.format = DocumentFormat::raster;
    CHECK(takes_dots(printer));
    const PrintDocument raster = paper_of({"K1"}, "S1 A 1-2", two_pages(), printer);
    CHECK(raster.format() == DocumentFormat::raster);
    CHECK(raster.pdf.empty());
    CHECK(raster.dots.size() == 2);
    CHECK(raster.dpi == 300);
    CHECK(raster.width_points == 162);
    CHECK(raster.height_points == 91);
    CHECK(raster.print_mode == "Peel");
}

TEST_CASE("an office printer always takes the PDF, with nothing of a label printer", "[depot]")
{
    Printer printer;
    printer.role = PrinterRole::office;
    printer.format = DocumentFormat::raster;
    const PrintDocument paper = paper_of({"K1"}, "S1 A 1-2", two_pages(), printer);
    CHECK(paper.format() == DocumentFormat::pdf);
    CHECK(paper.print_mode.empty());
}

} // namespace cageot
