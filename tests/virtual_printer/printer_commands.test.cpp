// What the printer obeys at once, and what it does wrong after so many labels.

#include "support/catch2_compat.h"
#include "support/temporary_folder.h"
#include "virtual_printer/printer_client.h"
#include "virtual_printer/virtual_printer.h"
#include "virtual_printer/zpl_samples.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr std::chrono::seconds long_enough{20};

const std::string batch = "^XA^GFA,1,1,1,FF^FS^PQ1000^XZ";

VirtualPrinterOptions failing(PrinterFault fault)
{
    VirtualPrinterOptions options;
    options.fault = fault;
    return options;
}

bool holds(const VirtualPrinter& printer, long labels)
{
    return printer.wait_until(
        [labels](const VirtualPrinterStatus& status) {
            return status.engine.labels == labels && status.state == VirtualPrinterState::paused;
        },
        long_enough);
}

} // namespace

TEST_CASE("asked for its counter the printer tells how many labels it has ever printed",
          "[virtual_printer]")
{
    const std::string question = "! U1 getvar \"odometer.total_label_count\"\r\n";
    VirtualPrinterOptions options;
    SECTION("wherever the question is cut, and after a power cut")
    {
        VirtualPrinter printer(options);
        CHECK(send_job(printer.port(), question) == "\"0\"");
        for (std::size_t cut = 0; cut <= question.size(); ++cut) {
            const PrinterClient client(printer.port());
            client.send("! " + question.substr(0, cut));
            client.send(question.substr(cut));
            client.end();
            CHECK(client.receive_all() == "\"0\"");
        }
        printer.set_fault({FaultKind::power_off, 3});
        {
            const PrinterClient client(printer.port()); // it is cut off, sooner or later
            client.send("^XA^GFA,1,1,1,FF^FS^PQ3^XZ");
            REQUIRE(printer.wait_until(
                [](const auto& status) { return status.state == VirtualPrinterState::off; },
                long_enough));
        }
        printer.set_fault({});
        REQUIRE(printer.wait_until(
            [&](const auto&) { return connection_error(printer.port()) == 0; }, long_enough));
        CHECK(send_job(printer.port(), question) == "\"3\"");
    }
    SECTION("of all its runs")
    {
        const TemporaryFolder folder;
        options.out = folder.path();
        for (const char* counted : {"\"0\"", "\"2\"", "\"4\""}) {
            VirtualPrinter printer(options);
            CHECK(send_job(printer.port(), question) == counted);
            send_job(printer.port(), "^XA^GFA,1,1,1,FF^FS^PQ2^XZ");
            REQUIRE(printer.wait_for_labels(2, long_enough));
        }
    }
    SECTION("not one that has no counter")
    {
        options.counter = false;
        VirtualPrinter printer(options);
        CHECK(send_job(printer.port(), question).empty());
    }
}

TEST_CASE("~JA empties the buffer and ends the batch, and what comes after it prints",
          "[virtual_printer]")
{
    VirtualPrinter printer(failing({FaultKind::paper_out, 3}));
    send_job(printer.port(), batch + small_label + small_label + "^XA^GFA,2,2");
    REQUIRE(holds(printer, 3));
    send_job(printer.port(), "~JA" + small_label);
    printer.set_fault({});
    REQUIRE(printer.wait_for_labels(4, long_enough));
    CHECK(drawn(printer.pictures()[3]) == small_label_drawn);
    CHECK(printer.wait_until([](const auto& status) { return !status.engine.busy; }, long_enough));
    CHECK(printer.labels() == 4);
}

TEST_CASE("~JA is obeyed wherever it is cut", "[virtual_printer]")
{
    for (std::size_t cut = 0; cut <= 3; ++cut) {
        VirtualPrinter printer(failing({FaultKind::paused, 0}));
        const PrinterClient client(printer.port());
        client.send(small_label + std::string("~JA").substr(0, cut));
        REQUIRE(printer.wait_until(
            [cut](const auto& status) { return status.engine.bytes == small_label.size() + cut; },
            long_enough));
        client.send(std::string("~JA").substr(cut) + "^XA^GFA,1,1,1,FF^FS^XZ~HS");
        client.end();
        CHECK_THAT(client.receive_all(), ContainsSubstring("030,0,1,0000,"));
        printer.set_fault({});
        REQUIRE(printer.wait_for_labels(1, long_enough));
        CHECK(drawn(printer.pictures().at(0)) == "########\n");
    }
}

TEST_CASE("a printer that somebody opened or paused after some labels says so and goes on later",
          "[virtual_printer]")
{
    const FaultKind kind =
        GENERATE(FaultKind::cover_open, FaultKind::paused, FaultKind::ribbon_out);
    VirtualPrinter printer(failing({kind, 2}));
    send_job(printer.port(), batch);
    REQUIRE(holds(printer, 2));
    CHECK_THAT(send_job(printer.port(), "~HS"), ContainsSubstring("030,0,1,"));
    printer.set_fault({});
    CHECK(printer.wait_for_labels(1000, long_enough));
}

TEST_CASE("a power cut after some labels loses the rest, the graphics and the connection",
          "[virtual_printer]")
{
    VirtualPrinter printer(failing({FaultKind::power_off, 2}));
    const PrinterClient client(printer.port());
    client.send("~DGR:A.GRF,1,1,FF" + batch + small_label);
    CHECK(client.wait_for_end() == ECONNRESET);
    REQUIRE(printer.wait_until(
        [](const auto& status) { return status.state == VirtualPrinterState::off; }, long_enough));
    CHECK(printer.labels() == 2);
    CHECK(printer.wait_until([&](const auto&) { return connection_error(printer.port()) != 0; },
                             long_enough));
    printer.set_fault({});
    REQUIRE(printer.wait_until([&](const auto&) { return connection_error(printer.port()) == 0; },
                               long_enough));
    send_job(printer.port(), "^XA^XGR:A.GRF,1,1^FS^XZ" + small_label);
    REQUIRE(printer.wait_for_labels(3, long_enough));
    CHECK(drawn(printer.pictures().back()) == small_label_drawn);
    CHECK(printer.status().engine.stored_graphics == 0);
}

TEST_CASE("on labels that are too short the end is missing and nothing is said",
          "[virtual_printer]")
{
    const VirtualPrinter printer(failing({FaultKind::short_labels, 1}));
    CHECK_THAT(send_job(printer.port(), small_label + "~HS"), ContainsSubstring("030,0,0,"));
    REQUIRE(printer.wait_for_labels(1, long_enough));
    CHECK(drawn(printer.pictures().at(0)) == "####....\n");
}
