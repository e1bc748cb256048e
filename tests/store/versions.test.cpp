// What the next version makes of papers that were asked for, sent or printed.

#include "store/sample_rows.h"
#include "support/catch2_compat.h"

#include <algorithm>

using namespace cageot;

namespace {

using Codes = std::vector<std::string>;

/// The sample snapshot as a later version, in which only `changed` says something new.
NewSnapshot changing(int version, const Codes& changed)
{
    NewSnapshot snapshot = a_snapshot("S1", version);
    for (LedgerRow& row : snapshot.ledger)
        row.since = std::ranges::count(changed, row.code) > 0 ? version : 0;
    return snapshot;
}

NewSnapshot without(NewSnapshot snapshot, const std::string& code)
{
    std::erase_if(snapshot.ledger, [&](const LedgerRow& row) { return row.code == code; });
    return snapshot;
}

SpoolJob tickets(const std::string& key, int version = 1)
{
    SpoolJob job = a_job(key, {"C1"});
    job.kind = PageKind::order;
    job.version = version;
    return job;
}

SpoolJob bags(const std::string& key, int version = 1)
{
    SpoolJob job = a_job(key, {"C2"});
    job.kind = PageKind::bag;
    job.version = version;
    return job;
}

} // namespace

TEST_CASE("what says the same keeps the version that brought it")
{
    SampleStore sample;
    sample.store.save_snapshot(changing(2, {"C1"}));
    sample.store.save_snapshot(changing(3, {}));
    CHECK(sample.row("C1").since == 2);
    CHECK(sample.row("C1").version == 3);
    CHECK(sample.row("C2").since == 1);
}

TEST_CASE("a printed ticket that says something new is planned again and thrown away")
{
    SampleStore sample;
    sample.store.add_jobs({tickets("k1"), bags("k2")});
    const SpoolState state = GENERATE(SpoolState::submitting, SpoolState::submitted,
                                      SpoolState::handed_over, SpoolState::doubtful);
    sample.set(tickets("k1"), state);
    sample.set(bags("k2"), state);
    sample.store.save_snapshot(changing(2, {"C1"}));
    CHECK(sample.state("C1") == LabelState::planned);
    CHECK(sample.row("C1").copies == 0);
    CHECK(sample.state("C2") == label_state_in(state));
    CHECK(sample.store.discards({"S1"}, 2) == Codes{"C1"});
    CHECK(sample.store.discards({"S1"}, 1).empty());
    CHECK(sample.store.discards({"S2"}, 2).empty());
    // Whatever becomes of the old job says nothing about the new paper.
    sample.set(tickets("k1"), SpoolState::doubtful);
    CHECK(sample.state("C1") == LabelState::planned);
}

TEST_CASE("a ticket whose job nobody has sent comes out as it is now, once")
{
    SampleStore sample;
    sample.store.add_jobs({tickets("k1")});
    sample.store.save_snapshot(changing(2, {"C1"}));
    CHECK(sample.state("C1") == LabelState::sent);
    CHECK(sample.row("C1").copies == 1);
    CHECK(sample.row("C1").since == 2);
    CHECK(sample.store.find_job({"k1"})->version == 2);
    CHECK(sample.store.discards({"S1"}, 2).empty());
    sample.set(tickets("k1", 2), SpoolState::refused);
    CHECK(sample.state("C1") == LabelState::planned);
    CHECK(sample.row("C1").copies == 0);
}

TEST_CASE("what was refused or taken back was on no paper")
{
    SampleStore sample;
    sample.store.add_jobs({tickets("k1"), a_job("k2", {"U1"})});
    sample.set(tickets("k1"), SpoolState::refused);
    sample.set(a_job("k2", {}), SpoolState::canceled);
    sample.store.save_snapshot(without(changing(2, {"C1"}), "U1"));
    CHECK(sample.store.discards({"S1"}, 2).empty());
}

TEST_CASE("a printed label that is void is thrown away, by one version only")
{
    SampleStore sample;
    sample.store.add_jobs({a_job("k1", {"U1", "U2"})});
    sample.set(a_job("k1", {}), SpoolState::handed_over);
    sample.store.save_snapshot(without(changing(2, {}), "U1"));
    sample.store.save_snapshot(without(changing(3, {}), "U1"));
    CHECK(sample.store.discards({"S1"}, 2) == Codes{"U1"});
    CHECK(sample.store.discards({"S1"}, 3).empty());
}

TEST_CASE("a ticket that changed twice and was printed once is thrown away once")
{
    SampleStore sample;
    sample.store.add_jobs({tickets("k1")});
    sample.set(tickets("k1"), SpoolState::handed_over);
    sample.store.save_snapshot(changing(2, {"C1"}));
    sample.store.save_snapshot(changing(3, {"C1"}));
    CHECK(sample.store.discards({"S1"}, 2) == Codes{"C1"});
    CHECK(sample.store.discards({"S1"}, 3).empty());
}

TEST_CASE("a printed bag ticket that became the order's is thrown away")
{
    SampleStore sample;
    sample.store.add_jobs({bags("k1")});
    sample.set(bags("k1"), SpoolState::handed_over);
    NewSnapshot next = changing(2, {});
    next.ledger.back().kind = PageKind::order;
    sample.store.save_snapshot(next);
    CHECK(sample.store.discards({"S1"}, 2) == Codes{"C2"});
    CHECK(sample.row("C2").since == 2);
}

