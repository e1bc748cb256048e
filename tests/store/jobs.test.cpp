#include "store/sample_rows.h"
#include "support/catch2_compat.h"

#include <map>

using namespace cageot;

namespace {

std::vector<std::string> keys_of(const std::vector<SpoolJob>& jobs)
{
    std::vector<std::string> keys;
    for (const SpoolJob& job : jobs)
        keys.push_back(job.key.value);
    return keys;
}

} // namespace

TEST_CASE("a job comes back whole, its pages in the order that was asked for")
{
    SampleStore sample;
    SpoolJob job = a_job("k1", {"U2", "P1", "U1"});
    job.version = 3;
    job.kind = PageKind::head;
    job.reason = "torn";
    job.not_before = 1794460320001;
    sample.store.add_jobs({job});
    CHECK(sample.store.find_job({"k1"}) == job);
    CHECK(sample.store.open_jobs() == std::vector{job});
    CHECK(sample.store.jobs({"S1"}) == std::vector{job});
    CHECK_FALSE(sample.store.find_job({"k2"}));
}

TEST_CASE("asking marks the labels sent with one more copy and leaves others alone")
{
    SampleStore sample;
    sample.store.add_jobs({a_job("k1", {"U1"}), a_job("k2", {"C1"})});
    CHECK(sample.row("U1").state == LabelState::sent);
    CHECK(sample.row("U1").copies == 1);
    CHECK(sample.row("C1").copies == 1);
    CHECK(sample.row("U2").state == LabelState::planned);
    CHECK(sample.row("U2").copies == 0);
    sample.store.add_jobs({a_job("k3", {"U1"})});
    CHECK(sample.row("U1").copies == 2);
}

TEST_CASE("asking for a label that became void meanwhile does not bring it back")
{
    SampleStore sample;
    NewSnapshot next = a_snapshot("S1", 2);
    next.ledger.clear();
    sample.store.save_snapshot(next);
    sample.store.add_jobs({a_job("k1", {"U1"})});
    CHECK(sample.row("U1").state == LabelState::void_);
    CHECK(sample.row("U1").copies == 0);
}

TEST_CASE(
    "open jobs stand oldest first, a session's jobs newest first, and final ones are not open")
{
    SampleStore sample;
    sample.store.save_snapshot(a_snapshot("S2"));
    sample.store.add_jobs({a_job("z", {"U1"}), a_job("a", {"U2"}), a_job("m", {"C1"}, "S2")});
    sample.store.add_jobs({a_job("b", {"P1"})});
    CHECK(keys_of(sample.store.open_jobs()) == std::vector<std::string>{"z", "a", "m", "b"});
    CHECK(keys_of(sample.store.jobs({"S1"})) == std::vector<std::string>{"b", "a", "z"});
    sample.set(a_job("z", {}), SpoolState::submitting);
    sample.set(a_job("a", {}), SpoolState::handed_over);
    sample.set(a_job("b", {}), SpoolState::canceled);
    sample.set(a_job("m", {}, "S2"), SpoolState::submitted);
    CHECK(keys_of(sample.store.open_jobs()) == std::vector<std::string>{"z", "m"});
    CHECK(sample.store.jobs({"S1"}).size() == 3);
}

TEST_CASE("what CUPS said of a job is stored, its pages and title stay")
{
    SampleStore sample;
    const SpoolJob asked = a_job("k1", {"U1", "U2"});
    sample.store.add_jobs({asked});
    SpoolJob told = asked;
    told.state = SpoolState::submitted;
    told.cups_id = 7;
    told.cups_uuid = "urn:uuid:1";
    told.message = "L'imprimante n'a plus de papier: mettez un rouleau.";
    told.title = "autre";
    told.codes = {};
    sample.store.update_job(told);
    told.title = asked.title;
    told.codes = asked.codes;
    CHECK(sample.store.find_job({"k1"}) == told);
}

TEST_CASE("an unknown job cannot be updated")
{
    SampleStore sample;
    const std::int64_t before = sample.store.change_count();
    CHECK_THROWS_AS(sample.store.update_job(a_job("k1", {"U1"})), std::logic_error);
    CHECK(sample.store.change_count() == before);
}

TEST_CASE("labels follow their job's state")
{
    const auto [job_state, label_state, copies] = GENERATE(table<SpoolState, LabelState, int>({
        {SpoolState::wanted, LabelState::sent, 1},
        {SpoolState::submitting, LabelState::sent, 1},
        {SpoolState::submitted, LabelState::sent, 1},
        {SpoolState::handed_over, LabelState::sent, 1},
        {SpoolState::doubtful, LabelState::doubtful, 1},
        {SpoolState::refused, LabelState::planned, 0},
        {SpoolState::canceled, LabelState::planned, 0},
    }));
    INFO(to_string(job_state));
    SampleStore sample;
    const SpoolJob job = a_job("k1", {"U1", "C2"});
    sample.store.add_jobs({job});
    sample.set(job, job_state);
    CHECK(sample.row("U1").state == label_state);
    CHECK(sample.row("U1").copies == copies);
    CHECK(sample.row("C2").state == label_state);
    CHECK(sample.row("U2").state == LabelState::planned);
}

