// Two programs print for one depot on PostgreSQL, on one print server or on two.

#include "depot/spooler.h"

#include "depot/two_depots.h"
#include "support/catch2_compat.h"
#include "support/fake_printer_queue.h"

#include <algorithm>
#include <array>
#include <random>
#include <thread>

namespace cageot {
namespace {

const std::set<PrinterName> half{{"etiquettes"}, {"tickets"}};

struct TwoSpoolers : TwoDepots {
    TwoSpoolers()
    {
        one.store().save_printer(
            {{"froid-2"}, "", PrinterRole::labels, {Length::mm(57), Length::mm(32)}, 203});
        const Freezing freezing = freeze(
            one,
            {{"commandes.csv", week_of({{"A", 30}, {"B", 25}, {"C", 1}, {"D", 2}, {"E", 21}})}});
        session = freezing.session.value();
        request_print(one, session, {});
    }
    Depot& depot(std::size_t which) { return which == 0 ? one : two; }
    /// `at_first`: printers that it takes before it does anything.
    void start(std::size_t which, const std::set<PrinterName>& at_first = {})
    {
        PrintingRights rights = PrintingRights::take(depot(which));
        rights.refresh(at_first);
        spoolers.at(which).emplace(depot(which), queue, std::move(rights));
    }
    void stop()
    {
        for (std::optional<Spooler>& spooler : spoolers)
            spooler.reset();
    }
    /// False when the program died in it.
    bool step(std::size_t which)
    {
        try {
            if (spoolers.at(which))
                spoolers.at(which)->step();
            return true;
        } catch (const Crash&) {
            spoolers.at(which).reset();
            return false;
        }
    }
    bool is_done() { return one.store().open_jobs().empty(); }
    void check_each_came_out_once()
    {
        std::set<std::string> keys;
        for (const FakeJob& job : queue.printable()) {
            CAPTURE(job.document.title, job.printer.value);
            CHECK(keys.insert(job.status.key.value).second);
        }
        const std::vector<SpoolJob> jobs = one.store().jobs(session.id);
        CHECK(keys.size() == jobs.size());
        for (const SpoolJob& job : jobs)
            CHECK(job.state == SpoolState::handed_over);
        for (const LedgerRow& row : one.store().ledger(session.id)) {
            CAPTURE(row.code);
            CHECK((row.state == LabelState::sent && row.copies == 1));
        }
    }

    FakePrinterQueue queue;
    std::array<std::optional<Spooler>, 2> spoolers;
    StoredSession session;
};

/// Two programs that die and come back, a server that does not always answer, printers that stop.
class TwoOnABadDay {
public:
    explicit TwoOnABadDay(unsigned seed)
        : random_(seed)
    {
    }
    void happen()
    {
        const std::size_t which = below(2);
        switch (below(12)) {
        case 0:
            both_.spoolers.at(which).reset();
            break;
        case 1:
            if (!both_.spoolers.at(which))
                both_.start(which);
            break;
        case 2: // each has some
            both_.stop();
            both_.start(which, half);
            both_.start(1 - which, {{"froid-2"}});
            break;
        case 3:
            both_.queue.fail_next_submit(faults.at(below(faults.size())));
            break;
        case 4:
            both_.queue.set_down(below(2) == 0);
            break;
        case 5: {
            PrinterStatus status;
            status.state = below(2) == 0 ? PrinterState::stopped : PrinterState::idle;
            both_.queue.set_status({below(2) == 0 ? "froid-2" : "etiquettes"}, status);
            break;
        }
        case 6:
            both_.queue.complete_all();
            break;
        default:
            both_.clock.advance(static_cast<UtcMs>(below(4000)));
            both_.step(which);
        }
    }
    void end()
    {
        both_.queue.set_down(false);
        both_.queue.fail_next_submit(SubmitFault::none);
        for (const char* printer : {"froid-2", "etiquettes"})
            both_.queue.set_status({printer}, {});
        both_.stop();
        both_.start(0);
        both_.start(1);
        for (int i = 0; i < 100 && !both_.is_done(); ++i) {
            both_.clock.advance(4000);
            both_.queue.complete_all();
            both_.step(below(2));
        }
        both_.check_each_came_out_once();
    }

private:
    inline static const std::array faults{
        SubmitFault::refused,
        SubmitFault::lost_before_creation,
        SubmitFault::lost_after_document,
        SubmitFault::crash_before_creation,
        SubmitFault::crash_before_document,
        SubmitFault::crash_after_document,
    };
    std::size_t below(std::size_t limit)
    {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
    }