TEST_CASE("a job that fell behind a version does not bring what another was asked to")
{
    SampleStore sample;
    SpoolJob first = a_job("k1", {"C1", "C2"});
    first.kind = PageKind::order;
    sample.store.add_jobs({first});
    sample.set(first, SpoolState::submitting); // nobody knows yet whether it reached the server
    sample.store.save_snapshot(changing(2, {"C1"}));
    sample.set(first, SpoolState::wanted); // it did not
    SECTION("whose page waits")
    {
        sample.store.add_jobs({tickets("k2", 2)});
        sample.store.save_snapshot(changing(3, {}));
        CHECK(sample.row("C1").copies == 1);
    }
    SECTION("whose page changed again before anybody asked")
    {
        sample.store.save_snapshot(changing(3, {"C1"}));
        CHECK(sample.state("C1") == LabelState::planned);
    }
    CHECK(sample.store.find_job({"k1"})->version == 3);
    CHECK(std::ranges::count(sample.store.find_job({"k1"})->codes, "C1") == 0);
}

TEST_CASE("a crate's ticket that is the order's, a bag's and the order's again is asked for anew")
{
    SampleStore sample;
    sample.store.add_jobs({tickets("k1")});
    NewSnapshot as_bag = changing(2, {"C1"});
    as_bag.ledger[3].kind = PageKind::bag;
    sample.store.save_snapshot(as_bag);
    sample.store.save_snapshot(changing(3, {"C1"}));
    CHECK(sample.state("C1") == LabelState::planned);
    CHECK(sample.store.find_job({"k1"})->codes.empty());
}

TEST_CASE("each version's slip stays that version's")
{
    SampleStore sample;
    sample.store.save_snapshot(changing(2, {}));
    SpoolJob slip = a_job("k1", {});
    slip.kind = PageKind::slip;
    slip.version = 2;
    sample.store.save_snapshot(changing(3, {}));
    CHECK(sample.store.add_jobs({slip})); // of a version that is not the newest
    sample.store.save_snapshot(changing(4, {}));
    CHECK(sample.store.find_job({"k1"}) == slip);
}

TEST_CASE("pages that were chosen before a version was frozen are not asked for")
{
    SampleStore sample;
    sample.store.save_snapshot(changing(2, {"C1"}));
    const auto before = sample.store.change_count();
    CHECK_FALSE(sample.store.add_jobs({tickets("k2", 2), tickets("k1", 1)}));
    CHECK(sample.store.open_jobs().empty());
    CHECK(sample.state("C1") == LabelState::planned);
    CHECK(sample.store.change_count() == before);
    CHECK(sample.store.add_jobs({tickets("k2", 2)}));
}

TEST_CASE("a job is started once, and only by who knows the newest version")
{
    SampleStore sample;
    sample.store.add_jobs({tickets("k1")});
    const SpoolJob read = *sample.store.find_job({"k1"});
    sample.store.save_snapshot(changing(2, {"C1"}));
    CHECK_FALSE(sample.store.start_job(read, 1)); // made of the plan before
    CHECK_FALSE(sample.store.start_job(read, 2)); // the job is another one now
    const SpoolJob now = *sample.store.find_job({"k1"});
    CHECK_FALSE(sample.store.start_job(now, 1));
    CHECK(sample.store.find_job({"k1"})->state == SpoolState::wanted);
    CHECK(sample.store.start_job(now, 2));
    CHECK(sample.store.find_job({"k1"})->state == SpoolState::submitting);
    CHECK_FALSE(sample.store.start_job(now, 2));
}

TEST_CASE("a job that was taken back is not started")
{
    SampleStore sample;
    sample.store.add_jobs({tickets("k1")});
    sample.store.cancel_wanted_jobs({"S1"}, "La vente a rouvert.");
    CHECK_FALSE(sample.store.start_job(tickets("k1"), 1));
}

TEST_CASE("only what nobody has sent is taken back, of one session")
{
    SampleStore sample;
    sample.store.save_snapshot(a_snapshot("S2"));
    sample.store.add_jobs(
        {a_job("k1", {"U1"}), a_job("k2", {"U2"}), tickets("k3"), a_job("k4", {"U1"}, "S2")});
    sample.set(a_job("k2", {}), SpoolState::submitting);
    CHECK(sample.store.cancel_wanted_jobs({"S1"}, "La vente a rouvert.") == 2);
    CHECK(sample.store.find_job({"k1"})->state == SpoolState::canceled);
    CHECK(sample.store.find_job({"k1"})->message == "La vente a rouvert.");
    CHECK(sample.store.find_job({"k2"})->state == SpoolState::submitting);
    CHECK(sample.store.find_job({"k4"})->state == SpoolState::wanted);
    CHECK(sample.state("U1") == LabelState::planned);
    CHECK(sample.row("U1").copies == 0);
    CHECK(sample.state("U2") == LabelState::sent);
    CHECK(sample.state("C1") == LabelState::planned);
    CHECK(sample.store.cancel_wanted_jobs({"S1"}, "") == 0);
}

TEST_CASE("a version that another saved since, or whose codes another drew, is refused")
{
    SampleStore sample; // S1, codes drawn up to 10, 2, 1
    CHECK_FALSE(sample.store.save_snapshot(a_snapshot("S1")));
    NewSnapshot next = a_snapshot("S2");
    next.counters = {20, 3, 1};
    next.drawn_from = CodeCounters{5, 2, 1};
    CHECK_FALSE(sample.store.save_snapshot(next));
    CHECK(sample.store.next_session_id() == SessionId{"S2"});
    CHECK(sample.store.counters() == CodeCounters{10, 2, 1});
    next.drawn_from = sample.store.counters();
    CHECK(sample.store.save_snapshot(next));
    CHECK_FALSE(sample.store.save_snapshot(next));
    CHECK(sample.store.sessions().size() == 2);
}
