#include "depot/layout_proof.h"
#include "layout/intended_dots.h"
#include "pdf/write_pdf.h"
#include "printing/cups_queue.h"
#include "printing/printer_setup.h"
#include "support/catch2_compat.h"
#include "support/private_cupsd.h"
#include "support/wait_until.h"
#include "virtual_printer/virtual_printer.h"

#include <algorithm>
#include <span>

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

    /// What came out of `printer` for pages of one size in one job.
    std::vector<Dots> print(const Printer& printer, std::span<const Page> pages,
                            const FontSet& fonts)
    {
        const std::size_t before = paper_.pictures().size();
        queue_.submit(printer.name, {{"key-" + std::to_string(++jobs_)},
                                     printer.name.value,
                                     write_pdf(pages, fonts, printer.name.value),
                                     pages.front().width_points,
                                     pages.front().height_points});
        CHECK(wait_until([&] { return paper_.pictures().size() >= before + pages.size(); },
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

long wrong_dots_of(std::span<const Page> pages, const std::vector<Dots>& received)
{
    REQUIRE(received.size() == pages.size());
    long wrong = 0;
    for (std::size_t i = 0; i < pages.size(); ++i)
        wrong += wrong_dots(intended_dots(pages[i]), received[i]);
    return wrong;
}

} // namespace

TEST_CASE("every layout for a thermal printer comes out of it in exactly the intended dots",
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
            CHECK(wrong_dots_of(part, printing.print(printer, part, stationery.fonts())) == 0);
        }
    }
}