    std::mt19937 random_;
    TwoSpoolers both_;
};

} // namespace

TEST_CASE("whichever of two programs prints, and dies, each document comes out once", "[depot]")
{
    for (unsigned seed = 1; seed <= 2; ++seed) {
        CAPTURE(seed);
        TwoOnABadDay day(seed);
        for (int i = 0; i < 60; ++i)
            day.happen();
        day.end();
    }
}

TEST_CASE("two programs at the same time send each document once", "[depot]")
{
    TwoSpoolers both;
    both.start(0, half);
    both.start(1, {{"froid-2"}});
    {
        std::vector<std::jthread> programs;
        for (const std::size_t which : {0U, 1U})
            programs.emplace_back([&both, which] {
                for (int i = 0; i < 300 && !both.is_done(); ++i) {
                    both.step(which);
                    both.queue.complete_all();
                    both.clock.advance(500);
                    if (i % 10 == 9) { // its rights are free for a moment
                        both.spoolers.at(which).reset();
                        both.start(which);
                    }
                }
            });
    }
    CHECK(both.is_done());
    both.check_each_came_out_once();
}

TEST_CASE("a program that cannot reach the printers leaves them to one that can", "[depot]")
{
    TwoSpoolers both;
    FakePrinterQueue unreachable;
    unreachable.set_down(true);
    both.spoolers[0].emplace(both.one, unreachable, PrintingRights::take(both.one));
    both.step(0);
    both.start(1);
    for (int i = 0; i < 50 && !both.is_done(); ++i) {
        both.clock.advance(1000);
        both.step(0);
        both.step(1);
        both.queue.complete_all();
    }
    both.check_each_came_out_once();
}

TEST_CASE("a program does not touch work that waits for another's printer", "[depot]")
{
    TwoSpoolers both;
    both.start(0, {{"froid-2"}, {"tickets"}, {"bureau"}});
    PrintingRights other = PrintingRights::take(both.two);
    other.refresh({{"etiquettes"}});
    PrinterStatus stopped;
    stopped.state = PrinterState::stopped;
    both.queue.set_status({"etiquettes"}, stopped);
    const auto waiting = [&] {
        return std::ranges::count(both.one.store().open_jobs(), PrinterName{"etiquettes"},
                                  &SpoolJob::printer);
    };
    const auto before = waiting();
    REQUIRE(before > 0);
    both.step(0);
    CHECK(waiting() == before);
    both.queue.set_status({"etiquettes"}, {});
    both.queue.set_status({"froid-2"}, stopped);
    both.step(0); // its own goes to whoever prints
    CHECK(waiting() > before);
    for (const FakeJob& job : both.queue.taken())
        CHECK(job.printer != PrinterName{"etiquettes"});
}

TEST_CASE("what a program sent too late, after another took its printer, is taken back", "[depot]")
{
    TwoSpoolers both;
    both.start(0);
    int late = 0;
    both.queue.on_submit = [&](const PrinterName&, const PrintDocument& document) {
        if (late++ > 0)
            return;
        // It stands still here; the other finds nothing in CUPS and lets the job be sent again.
        SpoolJob job = both.two.store().find_job(document.key).value();
        job.state = SpoolState::wanted;
        both.two.store().update_job(job);
    };
    both.step(0);
    CHECK(both.queue.taken().front().status.state == JobState::canceled);
    for (int i = 0; i < 50 && !both.is_done(); ++i) {
        both.clock.advance(1000);
        both.step(0);
        both.queue.complete_all();
    }
    both.check_each_came_out_once();
}

} // namespace cageot
