#include "depot/answer.h"

#include "depot/spooling_depot.h"
#include "depot/stretches.h"
#include "support/catch2_compat.h"

#include <algorithm>

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;
using Codes = std::vector<std::string>;
using Orders = std::vector<std::string>;

constexpr int farm_labels = 120;
const PrinterName labels_printer{"etiquettes"};

DoubtAnswer last_was(const std::string& code)
{
    DoubtAnswer given;
    given.code = code;
    given.who = "atelier";
    return given;
}

/// Codes of everything that is still to come out, in the order in which it will.
Codes to_come(Depot& depot)
{
    std::vector<SpoolJob> open = depot.store().open_jobs();
    std::stable_sort(open.begin(), open.end(),
                     [](const SpoolJob& a, const SpoolJob& b) { return a.urgency > b.urgency; });
    Codes codes;
    for (const SpoolJob& job : open)
        codes.insert(codes.end(), job.codes.begin(), job.codes.end());
    return codes;
}

/// A farm of 120 pages in six jobs; a moment in which a person can look at the roll.
struct LongFarm : SpoolingDepot {
    LongFarm()
        : session(freeze_csv(week_of({{"A", farm_labels - 2}}))) // and two heads
    {
        print_labels(session);
        for (const SpoolJob& job : jobs(session.id))
            roll.insert(roll.end(), job.codes.begin(), job.codes.end());
        REQUIRE(roll.size() == farm_labels);
    }

    /// The job at this place among all that the server took was stopped half way.
    void stop(std::size_t place)
    {
        queue.change(place, [](JobStatus& status) {
            status.state = JobState::pending;
            status.begun = true;
        });
        step();
    }
    /// 40 pages are out as far as CUPS knows, 20 were being printed, 20 waited.
    void stop_third_job()
    {
        for (std::size_t done = 0; done < 2; ++done) {
            step();
            queue.set_state(done, JobState::completed);
        }
        step();
        stop(2);
        step(); // what waited comes back
    }
    Codes to_come() { return cageot::to_come(depot); }
    Codes after(std::size_t k) const
    {
        return {roll.begin() + static_cast<std::ptrdiff_t>(k), roll.end()};
    }

    StoredSession session;
    Codes roll;
};

/// The same in the store alone, on a copy of it: every job given to the printer, `k` pages out.
struct StoppedAt {
    StoppedAt(LongFarm& farm, std::size_t k)
        : depot(copied(farm), farm.clock)
        , session(farm.session)
    {
        const std::size_t broken = k == 0 ? 0 : (k - 1) / pages_per_job;
        std::vector<SpoolJob> jobs = depot.store().open_jobs();
        jobs.resize(std::min(jobs.size(), broken + 2));
        for (std::size_t place = 0; place < jobs.size(); ++place) {
            SpoolJob& job = jobs[place];
            job.sent_at = depot.now();
            depot.store().start_job(job, session.version);
            job.state = place < broken ? SpoolState::handed_over : SpoolState::doubtful;
            job.doubt = place < broken ? Doubt::none : Doubt::last;
            depot.store().update_job(job);
        }
    }
    DepotSettings copied(LongFarm& farm)
    {
        DepotSettings settings = farm.depot.settings();
        std::filesystem::create_directory(folder.path() / "data");
        for (const char* name : {"cageot.sqlite", "cageot.sqlite-wal"})
            if (std::filesystem::exists(settings.data / name))
                std::filesystem::copy(settings.data / name, folder.path() / "data" / name);
        settings.data = folder.path() / "data";
        return settings;
    }

    TemporaryFolder folder;
    Depot depot;
    StoredSession session;
};

} // namespace

TEST_CASE("whichever label came out last, the rest comes out and nothing else", "[depot]")
{
    LongFarm farm;
    if (farm.depot.settings().database) // each sample is a copy of SQLite's file
        return;
    for (std::size_t k = 0; k <= farm_labels; ++k) {
        CAPTURE(k);
        StoppedAt sample(farm, k);
        DoubtAnswer given = last_was(k == 0 ? "" : farm.roll[k - 1]);
        if (k == 0)
            given.last = DoubtAnswer::Last::none;
        const Answered answered = answer(sample.depot, labels_printer, given);
        REQUIRE(answered.outcome == Answered::Outcome::taken);
        REQUIRE(to_come(sample.depot) == farm.after(k));
        for (const LedgerRow& row : sample.depot.store().ledger(sample.session.id))
            if (row.batch == "A") {
                REQUIRE(row.copies == 1); // no page is a duplicate
                REQUIRE(row.state == LabelState::sent);
            }
    }
}

TEST_CASE("when everything came out nothing is printed again", "[depot]")
{
    LongFarm farm;
    StoppedAt sample(farm, 110); // the last job is in doubt
    DoubtAnswer given;
    given.last = DoubtAnswer::Last::all;
    const Answered answered = answer(sample.depot, labels_printer, given);
    CHECK(answered.outcome == Answered::Outcome::taken);
    CHECK(answered.again == 0);
    CHECK(to_come(sample.depot).empty());
}

