#include "virtual_printer/virtual_printer_status.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

VirtualPrinterStatus busy_status()
{
    VirtualPrinterStatus status;
    status.name = "étiquettes";
    status.port = 9100;
    status.state = VirtualPrinterState::printing;
    status.fault = {FaultKind::stall, 100'000};
    status.jobs = 3;
    status.engine.labels = 12;
    status.engine.bytes = 5'000'000'000;
    status.engine.unknown_commands = 2;
    return status;
}

} // namespace

TEST_CASE("the status is one JSON object on one line", "[virtual_printer]")
{
    CHECK(to_json(busy_status()) ==
          "{\"name\":\"étiquettes\",\"port\":9100,\"labels\":12,\"bytes\":5000000000,\"jobs\":3,"
          "\"state\":\"printing\",\"fault\":\"stall:100000\",\"unknown_commands\":2,"
          "\"complaint\":\"\"}\n");
}

TEST_CASE("the gravest complaint is told: failure, then control, then ZPL", "[virtual_printer]")
{
    VirtualPrinterStatus status;
    const auto complaint = [&status] {
        const std::string json = to_json(status);
        return json.substr(json.find("\"complaint\":"));
    };
    status.engine.complaint = "left out";
    CHECK(complaint() == "\"complaint\":\"left out\"}\n");
    status.control_complaint = "control";
    CHECK(complaint() == "\"complaint\":\"control\"}\n");
    status.engine.failure = "disk full";
    CHECK(complaint() == "\"complaint\":\"disk full\"}\n");
}

TEST_CASE("quotes, backslashes and control characters are escaped", "[virtual_printer]")
{
    VirtualPrinterStatus status;
    status.name = "a\"b\\c\n\x01 é 🌻";
    const std::string json = to_json(status);
    CHECK(json.substr(0, json.find(",\"port\"")) == R"({"name":"a\"b\\c\u000a\u0001 é 🌻")");
}

TEST_CASE("bytes that are no text become replacement characters", "[virtual_printer]")
{
    VirtualPrinterStatus status;
    status.engine.complaint = "left out: R:\xE9T\xE9.GRF";
    const std::string json = to_json(status);
    CHECK(json.substr(json.find("left")) == "left out: R:\uFFFDT\uFFFD.GRF\"}\n");
}

TEST_CASE("states are written by these names", "[virtual_printer]")
{
    CHECK(to_string(VirtualPrinterState::failed) == "failed");
    CHECK(to_string(VirtualPrinterState::refusing) == "refusing");
    CHECK(to_string(VirtualPrinterState::off) == "off");
    CHECK(to_string(VirtualPrinterState::paused) == "paused");
    CHECK(to_string(VirtualPrinterState::stalled) == "stalled");
    CHECK(to_string(VirtualPrinterState::printing) == "printing");
    CHECK(to_string(VirtualPrinterState::idle) == "idle");
    CHECK(to_string(VirtualPrinterState::stopped) == "stopped");
}

TEST_CASE("the answer to ~HS is three framed lines", "[virtual_printer]")
{
    CHECK(to_host_status({}, 0) == "\x02"
                                   "030,0,0,0000,000,0,0,0,000,0,0,0\x03\r\n\x02"
                                   "000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x02"
                                   "1234,0\x03\r\n");
}

TEST_CASE("the answer to ~HS tells paper, buffer, formats, copies and graphics",
          "[virtual_printer]")
{
    PrintEngineStatus status;
    status.hold = Hold::paper_out;
    status.buffer_full = true;
    status.copies_left = 7;
    status.stored_graphics = 4;
    CHECK(to_host_status(status, 12) == "\x02"
                                        "030,1,1,0000,012,1,0,0,000,0,0,0\x03\r\n\x02"
                                        "000,0,0,0,0,2,4,0,00000007,1,004\x03\r\n\x02"
                                        "1234,0\x03\r\n");
}

TEST_CASE("the answer to ~HS tells head open, ribbon out and pause", "[virtual_printer]")
{
    const auto answer = [](Hold hold) {
        PrintEngineStatus status;
        status.hold = hold;
        return to_host_status(status, 0);
    };
    CHECK_THAT(answer(Hold::head_open), Catch::Matchers::ContainsSubstring("000,0,1,0,0,2,4,0,"));
    CHECK_THAT(answer(Hold::ribbon_out), Catch::Matchers::ContainsSubstring("000,0,0,1,0,2,4,0,"));
    for (const Hold hold : {Hold::head_open, Hold::ribbon_out, Hold::paused})
        CHECK_THAT(answer(hold), Catch::Matchers::ContainsSubstring("030,0,1,0000,"));
}

TEST_CASE("counts too large for the answer to ~HS are the highest it can hold", "[virtual_printer]")
{
    PrintEngineStatus status;
    status.copies_left = 2'000'000'000;
    status.stored_graphics = 1000;
    CHECK(to_host_status(status, 12'345) == "\x02"
                                            "030,0,0,0000,999,0,0,0,000,0,0,0\x03\r\n\x02"
                                            "000,0,0,0,0,2,4,0,99999999,1,999\x03\r\n\x02"
                                            "1234,0\x03\r\n");
}
