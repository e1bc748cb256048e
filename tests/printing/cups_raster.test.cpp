#include "printing/cups_raster.h"

#include "print_server.h"
#include "support/catch2_compat.h"

#include <cups/raster.h>
#include <fstream>
#include <iterator>

using namespace cageot;

namespace {

/// A queue that writes what its printer would receive to a file.
class FileQueue {
public:
    explicit FileQueue(int dpi)
        : printer_(shop_.printer())
    {
        printer_.uri = "file://" + file_.string();
        printer_.dpi = dpi;
        set_up_queue(shop_.server, printer_);
    }

    void set(const char* attribute, const char* value)
    {
        Ipp request = request_about(IPP_OP_CUPS_ADD_MODIFY_PRINTER, shop_.name);
        add_name(request, IPP_TAG_PRINTER, attribute, value);
        REQUIRE(succeeded(ask(shop_.server, std::move(request))));
    }
    void set_driver(const std::string& driver)
    {
        Ipp request = request_about(IPP_OP_CUPS_ADD_MODIFY_PRINTER, shop_.name);
        add_name(request, IPP_TAG_OPERATION, "ppd-name", driver);
        REQUIRE(succeeded(ask(shop_.server, std::move(request))));
    }
    std::string received(PrintDocument document)
    {
        document.key.value = "K" + std::to_string(++jobs_);
        shop_.queue.submit(shop_.name, document);
        CHECK(shop_.becomes(document.key.value, JobState::completed));
        std::ifstream file(file_, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    PrintServer shop_;
    std::filesystem::path file_ = shop_.cupsd.directory() / "spool/received";
    Printer printer_;
    int jobs_ = 0;
};

/// Three labels of 57x32 mm, as PDF.
PrintDocument three_labels(int dpi)
{
    std::vector<std::vector<DotRect>> boxes;
    for (int i = 0; i < 3; ++i)
        boxes.push_back({{0, 0, 200, 100}, {201 + i, 20, 1, 200}, {301, 101 + i, 7, 1}});
    return {{}, "essai", make_label_pdf(162, 91, dpi, boxes), 162, 91};
}

/// The same as dots.
PrintDocument as_dots(PrintDocument document, int dpi)
{
    document.dpi = dpi;
    document.pdf.clear();
    for (int i = 0; i < 3; ++i) {
        Dots& dots = document.dots.emplace_back((162 * dpi + 71) / 72, (91 * dpi + 71) / 72);
        for (const DotRect box :
             {DotRect{0, 0, 200, 100}, {201 + i, 20, 1, 200}, {301, 101 + i, 7, 1}})
            dots.fill(box);
    }
    return document;
}

} // namespace

TEST_CASE(
    "the printer receives the same bytes of dots as of the PDF they were drawn from, whatever "
    "is set of its driver",
    "[printing]")
{
    const auto dpi = GENERATE(203, 300);
    FileQueue queue(dpi);
    PrintDocument pdf = three_labels(dpi);
    const std::string plain = queue.received(pdf);
    CHECK(plain.find("^XGR") != std::string::npos);
    CHECK((queue.received(as_dots(pdf, dpi)) == plain));

    pdf.print_mode = "Peel";
    for (const auto& [attribute, value] :
         {std::pair{"Darkness-default", "20"}, std::pair{"zePrintRate-default", "4"},
          std::pair{"MediaType-default", "Direct"}, std::pair{"zeMediaTracking-default", "Mark"},
          std::pair{"zeLabelTop-default", "10"}, std::pair{"zeTearOffPosition-default", "20"}})
        queue.set(attribute, value);
    const std::string set = queue.received(pdf);
    for (const char* word : {"~SD", "^PR4,4,4", "^MTD", "^MNM", "^LT10", "^MMP", "^JZN"})
        CHECK(set.find(word) != std::string::npos);
    CHECK((queue.received(as_dots(pdf, dpi)) == set));
}

TEST_CASE("drivers of other label languages take the same dots in both ways", "[printing]")
{
    const auto driver = GENERATE(as<std::string>(), "zebraep1.ppd", "zebraep2.ppd");
    INFO(driver);
    FileQueue queue(203);
    queue.set_driver("drv:///sample.drv/" + driver);
    PrintDocument pdf = three_labels(203);
    pdf.print_mode = "Tear";
    const std::string received = queue.received(pdf);
    CHECK(received.size() > 1000);
    CHECK((queue.received(as_dots(pdf, 203)) == received));
}

TEST_CASE("dots for another resolution than the queue's are refused before there is a job",
          "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    PrintDocument document = as_dots(three_labels(300), 300);
    document.key.value = "K1";
    CHECK_THROWS_WITH(shop.queue.submit(shop.name, document),
                      "Le pilote de l'imprimante ne prend pas de points noirs à 300 points par "
                      "pouce: mettez «format = \"pdf\"» pour cette imprimante.");
    CHECK(shop.queue.jobs(shop.name).empty());
}

TEST_CASE("dots for a queue without a driver are refused before there is a job", "[printing]")
{
    PrintServer shop;
    Ipp request = request_about(IPP_OP_CUPS_ADD_MODIFY_PRINTER, shop.name);
    add_name(request, IPP_TAG_OPERATION, "ppd-name", "raw");
    ippAddString(request.get(), IPP_TAG_PRINTER, IPP_TAG_URI, "device-uri", nullptr,
                 shop.printer().uri.c_str());
    REQUIRE(succeeded(ask(shop.server, std::move(request))));
    PrintDocument document = as_dots(three_labels(203), 203);
    document.key.value = "K1";
    CHECK_THROWS_WITH(shop.queue.submit(shop.name, document),
                      "La file «depot» n'a pas de pilote: réparez-la avec «cageot printer add "
                      "depot».");
    CHECK(shop.queue.jobs(shop.name).empty());
}
