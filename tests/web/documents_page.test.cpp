#include "web/served_depot.h"

#include "depot/care.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

TEST_CASE("every document of a version is there to be opened, the A4 ones first", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    const std::string page = served.get("/sessions/S1/documents").body;
    for (const char* name : {"sheets.pdf", "label-sheet.pdf", "labels-001.pdf", "tickets-001.pdf",
                             "plan.json", "resume.txt"})
        CHECK_THAT(page, ContainsSubstring("href=\"/sessions/S1/documents/1/" + std::string(name)));
    CHECK(page.find("1/sheets.pdf") < page.find("1/labels-001.pdf"));
    const Answer sheet = served.get("/sessions/S1/documents/1/sheets.pdf");
    CHECK(sheet.status == 200);
    CHECK(sheet.headers.at("content-type") == "application/pdf");
    CHECK(sheet.headers.at("content-disposition") == "inline; filename=\"S1-v1-sheets.pdf\"");
    CHECK_THAT(sheet.body, StartsWith("%PDF-"));
}

TEST_CASE("no name of a document leads anywhere else", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    for (const char* path :
         {"1/SHA256SUMS", "1/raw", "1/..%2F..%2Fcageot.sqlite", "1/%2e%2e", "1/raw%2Fa.csv",
          "2/sheets.pdf", "0/sheets.pdf", "x/sheets.pdf", "1/autre.pdf"})
        CHECK(served.get("/sessions/S1/documents/" + std::string(path)).status == 404);
    CHECK(served.get("/sessions/S9/documents").status == 404);
}

TEST_CASE("a version whose documents are gone says so", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    std::filesystem::remove_all(served.depot.archive(session.id, 1));
    CHECK_THAT(served.get("/sessions/S1/documents").body,
               ContainsSubstring("Ses documents ne sont pas, ou plus, sur le disque."));
}

TEST_CASE("the plan is told in words", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    CHECK_THAT(served.get("/sessions/S1/plan").body,
               ContainsSubstring("Ferme du Causse") && ContainsSubstring("<pre"));
}

TEST_CASE("scans and history are taken along as tables", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    hold_session(served.depot, session.id, "marie");
    served.depot.store().add_scans({[&] {
                                       StoredScan scan;
                                       scan.session = session.id;
                                       scan.id = "a1";
                                       scan.station = "poste-1";
                                       scan.at = scan.received_at = served.clock.now();
                                       scan.action = "scan";
                                       scan.text = "=1+1";
                                       return scan;
                                   }()},
                                   {});
    const Answer scans = served.get("/sessions/S1/scans.csv");
    CHECK(scans.headers.at("content-type") == "text/csv; charset=utf-8");
    CHECK_THAT(scans.body, ContainsSubstring("2026-11-12 06:12:00;2026-11-12 06:12:00;poste-1;scan;"
                                             "'=1+1;"));
    const Answer history = served.get("/sessions/S1/history.csv");
    CHECK_THAT(history.body,
               ContainsSubstring("2026-11-12 06:12:00;marie;Impression retenue;\r\n"));
    CHECK_THAT(history.body, ContainsSubstring("Version 1 figée"));
}
