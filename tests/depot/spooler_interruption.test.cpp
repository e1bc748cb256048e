// What is done before anything is sent again to a printer that was interrupted.

#include "depot/doubt.h"
#include "depot/long_farm.h"

namespace cageot {
namespace {

using Orders = std::vector<std::string>;

} // namespace

TEST_CASE("before anything is sent again nobody else sends to the printer", "[depot]")
{
    LongFarm sample;
    sample.stop_third_job();
    sample.queue.set_quiet(labels_printer, false); // left behind by a killed server
    answer(sample.depot, labels_printer, last_was(sample.roll[49]));
    const std::size_t taken = sample.queue.taken().size();
    sample.step_later();
    CHECK(sample.queue.taken().size() == taken);
    CHECK(sample.queue.orders().empty());
    sample.queue.set_quiet(labels_printer, true);
    sample.restart(); // it is remembered
    sample.step_later();
    CHECK(sample.queue.orders() == Orders{"clear etiquettes", "resume etiquettes"});
    CHECK(sample.queue.taken().size() == taken + 2);
}

TEST_CASE("a program that dies after clearing clears again and sends once", "[depot]")
{
    LongFarm sample;
    sample.stop_third_job();
    answer(sample.depot, labels_printer, last_was(sample.roll[49]));
    sample.queue.fail_next_submit(SubmitFault::crash_before_creation);
    sample.die_in_step();
    CHECK(sample.finish());
    std::size_t resumed = 0;
    for (const std::string& title : sample.queue.titles())
        resumed += title == "S1 A 51-60" ? 1U : 0U;
    CHECK(resumed == 1);
}

TEST_CASE("what the server printed when it was started again is in doubt", "[depot]")
{
    LongFarm sample;
    sample.step();
    sample.queue.restart();
    SECTION("and cancelled at first sight")
    {
        sample.step();
        for (std::size_t place : {0U, 1U})
            CHECK(sample.queue.taken().at(place).status.state == JobState::canceled);
        CHECK(questions(sample.depot).front().pages.size() == 40);
        CHECK(questions(sample.depot).front().sentence ==
              "Imprimante etiquettes: quelle est la dernière étiquette sortie ? Jetez ce qui est "
              "en double.");
        answer(sample.depot, labels_printer, last_was(sample.roll[29]));
        CHECK(sample.to_come() == sample.after(30));
    }
    SECTION("what it calls completed is perhaps there twice, which holds nobody up")
    {
        sample.queue.complete_all();
        sample.step();
        CHECK(questions(sample.depot).empty());
        CHECK(sample.queue.taken().size() == 4);
        CHECK(sample.queue.orders().empty()); // its memory holds good labels
        const std::vector<Notice> notices = sample.depot.store().notices();
        REQUIRE(notices.size() == 2);
        CHECK(notices[0].by_hand);
        CHECK(notices[0].sentence == "Imprimante etiquettes: «S1 A 1-20» est peut-être sorti deux "
                                     "fois: jetez ce qui est en double.");
        CHECK(confirm_notice(sample.depot, notices[0].key, "tableau"));
        CHECK_FALSE(confirm_notice(sample.depot, notices[0].key, "tableau"));
        CHECK(sample.jobs(sample.session.id).at(0).state == SpoolState::accepted);
        CHECK(sample.jobs(sample.session.id).at(1).state == SpoolState::doubtful);
        CHECK(sample.depot.store().notices().size() == 1);
    }
}

} // namespace cageot
