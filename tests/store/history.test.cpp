#include "store/history.h"

#include "store/sample_rows.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

using Lines = std::vector<std::string>;

constexpr UtcMs start = 1794460320000;

SpoolJob asked(const std::string& key, const Lines& codes, UtcMs after,
               const std::string& reason = {})
{
    SpoolJob job = a_job(key, codes);
    job.asked_at = start + after;
    job.asked_by = "Camille";
    job.reason = reason;
    return job;
}

void follow(Store& store, SpoolJob job, SpoolState state, UtcMs after)
{
    job.state = state;
    store.update_job(job, {start + after, "service"});
}

/// "a handed_over Camille", newest first.
Lines told(Store& store, const HistoryWish& wish)
{
    Lines lines;
    for (const JobHappening& happening : store.job_happenings(wish))
        lines.push_back(happening.job.key.value + " " +
                        std::string(to_string(happening.event.state)) + " " + happening.event.who);
    return lines;
}

StoredFact a_fact(const std::string& id, const std::string& session, UtcMs after)
{
    StoredFact fact;
    fact.session = {session};
    fact.id = id;
    fact.at = start + after;
    fact.kind = "farm";
    return fact;
}

/// Two jobs, the second a reprint.
struct Happened : SampleStore {
    Happened()
    {
        const SpoolJob first = asked("a", {"U1", "U2"}, 1);
        store.add_jobs({first});
        follow(store, first, SpoolState::submitting, 2);
        follow(store, first, SpoolState::submitted, 3);
        follow(store, first, SpoolState::handed_over, 4);
        const SpoolJob again = asked("b", {"U2"}, 5, "torn");
        store.add_jobs({again});
        follow(store, again, SpoolState::canceled, 6);
        store.add_jobs({asked("c", {"U2"}, 7, "lost")});
    }
};

} // namespace

TEST_CASE("what happened to jobs is told newest first, without their way to the print server")
{
    Happened sample;
    CHECK(told(sample.store, {}) == Lines{"c wanted Camille", "b canceled service",
                                          "b wanted Camille", "a handed_over service",
                                          "a wanted Camille"});
    const JobHappening newest = sample.store.job_happenings({}).front();
    CHECK(newest.job == *sample.store.find_job({"c"}));
    CHECK(newest.event.at == start + 7);
}

TEST_CASE("a page ends after its count, and the next one begins before its last moment")
{
    Happened sample;
    HistoryWish wish;
    wish.count = 2;
    CHECK(told(sample.store, wish) == Lines{"c wanted Camille", "b canceled service"});
    wish.before = start + 6;
    CHECK(told(sample.store, wish) == Lines{"b wanted Camille", "a handed_over service"});
    wish.before = start + 1;
    CHECK(told(sample.store, wish).empty());
}

TEST_CASE("what happened at one moment is on one page")
{
    SampleStore sample;
    sample.store.add_jobs({asked("a", {"U1"}, 1), asked("b", {"U2"}, 1), asked("c", {"C1"}, 2)});
    HistoryWish wish;
    wish.count = 2;
    CHECK(told(sample.store, wish) ==
          Lines{"c wanted Camille", "b wanted Camille", "a wanted Camille"});
}

TEST_CASE("reprints are told alone, each with the copy that it brought")
{
    Happened sample;
    HistoryWish wish;
    wish.reprints_only = true;
    CHECK(told(sample.store, wish) ==
          Lines{"c wanted Camille", "b canceled service", "b wanted Camille"});
    CHECK(sample.store.job_happenings(wish).front().copies ==
          std::map<std::string, int>{{"U2", 2}});
    CHECK(sample.store.job_happenings({}).back().copies.empty()); // no reprint
}

TEST_CASE("a session's history is its own")
{
    Happened sample;
    sample.store.save_snapshot(a_snapshot("S2"));
    sample.store.add_jobs({a_job("other", {"U1"}, "S2")});
    sample.store.add_facts({a_fact("x", "S1", 1), a_fact("y", "S2", 2)});
    Notice notice;
    notice.key = "slip";
    notice.session = {"S2"};
    notice.told_at = start;
    sample.store.tell(notice);
    HistoryWish wish;
    wish.session = {"S2"};
    CHECK(told(sample.store, wish) == Lines{"other wanted "});
    CHECK(sample.store.newest_facts(wish) == std::vector{a_fact("y", "S2", 2)});
    CHECK(sample.store.newest_notices(wish) == std::vector{notice});
    wish.session = {"S1"};
    CHECK(sample.store.newest_notices(wish).empty());
}

TEST_CASE("facts and notices come newest first, a page at a time, settled notices too")
{
    SampleStore sample;
    sample.store.add_facts(
        {a_fact("a", "S1", 1), a_fact("b", "S1", 2), a_fact("c", "S1", 2), a_fact("d", "S1", 3)});
    HistoryWish wish;
    wish.count = 2;
    CHECK(sample.store.newest_facts(wish) ==
          std::vector{a_fact("d", "S1", 3), a_fact("b", "S1", 2), a_fact("c", "S1", 2)});
    wish.before = start + 2;
    CHECK(sample.store.newest_facts(wish) == std::vector{a_fact("a", "S1", 1)});
    Notice notice;
    for (const char* key : {"one", "two"}) {
        notice.key = key;
        notice.told_at += 5;
        sample.store.tell(notice);
    }
    sample.store.settle("two");
    const std::vector<Notice> notices = sample.store.newest_notices({});
    REQUIRE(notices.size() == 2);
    CHECK(notices[0].key == "two");
    CHECK_FALSE(notices[0].open);
    CHECK(notices[1].open);
}
