#include "depot/alarm.h"

#include "depot/spooling_depot.h"

#include <algorithm>

namespace cageot {
namespace {

const PrinterName labels{"etiquettes"};

/// A depot whose label printer answers what the test says.
struct WatchedPrinter : OneJob {
    WatchedPrinter() { restart_watch(); }
    void restart_watch()
    {
        watch.emplace(depot, queue, [this](const Printer& printer) {
            asked.push_back(printer.name.value);
            return answer;
        });
    }
    void look_after(UtcMs milliseconds)
    {
        clock.advance(milliseconds);
        watch->look();
    }
    /// What the board says of printers.
    std::vector<std::string> board()
    {
        std::vector<std::string> sentences;
        for (const Notice& notice : depot.store().notices())
            if (notice.key.starts_with("printer ")) {
                CHECK(notice.urgent);
                CHECK(notice.url == "/printers/etiquettes");
                sentences.push_back(notice.sentence);
            }
        return sentences;
    }
    void answers(const ZebraStatus& status)
    {
        answer.reach = PrinterAnswer::Reach::answered;
        answer.status = status;
    }
    static ZebraStatus well()
    {
        ZebraStatus status;
        status.label_length = 256;
        return status;
    }

    PrinterAnswer answer;
    std::vector<std::string> asked;
    std::optional<PrinterWatch> watch;
};

using Board = std::vector<std::string>;

} // namespace

TEST_CASE("a printer may take as long as its labels are", "[depot]")
{
    const Media small{Length::mm(57), Length::mm(32)}, ticket{Length::mm(100), Length::mm(150)};
    CHECK(expected_ms(1, small, Handling::tear) == 20'320);
    CHECK(expected_ms(20, small, Handling::layout) == 26'400);
    CHECK(expected_ms(20, ticket, Handling::rewind) == 50'000);
    CHECK(expected_ms(20, small, Handling::cut) == 46'400);
    CHECK(expected_ms(1, {Length::mm(80), Length()}, Handling::tear) == 23'000);
    CHECK(expected_ms(0, small, Handling::tear) == 20'320); // a sheet has no codes
    CHECK_FALSE(expected_ms(20, small, Handling::peel));
}

TEST_CASE("a job is overdue after its time and not before, and never where hands are waited for",
          "[depot]")
{
    Printer printer;
    CHECK_FALSE(is_overdue(20, printer, 1000, 27'400));
    CHECK(is_overdue(20, printer, 1000, 27'401));
    printer.handling = Handling::peel;
    CHECK_FALSE(is_overdue(20, printer, 1000, 3'600'000));
}

TEST_CASE("a depot in which nothing is printed asks nobody", "[depot]")
{
    WatchedPrinter sample;       // its job is only wanted
    sample.queue.set_down(true); // would be told
    sample.look_after(0);
    sample.look_after(60'000);
    CHECK(sample.asked.empty());
    CHECK(sample.board().empty());
}

TEST_CASE("a job that goes on in its time is nobody's business", "[depot]")
{
    WatchedPrinter sample;
    sample.step();
    sample.look_after(0);
    sample.look_after(20'000);
    CHECK(sample.asked.empty());
    CHECK(sample.board().empty());
}

TEST_CASE("an overdue job makes the printer be asked, and the board say what to do", "[depot]")
{
    WatchedPrinter sample;
    sample.step();
    sample.look_after(0);
    ZebraStatus open = WatchedPrinter::well();
    open.head_open = true;
    sample.answers(open);
    sample.look_after(21'000);
    CHECK(sample.asked == Board{"etiquettes"});
    CHECK(sample.board() ==
          Board{"etiquettes: L'imprimante est ouverte: fermez son capot jusqu'au clic."});
    SECTION("it is not asked again at once")
    {
        for (int second = 0; second < 9; ++second)
            sample.look_after(1'000);
        CHECK(sample.asked.size() == 1);
        sample.look_after(1'000);
        CHECK(sample.asked.size() == 2);
        CHECK(sample.board().size() == 1);
    }
    SECTION("another trouble replaces the first")
    {
        sample.answer.status->head_open = false;
        sample.answer.status->paper_out = true;
        sample.look_after(10'000);
        CHECK(sample.board() ==
              Board{"etiquettes: L'imprimante n'a plus de papier: mettez un rouleau."});
    }
    SECTION("it leaves the board by itself when the job is done")
    {
        sample.queue.complete_all();
        sample.step();
        sample.look_after(1'000);
        CHECK(sample.board().empty());
        sample.look_after(60'000);
        CHECK(sample.asked.size() == 1);
    }
    SECTION("it leaves the board too when the service was started anew meanwhile")
    {
        sample.queue.complete_all();
        sample.step();
        sample.restart_watch();
        sample.look_after(1'000);
        CHECK(sample.board().empty());
    }
}

TEST_CASE("a printer that is well and does not go on is told all the same", "[depot]")
{
    WatchedPrinter sample;
    sample.step();
    sample.look_after(0);
    sample.answers(WatchedPrinter::well());
    sample.look_after(21'000);
    CHECK(sample.board() ==
          Board{"etiquettes: L'imprimante n'avance plus: regardez son papier, son capot et son "
                "voyant; si tout va bien, éteignez-la et rallumez-la."});
}

TEST_CASE("a slow printer that still brings labels out is left alone", "[depot]")
{
    WatchedPrinter sample;
    sample.step();
    sample.look_after(0);
    sample.answers(WatchedPrinter::well());
    sample.answer.status->labels_remaining = 9;
    sample.look_after(21'000);
    CHECK(sample.board().size() == 1);
    sample.answer.status->labels_remaining = 8;
    sample.look_after(10'000);
    CHECK(sample.board().empty());
    sample.look_after(20'000); // again as long as its labels need
    CHECK(sample.board().empty());
    sample.look_after(2'000);
    CHECK(sample.board().size() == 1);
}

TEST_CASE("a printer that nobody can reach is told after its time, in the print server's words",
          "[depot]")
{
    WatchedPrinter sample;
    sample.step();
    sample.look_after(0);
    sample.queue.set_status(labels, {PrinterState::processing,
                                     true,
                                     {},
                                     "The printer may not exist or is unavailable at this time."});
    sample.look_after(4'000);
    CHECK(sample.board().empty());
    sample.look_after(1'000);
    CHECK(sample.board() ==
          Board{"etiquettes: L'imprimante ne répond pas: allumez-la et vérifiez son câble."});
    CHECK(sample.asked.empty());
}

TEST_CASE("a stopped queue makes the printer be asked at once", "[depot]")
{
    WatchedPrinter sample;
    sample.step();
    sample.queue.set_status(labels, {PrinterState::stopped, true, {"paused"}, "Broken pipe"});
    sample.answers(WatchedPrinter::well());
    sample.answer.status->paper_out = true;
    sample.look_after(0);
    CHECK(sample.asked.size() == 1);
    CHECK(sample.board() ==
          Board{"etiquettes: L'imprimante n'a plus de papier: mettez un rouleau, puis relancez sa "
                "file."});
}

TEST_CASE("a print server that does not answer is told while jobs are with it", "[depot]")
{
    WatchedPrinter sample;
    sample.step();
    sample.queue.set_down(true);
    sample.look_after(0);
    CHECK(sample.board() ==
          Board{"etiquettes: Le serveur d'impression ne répond pas: allumez-le."});
    sample.queue.set_down(false);
    sample.look_after(1'000);
    CHECK(sample.board().empty());
}

TEST_CASE("labels that wait for a hand raise no alarm", "[depot]")
{
    WatchedPrinter sample;
    Printer printer = sample.depot.store().printers().at(1);
    REQUIRE(printer.name == labels);
    printer.handling = Handling::peel;
    sample.depot.store().save_printer(printer);
    sample.step();
    sample.look_after(0);
    sample.look_after(3'600'000);
    CHECK(sample.asked.empty());
    CHECK(sample.board().empty());
}

} // namespace cageot
