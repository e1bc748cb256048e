#include "depot/answer.h"

#include "depot/long_farm.h"
#include "depot/stretches.h"

namespace cageot {
namespace {

using Orders = std::vector<std::string>;

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
