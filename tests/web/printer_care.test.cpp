#include "web/printer_care.h"

#include "web/served_depot.h"

#include "depot/care.h"
#include "depot/history.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const PrinterName froid{"froid-1"};

/// Presses a button of the printer's form.
Answer press(ServedDepot& served, const std::string& form, const std::string& printer = "froid-1")
{
    return served.post("/printers/" + printer + "/care",
                       "token=" + served.token_on("/printers/froid-1") + "&" + form);
}

} // namespace

TEST_CASE("a printer is paused and goes on, and both pages and the board say so", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    served.print_farm(session, "Ferme du Causse");
    CHECK(press(served, "do=pause").headers.at("location") == "/printers/froid-1?done=pause");
    CHECK(paused_printers(served.depot).contains(froid));
    const std::string page = served.get("/printers/froid-1?done=pause").body;
    CHECK_THAT(page, ContainsSubstring("En pause: ce qui lui était déjà donné sort encore."));
    CHECK_THAT(page, ContainsSubstring("value=\"resume\""));
    CHECK_THAT(page, !ContainsSubstring("value=\"pause\""));
    CHECK_THAT(page, ContainsSubstring("en pause"));
    CHECK_THAT(served.get("/").body,
               ContainsSubstring("froid-1 est en pause, 4\u00a0pages attendent."));
    CHECK(press(served, "do=resume").status == 303);
    CHECK(paused_printers(served.depot).empty());
    CHECK_THAT(served.get("/").body, !ContainsSubstring("est en pause"));
}

TEST_CASE("what is printed is moved by millimetres that people write in either way", "[web]")
{
    ServedDepot served;
    CHECK(press(served, "do=offset&right=0%2C5&down=-0.3").status == 303);
    CHECK(served.depot.offset_of(froid) == Offset{Length::um(500), Length::um(-300)});
    const std::string page = served.get("/printers/froid-1").body;
    CHECK_THAT(page, ContainsSubstring("name=\"right\" value=\"0,5\""));
    CHECK_THAT(page, ContainsSubstring("name=\"down\" value=\"-0,3\""));
    for (const char* bad : {"do=offset&right=un&down=0", "do=offset&right=&down=0",
                            "do=offset&right=0&down=12", "do=offset&right=0"})
        CHECK(press(served, bad).status == 422);
    CHECK(served.depot.offset_of(froid) == Offset{Length::um(500), Length::um(-300)});
}

TEST_CASE("millimetres are read to the micrometre or not at all", "[web]")
{
    CHECK(millimetres_in("0") == Length{});
    CHECK(millimetres_in("1,25") == Length::um(1250));
    CHECK(millimetres_in("-0.007") == Length::um(-7));
    CHECK(millimetres_in("999") == Length::mm(999));
    for (const char* bad :
         {"", "-", ",5", "1,", "1,2345", "1 mm", "1e3", "+1", "--1", "1000", "1,-2"})
        CHECK_FALSE(millimetres_in(bad));
}

TEST_CASE("a calibration label is asked for at one printer", "[web]")
{
    ServedDepot served;
    CHECK(press(served, "do=calibrate").status == 303);
    const std::vector<SpoolJob> jobs = served.depot.store().open_jobs();
    REQUIRE(jobs.size() == 1);
    CHECK(jobs[0].kind == PageKind::calibration);
    CHECK(jobs[0].printer == froid);
}

TEST_CASE("what waits at one printer is given to another that takes it", "[web]")
{
    ServedDepot served;
    Printer other{{"froid-2"}, "", PrinterRole::labels, {Length::mm(57), Length::mm(32)}, 203};
    const StoredSession session = served.freeze_small_week();
    CHECK_THAT(served.get("/printers/froid-1").body, !ContainsSubstring("Ce qui attend ici"));
    served.print_farm(session, "Ferme du Causse");
    CHECK_THAT(served.get("/printers/froid-1").body, !ContainsSubstring("Ce qui attend ici"));
    served.depot.store().save_printer(other);
    CHECK_THAT(served.get("/printers/froid-1").body, ContainsSubstring("<option>froid-2</option>"));
    CHECK(press(served, "do=move&to=froid-2").headers.at("location") ==
          "/printers/froid-1?moved=1");
    CHECK(served.depot.store().open_jobs().at(0).printer == other.name);
    CHECK_THAT(served.get("/printers/froid-1?moved=1").body,
               ContainsSubstring("1\u00a0travail est parti là-bas."));
    CHECK(press(served, "do=move&to=nulle-part").status == 404);
}

TEST_CASE("a printer's form without a token, a known button or a known printer does nothing",
          "[web]")
{
    ServedDepot served;
    CHECK(served.post("/printers/froid-1/care", "do=pause").status == 403);
    CHECK(press(served, "do=explode").status == 400);
    CHECK(press(served, "do=pause", "nulle-part").status == 404);
    CHECK(paused_printers(served.depot).empty());
    CHECK(history(served.depot, {HistoryKind::deed}).entries.empty());
}
