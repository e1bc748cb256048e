#include "virtual_printer/printer_fault.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a fault is written as it is read", "[virtual_printer]")
{
    for (const char* text : {"none", "refuse", "stall:100000", "reset:7", "slow:1", "never-close",
                             "paper-out:3", "cover-open:4", "paused:0", "ribbon-out:1",
                             "power-off:7", "short-labels:120", "stall:18446744073709551615"}) {
        CAPTURE(text);
        const auto fault = parse_printer_fault(text);
        REQUIRE(fault);
        CHECK(to_string(*fault) == text);
    }
}

TEST_CASE("a fault without its amount has the usual one", "[virtual_printer]")
{
    CHECK(parse_printer_fault("stall") == PrinterFault{FaultKind::stall, 0});
    CHECK(parse_printer_fault("reset") == PrinterFault{FaultKind::reset, 0});
    CHECK(parse_printer_fault("slow") == PrinterFault{FaultKind::slow, 10'000});
    CHECK(parse_printer_fault("paper-out") == PrinterFault{FaultKind::paper_out, 0});
    CHECK(parse_printer_fault("never-close") == PrinterFault{FaultKind::never_close, 0});
}

TEST_CASE("what is no fault is none of them", "[virtual_printer]")
{
    for (const char* text : {"", ":", "stal", "Stall", "stall ", "stall:", "stall:x", "stall:-1",
                             "stall:1.5", "stall:1:2", "stall:18446744073709551616", "slow:0",
                             "none:0", "refuse:1", "never-close:5", "never_close"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_printer_fault(text));
    }
}
