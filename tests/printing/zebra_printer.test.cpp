#include "printing/zebra_printer.h"

#include "print_server.h"
#include "printing/device.h"
#include "support/catch2_compat.h"

#include <csignal>
#include <fstream>
#include <random>

using namespace cageot;

namespace {

std::string uri_of(const VirtualPrinter& printer)
{
    return "socket://127.0.0.1:" + std::to_string(printer.port());
}

VirtualPrinterOptions failing(PrinterFault fault)
{
    VirtualPrinterOptions options;
    options.fault = fault;
    return options;
}

const std::string idle = "\x02"
                         "030,0,0,1245,000,0,0,0,000,0,0,0\x03\r\n\x02"
                         "000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x02"
                         "1234,0\x03\r\n";

} // namespace

TEST_CASE("an address of a socket device is read as CUPS reads it", "[printing]")
{
    CHECK(parse_socket_device("socket://192.168.1.9") == SocketDevice{"192.168.1.9", 9100});
    CHECK(parse_socket_device("socket://zebra.local:9101/?waiteof=false&snmp=false") ==
          SocketDevice{"zebra.local", 9101});
    CHECK(parse_socket_device("socket://moi:secret@zebra:1") == SocketDevice{"zebra", 1});
    CHECK(parse_socket_device("socket://[fe80::1]:9100") == SocketDevice{"fe80::1", 9100});
    CHECK(parse_socket_device("socket://[::1]") == SocketDevice{"::1", 9100});
    for (const char* uri : {"", "socket://", "socket://h:0", "socket://h:65536", "socket://h:x",
                            "socket://h:", "usb://Zebra/ZD421", "ipp://h", "socket:/h"}) {
        CAPTURE(uri);
        CHECK_FALSE(parse_socket_device(uri));
    }
}

TEST_CASE("credentials are cut out of a URI and nothing else is", "[printing]")
{
    CHECK(without_credentials("ipp://a:b@h/p?x=y@z") == "ipp://h/p?x=y@z");
    CHECK(without_credentials("socket://a@b@h") == "socket://h");
    CHECK(without_credentials("usb://Zebra/ZD421?serial=a@b") == "usb://Zebra/ZD421?serial=a@b");
    CHECK(without_credentials("file:/dev/null") == "file:/dev/null");
}

TEST_CASE("each thing that a printer tells is read from its place", "[printing]")
{
    CHECK(parse_zebra_status(idle) == ZebraStatus{.label_length = 1245});
    CHECK(parse_zebra_status("\x02"
                             "030,1,1,00406,012,1,0,1,000,0,1,1\x03\r\n\x02"
                             "000,0,1,1,1,2,4,1,00000007,1,003\x03\r\n\x02"
                             "0000,1\x03\r\n") == ZebraStatus{.paper_out = true,
                                                              .paused = true,
                                                              .head_open = true,
                                                              .ribbon_out = true,
                                                              .buffer_full = true,
                                                              .under_temperature = true,
                                                              .over_temperature = true,
                                                              .partial_format = true,
                                                              .label_waiting = true,
                                                              .label_length = 406,
                                                              .formats_waiting = 12,
                                                              .labels_remaining = 7});
}

TEST_CASE("an answer that is cut, longer or damaged is no status, and never a crash", "[printing]")
{
    for (std::size_t length = 0; length < idle.size(); ++length) {
        CHECK_FALSE(parse_zebra_status(idle.substr(0, length)));
        CHECK_FALSE(is_whole_zebra_status(idle.substr(0, length)));
    }
    CHECK(is_whole_zebra_status(idle));
    CHECK_FALSE(parse_zebra_status(idle + "\n"));
    std::mt19937 random(7);
    long understood = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string damaged = idle;
        const std::size_t at = random() % damaged.size();
        damaged[at] = static_cast<char>(damaged[at] + 1 + static_cast<int>(random() % 255));
        if (const auto status = parse_zebra_status(damaged)) {
            ++understood;
            // Only a digit in the place of another one is an answer.
            CHECK((damaged[at] >= '0' && damaged[at] <= '9'));
        }
    }
    CHECK(understood > 0);
}

TEST_CASE("a printer is asked what holds it", "[printing]")
{
    VirtualPrinter printer;
    CHECK(ask_status(uri_of(printer)) == ZebraStatus{.label_length = 0});
    printer.set_fault({FaultKind::cover_open, 0});
    REQUIRE(ask_status(uri_of(printer)));
    CHECK(ask_status(uri_of(printer))->head_open);
    CHECK(ask_status(uri_of(printer))->paused);
}

TEST_CASE("a printer that is off, silent or no socket says nothing, and soon", "[printing]")
{
    VirtualPrinter printer;
    printer.set_fault({FaultKind::stall, 0});
    const auto begin = std::chrono::steady_clock::now();
    CHECK_FALSE(ask_status(uri_of(printer)));
    CHECK_FALSE(clear(uri_of(printer)));
    printer.set_fault({FaultKind::refuse, 0});
    CHECK(wait_until([&] { return printer.status().state == VirtualPrinterState::refusing; }));
    CHECK_FALSE(ask_status(uri_of(printer)));
    CHECK_FALSE(clear("usb://Zebra/ZD421"));
    CHECK_FALSE(clear("socket://"));
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(10));
}

