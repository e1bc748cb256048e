#include "print_server.h"
#include "support/catch2_compat.h"
#include "support/shared_printer.h"

using namespace cageot;

TEST_CASE("a printer that speaks IPP gets a queue without a driver of ours", "[printing]")
{
    const SharedPrinter shared;
    PrintServer shop;
    Printer printer = shop.printer();
    printer.uri = shared.uri();
    printer.role = PrinterRole::office;
    printer.media = *parse_media("A4");
    set_up_queue(shop.server, printer);
    const std::vector<Finding> findings = check_queue(shop.server, printer);
    CHECK(findings.empty());

    const PrintDocument sheet{
        {"K1"}, "essai", make_label_pdf(596, 842, 300, {{{100, 100, 200, 100}}}), 596, 842};
    shop.queue.submit(shop.name, sheet);
    CHECK(shop.becomes("K1", JobState::completed));
    CHECK(wait_until([&] { return shared.printed().starts_with("%PDF"); }, long_enough));
}
