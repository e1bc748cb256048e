// What a question asks, and what waits for its answer.

#include "depot/doubt.h"
#include "depot/long_farm.h"

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;

} // namespace

TEST_CASE("nothing is sent to a printer while its question is open, and others go on", "[depot]")
{
    LongFarm sample;
    sample.stop_third_job();
    const std::size_t taken = sample.queue.taken().size();
    sample.print_all(sample.session); // tickets
    sample.step_later();
    sample.restart();
    sample.step_later();
    REQUIRE(sample.queue.taken().size() == taken + 1);
    CHECK(sample.queue.taken().back().printer == PrinterName{"tickets"});
    CHECK(sample.queue.orders().empty());
}

TEST_CASE("a question names what came before and what is in doubt, in order", "[depot]")
{
    LongFarm sample;
    sample.stop_third_job();
    const std::vector<Question> asked = questions(sample.depot);
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].printer == labels_printer);
    CHECK(asked[0].sentence == "Imprimante etiquettes: quelle est la dernière étiquette sortie ?");
    REQUIRE(asked[0].pages.size() == 60);
    for (std::size_t i = 0; i < 60; ++i) {
        CHECK(asked[0].pages[i].code == sample.roll[i]);
        CHECK((asked[0].pages[i].part == QuestionPage::Part::asked) == (i >= 40));
    }
    CHECK(asked[0].pages[0].mark == "A");
    CHECK(asked[0].pages[5].mark == "1");
    CHECK_THAT(asked[0].pages[5].what, ContainsSubstring("Poireaux botte"));
}

TEST_CASE("the printer took two jobs that it never printed: they are printed, too", "[depot]")
{
    LongFarm sample;
    sample.stop_third_job();
    CHECK(answer(sample.depot, labels_printer, last_was(sample.roll[12])).again == 47);
    CHECK(sample.to_come() == sample.after(13));
}

TEST_CASE("what waited behind a broken off job is given back and comes after its rest", "[depot]")
{
    LongFarm sample;
    sample.stop_third_job();
    CHECK(sample.queue.taken().at(3).status.state == JobState::canceled);
    CHECK(sample.jobs(sample.session.id).at(3).state == SpoolState::wanted);
    answer(sample.depot, labels_printer, last_was(sample.roll[49]));
    sample.step();
    CHECK(sample.queue.titles().at(4) == "S1 A 51-60");
    CHECK(sample.queue.titles().at(5) == "S1 A 61-80");
}

TEST_CASE("the question stands on the board until it is answered", "[depot]")
{
    LongFarm sample;
    sample.stop_third_job();
    const std::vector<Notice> notices = sample.depot.store().notices();
    REQUIRE(notices.size() == 1);
    CHECK(notices[0].key == "doubt etiquettes");
    CHECK(notices[0].urgent);
    CHECK_FALSE(notices[0].by_hand);
    CHECK(notices[0].sentence ==
          "Imprimante etiquettes: quelle est la dernière étiquette sortie ?");
    CHECK(notices[0].url == "/printers/etiquettes#question");
    answer(sample.depot, labels_printer, last_was(sample.roll[49]));
    CHECK(sample.depot.store().notices().empty());
}

TEST_CASE("what somebody waits for goes before what was broken off, that before the batch",
          "[depot]")
{
    LongFarm sample;
    std::vector<SpoolJob> wanted = sample.jobs(sample.session.id);
    SpoolJob reprint = wanted.front();
    reprint.key = {"0123456789abcdef"};
    reprint.codes = {sample.roll[3]};
    reprint.title = "S1 réimpression";
    reprint.urgency = Urgency::waiting;
    sample.step();
    sample.depot.store().add_jobs({reprint});
    sample.step();
    CHECK(sample.queue.titles().size() == 2); // the one that prints and one more
    sample.queue.set_state(0, JobState::completed);
    sample.step();
    CHECK(sample.queue.titles().at(2) == "S1 réimpression");
}

} // namespace cageot
