#include "printing/cups_queue.h"

#include "print_server.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <csignal>
#include <limits>
#include <random>
#include <set>
#include <thread>

using namespace cageot;

namespace {

/// What submit threw; fails the test when it threw nothing.
PrintingError error_of(PrinterQueue& queue, const PrinterName& printer)
{
    try {
        queue.submit(printer, labels("K1", 1));
    } catch (const PrintingError& error) {
        return error;
    }
    FAIL("submitted");
    return {"", false};
}

/// Stands where a scheduler should be, and fails from the beginning.
VirtualPrinterOptions failing(PrinterFault fault)
{
    VirtualPrinterOptions options;
    options.fault = fault;
    return options;
}

} // namespace

TEST_CASE("a job of twenty labels is handed over, each label once, and keeps its key", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    const JobStatus submitted = shop.queue.submit(shop.name, labels("S1-L7", 20));
    CHECK(submitted.id > 0);
    CHECK(submitted.uuid.starts_with("urn:uuid:"));
    CHECK(submitted.key == JobKey{"S1-L7"});
    CHECK(submitted.has_document);

    CHECK(shop.becomes("S1-L7", JobState::completed));
    CHECK(shop.device.wait_for_labels(20, long_enough));
    CHECK(shop.device.labels() == 20);
    CHECK(shop.job("S1-L7").uuid == submitted.uuid);
    CHECK(shop.job("S1-L7").has_document);
}

TEST_CASE("a title too long for IPP is cut at a whole letter", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    PrintDocument document = labels("K1", 1);
    document.title.clear();
    for (int i = 0; i < 200; ++i)
        document.title += "É";
    CHECK(shop.queue.submit(shop.name, document).key == JobKey{"K1"});
}

TEST_CASE("unfinished jobs come first, then finished ones newest first, and none of others",
          "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    shop.queue.submit(shop.name, labels("first", 1));
    CHECK(shop.becomes("first", JobState::completed));
    shop.queue.submit(shop.name, labels("second", 1));
    CHECK(shop.becomes("second", JobState::completed));
    shop.tell(IPP_OP_PAUSE_PRINTER);
    shop.queue.submit(shop.name, labels("third", 1));
    ask(shop.server, request_about(IPP_OP_CREATE_JOB, shop.name));

    std::vector<std::string> keys;
    for (const JobStatus& job : shop.queue.jobs(shop.name))
        keys.push_back(job.key.value);
    CHECK(keys == std::vector<std::string>{"third", "second", "first"});
}

TEST_CASE("finished jobs before a certain one are left out, unfinished ones never", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    std::vector<int> ids;
    for (const char* key : {"first", "second", "third"}) {
        ids.push_back(shop.queue.submit(shop.name, labels(key, 1)).id);
        CHECK(shop.becomes(key, JobState::completed));
    }
    shop.tell(IPP_OP_PAUSE_PRINTER);
    ids.push_back(shop.queue.submit(shop.name, labels("waiting", 1)).id);
    const auto keys_from = [&](int first) {
        std::string keys;
        for (const JobStatus& job : shop.queue.jobs_from(shop.name, first))
            keys += job.key.value + " ";
        return keys;
    };
    CHECK(keys_from(ids[1]) == "waiting third second ");
    CHECK(keys_from(ids[3]) == "waiting ");
    CHECK(keys_from(std::numeric_limits<int>::max()) == "waiting ");
    CHECK(keys_from(1) == "waiting third second first ");
}

TEST_CASE("a printer that is switched off keeps its job in processing until it is cancelled",
          "[printing]")
{
    PrintServer shop;
    shop.device.set_fault({FaultKind::refuse, 0});
    set_up_queue(shop.server, shop.printer());
    const int id = shop.queue.submit(shop.name, labels("K1", 3)).id;
    CHECK(wait_until([&] { return !shop.job("K1").message.empty(); }, long_enough));
    CHECK(shop.job("K1").state == JobState::processing);
    CHECK(shop.queue.status(shop.name).state == PrinterState::processing);

    shop.queue.cancel(shop.name, id);
    CHECK(shop.becomes("K1", JobState::canceled));
    CHECK(shop.device.labels() == 0);
}

TEST_CASE("a job that has ended is left as it is by cancelling", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    const int id = shop.queue.submit(shop.name, labels("K1", 1)).id;
    CHECK(shop.becomes("K1", JobState::completed));
    shop.queue.cancel(shop.name, id);
    CHECK(shop.job("K1").state == JobState::completed);
    CHECK_THROWS_AS(shop.queue.cancel(shop.name, id + 1), PrintingError);
}

TEST_CASE("a paused queue takes jobs and prints them once it is started again", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    shop.tell(IPP_OP_PAUSE_PRINTER);
    shop.queue.submit(shop.name, labels("K1", 2));
    CHECK(shop.job("K1").state == JobState::pending);
    const PrinterStatus paused = shop.queue.status(shop.name);
    CHECK(paused.state == PrinterState::stopped);
    CHECK(paused.accepting);
    CHECK(std::ranges::find(paused.reasons, "paused") != paused.reasons.end());

    start_queue(shop.server, shop.name);
    CHECK(shop.device.wait_for_labels(2, long_enough));
    CHECK(shop.becomes("K1", JobState::completed));
    CHECK(shop.device.labels() == 2);
    CHECK(shop.queue.status(shop.name).reasons.empty());
}

