// A morning of a group: a printer stops in the middle, somebody waits for a torn label.

#include "depot/reprint.h"

#include "depot/spooling_depot.h"

#include <algorithm>
#include <random>

namespace cageot {
namespace {

/// Two label printers that print what they are sent when the test says so.
struct Morning : SpoolingDepot {
    explicit Morning(const std::vector<std::pair<std::string, int>>& farms,
                     Stacking second = Stacking::face_down)
    {
        Printer other{{"froid-2"}, "", PrinterRole::labels, {Length::mm(57), Length::mm(32)}, 203};
        other.stacking = second;
        depot.store().save_printer(other);
        session = freeze_csv(week_of(farms));
        queue.on_submit = [this](const PrinterName&, const PrintDocument& document) {
            codes[document.key] = depot.store().find_job(document.key)->codes;
        };
    }
    void stop(const std::string& printer)
    {
        PrinterStatus status;
        status.state = PrinterState::stopped;
        queue.set_status({printer}, status);
        stopped.insert(printer);
    }
    void go_on(const std::string& printer)
    {
        queue.set_status({printer}, {});
        stopped.erase(printer);
    }
    /// Each printer that goes ends its first job.
    void print_one_each()
    {
        std::set<std::string> busy;
        const std::vector<FakeJob> jobs = queue.taken();
        for (std::size_t i = 0; i < jobs.size(); ++i)
            if (!is_final(jobs[i].status.state) && !stopped.contains(jobs[i].printer.value) &&
                busy.insert(jobs[i].printer.value).second)
                queue.set_state(i, JobState::completed);
    }
    bool print_to_the_end()
    {
        for (int i = 0; i < 300; ++i) {
            step();
            print_one_each();
            clock.advance(1000);
            if (depot.store().open_jobs().empty())
                return true;
        }
        return false;
    }
    /// The codes that came out of a printer, in order.
    std::vector<std::string> printed(const std::string& printer)
    {
        std::vector<std::string> all;
        for (const FakeJob& job : queue.printable())
            if (job.printer.value == printer && job.status.state == JobState::completed)
                all.insert(all.end(), codes.at(job.document.key).begin(),
                           codes.at(job.document.key).end());
        return all;
    }
    std::map<std::string, int> times_printed()
    {
        std::map<std::string, int> times;
        for (const char* printer : {"etiquettes", "froid-2"})
            for (const std::string& code : printed(printer))
                ++times[code];
        return times;
    }
    std::map<std::string, std::size_t> places()
    {
        std::map<std::string, std::size_t> places;
        for (const LedgerRow& row : depot.store().ledger(session.id))
            if (!row.batch.empty())
                places.emplace(row.code, places.size());
        return places;
    }

    StoredSession session;
    std::map<JobKey, std::vector<std::string>> codes; ///< as they were sent
    std::set<std::string> stopped;
};

} // namespace

TEST_CASE(
    "one of two printers stops in the middle: the other prints the rest, nothing twice, a torn "
    "label first",
    "[depot]")
{
    Morning morning({{"A", 58}, {"B", 58}, {"C", 38}, {"D", 38}});
    morning.print_labels(morning.session);
    morning.step();
    morning.print_one_each();
    morning.stop("etiquettes");
    morning.step(); // seen: what was not sent goes to the other
    const std::vector<std::string> begun = morning.printed("froid-2");
    REQUIRE_FALSE(begun.empty());
    for (const SpoolJob& job : morning.depot.store().open_jobs())
        CHECK((job.state == SpoolState::submitted || job.printer.value == "froid-2"));

    ReprintRequest torn;
    torn.codes = {begun.front()};
    const ReprintAnswer answer = reprint(morning.depot, torn);
    REQUIRE(answer.jobs.size() == 1);
    const std::size_t before = morning.queue.taken().size();
    // Its turn comes as soon as the printer may be given something more.
    while (morning.queue.taken().size() == before) {
        morning.print_one_each();
        morning.step();
    }
    CHECK(morning.queue.taken().at(before).document.key == answer.jobs.front());
    CHECK(morning.queue.taken().at(before).printer.value == "froid-2");

    morning.print_to_the_end(); // but for what the stopped one has
    morning.go_on("etiquettes");
    CHECK(morning.print_to_the_end());
    const std::map<std::string, int> times = morning.times_printed();
    CHECK(times.size() == 200);
    for (const auto& [code, count] : times)
        CHECK(count == (code == begun.front() ? 2 : 1));
}

TEST_CASE("however the printers stop and go on, every label comes out once and no product is torn "
          "without need",
          "[depot]")
{
    const unsigned seed = GENERATE(range(0U, 4U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto chance = [&](int percent) {
        return std::uniform_int_distribution<int>(1, 100)(random) <= percent;
    };
    Morning morning({{"A", 28}, {"B", 8}, {"C", 38}, {"D", 3}},
                    seed % 2 == 0 ? Stacking::face_down : Stacking::face_up);
    morning.print_labels(morning.session);
    for (int round = 0; round < 60; ++round) {
        for (const char* printer : {"etiquettes", "froid-2"})
            if (chance(10)) {
                if (morning.stopped.contains(printer))
                    morning.go_on(printer);
                else
                    morning.stop(printer);
            }
        morning.step();
        if (chance(70))
            morning.print_one_each();
        morning.clock.advance(1000);
    }
    morning.go_on("etiquettes");
    morning.go_on("froid-2");
    CHECK(morning.print_to_the_end());
    const std::map<std::string, int> times = morning.times_printed();
    CHECK(times.size() == morning.places().size());
    for (const auto& [code, count] : times)
        CHECK(count == 1);
    // Within each document the labels stand as that printer stacks them.
    const std::map<std::string, std::size_t> places = morning.places();
    for (const FakeJob& job : morning.queue.printable()) {
        std::vector<std::size_t> its;
        for (const std::string& code : morning.codes.at(job.document.key))
            its.push_back(places.at(code));
        if (seed % 2 != 0 && job.printer.value == "froid-2")
            std::reverse(its.begin(), its.end());
        CHECK(std::is_sorted(its.begin(), its.end()));
    }
}

} // namespace cageot
