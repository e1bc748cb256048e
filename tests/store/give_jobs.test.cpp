#include "store/sample_rows.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

std::vector<std::string> order_of(Store& store)
{
    std::vector<std::string> order;
    for (const SpoolJob& job : store.open_jobs()) {
        order.push_back(job.printer.value + " " + job.key.value);
        for (const std::string& code : job.codes)
            order.back() += " " + code;
    }
    return order;
}

} // namespace

TEST_CASE("given jobs stand among themselves in the order given, others where they were")
{
    SampleStore sample;
    sample.store.add_jobs(
        {a_job("k1", {"P1", "U1"}), a_job("k2", {"C1"}), a_job("k3", {"U2"}), a_job("k4", {})});
    sample.store.give_jobs({{{"k3"}, {"etiquettes"}, {"froid"}, {"U2"}},
                            {{"k1"}, {"etiquettes"}, {"froid"}, {"U1", "P1"}}},
                           7);
    CHECK(order_of(sample.store) == std::vector<std::string>{"froid k3 U2", "etiquettes k2 C1",
                                                             "froid k1 U1 P1", "etiquettes k4"});
    CHECK(sample.row("U1").copies == 1); // a move is no new copy
}

TEST_CASE("a job that was sent stays where it is")
{
    SampleStore sample;
    const SpoolJob sent = a_job("k1", {"U1"});
    sample.store.add_jobs({sent, a_job("k2", {"U2"})});
    sample.set(sent, SpoolState::submitting);
    sample.store.give_jobs(
        {{{"k2"}, {"etiquettes"}, {"froid"}, {"U2"}}, {{"k1"}, {"etiquettes"}, {"froid"}, {"U1"}}},
        7);
    CHECK(order_of(sample.store) == std::vector<std::string>{"etiquettes k1 U1", "froid k2 U2"});
    sample.store.hurry_job({"k1"}, "Camille", 7);
    CHECK(sample.store.find_job({"k1"})->urgency == Urgency::batch);
}

TEST_CASE("a job that somebody waits for is urgent and waits for no hour")
{
    SampleStore sample;
    SpoolJob later = a_job("k1", {"U1"});
    later.not_before = 99;
    sample.store.add_jobs({later});
    sample.store.hurry_job({"k1"}, "Camille", 7);
    CHECK(sample.store.find_job({"k1"})->urgency == Urgency::waiting);
    CHECK(sample.store.find_job({"k1"})->not_before == 0);
}

TEST_CASE("a stretch is begun where something of it was sent while more waits")
{
    SampleStore sample;
    std::vector<SpoolJob> jobs;
    for (const char* key : {"k1", "k2", "k3", "k4"})
        jobs.push_back(a_job(key, {}));
    jobs[0].stretch = jobs[1].stretch = "a";
    jobs[2].stretch = "b";
    sample.store.add_jobs(jobs);
    CHECK(sample.store.begun_stretches().empty());
    sample.set(jobs[0], SpoolState::handed_over);
    sample.set(jobs[2], SpoolState::submitted); // nothing more of it waits
    sample.set(jobs[3], SpoolState::submitted); // of no stretch
    CHECK(sample.store.begun_stretches() ==
          std::vector<std::pair<PrinterName, std::string>>{{{"etiquettes"}, "a"}});
    sample.set(jobs[0], SpoolState::refused); // nothing is on paper
    CHECK(sample.store.begun_stretches().empty());
}

TEST_CASE("rows are found by code in whatever session")
{
    SampleStore sample;
    sample.store.save_snapshot(a_snapshot("S2"));
    CHECK(sample.store.find_rows({"U1", "U9", "C2"}).size() == 4);
    CHECK(sample.store.find_rows({}).empty());
}

TEST_CASE("a removed printer is gone, others stay")
{
    SampleStore sample;
    sample.store.save_printer({{"a"}, "", PrinterRole::labels});
    sample.store.save_printer({{"b"}, "", PrinterRole::cold});
    sample.store.remove_printer({"a"});
    REQUIRE(sample.store.printers().size() == 1);
    CHECK(sample.store.printers().front().name.value == "b");
}

TEST_CASE("a job that moved or changed since it was read stays as it is")
{
    SampleStore sample;
    sample.store.add_jobs({a_job("k1", {"U1"}), a_job("k2", {"U2"})});
    sample.store.give_jobs(
        {{{"k1"}, {"tickets"}, {"froid"}, {"U1"}}, {{"k2"}, {"etiquettes"}, {"froid"}, {"U2"}, 2}},
        7);
    CHECK(order_of(sample.store) ==
          std::vector<std::string>{"etiquettes k1 U1", "etiquettes k2 U2"});
}