TEST_CASE("a queue that rejects jobs leaves nothing behind", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    shop.tell(IPP_OP_CUPS_REJECT_JOBS);
    const PrintingError error = error_of(shop.queue, shop.name);
    CHECK_FALSE(error.maybe_submitted());
    CHECK_THAT(error.what(), Catch::Matchers::ContainsSubstring("refuse les travaux"));
    CHECK(shop.queue.jobs(shop.name).empty());
    CHECK_FALSE(shop.queue.status(shop.name).accepting);
}

TEST_CASE("a printer that CUPS does not know is named", "[printing]")
{
    PrintServer shop;
    const PrintingError error = error_of(shop.queue, {"depot-été"});
    CHECK_FALSE(error.maybe_submitted());
    CHECK_THAT(error.what(), Catch::Matchers::ContainsSubstring("«depot-été» n'existe pas"));
    CHECK_THROWS_AS(shop.queue.status(shop.name), PrintingError);
    CHECK_THROWS_AS(shop.queue.jobs(shop.name), PrintingError);
}

TEST_CASE("a document that is empty is refused and its job withdrawn", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    PrintDocument document = labels("K1", 1);
    document.pdf.clear();
    try {
        shop.queue.submit(shop.name, document);
        FAIL("submitted");
    } catch (const PrintingError& error) {
        CHECK_FALSE(error.maybe_submitted());
    }
    CHECK(shop.job("K1").state == JobState::canceled);
    CHECK_FALSE(shop.job("K1").has_document);
}

TEST_CASE("without a server nothing was submitted", "[printing]")
{
    const VirtualPrinter nobody(failing({FaultKind::refuse, 0}));
    const CupsServer server("127.0.0.1:" + std::to_string(nobody.port()));
    CupsQueue queue(server);
    const PrintingError error = error_of(queue, {"depot"});
    CHECK_FALSE(error.maybe_submitted());
    CHECK_THAT(error.what(), Catch::Matchers::ContainsSubstring("ne répond pas"));
}

TEST_CASE("an answer that is lost leaves the job in doubt", "[printing]")
{
    const VirtualPrinter broken(failing({FaultKind::reset, 50}));
    const CupsServer server("127.0.0.1:" + std::to_string(broken.port()));
    CupsQueue queue(server);
    CHECK(error_of(queue, {"depot"}).maybe_submitted());
}

TEST_CASE("a job is found by its key after the scheduler was killed and is not printed again",
          "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    const JobStatus printed = shop.queue.submit(shop.name, labels("printed", 3));
    CHECK(shop.becomes("printed", JobState::completed));
    shop.tell(IPP_OP_PAUSE_PRINTER);
    const JobStatus waiting = shop.queue.submit(shop.name, labels("waiting", 2));
    shop.cupsd.kill();
    CHECK_THROWS_AS(shop.queue.jobs(shop.name), PrintingError);
    shop.cupsd.start();

    CHECK(shop.job("printed").uuid == printed.uuid);
    CHECK(shop.job("printed").state == JobState::completed);
    CHECK(shop.job("waiting").uuid == waiting.uuid);
    CHECK(shop.job("waiting").state == JobState::pending);
    start_queue(shop.server, shop.name);
    CHECK(shop.becomes("waiting", JobState::completed));
    CHECK(shop.device.wait_for_labels(5, long_enough));
    CHECK(shop.device.labels() == 5);
}

TEST_CASE("a job whose sending broke off has no document and ends without printing", "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    Ipp request = request_about(IPP_OP_CREATE_JOB, shop.name);
    add_name(request, IPP_TAG_JOB, "x-cageot-key", "K1");
    ask(shop.server, std::move(request));
    CHECK_FALSE(is_final(shop.job("K1").state));
    CHECK_FALSE(shop.job("K1").has_document);

    shop.queue.cancel(shop.name, shop.job("K1").id);
    CHECK(shop.job("K1").state == JobState::canceled);
    CHECK_FALSE(shop.job("K1").has_document);
}

TEST_CASE(
    "a server killed at any moment loses no job that it took and hides none that it may print",
    "[printing]")
{
    PrintServer shop;
    set_up_queue(shop.server, shop.printer());
    shop.tell(IPP_OP_PAUSE_PRINTER);
    std::mt19937 random(5);
    std::set<std::string> submitted, in_doubt;
    int number = 0;
    for (int round = 0; round < 15; ++round) {
        const std::chrono::microseconds delay(random() % 25'000);
        std::thread killer([pid = shop.cupsd.pid(), delay] {
            std::this_thread::sleep_for(delay);
            ::kill(pid, SIGKILL);
        });
        for (bool running = true; running;) {
            const std::string key = "K" + std::to_string(++number);
            try {
                shop.queue.submit(shop.name, labels(key, 1));
                submitted.insert(key);
            } catch (const PrintingError& error) {
                running = false;
                if (error.maybe_submitted())
                    in_doubt.insert(key);
            }
        }
        killer.join();
        shop.cupsd.kill();
        shop.cupsd.start();
        std::set<std::string> known;
        for (const JobStatus& job : shop.queue.jobs(shop.name)) {
            if (job.has_document)
                CHECK((submitted.contains(job.key.value) || in_doubt.contains(job.key.value)));
            known.insert(job.key.value);
        }
        CHECK(std::ranges::includes(known, submitted));
    }
    CHECK(shop.device.labels() == 0);
}
