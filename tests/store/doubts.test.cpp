#include "store/sample_rows.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

constexpr Change at_nine{1794470400000, "atelier"};

/// A job of two labels that was broken off.
struct DoubtfulStore : SampleStore {
    DoubtfulStore()
    {
        SpoolJob job = a_job("k1", {"U1", "U2"});
        store.add_jobs({job});
        job.life = "life 1";
        job.sent_at = 5;
        store.start_job(job, 1, "service");
        job.state = SpoolState::doubtful;
        job.doubt = Doubt::last;
        store.update_job(job, {7, "service"});
    }
    Settlement only_first_came_out()
    {
        Settlement settlement;
        settlement.printer = {"etiquettes"};
        settlement.asked = {{"k1"}};
        settlement.jobs = {{{"k1"}, SpoolState::doubtful, {"U2"}}};
        settlement.again = {a_job("k2", {"U2"})};
        settlement.message = "Sorti jusqu'à «U1».";
        settlement.change = at_nine;
        return settlement;
    }
    std::vector<std::string> states(const std::string& key)
    {
        std::vector<std::string> states;
        for (const JobEvent& event : store.events({key}))
            states.emplace_back(to_string(event.state));
        return states;
    }
};

} // namespace

TEST_CASE("every change of a job's state is remembered with its moment and who did it")
{
    DoubtfulStore sample;
    sample.store.settle_doubt(sample.only_first_came_out());
    CHECK(sample.store.events({"k1"}) ==
          std::vector<JobEvent>{
              {{"k1"}, 1794460320000, SpoolState::wanted, "", ""},
              {{"k1"}, 5, SpoolState::submitting, "service", ""},
              {{"k1"}, 7, SpoolState::doubtful, "service", ""},
              {{"k1"}, at_nine.at, SpoolState::accepted, "atelier", "Sorti jusqu'à «U1»."}});
    CHECK(sample.states("k2") == std::vector<std::string>{"wanted"});
}

TEST_CASE("telling the same state again is no event")
{
    SampleStore sample;
    const SpoolJob job = a_job("k1", {"U1"});
    sample.store.add_jobs({job});
    sample.set(job, SpoolState::handed_over);
    sample.set(job, SpoolState::handed_over);
    CHECK(sample.store.events({"k1"}).size() == 2);
}

TEST_CASE("taking jobs back is remembered")
{
    SampleStore sample;
    sample.store.add_jobs({a_job("k1", {"U1"})});
    sample.store.cancel_wanted_jobs({"S1"}, "La vente a rouvert.", at_nine);
    CHECK(sample.store.events({"k1"}).back() ==
          JobEvent{{"k1"}, at_nine.at, SpoolState::canceled, "atelier", "La vente a rouvert."});
}

TEST_CASE("what came out is sent, what did not is asked for again as the same copy")
{
    DoubtfulStore sample;
    CHECK(sample.state("U1") == LabelState::doubtful);
    CHECK(sample.store.settle_doubt(sample.only_first_came_out()));
    CHECK(sample.store.find_job({"k1"})->state == SpoolState::accepted);
    CHECK(sample.store.find_job({"k1"})->doubt == Doubt::none);
    CHECK(sample.row("U1").state == LabelState::sent);
    CHECK(sample.row("U1").copies == 1);
    CHECK(sample.row("U2").state == LabelState::sent);
    CHECK(sample.row("U2").copies == 1);
    CHECK(sample.store.open_jobs().size() == 1);
    CHECK(sample.store.doubtful_jobs().empty());
}

TEST_CASE("what did not come out and is asked for by nobody is planned again")
{
    DoubtfulStore sample;
    Settlement settlement = sample.only_first_came_out();
    settlement.again.clear();
    sample.store.settle_doubt(settlement);
    CHECK(sample.row("U2").state == LabelState::planned);
    CHECK(sample.row("U2").copies == 0);
}

TEST_CASE("a second answer to the same question does nothing")
{
    DoubtfulStore sample;
    Settlement settlement = sample.only_first_came_out();
    CHECK(sample.store.settle_doubt(settlement));
    settlement.again = {a_job("k3", {"U1", "U2"})};
    CHECK_FALSE(sample.store.settle_doubt(settlement));
    CHECK_FALSE(sample.store.find_job({"k3"}));
    CHECK(sample.row("U2").copies == 1);
}

TEST_CASE("an answer to a question that grew does nothing")
{
    DoubtfulStore sample;
    SpoolJob other = a_job("k9", {"C1"});
    sample.store.add_jobs({other});
    other.state = SpoolState::doubtful;
    other.doubt = Doubt::last;
    sample.store.update_job(other);
    CHECK_FALSE(sample.store.settle_doubt(sample.only_first_came_out()));
    CHECK(sample.store.find_job({"k1"})->state == SpoolState::doubtful);
}

