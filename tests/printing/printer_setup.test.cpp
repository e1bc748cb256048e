#include "printing/printer_setup.h"

#include "print_server.h"
#include "support/catch2_compat.h"

#include <fstream>

using namespace cageot;

namespace {

std::vector<std::string> faults_of(const PrintServer& shop, const Printer& printer)
{
    std::vector<std::string> fields;
    for (const Finding& finding : check_queue(shop.server, printer))
        fields.push_back(finding.field);
    return fields;
}

/// Sets one attribute of the queue as lpadmin would.
void modify(const PrintServer& shop, ipp_tag_t group, const char* attribute, const char* value)
{
    Ipp request = request_about(IPP_OP_CUPS_ADD_MODIFY_PRINTER, shop.name);
    add_name(request, group, attribute, value);
    REQUIRE(succeeded(ask(shop.server, std::move(request))));
}

void append_to_cupsd_conf(const PrintServer& shop, const std::string& line)
{
    std::ofstream(shop.cupsd.directory() / "etc/cupsd.conf", std::ios::app) << line << '\n';
}

/// Bars of 1 to 4 dots, lone dots, a frame that touches all four sides.
std::vector<DotRect> fine_marks(int width, int height)
{
    std::vector<DotRect> rects{
        {0, 0, width, 1}, {0, height - 1, width, 1}, {0, 0, 1, height}, {width - 1, 0, 1, height}};
    for (int i = 0; i < 40; ++i)
        rects.push_back({20 + 9 * i, 20, 1 + i % 4, 100});
    for (int i = 0; i < 60; ++i)
        rects.push_back({20 + 2 * i, 140 + i, 1, 1});
    return rects;
}

} // namespace

TEST_CASE("a label arrives at the printer in exactly the dots it was drawn in", "[printing]")
{
    // cups-filters 1.28 rounds a begun dot at the edge to the nearest one: 91 pt are 379.2 dots.
    const auto [dpi, width, height] =
        GENERATE(table<int, int, int>({{203, 457, 257}, {300, 675, 379}}));
    PrintServer shop;
    Printer printer = shop.printer();
    printer.dpi = dpi;
    set_up_queue(shop.server, printer);
    CHECK(faults_of(shop, printer).empty());

    Dots expected(width, height);
    const std::vector<DotRect> marks = fine_marks(width, height);
    for (const DotRect& mark : marks)
        expected.fill(mark);
    shop.queue.submit(shop.name, {{"K1"}, "essai", make_label_pdf(162, 91, dpi, {marks}), 162, 91});
    REQUIRE(shop.device.wait_for_labels(1, long_enough));
    const std::vector<Dots> received = shop.device.pictures();
    REQUIRE(received.size() == 1);
    CHECK(received[0].width() == width);
    CHECK(received[0].height() == height);
    CHECK(received[0].count() == expected.count());
    CHECK((received[0] == expected));
}

TEST_CASE("setting up a queue twice changes nothing", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    CHECK(faults_of(shop, shop.printer()).empty());
    set_up_queue(shop.server, shop.printer());
    CHECK(faults_of(shop, shop.printer()).empty());
    shop.queue.submit(shop.name, labels("K1", 2));
    CHECK(shop.becomes("K1", JobState::completed));
    CHECK(shop.device.wait_for_labels(2, long_enough));
    CHECK(shop.device.labels() == 2);
}

TEST_CASE("a queue that does not exist is found", "[printing]")
{
    const PrintServer shop;
    const std::vector<Finding> findings = check_queue(shop.server, shop.printer());
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::error);
    CHECK(findings[0].source == "depot");
    CHECK(findings[0].message == "La file «depot» n'existe pas dans CUPS: réparez-la avec «cageot "
                                 "printer add depot».");
}

TEST_CASE("each fault of a queue is named and setting it up again mends it", "[printing]")
{
    const auto [attribute, value] = GENERATE(table<const char*, const char*>({
        {"PageSize-default", "Custom.161x90"},
        {"Resolution-default", "300dpi"},
        {"center-of-pixel-default", "false"},
        {"zeErrorReprint-default", "Always"},
        {"printer-error-policy", "retry-current-job"},
        {"job-cancel-after-default", "10800"},
    }));
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    modify(shop, IPP_TAG_PRINTER, attribute, value);
    CHECK(faults_of(shop, shop.printer()) == std::vector<std::string>{attribute});
    set_up_queue(shop.server, shop.printer());
    CHECK(faults_of(shop, shop.printer()).empty());
}

