// A printer that counts, behind a real print scheduler: what goes wrong in the middle of a print
// loses nothing unnoticed and doubles nothing.

#include "depot/answer.h"
#include "depot/sample_depot.h"
#include "depot/spooler.h"
#include "printing/cups_queue.h"
#include "printing/printer_setup.h"
#include "support/catch2_compat.h"
#include "support/private_cupsd.h"
#include "virtual_printer/virtual_printer.h"

#include <functional>
#include <iostream>
#include <set>
#include <thread>

namespace cageot {
namespace {

VirtualPrinterOptions at_speed(double labels_per_second)
{
    VirtualPrinterOptions options;
    options.engine.labels_per_second = labels_per_second;
    return options;
}

struct CountedDepot : SampleDepot {
    explicit CountedDepot(double labels_per_second)
        : device(at_speed(labels_per_second))
        , server(cupsd.address())
        , queue(server)
        , session(freeze_csv(week_of({{"A", 58}})))
        , spooler(depot, queue, PrintingRights::take(depot))
    {
        Printer printer{name, "socket://127.0.0.1:" + std::to_string(device.port())};
        set_up_queue(server, printer);
        depot.store().save_printer(printer);
        depot.store().save_counting(name, true);
        print_labels(session);
        for (const SpoolJob& job : jobs(session.id))
            all_labels += std::ssize(job.codes);
    }

    /// Steps as the service does until nothing is open; `each` is called between two of them. Every
    /// question gets the printer's own answer.
    bool finish(const std::function<void()>& each = {})
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(90);
        auto before = std::chrono::steady_clock::now();
        while (std::chrono::steady_clock::now() < end) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            const auto now = std::chrono::steady_clock::now();
            clock.advance(
                std::chrono::duration_cast<std::chrono::milliseconds>(now - before).count());
            before = now;
            spooler.step();
            if (each)
                each();
            for (const Question& question : questions(depot))
                answer_as_counted(question);
            if (depot.store().open_jobs().empty() && questions(depot).empty())
                return true;
        }
        return false;
    }
    void answer_as_counted(const Question& question)
    {
        ++asked;
        REQUIRE(question.counted);
        DoubtAnswer given;
        given.last = DoubtAnswer::Last::none;
        if (*question.counted > 0) {
            given.last = DoubtAnswer::Last::page;
            given.code = question.pages.at(*question.counted - 1).code;
        }
        answer(depot, name, given);
    }
    void check_each_label_once() const
    {
        std::set<std::string> different;
        for (const Dots& label : device.pictures())
            different.insert(hash_of(label));
        CHECK(device.labels() == all_labels);
        CHECK(std::ssize(different) == all_labels);
    }

    const PrinterName name{"etiquettes"};
    PrivateCupsd cupsd;
    VirtualPrinter device;
    CupsServer server;
    CupsQueue queue;
    StoredSession session;
    Spooler spooler;
    long all_labels = 0;
    int asked = 0;
};

} // namespace

TEST_CASE("a printer that counts prints job after job with little pause", "[flow]")
{
    const double speed = GENERATE(0.0, 5.0);
    CountedDepot sample(speed);
    std::vector<std::chrono::steady_clock::time_point> out;
    std::vector<std::chrono::milliseconds> pauses;
    bool going = true;
    std::thread watch([&] {
        while (going) {
            const long labels = sample.device.labels();
            while (std::ssize(out) < labels)
                out.push_back(std::chrono::steady_clock::now());
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    });
    CHECK(sample.finish());
    going = false;
    watch.join();
    sample.check_each_label_once();
    CHECK(sample.asked == 0);
    for (const std::size_t first : {std::size_t{20}, std::size_t{40}})
        pauses.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(out.at(first) -
                                                                               out.at(first - 1)));
    for (const auto pause : pauses)
        std::cout << speed << "/s: " << pause.count() << " ms from one job to the next\n";
}

TEST_CASE("what a reset connection loses is asked for, with the printer's count", "[flow]")
{
    CountedDepot sample(20);
    sample.device.set_fault({FaultKind::reset, 12'000});
    CHECK(sample.finish([&] {
        if (!questions(sample.depot).empty())
            sample.device.set_fault({});
    }));
    CHECK(sample.asked == 1);
    sample.check_each_label_once();
}

TEST_CASE("what a printer without power forgets is asked for, with the printer's count", "[flow]")
{
    CountedDepot sample(20);
    sample.device.set_fault({FaultKind::power_off, 33});
    int rounds_off = 0;
    CHECK(sample.finish([&] {
        if (sample.device.status().state == VirtualPrinterState::off && ++rounds_off == 40)
            sample.device.set_fault({});
    }));
    CHECK(sample.asked == 1);
    sample.check_each_label_once();
}

TEST_CASE("a print server that is killed while its printer prints raises no doubt when all of it "
          "comes out",
          "[flow]")
{
    CountedDepot sample(5);
    bool killed = false;
    CHECK(sample.finish([&] {
        if (killed || sample.device.labels() < 25)
            return;
        killed = true; // the job's bytes are in the printer
        sample.cupsd.kill();
        sample.cupsd.start();
    }));
    CHECK(sample.asked == 0);
    sample.check_each_label_once();
}

} // namespace cageot