TEST_CASE("an answer that does not know a version frozen meanwhile does nothing")
{
    DoubtfulStore sample;
    sample.store.save_snapshot(a_snapshot("S1", 2));
    CHECK_FALSE(sample.store.settle_doubt(sample.only_first_came_out()));
    Settlement later = sample.only_first_came_out();
    later.again.front().version = 2;
    CHECK(sample.store.settle_doubt(later));
}

TEST_CASE("what never came out is not on a slip of what to throw away")
{
    DoubtfulStore sample;
    NewSnapshot next = a_snapshot("S1", 2);
    std::erase_if(next.ledger, [](const LedgerRow& row) { return row.kind == PageKind::unit; });
    SECTION("made wrong while nobody knew")
    {
        sample.store.save_snapshot(next);
        CHECK(sample.store.discards({"S1"}, 2).size() == 2);
        Settlement settlement = sample.only_first_came_out();
        settlement.again.clear();
        CHECK(sample.store.settle_doubt(settlement));
    }
    SECTION("made wrong afterwards")
    {
        sample.store.settle_doubt(sample.only_first_came_out());
        sample.store.save_snapshot(next);
    }
    CHECK(sample.store.discards({"S1"}, 2) == std::vector<std::string>{"U1"});
    CHECK(sample.state("U2") == LabelState::void_);
}

TEST_CASE("the label that was scanned is confirmed")
{
    DoubtfulStore sample;
    Settlement settlement = sample.only_first_came_out();
    settlement.scanned = "U1";
    settlement.scanned_in = {"k1"};
    sample.store.settle_doubt(settlement);
    CHECK(sample.state("U1") == LabelState::confirmed);
    CHECK(sample.state("U2") == LabelState::sent);
}

TEST_CASE("a doubtful job interrupts its printer until that is forgotten")
{
    DoubtfulStore sample;
    CHECK(sample.store.interruptions() == std::vector<Interruption>{{{"etiquettes"}, true}});
    SECTION("until it was made ready")
    {
        sample.store.forget_interruption({"etiquettes"});
        CHECK(sample.store.interruptions().empty());
    }
    SECTION("what the printer took whole afterwards is not cleared away")
    {
        sample.store.add_jobs({a_job("k5", {"C1"})});
        sample.set(a_job("k5", {}), SpoolState::handed_over);
        CHECK(sample.store.interruptions() == std::vector<Interruption>{{{"etiquettes"}, false}});
    }
}

TEST_CASE("a job that is perhaps there twice is accepted once")
{
    SampleStore sample;
    SpoolJob job = a_job("k1", {"U1"});
    sample.store.add_jobs({job});
    job.state = SpoolState::doubtful;
    job.doubt = Doubt::twice;
    sample.store.update_job(job);
    CHECK(sample.store.interruptions() == std::vector<Interruption>{{{"etiquettes"}, false}});
    CHECK(sample.store.accept_twice({"k1"}, at_nine));
    CHECK_FALSE(sample.store.accept_twice({"k1"}, at_nine));
    CHECK(sample.state("U1") == LabelState::sent);
    CHECK(sample.store.find_job({"k1"})->state == SpoolState::accepted);
}

TEST_CASE("jobs of a printer are known in the order in which they were sent, whatever the clock")
{
    SampleStore sample;
    for (const char* key : {"k1", "k2", "k3"})
        sample.store.add_jobs({a_job(key, {"U1"})});
    for (const char* key : {"k3", "k1", "k2"}) {
        SpoolJob job = *sample.store.find_job({key});
        job.sent_at = key[1] == '1' ? 100 : 1000; // the clock was put back
        sample.store.start_job(job, 1);
        job.state = SpoolState::handed_over;
        sample.store.update_job(job);
    }
    std::vector<std::string> keys;
    for (const SpoolJob& job : sample.store.last_sent({"etiquettes"}, 10))
        keys.push_back(job.key.value);
    CHECK(keys == std::vector<std::string>{"k2", "k1", "k3"});
    CHECK(sample.store.last_sent({"etiquettes"}, 2).size() == 2);
    CHECK(sample.store.last_sent({"tickets"}, 10).empty());
}

TEST_CASE("the history of a label tells every job that held it")
{
    DoubtfulStore sample;
    sample.store.settle_doubt(sample.only_first_came_out());
    const std::vector<PaperJob> second = sample.store.history({"S1"}, "U2");
    REQUIRE(second.size() == 2);
    CHECK(second[0].job.key == JobKey{"k1"});
    CHECK_FALSE(second[0].came_out);
    CHECK(second[0].events.size() == 4);
    CHECK(second[1].job.key == JobKey{"k2"});
    CHECK(second[1].came_out);
    CHECK(sample.store.history({"S1"}, "U1").front().came_out);
    CHECK(sample.store.history({"S2"}, "U1").empty());
    CHECK(sample.store.history({"S1"}, "U9").empty());
}
