#include "printing/ask_printer.h"

#include "support/answering_printer.h"
#include "support/catch2_compat.h"
#include "virtual_printer/virtual_printer.h"

#include <chrono>

using namespace cageot;
using Reach = PrinterAnswer::Reach;

namespace {

Printer printer_at(const std::string& uri)
{
    Printer printer;
    printer.name = {"froid-1"};
    printer.uri = uri;
    return printer;
}

} // namespace

TEST_CASE("a printer is asked how it is and what it is, on one connection", "[printing]")
{
    const AnsweringPrinter device({host_status(256, "head-open"), identification(12)});
    const PrinterAnswer answer = ask_printer(printer_at(device.uri()));
    CHECK(answer.reach == Reach::answered);
    REQUIRE(answer.status);
    CHECK(answer.status->head_open);
    CHECK(answer.status->label_length == 256);
    REQUIRE(answer.identity);
    CHECK(answer.identity->dots_per_mm == 12);
    CHECK(device.connections() == 1);
    CHECK(ask_printer(printer_at(device.uri() + "/?waiteof=false")).reach == Reach::answered);
}

TEST_CASE("a printer that nobody switched on is unreachable", "[printing]")
{
    VirtualPrinterOptions options;
    options.fault = {FaultKind::refuse, 0};
    const VirtualPrinter device(options);
    CHECK(ask_printer(printer_at("socket://127.0.0.1:" + std::to_string(device.port()))).reach ==
          Reach::unreachable);
}

TEST_CASE("a printer that does not answer costs two seconds at most", "[printing]")
{
    const AnsweringPrinter mute({"", ""});
    const auto begin = std::chrono::steady_clock::now();
    CHECK(ask_printer(printer_at(mute.uri())).reach == Reach::silent);
    const AnsweringPrinter half({"\x02"
                                 "030,0,0,0256,0",
                                 ""});
    CHECK(ask_printer(printer_at(half.uri())).reach == Reach::silent);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

TEST_CASE("a printer without an address of its own is not asked", "[printing]")
{
    for (const char* uri : {"", "usb://Zebra/GK420d", "ipp://192.0.2.1/ipp/print", "socket:"})
        CHECK(ask_printer(printer_at(uri)).reach == Reach::not_asked);
}

TEST_CASE("the virtual printer answers as a real one", "[printing]")
{
    const VirtualPrinter device;
    const PrinterAnswer answer =
        ask_printer(printer_at("socket://127.0.0.1:" + std::to_string(device.port())));
    CHECK(answer.reach == Reach::answered);
    REQUIRE(answer.status);
    CHECK_FALSE(answer.status->paper_out);
}
