#include "depot/spooler.h"

#include "barcode/read_symbol.h"
#include "depot/spooling_depot.h"
#include "preflight/rasteriser.h"
#include "support/catch2_compat.h"

namespace cageot {
namespace {

using Titles = std::vector<std::string>;

StoredSession ask_for(SpoolingDepot& sample, const std::vector<std::pair<std::string, int>>& farms)
{
    const StoredSession session = sample.freeze_csv(week_of(farms));
    sample.print_labels(session);
    return session;
}

/// The codes in the bars of the pages, read from the PDF as a scanner would; "?" for heads, which
/// have their bars elsewhere.
std::vector<std::string> scanned(const std::string& pdf)
{
    constexpr DotRect bars{80, 168, 288, 68}; // the bars' box of unit-57x32.toml at 203 dpi
    const Rasteriser rasteriser(pdf);
    std::vector<std::string> codes;
    for (int page = 0; page < rasteriser.page_count(); ++page)
        codes.push_back(read_symbol(rasteriser.rasterise(page, 203).crop(bars), Symbology::code128)
                            .value_or("?"));
    return codes;
}

} // namespace

TEST_CASE("the intent to print is stored before the server is asked", "[depot]")
{
    SpoolingDepot sample;
    ask_for(sample, {{"A", 1}});
    std::vector<SpoolState> states;
    sample.queue.on_submit = [&](const PrinterName&, const PrintDocument& document) {
        states.push_back(sample.depot.store().find_job(document.key)->state);
    };
    sample.step();
    CHECK(states == std::vector{SpoolState::submitting});
    CHECK(sample.job().state == SpoolState::submitted);
}

TEST_CASE("a printer gets a job's own pages, on its own paper", "[depot]")
{
    SpoolingDepot sample;
    ask_for(sample, {{"A", 22}});
    sample.step();
    const std::vector<FakeJob> taken = sample.queue.taken();
    REQUIRE(taken.size() == 2);
    CHECK(taken[0].printer == PrinterName{"etiquettes"});
    CHECK(taken[0].document.title == "S1 A 1-20");
    CHECK(taken[1].document.title == "S1 A 21-24");
    // 57 × 32 mm
    CHECK(taken[1].document.width_points == 162);
    CHECK(taken[1].document.height_points == 91);
    CHECK(scanned(taken[1].document.pdf) == sample.jobs({"S1"}).at(1).codes);
}

TEST_CASE("a printer whose format is raster gets the dots that were proved", "[depot]")
{
    SpoolingDepot sample;
    for (Printer printer : sample.depot.store().printers()) {
        printer.format = DocumentFormat::raster;
        sample.depot.store().save_printer(printer);
    }
    ask_for(sample, {{"A", 22}});
    sample.step();
    const std::vector<FakeJob> taken = sample.queue.taken();
    REQUIRE(taken.size() == 2);
    CHECK(taken[0].document.pdf.empty());
    CHECK(taken[0].document.dots.size() == 20);
    CHECK(taken[1].document.dots.size() == 4);
    CHECK(taken[1].document.dots.front().width() == 457);
}

TEST_CASE("what the server says of its job is kept with ours", "[depot]")
{
    SpoolingDepot sample;
    ask_for(sample, {{"A", 1}});
    sample.step();
    CHECK(sample.job().cups_id == 1);
    CHECK(sample.job().cups_uuid == "urn:uuid:1");
}

TEST_CASE("at most two jobs of a printer are under way", "[depot]")
{
    SpoolingDepot sample;
    ask_for(sample, {{"A", 1}, {"B", 1}, {"C", 1}, {"D", 1}});
    sample.step();
    sample.step();
    CHECK(sample.queue.titles() == Titles{"S1 A 1-2", "S1 B 1-2"});
    sample.queue.set_state(0, JobState::completed);
    sample.step();
    CHECK(sample.queue.titles().size() == 3);
    sample.restart(); // a new spooler counts what the old one sent
    sample.step();
    CHECK(sample.queue.titles().size() == 3);
    CHECK(sample.finish());
    CHECK(sample.queue.titles() == Titles{"S1 A 1-2", "S1 B 1-2", "S1 C 1-2", "S1 D 1-2"});
}

TEST_CASE("a busy printer does not hold up another one", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = sample.freeze_csv(week_of({{"A", 70}}));
    sample.print_all(session);
    sample.step();
    CHECK(sample.queue.titles() == Titles{"S1 A 1-20", "S1 A 21-40", "S1 tickets 1-1"});
    CHECK(sample.queue.taken()[2].printer == PrinterName{"tickets"});
}

TEST_CASE("a completed job is handed over and its labels stay sent", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = ask_for(sample, {{"A", 2}});
    CHECK(sample.step());
    sample.queue.set_state(0, JobState::processing);
    CHECK(sample.step());
    CHECK(sample.job().state == SpoolState::submitted);
    sample.queue.set_state(0, JobState::completed);
    CHECK_FALSE(sample.step());
    CHECK(sample.job().state == SpoolState::handed_over);
    CHECK(sample.count(session, LabelState::sent) == 3);
    CHECK_FALSE(sample.step());
    CHECK(sample.queue.taken().size() == 1);
}

TEST_CASE("a job waits for its time", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = sample.freeze_csv(week_of({{"A", 1}}));
    PrintRequest request;
    request.tickets = false;
    request.not_before = sample.clock.now() + 1000;
    request_print(sample.depot, session, request);
    CHECK_FALSE(sample.step());
    sample.clock.advance(999);
    CHECK_FALSE(sample.step());
    CHECK(sample.queue.taken().empty());
    sample.clock.advance(1);
    CHECK(sample.step());
    CHECK(sample.queue.taken().size() == 1);
}

TEST_CASE("nothing to print is nothing to do", "[depot]")
{
    SpoolingDepot sample;
    sample.queue.set_down(true); // not even asked
    CHECK_FALSE(sample.step());
}

TEST_CASE("sheets and tickets are printed too", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    PrintRequest request;
    request.labels = false;
    request.sheets = true;
    request_print(sample.depot, session, request);
    CHECK(sample.finish());
    std::vector<std::string> papers;
    for (const auto& [printer, document, status] : sample.queue.taken())
        papers.push_back(printer.value + " " + std::to_string(document.width_points) + "x" +
                         std::to_string(document.height_points));
    CHECK(papers ==
          std::vector<std::string>{"tickets 284x426", "etiquettes 162x91", "bureau 596x842"});
}

TEST_CASE("labels that a newer version made void are not sent", "[depot]")
{
    SpoolingDepot sample;
    const std::string leeks = ";Inès Lafargue;Aragon;A;Poireaux;botte;";
    const StoredSession session =
        sample.freeze_csv(orders_csv({"17" + leeks + "1", "18" + leeks + "2", "19" + leeks + "1",
                                      "19;Inès Lafargue;Aragon;B;Thym;pot;1"}));
    sample.print_labels(session);
    // One piece less of order 18, whose other one is "1/1" now; the head of A counts less; B is cut.
    const StoredSession later =
        sample.freeze_csv(orders_csv({"17" + leeks + "1", "18" + leeks + "1", "19" + leeks + "1"}));
    std::vector<std::string> valid;
    for (const LedgerRow& row : sample.depot.store().ledger(later.id))
        if (row.state == LabelState::sent && row.kind == PageKind::unit)
            valid.push_back(row.code);
    CHECK(sample.finish());
    REQUIRE(sample.queue.titles() == Titles{"S1 A 1-6"});
    CHECK(scanned(sample.queue.taken()[0].document.pdf) == valid);
    CHECK(valid.size() == 2);
    CHECK(sample.jobs(session.id).at(1).state == SpoolState::canceled);
    CHECK(sample.jobs(session.id).at(1).message ==
          "Toutes ses étiquettes ont été remplacées par une version plus récente.");
    CHECK(sample.count(later, LabelState::void_) == 6);
    CHECK(sample.depot.store().discards(later.id, 2).empty()); // none of it was on paper
}

TEST_CASE("labels made void while the server has them are not sent twice", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = ask_for(sample, {{"A", 3}});
    sample.step();
    sample.freeze_csv(week_of({{"A", 2}}));
    CHECK(sample.finish());
    CHECK(sample.queue.taken().size() == 1);
    // The labels "1/3" to "3/3" and the head that counts them: all are to be thrown away.
    CHECK(sample.count(session, LabelState::void_) == 4);
    CHECK(sample.depot.store().discards(session.id, 2).size() == 4);
}

TEST_CASE("a bag ticket that became the order's ticket is printed once, as that", "[depot]")
{
    SpoolingDepot sample;
    sample.print_all(sample.freeze_csv(small_week()));
    // Order 17 has only its yoghurt left: the cold bag carries the order's ticket.
    const StoredSession later =
        sample.freeze_csv(orders_csv({"17;Inès Lafargue;Aragon;Fromagerie du Lac;Yaourt;4x125g;1",
                                      "18;Odette Sœur;Aragon;Ferme du Causse;Tomates;500g;1"}));
    CHECK(sample.print_all(later).pages == 2); // and the farm's head, which counts less
    // The bag's job is taken back while the order's waits for its turn.
    sample.queue.on_submit = [](const PrinterName& printer, const PrintDocument&) {
        if (printer.value == "tickets")
            throw PrintingError("L'imprimante refuse les travaux.", false);
    };
    sample.step_later();
    CHECK(sample.print_all(later).pages == 0);
    sample.queue.on_submit = nullptr;
    CHECK(sample.finish());
    long tickets = 0;
    for (const FakeJob& job : sample.queue.taken())
        if (job.printer.value == "tickets")
            tickets += Rasteriser(job.document.pdf).page_count();
    CHECK(tickets == 2);
}

TEST_CASE("a bag ticket on its way does not pass for the order's ticket", "[depot]")
{
    SpoolingDepot sample;
    sample.print_all(sample.freeze_csv(small_week()));
    sample.step();
    sample.queue.set_state(0, JobState::completed);
    sample.step(); // the bag ticket's turn
    const StoredSession later =
        sample.freeze_csv(orders_csv({"17;Inès Lafargue;Aragon;Fromagerie du Lac;Yaourt;4x125g;1",
                                      "18;Odette Sœur;Aragon;Ferme du Causse;Tomates;500g;1"}));
    CHECK(sample.finish());
    // Order 17's ticket; order 18's, whose eggs are not even ordered any more; the farm's head.
    CHECK(sample.print_all(later).pages == 3 + 1);
    CHECK(sample.finish());
    const Titles titles = sample.queue.titles();
    CHECK(Titles(titles.begin() + 4, titles.end()) ==
          Titles{"S1 Ferme du Causse 1-1", "S1 tickets 1-2", "S1 à jeter v2"});
}

} // namespace cageot
