#include "depot/layout_proof.h"
#include "layout/intended_dots.h"
#include "pdf/write_pdf.h"
#include "preflight/check.h"
#include "printing/cups_queue.h"
#include "printing/printer_setup.h"
#include "support/catch2_compat.h"
#include "support/private_cupsd.h"
#include "support/wait_until.h"
#include "virtual_printer/virtual_printer.h"

#include <algorithm>
#include <cstdlib>
#include <span>
#include <utility>

using namespace cageot;

namespace {

namespace fs = std::filesystem;

const fs::path source = CAGEOT_SOURCE_DIR;

/// Every layout that a thermal printer takes: "unit-57x32", "order-80" …
std::vector<std::string> thermal_layouts()
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(source / "layouts")) {
        const std::string name = entry.path().stem().string();
        if (name != "icons" && !name.ends_with("-a4") && !name.ends_with("-a5"))
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// A print scheduler with one virtual printer, which takes any stock.
class Printing {
public:
    Printing()
        : server_(cupsd_.address())
        , queue_(server_)
    {
    }

    /// What came out of `printer` for a document of `pages` pages.
    std::vector<Dots> print(const Printer& printer, PrintDocument document, std::size_t pages)
    {
        const std::size_t before = paper_.pictures().size();
        document.key.value = "key-" + std::to_string(++jobs_);
        queue_.submit(printer.name, document);
        CHECK(wait_until([&] { return paper_.pictures().size() >= before + pages; },
                         std::chrono::seconds(60)));
        const std::vector<Dots> all = paper_.pictures();
        return {all.begin() + static_cast<std::ptrdiff_t>(before), all.end()};
    }

    void set_up(Printer& printer)
    {
        printer.uri = "socket://127.0.0.1:" + std::to_string(paper_.port());
        set_up_queue(server_, printer);
    }

private:
    PrivateCupsd cupsd_;
    VirtualPrinter paper_;
    CupsServer server_;
    CupsQueue queue_;
    int jobs_ = 0;
};

/// Pages of one size as PDF.
PrintDocument document_of(std::span<const Page> pages, const FontSet& fonts)
{
    return {{},
            "essai",
            write_pdf(pages, fonts, "essai"),
            pages.front().width_points,
            pages.front().height_points};
}

/// The same pages as the dots that preflight draws from the PDF.
PrintDocument dots_of(PrintDocument document, std::span<const Page> pages)
{
    const std::vector<PageFault> faults = check_document(
        document.pdf, pages, [&](Dots dots) { document.dots.push_back(std::move(dots)); });
    CHECK(faults.empty());
    document.pdf.clear();
    document.dpi = pages.front().dpi;
    return document;
}

long wrong_dots_of(std::span<const Page> pages, const std::vector<Dots>& received)
{
    REQUIRE(received.size() == pages.size());
    long wrong = 0;
    for (std::size_t i = 0; i < pages.size(); ++i)
        wrong += wrong_dots(intended_dots(pages[i]), received[i]);
    return wrong;
}

/// MuPDF draws large letters up to a sixtieth of their size wider: three dots on the largest.
constexpr int edge = 3;

/// Whether a dot or one near it is `black` in `dots`.
bool has_near(const Dots& dots, int x, int y, bool black)
{
    for (int dy = -edge; dy <= edge; ++dy)
        for (int dx = -edge; dx <= edge; ++dx)
            if (dots.at(x + dx, y + dy) == black)
                return true;
    return false;
}

/// Dots in which two pictures of one page differ, but for those at the edge of a letter, which two
/// programs draw up to three dots apart.
long dots_off_an_edge(const Dots& a, const Dots& b)
{
    CHECK(a.width() == b.width());
    CHECK(std::abs(a.height() - b.height()) <= 1); // half a dot: up or down
    long off = 0;
    for (int y = 0; y < std::min(a.height(), b.height()); ++y) {
        const auto left = a.row(y), right = b.row(y);
        for (std::size_t byte = 0; byte < left.size(); ++byte) {
            if (left[byte] == right[byte])
                continue;
            for (int x = static_cast<int>(byte) * 8; x < static_cast<int>(byte) * 8 + 8; ++x)
                if (a.at(x, y) != b.at(x, y) && !has_near(b, x, y, a.at(x, y)))
                    ++off;
        }
    }
    return off;
}

} // namespace

TEST_CASE("every layout for a thermal printer comes out of it in exactly the intended dots, and "
          "printed as dots in exactly those that were proved",
          "[flow]")
{
    const Stationery stationery(source / "layouts", source / "fonts/faces.toml",
                                {"/usr/share/fonts/truetype"});
    const auto dpi = GENERATE(203, 300);
    Printing printing;
    const std::vector<std::string> names = thermal_layouts();
    CHECK(names.size() >= 18);
    for (const std::string& name : names) {
        INFO(name << " at " << dpi << " dpi");
        const LayoutProof proof =
            prove_layout(stationery, source / "layouts" / (name + ".toml"), dpi);
        Printer printer;
        printer.name.value = "p-" + name;
        printer.role = PrinterRole::tickets;
        printer.media = {proof.layout.width,
                         proof.layout.height_follows ? Length() : proof.layout.height};
        printer.dpi = dpi;
        printing.set_up(printer);
        const std::span<const Page> pages = proof.pages;
        // A roll's pages differ in length, and a job has one page size.
        const std::size_t a_job = printer.media.is_roll() ? 1 : pages.size();
        for (std::size_t at = 0; at < pages.size(); at += a_job) {
            const auto part = pages.subspan(at, a_job);
            const PrintDocument pdf = document_of(part, stationery.fonts());
            const std::vector<Dots> drawn_by_cups = printing.print(printer, pdf, part.size());
            CHECK(wrong_dots_of(part, drawn_by_cups) == 0);
            const PrintDocument proved = dots_of(pdf, part);
            const std::vector<Dots> given = printing.print(printer, proved, part.size());
            CHECK(wrong_dots_of(part, given) == 0);
            REQUIRE(given.size() == part.size());
            REQUIRE(drawn_by_cups.size() == part.size());
            for (std::size_t i = 0; i < part.size(); ++i) {
                CHECK((given[i] == proved.dots[i].crop(given[i].bounds())));
                CHECK(given[i].count() == proved.dots[i].count());
                CHECK(dots_off_an_edge(given[i], drawn_by_cups[i]) == 0);
            }
        }
    }
}