TEST_CASE("a refused job leaves labels of another job as that job made them")
{
    SampleStore sample;
    const SpoolJob first = a_job("k1", {"U1"}), second = a_job("k2", {"U1", "U2"});
    sample.store.add_jobs({first});
    SECTION("handed over")
    {
        sample.set(first, SpoolState::handed_over);
        sample.store.add_jobs({second});
        sample.set(second, SpoolState::refused);
        CHECK(sample.row("U1").state == LabelState::sent);
    }
    SECTION("doubtful")
    {
        sample.set(first, SpoolState::doubtful);
        sample.store.add_jobs({second});
        CHECK(sample.row("U1").state == LabelState::sent);
        sample.set(second, SpoolState::refused);
        CHECK(sample.row("U1").state == LabelState::doubtful);
    }
    CHECK(sample.row("U1").copies == 1);
    CHECK(sample.row("U2").state == LabelState::planned);
    CHECK(sample.row("U2").copies == 0);
}

TEST_CASE("telling a refusal twice takes a copy back once")
{
    SampleStore sample;
    const SpoolJob first = a_job("k1", {"U1"}), second = a_job("k2", {"U1"});
    sample.store.add_jobs({first, second});
    sample.set(second, SpoolState::refused);
    sample.set(second, SpoolState::refused);
    sample.set(second, SpoolState::canceled);
    CHECK(sample.row("U1").copies == 1);
    CHECK(sample.row("U1").state == LabelState::sent);
}

TEST_CASE("a void label stays void whatever becomes of its job")
{
    SampleStore sample;
    const SpoolJob job = a_job("k1", {"U1"});
    sample.store.add_jobs({job});
    NewSnapshot next = a_snapshot("S1", 2);
    next.ledger.clear();
    sample.store.save_snapshot(next);
    const SpoolState state = GENERATE(SpoolState::submitted, SpoolState::handed_over,
                                      SpoolState::doubtful, SpoolState::refused);
    sample.set(job, state);
    CHECK(sample.row("U1").state == LabelState::void_);
}

TEST_CASE("a job of one session does not touch the same code of another")
{
    SampleStore sample;
    sample.store.save_snapshot(a_snapshot("S2"));
    sample.store.add_jobs({a_job("k1", {"U1"}, "S2")});
    CHECK(sample.row("U1").state == LabelState::planned);
}

TEST_CASE("a job of sheets has no pages and touches no label")
{
    SampleStore sample;
    SpoolJob job = a_job("k1", {});
    job.kind = PageKind::sheet;
    sample.store.add_jobs({job});
    sample.set(job, SpoolState::handed_over);
    CHECK(sample.store.find_job({"k1"})->codes.empty());
    CHECK(sample.store.ledger({"S1"}) == a_snapshot().ledger);
}

TEST_CASE("jobs are added all or none")
{
    SampleStore sample;
    sample.store.add_jobs({a_job("k1", {"U1"})});
    CHECK_THROWS_AS(sample.store.add_jobs({a_job("k2", {"U2"}), a_job("k1", {"U2"})}),
                    std::logic_error);
    CHECK_FALSE(sample.store.find_job({"k2"}));
    CHECK(sample.row("U2").state == LabelState::planned);
}

TEST_CASE("labels that somebody asked for since they were read are not asked for again")
{
    SampleStore sample;
    const std::vector<LedgerRow> read{sample.row("U1"), sample.row("C1")};
    CHECK(sample.store.add_jobs({a_job("k1", {"U1"})}, read));
    CHECK_FALSE(sample.store.add_jobs({a_job("k2", {"U1"})}, read));
    CHECK_FALSE(sample.store.find_job({"k2"}));
    CHECK(sample.row("U1").copies == 1);
    CHECK(
        sample.store.add_jobs({a_job("k2", {"U1"})}, {sample.row("U1")})); // once more, knowing it
    CHECK_FALSE(sample.store.add_jobs({a_job("k3", {"U9"})},
                                      {a_row("U9", PageKind::unit, 9, {"S1"})})); // of no plan
    SpoolJob slip = a_job("k4", {});
    slip.kind = PageKind::slip;
    CHECK(sample.store.add_jobs({slip}));
    slip.key = {"k5"};
    CHECK_FALSE(sample.store.add_jobs({slip}));
    sample.set(*sample.store.find_job({"k4"}), SpoolState::canceled);
    CHECK(sample.store.add_jobs({slip}));
}

TEST_CASE("a job that another program has followed is not changed by who read it before")
{
    SampleStore sample;
    sample.store.add_jobs({a_job("k1", {"U1"})});
    SpoolJob read = *sample.store.find_job({"k1"});
    const auto started = sample.store.start_job(read, 1);
    REQUIRE(started);
    CHECK(started->state == SpoolState::submitting);
    CHECK(started->sent_at == sample.store.find_job({"k1"})->sent_at);
    read.state = SpoolState::refused;
    CHECK_FALSE(sample.store.update_job(read, {}, SpoolState::wanted));
    sample.set(*started, SpoolState::wanted);
    const auto again = sample.store.start_job(*sample.store.find_job({"k1"}), 1);
    REQUIRE(again);
    SpoolJob late = *started; // sent before, not this time
    late.state = SpoolState::submitted;
    CHECK_FALSE(sample.store.update_job(late, {}, SpoolState::submitting));
    late = *again;
    late.state = SpoolState::submitted;
    CHECK(sample.store.update_job(late, {}, SpoolState::submitting));
    CHECK(sample.store.find_job({"k1"})->state == SpoolState::submitted);
}
