#include "store/store.h"

#include "sample_rows.h"
#include "support/catch2_compat.h"
#include "support/temporary_folder.h"

using namespace cageot;

namespace {

Rehearsal rehearsal(const std::string& job, const std::string& printer, UtcMs asked_at)
{
    Rehearsal one;
    one.job = {job};
    one.printer = {printer};
    one.asked_at = asked_at;
    one.asked_by = "page";
    one.code_4 = job + "4";
    one.code_3 = job + "3";
    one.code_2 = job + "2";
    one.verdict = "asked";
    return one;
}

SpoolJob label_of(const Rehearsal& rehearsal)
{
    SpoolJob job;
    job.key = rehearsal.job;
    job.printer = rehearsal.printer;
    job.title = "répétition";
    job.kind = PageKind::calibration;
    job.asked_at = rehearsal.asked_at;
    return job;
}

} // namespace

TEST_CASE("codes that were taken are never given again", "[store]")
{
    const TemporaryFolder folder;
    {
        Store store(folder.path(), CodeKey{});
        CHECK(store.take_unit_codes(3) == 0);
        CHECK(store.take_unit_codes(6) == 3);
    }
    Store store(folder.path(), CodeKey{});
    CHECK(store.take_unit_codes(3) == 9);
    CHECK(store.counters().unit == 12);
}

TEST_CASE("rehearsals come newest first, with what came of them", "[store]")
{
    const TemporaryFolder folder;
    Store store(folder.path(), CodeKey{});
    const Rehearsal old = rehearsal("a", "froid-1", 1000), cold = rehearsal("b", "froid-1", 2000),
                    dry = rehearsal("c", "sec-1", 2000);
    const auto before = store.change_count();
    store.add_rehearsals({old}, {label_of(old)});
    store.add_rehearsals({cold, dry}, {label_of(cold), label_of(dry)});
    CHECK(store.change_count() > before);
    CHECK(store.rehearsals() == std::vector<Rehearsal>{cold, dry, old});
    Rehearsal read = cold;
    read.read_code = "b2";
    read.read_at = 3000;
    read.looked_at = 2500;
    read.verdict = "none";
    read.sentence = "froid-1 est prête.";
    store.update_rehearsal(read);
    CHECK(store.rehearsals().front() == read);
}

TEST_CASE("a rehearsal's label is of no session and is sent all the same", "[store]")
{
    const TemporaryFolder folder;
    Store store(folder.path(), CodeKey{});
    const Rehearsal one = rehearsal("a", "froid-1", 1000);
    store.add_rehearsals({one}, {label_of(one)});
    const SpoolJob job = store.open_jobs().at(0);
    CHECK(job.kind == PageKind::calibration);
    CHECK(store.start_job(job, job.version));
    CHECK_FALSE(store.start_job(job, job.version));
    CHECK(store.open_jobs().at(0).state == SpoolState::submitting);
}

TEST_CASE("labels without their rehearsal, or the other way round, are never stored", "[store]")
{
    const TemporaryFolder folder;
    Store store(folder.path(), CodeKey{});
    const Rehearsal one = rehearsal("a", "froid-1", 1000);
    store.add_rehearsals({one}, {label_of(one)});
    CHECK_THROWS(store.add_rehearsals({one}, {label_of(rehearsal("b", "froid-1", 1000))}));
    CHECK(store.open_jobs().size() == 1);
}
