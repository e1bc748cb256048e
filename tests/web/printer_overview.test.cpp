#include "web/printer_overview.h"

#include "support/catch2_compat.h"
#include "web/served_depot.h"

#include <fstream>

using namespace cageot;

TEST_CASE("a printer's state is what its open jobs say", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    const auto printer = [&served] { return printer_overviews(served.depot).at(0); };
    CHECK(printer().work == PrinterWork::idle);

    PrintRequest tomorrow;
    tomorrow.producer = "Fromagerie du Lac";
    tomorrow.not_before = served.clock.now() + 86400000;
    request_print(served.depot, session, tomorrow);
    CHECK(printer().work == PrinterWork::later);

    const PrintAnswer answer = served.print_farm(session, "Ferme du Causse");
    CHECK(printer().work == PrinterWork::printing);
    CHECK(printer().pages_waiting == 6);

    SpoolJob job = *served.depot.store().find_job(answer.jobs.at(0));
    job.message = "Remettez un rouleau.";
    served.depot.store().update_job(job);
    CHECK(printer().work == PrinterWork::stuck);
    CHECK(printer().message == "Remettez un rouleau.");

    job.state = SpoolState::submitted;
    job.message = "";
    served.depot.store().update_job(job);
    CHECK(printer().work == PrinterWork::printing);
    CHECK(printer().message.empty());
    job.message = "Allumez l'imprimante.";
    served.depot.store().update_job(job);
    CHECK(printer().work == PrinterWork::stuck);
    CHECK(printer().message == "Allumez l'imprimante.");

    job.state = SpoolState::handed_over;
    served.depot.store().update_job(job);
    CHECK(printer().work == PrinterWork::later);
}

TEST_CASE("received pictures are numbered files, newest first", "[web]")
{
    const TemporaryFolder folder;
    for (const char* name : {"2.png", "10.png", "1.png", ".3.tmp", "state.json", "x4.png", "5.jpg"})
        std::ofstream(folder.path() / name) << "x";
    CHECK(received_pictures(folder.path()) == std::vector<long>{10, 2, 1});
    CHECK(received_pictures(folder.path() / "absent").empty());
}