TEST_CASE("a queue with another driver or device is named and mended", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    modify(shop, IPP_TAG_OPERATION, "ppd-name", "drv:///sample.drv/zebraep2.ppd");
    CHECK(faults_of(shop, shop.printer()) == std::vector<std::string>{"printer-make-and-model"});
    set_up_queue(shop.server, shop.printer());
    CHECK(faults_of(shop, shop.printer()).empty());

    Printer moved = shop.printer();
    moved.uri += "/?waiteof=false";
    CHECK(faults_of(shop, moved) == std::vector<std::string>{"device-uri"});
    set_up_queue(shop.server, moved);
    CHECK(faults_of(shop, moved).empty());
}

TEST_CASE("a queue that stands still or rejects is named and mended", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    shop.tell(IPP_OP_PAUSE_PRINTER);
    shop.tell(IPP_OP_CUPS_REJECT_JOBS);
    CHECK(faults_of(shop, shop.printer()) ==
          std::vector<std::string>{"printer-state", "printer-is-accepting-jobs"});
    set_up_queue(shop.server, shop.printer());
    CHECK(faults_of(shop, shop.printer()).empty());
}

TEST_CASE("settings of the server that lose jobs are named", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    append_to_cupsd_conf(shop, "DirtyCleanInterval 30");
    append_to_cupsd_conf(shop, "PreserveJobHistory No");
    CHECK(faults_of(shop, shop.printer()) ==
          std::vector<std::string>{"DirtyCleanInterval", "PreserveJobHistory"});
}

TEST_CASE("a queue that failed in a job is not started upon it, for its labels would come twice",
          "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    shop.device.set_fault({FaultKind::reset, 20'000});
    const int id = shop.queue.submit(shop.name, labels("K1", 500)).id;
    CHECK(wait_until([&] { return shop.queue.status(shop.name).state == PrinterState::stopped; },
                     long_enough));
    CHECK(shop.job("K1").state == JobState::pending);
    shop.device.set_fault({});
    const long printed = shop.device.labels();
    CHECK_THROWS_AS(set_up_queue(shop.server, shop.printer()), PrintingError);
    CHECK(shop.queue.status(shop.name).state == PrinterState::stopped);

    shop.queue.cancel(shop.name, id);
    set_up_queue(shop.server, shop.printer());
    shop.queue.submit(shop.name, labels("K2", 1));
    CHECK(shop.becomes("K2", JobState::completed));
    CHECK(shop.device.wait_for_labels(printed + 1, long_enough));
    CHECK(shop.device.labels() == printed + 1);
}

TEST_CASE("an office queue must exist and is left as it is", "[printing]")
{
    PrintServer shop;
    const Printer office{shop.name, "", PrinterRole::office, *parse_media("A4"), 300};
    CHECK_THROWS_AS(set_up_queue(shop.server, office), PrintingError);
    modify(shop, IPP_TAG_OPERATION, "ppd-name", "drv:///sample.drv/generpcl.ppd");
    set_up_queue(shop.server, office);
    CHECK(faults_of(shop, office).empty());
    CHECK(shop.queue.status(shop.name).state == PrinterState::idle);
}

TEST_CASE("a label queue made by somebody else keeps its driver and gets our settings",
          "[printing]")
{
    PrintServer shop;
    const Printer found{shop.name, "", PrinterRole::labels, *parse_media("57x32"), 203};
    CHECK_THROWS_AS(set_up_queue(shop.server, found), PrintingError);
    modify(shop, IPP_TAG_OPERATION, "ppd-name", "drv:///sample.drv/zebraep2.ppd");
    set_up_queue(shop.server, found);
    const std::vector<Finding> findings = check_queue(shop.server, found);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::warning);
    CHECK(findings[0].field == "printer-make-and-model");
}

TEST_CASE("a class of printers is no printer", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    Ipp request(ippNewRequest(IPP_OP_CUPS_ADD_MODIFY_CLASS));
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
                 "ipp://localhost/classes/toutes");
    ippAddString(request.get(), IPP_TAG_PRINTER, IPP_TAG_URI, "member-uris", nullptr,
                 "ipp://localhost/printers/depot");
    REQUIRE(succeeded(ask(shop.server, std::move(request))));
    const Printer printer{{"toutes"}, "", PrinterRole::office, *parse_media("A4"), 300};
    CHECK(faults_of(shop, printer).front() == "printer-type");
}

TEST_CASE("a queue without a driver is an error, whoever made it", "[printing]")
{
    PrintServer shop;
    modify(shop, IPP_TAG_PRINTER, "device-uri", "file:///dev/null");
    const Printer office{shop.name, "", PrinterRole::office, *parse_media("A4"), 300};
    set_up_queue(shop.server, office);
    const std::vector<Finding> findings = check_queue(shop.server, office);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::error);
    CHECK(findings[0].message ==
          "La file «depot» n'a pas de pilote et imprimerait le texte des PDF: recréez-la avec un "
          "pilote.");
}
