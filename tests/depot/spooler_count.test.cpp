// The spooler at printers that tell how many labels they have ever printed.

#include "depot/doubt.h"
#include "depot/spooler.h"

#include "depot/spooling_depot.h"
#include "support/catch2_compat.h"

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;

const PrinterName printer{"etiquettes"};

/// One job of 20 labels at a printer that has printed 1000 before.
struct CountedJob : SpoolingDepot {
    CountedJob()
        : session(freeze_csv(week_of({{"A", 18}})))
    {
        depot.store().save_counting(printer, true);
        count(1000);
        print_labels(session);
    }
    void count(long labels, ZebraStatus status = {})
    {
        queue.set_count(printer, ZebraCount{status, labels});
    }
    /// CUPS says completed.
    void send_and_complete()
    {
        step();
        REQUIRE(queue.taken().size() == 1);
        queue.complete_all();
    }
    void step_after(UtcMs ms)
    {
        clock.advance(ms);
        step();
    }
    Question question() { return questions(depot).at(0); }

    StoredSession session;
};

} // namespace

TEST_CASE("a job is handed over once its labels are counted out", "[depot]")
{
    CountedJob sample;
    sample.send_and_complete();
    CHECK(sample.job().count_before == 1000);
    CHECK(sample.job().pages == 20);
    sample.count(1019, {.labels_remaining = 1});
    sample.step_after(100);
    CHECK(sample.spooler->is_due_soon());
    CHECK(sample.job().state == SpoolState::submitted);
    CHECK(sample.job().message == "Sort de l'imprimante.");
    sample.step_after(10'000); // a slow printer
    CHECK(sample.job().state == SpoolState::submitted);
    sample.count(1020);
    sample.step_after(1000);
    CHECK(sample.job().state == SpoolState::handed_over);
    CHECK(sample.job().message.empty());
}

TEST_CASE("what was completed and never came out is asked about, with the printer's own count",
          "[depot]")
{
    CountedJob sample;
    sample.send_and_complete();
    sample.count(1007); // the connection was reset
    sample.step_after(100);
    sample.step_after(1900);
    CHECK(sample.job().state == SpoolState::submitted);
    sample.step_after(400);
    CHECK(sample.job().state == SpoolState::doubtful);
    CHECK(sample.job().doubt == Doubt::last);
    CHECK(sample.question().counted == std::size_t{7});
    CHECK_THAT(sample.question().sentence,
               ContainsSubstring("D'après l'imprimante, 7 sur 20 sont sorties."));
    DoubtAnswer given;
    given.code = sample.question().pages.at(6).code;
    CHECK(answer(sample.depot, printer, given).again == 13);
    sample.step();
    sample.step();
    CHECK(sample.queue.taken().size() == 1); // a label in motion would be counted for the next job
    sample.step_after(300);
    sample.step_after(1000);
    REQUIRE(sample.queue.taken().size() == 2);
    sample.queue.complete_all();
    sample.count(1020);
    sample.step_after(1000);
    CHECK(sample.depot.store().open_jobs().empty());
    CHECK(questions(sample.depot).empty());
}

TEST_CASE("while a printer is held or off its job waits and says for what", "[depot]")
{
    CountedJob sample;
    sample.send_and_complete();
    sample.count(1007, {.paper_out = true, .labels_remaining = 1});
    sample.step_after(100);
    sample.step_after(60'000);
    CHECK(sample.job().state == SpoolState::submitted);
    CHECK(sample.job().message == "L'imprimante n'a plus de papier: mettez un rouleau.");
    sample.queue.set_count(printer, std::nullopt);
    sample.step_after(60'000);
    CHECK(sample.job().state == SpoolState::submitted);
    CHECK(sample.job().message == "L'imprimante ne répond pas: allumez-la et vérifiez son câble.");
    SECTION("and goes on")
    {
        sample.count(1020);
        sample.step_after(60'000);
        CHECK(sample.job().state == SpoolState::handed_over);
    }
    SECTION("or lost its memory with its power")
    {
        sample.count(1007);
        sample.step_after(60'000);
        sample.step_after(3'000);
        CHECK(sample.job().doubt == Doubt::last);
        CHECK(sample.question().counted == std::size_t{7});
    }
    SECTION("or never answers again")
    {
        sample.step_after(11 * 60'000);
        CHECK(sample.job().doubt == Doubt::last);
        CHECK_FALSE(sample.question().counted);
    }
}

TEST_CASE("a restarted print server raises no doubt when the count fits", "[depot]")
{
    CountedJob sample;
    sample.step();
    sample.queue.change(0, [](JobStatus& status) {
        status.state = JobState::pending;
        status.begun = true;
    });
    PrinterStatus stopped;
    stopped.state = PrinterState::stopped;
    sample.queue.set_status(printer, stopped);
    sample.queue.restart();
    sample.count(1012, {.formats_waiting = 8});
    sample.step_after(100);
    CHECK(sample.queue.taken().at(0).status.state == JobState::canceled);
    CHECK(sample.job().state == SpoolState::submitted);
    SECTION("all of it once")
    {
        sample.count(1020);
        sample.step_after(1000);
        CHECK(sample.job().state == SpoolState::submitted); // it may be begun again
        sample.step_after(2000);
        CHECK(sample.job().state == SpoolState::handed_over);
        CHECK(sample.queue.orders() == std::vector<std::string>{"resume etiquettes"});
    }
    SECTION("not all of it")
    {
        sample.count(1012);
        sample.step_after(1000);
        sample.step_after(2000);
        CHECK(sample.job().doubt == Doubt::last);
        CHECK(sample.question().counted == std::size_t{12});
    }
    SECTION("some of it twice")
    {
        sample.count(1023);
        sample.step_after(1000);
        sample.step_after(2000);
        CHECK(sample.job().doubt == Doubt::twice);
        CHECK(sample.job().message ==
              "L'imprimante a compté 3 étiquettes de trop: jetez ce qui est en double.");
    }
}

TEST_CASE("a printer that counts has one job at a time, and none while it prints", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = sample.freeze_csv(week_of({{"A", 60}}));
    sample.depot.store().save_counting(printer, true);
    sample.queue.set_count(printer, ZebraCount{{.formats_waiting = 3}, 1000});
    sample.print_labels(session);
    sample.step();
    CHECK(sample.queue.taken().empty());
    CHECK(sample.jobs(session.id).at(0).message == "L'imprimante finit ce qui est avant.");
    long labels = 1003;
    for (std::size_t job = 1; job <= 3; ++job) {
        sample.queue.set_count(printer, ZebraCount{{}, labels});
        sample.clock.advance(1000);
        sample.step();
        sample.step();
        REQUIRE(sample.queue.taken().size() == job);
        sample.queue.complete_all();
        labels += 20;
    }
}

TEST_CASE("whether a printer counts is learnt once it has nothing more to do", "[depot]")
{
    OneJob sample;
    SECTION("it does")
    {
        sample.queue.set_count(printer, ZebraCount{{}, 12});
        sample.check_handed_over_once();
        CHECK(sample.depot.store().counting() == std::map<PrinterName, bool>{{printer, true}});
    }
    SECTION("it does not know its counter")
    {
        sample.queue.set_count(printer, ZebraCount{});
        sample.check_handed_over_once();
        CHECK(sample.depot.store().counting() == std::map<PrinterName, bool>{{printer, false}});
    }
    SECTION("it cannot be asked")
    {
        sample.check_handed_over_once();
        CHECK(sample.depot.store().counting().empty());
    }
}

} // namespace cageot
