#include "depot/layout_proof.h"
#include "preflight/rasteriser.h"
#include "printing/cups_queue.h"
#include "printing/printer_setup.h"
#include "support/catch2_compat.h"
#include "support/shared_printer.h"
#include "support/wait_until.h"

#include <algorithm>
#include <cstdlib>

using namespace cageot;

namespace {

namespace fs = std::filesystem;

const fs::path source = CAGEOT_SOURCE_DIR;
constexpr int dpi = 300;
constexpr int dots_of_a_mm = 12;

/// Every layout on office paper: "bay-card-a4", "order-a5" …
std::vector<std::string> office_layouts()
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(source / "layouts")) {
        const std::string name = entry.path().stem().string();
        if (name.ends_with("-a4") || name.ends_with("-a5"))
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// The smallest rectangle around all black dots.
DotRect ink(const Dots& dots)
{
    DotRect all;
    for (int y = 0; y < dots.height(); ++y)
        for (int x = 0; x < dots.width(); ++x)
            if (dots.at(x, y))
                all = around(all, {x, y, 1, 1});
    return all;
}

/// Not scaled by more than 0.5 %.
bool same_length(int printed, int intended)
{
    return 200 * std::abs(printed - intended) <= intended;
}

void check_same(const Dots& printed, const Dots& intended)
{
    const DotRect there = ink(printed);
    const DotRect here = ink(intended);
    CHECK(same_length(there.width, here.width));
    CHECK(same_length(there.height, here.height));
    CHECK(std::abs(there.x - here.x) <= dots_of_a_mm);
    CHECK(std::abs(there.y - here.y) <= dots_of_a_mm);
    CHECK(std::abs(printed.count() - intended.count()) * 100 <= 3 * intended.count());
}

} // namespace

TEST_CASE("sheets and tickets on office paper come out of a driverless printer whole, not scaled, "
          "where they belong",
          "[flow]")
{
    const Stationery stationery(source / "layouts", source / "fonts/faces.toml",
                                {"/usr/share/fonts/truetype"});
    const SharedPrinter shared;
    const PrivateCupsd cupsd;
    const CupsServer server(cupsd.address());
    CupsQueue queue(server);
    const std::vector<std::string> names = office_layouts();
    CHECK(names.size() >= 8);
    for (const std::string& name : names) {
        INFO(name);
        const LayoutProof proof =
            prove_layout(stationery, source / "layouts" / (name + ".toml"), dpi);
        Printer printer;
        printer.name.value = "p-" + name;
        printer.uri = shared.uri();
        printer.role = PrinterRole::office;
        set_up_queue(server, printer);
        const Page& first = proof.pages.front();
        const std::string before = shared.printed();
        queue.submit(printer.name,
                     {{name}, name, proof.pdf, first.width_points, first.height_points});
        REQUIRE(wait_until(
            [&] { return queue.jobs(printer.name).front().state == JobState::completed; },
            std::chrono::seconds(60)));
        REQUIRE(shared.printed() != before);
        const std::string received = shared.printed();
        const Rasteriser printed(received);
        const Rasteriser intended(proof.pdf);
        REQUIRE(printed.page_count() == intended.page_count());
        for (int page = 0; page < printed.page_count(); ++page)
            check_same(printed.rasterise(page, dpi), intended.rasterise(page, dpi));
    }
}
