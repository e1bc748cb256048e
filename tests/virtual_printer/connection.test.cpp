// What each fault does, through a real socket.

#include "virtual_printer/connection.h"

#include "support/catch2_compat.h"
#include "support/wait_until.h"
#include "virtual_printer/printer_client.h"
#include "virtual_printer/virtual_printer.h"
#include "virtual_printer/zpl_samples.h"

using namespace cageot;

namespace {

constexpr std::chrono::seconds long_enough{20};

VirtualPrinterOptions failing(PrinterFault fault, std::size_t buffer_bytes = 1'000'000)
{
    VirtualPrinterOptions options;
    options.fault = fault;
    options.engine.buffer_bytes = buffer_bytes;
    return options;
}

bool comes_to(const VirtualPrinter& printer, VirtualPrinterState state)
{
    return printer.wait_until([state](const auto& status) { return status.state == state; },
                              long_enough);
}

/// One label in so many bytes: comments fill it.
std::string label_of_bytes(std::size_t size)
{
    std::string zpl = "^XA^FX";
    zpl.resize(size - small_label.size() + 3, '.');
    return zpl + small_label.substr(3);
}

} // namespace

TEST_CASE("a healthy printer prints, and closes when its client has ended", "[virtual_printer]")
{
    const VirtualPrinter printer;
    CHECK(send_job(printer.port(), small_label) == "");
    REQUIRE(printer.wait_for_labels(1, long_enough));
    CHECK(comes_to(printer, VirtualPrinterState::idle));
    const VirtualPrinterStatus status = printer.status();
    CHECK(status.jobs == 1);
    CHECK(status.engine.bytes == small_label.size());
    REQUIRE(printer.pictures().size() == 1);
    CHECK(drawn(printer.pictures()[0]) == small_label_drawn);
}

TEST_CASE("while its client stays, the printer is busy and the connection open",
          "[virtual_printer]")
{
    const VirtualPrinter printer;
    const PrinterClient client(printer.port());
    client.send(small_label);
    REQUIRE(printer.wait_for_labels(1, long_enough));
    CHECK(comes_to(printer, VirtualPrinterState::printing));
    CHECK(client.is_open());
    client.end();
    CHECK(client.wait_for_end() == 0);
    CHECK(comes_to(printer, VirtualPrinterState::idle));
}

TEST_CASE("refuse: connections are refused, and later taken on the same port", "[virtual_printer]")
{
    VirtualPrinter printer(failing({FaultKind::refuse, 0}));
    CHECK(connection_error(printer.port()) == ECONNREFUSED);
    CHECK(printer.status().state == VirtualPrinterState::refusing);
    printer.set_fault({});
    REQUIRE(wait_until([&] { return connection_error(printer.port()) == 0; }));
    send_job(printer.port(), small_label);
    CHECK(printer.wait_for_labels(1, long_enough));

    printer.set_fault({FaultKind::refuse, 0});
    CHECK(wait_until([&] { return connection_error(printer.port()) == ECONNREFUSED; }));
    CHECK(printer.status().jobs == 1);
}

TEST_CASE("stall: the connection is taken and no byte read", "[virtual_printer]")
{
    VirtualPrinter printer(failing({FaultKind::stall, 0}));
    const PrinterClient client(printer.port());
    client.send(small_label);
    client.end();
    REQUIRE(comes_to(printer, VirtualPrinterState::stalled));
    CHECK(printer.status().engine.bytes == 0);
    CHECK(printer.status().jobs == 0);
    CHECK(client.is_open());
    printer.set_fault({});
    CHECK(client.wait_for_end() == 0);
    CHECK(printer.wait_for_labels(1, long_enough));
}

TEST_CASE("stall:1000: each connection is read for 1000 bytes and no more", "[virtual_printer]")
{
    VirtualPrinter printer(failing({FaultKind::stall, 1000}));
    CHECK(send_job(printer.port(), label_of_bytes(999)) == "");
    REQUIRE(printer.wait_for_labels(1, long_enough));

    const PrinterClient client(printer.port());
    client.send(label_of_bytes(5000));
    client.end();
    REQUIRE(comes_to(printer, VirtualPrinterState::stalled));
    CHECK(printer.status().engine.bytes == 1999);
    CHECK(printer.labels() == 1);
    CHECK(client.is_open());

    printer.set_fault({});
    CHECK(client.wait_for_end() == 0);
    REQUIRE(printer.wait_for_labels(2, long_enough));
    CHECK(printer.status().engine.bytes == 5999);
    CHECK(printer.status().jobs == 2);
}

TEST_CASE("a stalled printer does not let its client send a whole job into the void",
          "[virtual_printer]")
{
    const VirtualPrinter printer(failing({FaultKind::stall, 1000}));
    const PrinterClient client(printer.port(), std::chrono::seconds(1));
    // More than any kernel keeps for a connection nobody reads.
    const std::string hundred_megabytes(100'000'000, ' ');
    int error = 0;
    try {
        client.send(hundred_megabytes);
    } catch (const std::system_error& thrown) {
        error = thrown.code().value();
    }
    CHECK(error == EAGAIN);
    CHECK(printer.status().engine.bytes == 1000);
}