TEST_CASE("the roll ends at 37: 37 is scanned, 38 comes out", "[depot]")
{
    LongFarm sample;
    sample.step();
    sample.queue.set_state(0, JobState::completed);
    sample.step();
    sample.stop(1);
    CHECK(sample.to_come() == sample.after(40));
    CHECK(answer_by_scan(sample.depot, sample.roll[36], "atelier"));
    sample.step();
    CHECK(sample.queue.orders() == Orders{"clear etiquettes", "resume etiquettes"});
    const std::vector<std::string> titles = sample.queue.titles();
    CHECK(titles.at(3) == "S1 A 38-40");
    CHECK(sample.depot.store().find_job(sample.queue.taken().at(3).document.key)->codes ==
          Codes{sample.roll[37], sample.roll[38], sample.roll[39]});
    CHECK(sample.to_come() == sample.after(37));
    CHECK(sample.finish());
    for (const LedgerRow& row : sample.depot.store().ledger(sample.session.id))
        if (row.batch == "A")
            CHECK(row.state ==
                  (row.code == sample.roll[36] ? LabelState::confirmed : LabelState::sent));
}

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

TEST_CASE("the same answer twice, or two at once, is one answer", "[depot]")
{
    LongFarm sample;
    sample.stop_third_job();
    DoubtAnswer given = last_was(sample.roll[49]);
    given.question = questions(sample.depot).front().id;
    CHECK(answer(sample.depot, labels_printer, given).outcome == Answered::Outcome::taken);
    const Answered second = answer(sample.depot, labels_printer, given);
    CHECK(second.outcome == Answered::Outcome::settled_before);
    CHECK(second.sentence == "La question sur etiquettes est déjà réglée: il n'y a rien à faire.");
    CHECK(sample.to_come() == sample.after(50));
    // Another question has come since: the old page's button does not answer it.
    sample.step();
    sample.stop(4);
    given.last = DoubtAnswer::Last::all;
    CHECK(answer(sample.depot, labels_printer, given).outcome == Answered::Outcome::settled_before);
    CHECK(questions(sample.depot).size() == 1);
}

TEST_CASE("a label that the printer was not given last is refused", "[depot]")
{
    LongFarm sample;
    sample.stop_third_job();
    const Answered answered = answer(sample.depot, labels_printer, last_was(sample.roll[90]));
    CHECK(answered.outcome == Answered::Outcome::refused);
    CHECK(answered.sentence == "«" + sample.roll[90] +
                                   "» n'est pas de ce que etiquettes a reçu en dernier: prenez "
                                   "une étiquette de la liste.");
    CHECK_FALSE(answer_by_scan(sample.depot, sample.roll[90], "atelier"));
    CHECK_FALSE(answer_by_scan(sample.depot, "n'importe quoi", "atelier"));
    CHECK(questions(sample.depot).size() == 1);
}

TEST_CASE("a code may be typed with spaces and in small letters", "[depot]")
{
    LongFarm sample;
    sample.stop_third_job();
    std::string typed = sample.roll[49];
    typed[0] = static_cast<char>(typed[0] - 'A' + 'a');
    typed.insert(1, " ");
    CHECK(answer(sample.depot, labels_printer, parse_answer(" " + typed + " ")).again == 10);
    CHECK(parse_answer("Aucune").last == DoubtAnswer::Last::none);
    CHECK(parse_answer("toutes").last == DoubtAnswer::Last::all);
}

TEST_CASE("a version frozen while the question is open loses and doubles nothing", "[depot]")
{
    LongFarm sample;
    sample.stop_third_job();
    // One leek less: every label says "1/117" now, the old ones are void.
    const StoredSession later = sample.freeze_csv(week_of({{"A", farm_labels - 3}}));
    CHECK(answer(sample.depot, labels_printer, last_was(sample.roll[49])).again == 0);
    sample.print_labels(later);
    CHECK(sample.finish());
    CHECK(sample.count(later, LabelState::planned) == 1); // the ticket
    const Codes discarded = sample.depot.store().discards(later.id, 2);
    for (std::size_t i = 0; i < farm_labels; ++i) {
        CAPTURE(i);
        CHECK((std::ranges::count(discarded, sample.roll[i]) == 1) == (i < 50));
    }
}

TEST_CASE("a version that changes nothing of it leaves the rest to print", "[depot]")
{
    LongFarm sample;
    sample.stop_third_job();
    const StoredSession later = sample.freeze_csv(week_of({{"A", farm_labels - 2}, {"B", 1}}));
    REQUIRE(later.version == 2);
    CHECK(answer(sample.depot, labels_printer, last_was(sample.roll[49])).again == 10);
    CHECK(sample.to_come() == sample.after(50));
    CHECK(sample.finish());
}

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

TEST_CASE("a sheet that was broken off is printed again whole, or not at all", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    PrintRequest request;
    request.labels = request.tickets = false;
    request.sheets = true;
    request_print(sample.depot, session, request);
    sample.step();
    sample.queue.set_state(0, JobState::aborted);
    sample.step();
    const std::vector<Question> asked = questions(sample.depot);
    REQUIRE(asked.size() == 1);
    REQUIRE(asked[0].pages.size() == 1);
    DoubtAnswer given;
    SECTION("not out")
    {
        given.last = DoubtAnswer::Last::none;
        CHECK(answer(sample.depot, {"bureau"}, given).again == 1);
        CHECK(sample.finish());
        CHECK(sample.queue.taken().size() == 2);
    }
    SECTION("out")
    {
        given.code = asked[0].pages[0].code;
        CHECK(answer(sample.depot, {"bureau"}, given).again == 0);
        CHECK(sample.finish());
        CHECK(sample.queue.taken().size() == 1);
    }
}

TEST_CASE("a printer without a question has nothing to answer", "[depot]")
{
    LongFarm sample;
    CHECK(questions(sample.depot).empty());
    CHECK(answer(sample.depot, labels_printer, last_was(sample.roll[0])).outcome ==
          Answered::Outcome::settled_before);
}

} // namespace cageot