TEST_CASE("what a printer took and did not print is forgotten when it is cleared", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    shop.device.set_fault({FaultKind::paper_out, 3});
    shop.queue.submit(shop.name, labels("K1", 20));
    CHECK(shop.becomes("K1", JobState::completed));
    CHECK(wait_until([&] { return shop.device.status().engine.paper_out; }));
    REQUIRE(wait_until([&] { return shop.queue.is_quiet(shop.name); }));
    shop.queue.clear(shop.name);
    shop.device.set_fault({});
    shop.queue.submit(shop.name, labels("K2", 2));
    CHECK(shop.becomes("K2", JobState::completed));
    CHECK(shop.device.wait_for_labels(5, long_enough));
    CHECK(shop.device.wait_until([](const auto& status) { return !status.engine.busy; },
                                 long_enough));
    CHECK(shop.device.labels() == 5);
}

TEST_CASE("a printer is not quiet while a job is sent, nor while a killed server's process sends",
          "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    CHECK(shop.queue.is_quiet(shop.name));
    shop.device.set_fault({FaultKind::stall, 1000});
    shop.queue.submit(shop.name, labels("K1", 2000));
    CHECK(wait_until([&] { return !shop.queue.is_quiet(shop.name); }));

    REQUIRE(::kill(shop.cupsd.pid(), SIGKILL) == 0);
    CHECK(wait_until([&] {
        try {
            shop.queue.status(shop.name);
            return false;
        } catch (const PrintingError&) {
            return true;
        }
    }));
    CHECK_THROWS_AS(shop.queue.is_quiet(shop.name), PrintingError);
    CHECK(is_sent_to(shop.printer().uri));
    // Nothing is cleared while something sends: this returns at once.
    shop.queue.clear(shop.name);
    shop.cupsd.kill(); // its processes too
    shop.device.set_fault({FaultKind::reset, 1000});
    CHECK(wait_until([&] { return !is_sent_to(shop.printer().uri); }));
}

TEST_CASE("bytes that the system took and the printer did not are still being sent", "[printing]")
{
    VirtualPrinter printer(failing({FaultKind::stall, 1000}));
    const SocketDevice device{"127.0.0.1", printer.port()};
    {
        DeviceConnection sender(device, long_enough, std::chrono::seconds(1));
        CHECK_FALSE(sender.send(std::string(20'000'000, 'x')));
        CHECK(is_sent_to(uri_of(printer)));
    }
    CHECK(is_sent_to(uri_of(printer)));
    printer.set_fault({FaultKind::reset, 1000});
    CHECK(wait_until([&] { return !is_sent_to(uri_of(printer)); }));
}

TEST_CASE("a printer of another machine's server counts as quiet", "[printing]")
{
    CHECK(CupsServer("127.0.0.1:631").is_local());
    CHECK(CupsServer("/run/cups/cups.sock").is_local());
    CHECK(CupsServer("[::1]:631").is_local());
    CHECK(CupsServer("localhost").is_local());
    CHECK_FALSE(CupsServer("impression.depot.example:631").is_local());
    CHECK_FALSE(CupsServer("192.168.1.2").is_local());
}

TEST_CASE("a printer tells how it stands and how many labels it has printed", "[printing]")
{
    VirtualPrinterOptions options;
    VirtualPrinter printer(options);
    CHECK(ask_count(uri_of(printer)) == ZebraCount{{.label_length = 0}, 0});
    CHECK(is_idle(ask_count(uri_of(printer))->status));
    printer.set_fault({FaultKind::refuse, 0});
    REQUIRE(printer.wait_until(
        [](const auto& status) { return status.state == VirtualPrinterState::refusing; },
        std::chrono::seconds(20)));
    CHECK_FALSE(ask_count(uri_of(printer)));
    options.counter = false;
    const VirtualPrinter without(options);
    const auto count = ask_count(uri_of(without));
    REQUIRE(count);
    CHECK_FALSE(count->labels);
}

TEST_CASE("a count is digits between quotes behind a whole status", "[printing]")
{
    CHECK(parse_zebra_count(idle + "\"12345\"")->labels == 12345);
    for (const char* other : {"", "\"", "\"12", "\"\"", "\"?\"", "12345", "\"-1\"", "\"1 2\"",
                              "\"99999999999999999999999\""}) {
        CAPTURE(other);
        REQUIRE(parse_zebra_count(idle + other));
        CHECK_FALSE(parse_zebra_count(idle + other)->labels);
    }
    CHECK_FALSE(parse_zebra_count(idle.substr(1) + "\"12345\""));
    CHECK_FALSE(parse_zebra_count("\"12345\""));
}
