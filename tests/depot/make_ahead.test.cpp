#include "depot/make_ahead.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"

#include <atomic>

namespace cageot {
namespace {

SpoolJob job_called(const std::string& key)
{
    SpoolJob job;
    job.key = {key};
    return job;
}

/// A maker that goes on only when it is let, and remembers what it made.
struct Maker {
    std::mutex mutex;
    std::condition_variable changed;
    int let = 0;
    std::string begun, made;

    void go_on(int steps)
    {
        const std::lock_guard lock(mutex);
        let += steps;
        changed.notify_all();
    }
    void wait_for(const std::string& wanted)
    {
        std::unique_lock lock(mutex);
        REQUIRE(changed.wait_for(lock, std::chrono::seconds(20), [&] { return begun == wanted; }));
    }
    std::optional<MadeAhead> make(const SpoolJob& job)
    {
        std::unique_lock lock(mutex);
        begun += job.key.value;
        changed.notify_all();
        changed.wait(lock, [this] { return let > 0; });
        --let;
        made += job.key.value;
        if (job.key.value == "x")
            return std::nullopt;
        MadeAhead document;
        document.basis.version = static_cast<int>(job.key.value.front());
        return document;
    }
    AheadMaker ahead{[this](const SpoolJob& job) { return make(job); }};
};

} // namespace

TEST_CASE("documents are made in the order in which they are wanted, each once", "[depot]")
{
    Maker maker;
    maker.go_on(100);
    maker.ahead.want({job_called("a"), job_called("b"), job_called("c")});
    maker.wait_for("abc");
    maker.ahead.want({job_called("b"), job_called("c"), job_called("d")});
    maker.wait_for("abcd");
    CHECK(maker.ahead.take({"c"})->basis.version == 'c');
    CHECK_FALSE(maker.ahead.take({"c"})); // taken
    CHECK_FALSE(maker.ahead.take({"a"})); // not wanted any more
    CHECK(maker.ahead.take({"b"})->basis.version == 'b');
    CHECK(maker.ahead.take({"d"})->basis.version == 'd');
    CHECK(maker.made == "abcd");
}

TEST_CASE("who needs a document waits for it while it is made, and makes it when it is not begun",
          "[depot]")
{
    Maker maker;
    maker.ahead.want({job_called("a"), job_called("b"), job_called("c")});
    maker.wait_for("a");
    CHECK_FALSE(maker.ahead.take({"b"}));
    std::thread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        maker.go_on(1);
    });
    CHECK(maker.ahead.take({"a"})->basis.version == 'a');
    later.join();
    maker.wait_for("ac"); // not b
    maker.go_on(1);
    CHECK(maker.ahead.take({"c"}));
}

TEST_CASE("what cannot be made ahead is not tried again, and its turn comes", "[depot]")
{
    Maker maker;
    maker.go_on(100);
    maker.ahead.want({job_called("x"), job_called("a")});
    maker.wait_for("xa");
    maker.ahead.want({job_called("x"), job_called("a")});
    CHECK_FALSE(maker.ahead.take({"x"}));
    CHECK(maker.ahead.take({"a"}));
    CHECK(maker.made == "xa");
}

TEST_CASE("a maker that ends waits for the one that it makes alone", "[depot]")
{
    std::atomic<int> made = 0;
    {
        AheadMaker ahead([&made](const SpoolJob&) {
            std::this_thread::sleep_for(std::chrono::milliseconds(30));
            ++made;
            return std::optional<MadeAhead>();
        });
        std::vector<SpoolJob> many;
        for (int i = 0; i < 100; ++i)
            many.push_back(job_called("k" + std::to_string(i)));
        ahead.want(many);
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    CHECK(made <= 2);
}

TEST_CASE("a job's document is the same whether it was made ahead or when its turn came", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(
        orders_csv({"21;Zoé;Relais Aragon;Ferme du Causse;Tomates;500 g;2"}, "Vente 46"));
    sample.print_all(session);
    const std::vector<SpoolJob> jobs = sample.jobs(session.id);
    REQUIRE_FALSE(jobs.empty());
    for (const SpoolJob& job : jobs) {
        INFO(job.title);
        const auto ahead = make_ahead(sample.depot, job);
        REQUIRE(ahead);
        const auto now = situation_of(sample.depot, session.id);
        CHECK(ahead->basis.version == 1);
        CHECK(ahead->basis.printer.name == job.printer);
        CHECK(
            ahead->document.pdf ==
            make_paper(sample.depot, job, ahead->basis.printer, *now, ahead->basis.pages, {}).pdf);
        SpoolJob of_none = job;
        of_none.printer = {"nowhere"};
        CHECK_FALSE(make_ahead(sample.depot, of_none));
    }
}

} // namespace cageot
