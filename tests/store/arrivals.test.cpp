#include "store/sample_rows.h"
#include "support/catch2_compat.h"

#include <algorithm>

using namespace cageot;

namespace {

StoredFact a_fact(const std::string& id, std::int64_t first = 1)
{
    StoredFact fact;
    fact.session = {"S1"};
    fact.id = id;
    fact.at = 1794460320000;
    fact.who = "web";
    fact.kind = "count";
    fact.producer = "Ferme des Alizés";
    fact.name = "Tomates";
    fact.first = first;
    return fact;
}

std::vector<std::string> pages_told(Store& store)
{
    std::vector<std::string> pages;
    for (const ToldShortage& told : store.told_shortages({"S1"}))
        pages.push_back(told.page + ":" + std::to_string(told.line) + "=" +
                        std::to_string(told.quantity));
    return pages;
}

const Change change{7, "arrivages"};

} // namespace

TEST_CASE("a fact that was told before is not told again, and its id is nobody else's")
{
    SampleStore sample;
    CHECK(sample.store.add_facts({a_fact("a"), a_fact("b")}).added == 2);
    CHECK(sample.store.add_facts({a_fact("b"), a_fact("c"), a_fact("c")}).added == 1);
    const AddedFacts refused = sample.store.add_facts({a_fact("d"), a_fact("a", 2)});
    CHECK(refused.added == 0);
    CHECK(refused.taken == std::vector<std::string>{"a"});
    std::vector<StoredFact> facts = sample.store.facts({"S1"});
    std::ranges::sort(facts, {}, &StoredFact::id);
    CHECK(facts == std::vector{a_fact("a"), a_fact("b"), a_fact("c")});
    CHECK(sample.store.fact_count({"S1"}) == 3);
    StoredFact other = a_fact("a", 2);
    other.session = {"S2"};
    CHECK(sample.store.add_facts({other}).added == 1); // another session's are its own
    CHECK(sample.store.fact_count({"S1"}) == 3);
}

TEST_CASE("a fact that is sent again later is the one that was told first")
{
    SampleStore sample;
    sample.store.add_facts({a_fact("a")});
    StoredFact again = a_fact("a");
    again.at += 5000;
    again.who = "api";
    const AddedFacts known = sample.store.add_facts({again});
    CHECK(known.added == 0);
    CHECK(known.taken.empty());
    CHECK(sample.store.facts({"S1"}) == std::vector{a_fact("a")});
}

TEST_CASE("new facts are a change that polling pages see, known ones are not")
{
    SampleStore sample;
    const auto before = sample.store.change_count();
    sample.store.add_facts({a_fact("a")});
    const auto after = sample.store.change_count();
    CHECK(after > before);
    sample.store.add_facts({a_fact("a")});
    CHECK(sample.store.change_count() == after);
}

TEST_CASE("pages taken out of a waiting job are planned again, the others are still sent")
{
    SampleStore sample;
    const SpoolJob job = a_job("k1", {"P1", "U1", "U2"});
    sample.store.add_jobs({job});
    CHECK(sample.store.take_pages_out(job, {"U1"}, {"k2"}, "pas arrivé", change));
    CHECK(sample.state("U1") == LabelState::planned);
    CHECK(sample.row("U1").copies == 0);
    CHECK(sample.state("U2") == LabelState::sent);
    CHECK(sample.row("P1").copies == 1);
    CHECK(sample.store.find_job({"k1"})->codes == std::vector<std::string>{"P1", "U2"});
    const auto taken = sample.store.find_job({"k2"});
    CHECK(taken->state == SpoolState::canceled);
    CHECK(taken->codes == std::vector<std::string>{"U1"});
    CHECK(taken->message == "pas arrivé");
    CHECK(sample.store.events({"k2"}).back().who == "arrivages");
}

TEST_CASE("a job all of whose pages are taken out is canceled itself")
{
    SampleStore sample;
    const SpoolJob job = a_job("k1", {"U1", "U2"});
    sample.store.add_jobs({job});
    CHECK(sample.store.take_pages_out(job, {"U1", "U2"}, {"k2"}, "pas arrivé", change));
    CHECK(sample.store.find_job({"k1"})->state == SpoolState::canceled);
    CHECK_FALSE(sample.store.find_job({"k2"}));
    CHECK(sample.state("U1") == LabelState::planned);
    CHECK(sample.store.open_jobs().empty());
}

TEST_CASE("nothing is taken out of a job that was sent or is another one by now")
{
    SampleStore sample;
    const SpoolJob job = a_job("k1", {"U1", "U2"});
    sample.store.add_jobs({job});
    SpoolJob other = job;
    other.codes = {"U1"};
    CHECK_FALSE(sample.store.take_pages_out(other, {"U1"}, {"k2"}, "", change));
    sample.set(job, SpoolState::submitting);
    CHECK_FALSE(sample.store.take_pages_out(job, {"U1"}, {"k2"}, "", change));
    CHECK(sample.state("U1") == LabelState::sent);
    CHECK(sample.store.find_job({"k1"})->codes.size() == 2);
}

TEST_CASE("a job is not started with pages that were taken out meanwhile")
{
    SampleStore sample;
    const SpoolJob read = a_job("k1", {"U1", "U2"});
    sample.store.add_jobs({read});
    sample.store.take_pages_out(read, {"U1"}, {"k2"}, "", change);
    CHECK_FALSE(sample.store.start_job(read, 1, "service"));
    CHECK(sample.store.start_job(*sample.store.find_job({"k1"}), 1, "service"));
}

TEST_CASE("a reprint taken out again leaves the first print as it was")
{
    SampleStore sample;
    const SpoolJob first = a_job("k1", {"U1"}), again = a_job("k2", {"U1"});
    sample.store.add_jobs({first});
    sample.set(first, SpoolState::handed_over);
    sample.store.add_jobs({again});
    CHECK(sample.row("U1").copies == 2);
    sample.store.take_pages_out(again, {"U1"}, {"k3"}, "", change);
    CHECK(sample.row("U1").copies == 1);
    CHECK(sample.state("U1") == LabelState::sent);
}

TEST_CASE("what paper tells of shortages is what was sent, in the order in which it was sent")
{
    SampleStore sample;
    SpoolJob ticket = a_job("k1", {"C1"}), sticker = a_job("k2", {"C1-3"});
    ticket.kind = PageKind::order;
    sticker.kind = PageKind::missing;
    ticket.sent_at = 10;
    sticker.sent_at = 20;
    sample.store.add_jobs({sticker, ticket});
    CHECK(pages_told(sample.store).empty());
    const auto sent = sample.store.start_job(ticket, 1, "service",
                                             {{ticket.key, "C1", 0, 0}, {ticket.key, "C1", 2, 1}});
    CHECK(sent);
    CHECK(sample.store.start_job(sticker, 1, "service", {{sticker.key, "C1-3", 3, 2}}));
    CHECK(pages_told(sample.store) == std::vector<std::string>{"C1:0=0", "C1:2=1", "C1-3:3=2"});
    sample.set(*sent, SpoolState::wanted); // the print server did not take it
    CHECK(pages_told(sample.store) == std::vector<std::string>{"C1-3:3=2"});
    CHECK(sample.store.start_job(*sample.store.find_job({"k1"}), 1, "service",
                                 {{ticket.key, "C1", 0, 0}}));
    CHECK(pages_told(sample.store) == std::vector<std::string>{"C1-3:3=2", "C1:0=0"});
}
