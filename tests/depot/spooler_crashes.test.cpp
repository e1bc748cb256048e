#include "depot/spooler.h"

#include "depot/spooling_depot.h"
#include "support/catch2_compat.h"

namespace cageot {

TEST_CASE("a program that dies while it sends prints every label once", "[depot]")
{
    OneJob sample;
    SECTION("the server never heard of the job")
    {
        sample.queue.fail_next_submit(SubmitFault::crash_before_creation);
        sample.die_in_step();
        CHECK(sample.job().state == SpoolState::submitting);
        sample.check_handed_over_once();
        CHECK(sample.queue.taken().size() == 1);
    }
    SECTION("the job is there without its document")
    {
        sample.queue.fail_next_submit(SubmitFault::crash_before_document);
        sample.die_in_step();
        sample.check_handed_over_once();
        CHECK(sample.queue.taken().size() == 2);
        CHECK(sample.queue.taken()[0].status.state == JobState::canceled);
    }
    SECTION("the whole job is there")
    {
        sample.queue.fail_next_submit(SubmitFault::crash_after_document);
        sample.die_in_step();
        sample.step();
        CHECK(sample.job().state == SpoolState::submitted);
        CHECK(sample.job().cups_id == 1);
        sample.check_handed_over_once();
        CHECK(sample.queue.taken().size() == 1);
    }
    SECTION("the whole job is there and has been printed since")
    {
        sample.queue.fail_next_submit(SubmitFault::crash_after_document);
        sample.die_in_step();
        sample.queue.set_state(0, JobState::completed);
        sample.check_handed_over_once();
        CHECK(sample.queue.taken().size() == 1);
    }
    SECTION("the job is there without its document, and somebody canceled it")
    {
        sample.queue.fail_next_submit(SubmitFault::crash_before_document);
        sample.die_in_step();
        sample.queue.set_state(0, JobState::canceled);
        sample.check_handed_over_once();
        CHECK(sample.queue.taken().size() == 2);
    }
    SECTION("it dies on its second attempt, too")
    {
        sample.queue.fail_next_submit(SubmitFault::crash_before_document);
        sample.die_in_step();
        sample.queue.fail_next_submit(SubmitFault::crash_after_document);
        sample.die_in_step();
        sample.queue.restart_ids();
        sample.check_handed_over_once();
        CHECK(sample.queue.taken().size() == 2);
    }
    SECTION("on its second attempt the server never heard of the job")
    {
        sample.queue.fail_next_submit(SubmitFault::crash_before_document);
        sample.die_in_step();
        sample.queue.fail_next_submit(SubmitFault::crash_before_creation);
        sample.die_in_step();
        sample.check_handed_over_once();
        CHECK(sample.queue.taken().size() == 2);
    }
}

TEST_CASE("a lost answer prints every label once", "[depot]")
{
    OneJob sample;
    const auto fault =
        GENERATE(SubmitFault::lost_before_creation, SubmitFault::lost_before_document,
                 SubmitFault::lost_after_document);
    CAPTURE(static_cast<int>(fault));
    sample.queue.fail_next_submit(fault);
    sample.step();
    CHECK(sample.job().state == SpoolState::submitting);
    CHECK(sample.job().message == "La réponse s'est perdue.");
    CHECK(sample.labels() == LabelState::sent);
    sample.check_handed_over_once();
}

TEST_CASE("a server that dies between two cancels loses no job and settles none twice", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = sample.freeze_csv(week_of({{"A", 1}, {"B", 1}}));
    sample.print_labels(session);
    sample.queue.fail_next_submit(SubmitFault::crash_before_document);
    sample.die_in_step();
    sample.queue.set_down(true);
    sample.step();
    sample.queue.set_down(false);
    // B's turn is broken off too, after A's job without document was seen.
    sample.queue.on_submit = [&](const PrinterName&, const PrintDocument& document) {
        if (document.title == "S1 A 1-2")
            sample.queue.fail_next_submit(SubmitFault::lost_before_document);
    };
    sample.step_later();
    sample.queue.on_submit = nullptr;
    sample.queue.fail_cancel(1);
    sample.step_later();
    CHECK(sample.finish());
    for (const SpoolJob& job : sample.jobs(session.id))
        CHECK(job.state == SpoolState::handed_over);
    CHECK(sample.queue.printable().size() == 2);
}

TEST_CASE("what was settled stays settled when the server dies in the same round", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = sample.freeze_csv(week_of({{"A", 1}, {"B", 1}}));
    sample.print_labels(session);
    sample.step();
    sample.queue.set_state(0, JobState::aborted);
    sample.queue.set_state(1, JobState::processing_stopped);
    sample.queue.fail_cancel(1);
    sample.step();
    CHECK(sample.jobs(session.id).at(0).state == SpoolState::doubtful);
    CHECK(sample.jobs(session.id).at(0).message ==
          "Impression interrompue: dites quelle étiquette est sortie en dernier.");
    CHECK(sample.jobs(session.id).at(1).state == SpoolState::submitted);
    sample.step_later();
    CHECK(sample.jobs(session.id).at(1).state == SpoolState::doubtful);
}

} // namespace cageot