TEST_CASE("reset: the connection is broken off before a byte is read", "[virtual_printer]")
{
    const VirtualPrinter printer(failing({FaultKind::reset, 0}));
    const PrinterClient client(printer.port());
    CHECK(client.wait_for_end() == ECONNRESET);
    CHECK(printer.status().engine.bytes == 0);
}

TEST_CASE("reset:1000: each connection is broken off after 1000 bytes", "[virtual_printer]")
{
    VirtualPrinter printer(failing({FaultKind::reset, 1000}));
    CHECK(send_job(printer.port(), label_of_bytes(999)) == "");
    REQUIRE(printer.wait_for_labels(1, long_enough));
    for (const std::uint64_t times : {1U, 2U}) {
        const PrinterClient client(printer.port());
        client.send(label_of_bytes(1500));
        CHECK(client.wait_for_end() == ECONNRESET);
        CHECK(printer.status().engine.bytes == 999 + times * 1000);
    }
    CHECK(printer.labels() == 1);
    // The half label in the reader does not spoil the next one.
    printer.set_fault({});
    CHECK(send_job(printer.port(), small_label) == "");
    REQUIRE(printer.wait_for_labels(2, long_enough));
    CHECK(drawn(printer.pictures().back()) == small_label_drawn);
}

TEST_CASE("slow:1000: bytes come in by small portions", "[virtual_printer]")
{
    VirtualPrinter printer(failing({FaultKind::slow, 1000}));
    const std::string zpl = label_of_bytes(60'000); // a minute's bytes
    const PrinterClient client(printer.port());
    client.send(zpl);
    client.end();
    std::uint64_t last = 0;
    for (int portion = 0; portion < 3; ++portion) {
        REQUIRE(printer.wait_until(
            [last](const auto& status) { return status.engine.bytes > last; }, long_enough));
        last = printer.status().engine.bytes;
    }
    CHECK(last < zpl.size());
    CHECK(printer.labels() == 0);
    printer.set_fault({});
    CHECK(client.wait_for_end() == 0);
    REQUIRE(printer.wait_for_labels(1, long_enough));
    CHECK(printer.status().engine.bytes == zpl.size());
}

TEST_CASE("never-close: the label prints and the connection stays open", "[virtual_printer]")
{
    VirtualPrinter printer(failing({FaultKind::never_close, 0}));
    const PrinterClient client(printer.port());
    client.send(small_label);
    client.end();
    REQUIRE(printer.wait_for_labels(1, long_enough));
    REQUIRE(comes_to(printer, VirtualPrinterState::stalled));
    CHECK(client.is_open());
    // The next one waits in line.
    const PrinterClient next(printer.port());
    next.send(small_label);
    next.end();
    CHECK(printer.status().jobs == 1);
    printer.set_fault({});
    CHECK(client.wait_for_end() == 0);
    CHECK(next.wait_for_end() == 0);
    CHECK(printer.wait_for_labels(2, long_enough));
}

TEST_CASE("paper-out:2: two labels print, the others wait in the printer", "[virtual_printer]")
{
    VirtualPrinter printer(failing({FaultKind::paper_out, 2}));
    std::string zpl;
    for (int i = 0; i < 5; ++i)
        zpl += small_label;
    CHECK(send_job(printer.port(), zpl) == "");
    REQUIRE(comes_to(printer, VirtualPrinterState::paused));
    CHECK(printer.labels() == 2);
    printer.set_fault({});
    CHECK(printer.wait_for_labels(5, long_enough));
    CHECK(comes_to(printer, VirtualPrinterState::idle));
}

TEST_CASE("without paper a full buffer makes the client wait", "[virtual_printer]")
{
    VirtualPrinter printer(failing({FaultKind::paper_out, 0}, 500));
    const PrinterClient client(printer.port());
    std::string zpl;
    for (int i = 0; i < 100; ++i)
        zpl += small_label;
    client.send(zpl);
    client.end();
    // One label in the engine, 500 bytes in the buffer.
    REQUIRE(printer.wait_until([](const auto& status) { return status.engine.buffer_full; },
                               long_enough));
    REQUIRE(comes_to(printer, VirtualPrinterState::paused));
    CHECK(printer.status().engine.bytes <= 2 * 500);
    CHECK(client.is_open());
    printer.set_fault({});
    CHECK(client.wait_for_end() == 0);
    CHECK(printer.wait_for_labels(100, long_enough));
}

TEST_CASE("the question ~HS is answered on the connection that asked, also when cut",
          "[virtual_printer]")
{
    VirtualPrinter printer(failing({FaultKind::paper_out, 0}));
    const PrinterClient client(printer.port());
    client.send("~HS");
    const std::string idle = client.receive();
    CHECK(idle.substr(0, 16) == "\x02"
                                "030,0,0,0000,00");
    client.send(small_label + "~");
    REQUIRE(comes_to(printer, VirtualPrinterState::paused));
    client.send("H");
    client.send("S");
    CHECK(client.receive().substr(0, 16) == "\x02"
                                            "030,1,1,0000,00");
    CHECK(printer.status().engine.unknown_commands == 0);
    client.end();
    CHECK(client.receive_all() == "");
}
