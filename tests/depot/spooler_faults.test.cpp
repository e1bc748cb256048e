#include "depot/spooler.h"

#include "depot/spooling_depot.h"
#include "support/catch2_compat.h"

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;

constexpr const char* look_what_came_out =
    "Impression interrompue: dites quelle étiquette est sortie en dernier.";

} // namespace

TEST_CASE("after a refusal the job waits, says why, and is sent again", "[depot]")
{
    OneJob sample;
    sample.queue.fail_next_submit(SubmitFault::refused);
    CHECK(sample.step());
    CHECK(sample.job().state == SpoolState::wanted);
    CHECK(sample.job().message == "L'imprimante refuse les travaux: rouvrez sa file.");
    int attempts = 0;
    sample.queue.on_submit = [&](const PrinterName&, const PrintDocument&) { ++attempts; };
    CHECK(sample.step());
    CHECK(attempts == 0); // the server is left alone for a while
    sample.clock.advance(3000);
    sample.step();
    CHECK(attempts == 1);
    CHECK(sample.job().message.empty());
    sample.check_handed_over_once();
}

TEST_CASE("a job that stopped half way is not begun again", "[depot]")
{
    OneJob sample;
    sample.step();
    sample.queue.change(0, [](JobStatus& status) {
        status.state = JobState::pending;
        status.begun = true;
    });
    sample.step();
    CHECK(sample.job().state == SpoolState::doubtful);
    CHECK(sample.job().message == look_what_came_out);
    CHECK(sample.queue.taken().at(0).status.state == JobState::canceled);
    CHECK(sample.labels() == LabelState::doubtful);
}

TEST_CASE("while the server is down jobs wait and say so, and go on later", "[depot]")
{
    OneJob sample;
    SECTION("before anything was sent")
    {
        sample.queue.set_down(true);
        CHECK(sample.step());
        CHECK(sample.job().state == SpoolState::wanted);
    }
    SECTION("with a job under way")
    {
        sample.step();
        sample.queue.set_down(true);
        CHECK(sample.step());
        CHECK(sample.job().state == SpoolState::submitted);
    }
    CHECK(sample.job().message == "Le serveur d'impression ne répond pas: allumez-le.");
    CHECK(sample.step_later());
    sample.restart();
    CHECK(sample.step_later());
    CHECK(sample.labels() == LabelState::sent);
    sample.queue.set_down(false);
    sample.step_later();
    CHECK(sample.job().message.empty());
    sample.check_handed_over_once();
    CHECK(sample.queue.taken().size() == 1);
}

TEST_CASE("a job that ended otherwise is doubtful and never sent again", "[depot]")
{
    OneJob sample;
    sample.step();
    const auto state =
        GENERATE(JobState::canceled, JobState::aborted, JobState::processing_stopped);
    CAPTURE(to_string(state));
    sample.queue.set_state(0, state);
    sample.step();
    CHECK(sample.job().message == look_what_came_out);
    sample.check_doubtful_for_good();
    CHECK(is_final(sample.queue.taken()[0].status.state)); // CUPS would print it again by itself
}

TEST_CASE("a job whose document the server lost while printing is doubtful", "[depot]")
{
    OneJob sample;
    sample.step();
    sample.queue.change(0, [](JobStatus& status) { status.document_gone = true; });
    sample.step();
    CHECK(sample.job().message == look_what_came_out);
    CHECK(sample.queue.taken()[0].status.state == JobState::canceled);
    sample.check_doubtful_for_good();
}

TEST_CASE("a job that the server forgot is doubtful", "[depot]")
{
    OneJob sample;
    sample.step();
    sample.queue.forget(0);
    sample.step();
    CHECK(sample.job().message ==
          "Le serveur d'impression ne connaît plus ce travail: dites quelle "
          "étiquette est sortie en dernier.");
    sample.check_doubtful_for_good();
}

TEST_CASE("a job of another uuid under the same id is not ours", "[depot]")
{
    OneJob sample;
    sample.step();
    sample.queue.change(0, [](JobStatus& status) {
        status.uuid = "urn:uuid:another";
        status.state = JobState::completed;
    });
    sample.step();
    sample.check_doubtful_for_good();
}

TEST_CASE("ids that the server gives again lead nobody astray", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = sample.freeze_csv(week_of({{"A", 1}, {"B", 1}}));
    sample.print_labels(session);
    sample.step();
    sample.queue.change(1, [](JobStatus& status) { status.id = 1; });
    sample.queue.set_state(1, JobState::completed);
    sample.step();
    CHECK(sample.jobs(session.id).at(0).state == SpoolState::submitted);
    CHECK(sample.jobs(session.id).at(1).state == SpoolState::handed_over);
    sample.queue.set_state(0, JobState::aborted);
    sample.step();
    CHECK(sample.jobs(session.id).at(0).state == SpoolState::doubtful);
    CHECK(sample.jobs(session.id).at(1).state == SpoolState::handed_over);
}

TEST_CASE("while a printer stalls its jobs say what to do", "[depot]")
{
    OneJob sample;
    sample.step();
    const auto told = [&](PrinterStatus status) {
        sample.queue.set_status({"etiquettes"}, std::move(status));
        sample.step();
        CHECK(sample.job().state == SpoolState::submitted);
        return sample.job().message;
    };
    CHECK(told({PrinterState::processing, true, {"media-empty-error"}, ""}) ==
          "L'imprimante n'a plus de papier: mettez un rouleau.");
    sample.clock.advance(6000); // each job begins with connecting
    CHECK(told({PrinterState::processing, true, {"connecting-to-device"}, ""}) ==
          "L'imprimante ne répond pas: allumez-la et vérifiez son câble.");
    CHECK(told({PrinterState::stopped, true, {}, "Unable to write print data: Broken pipe"}) ==
          "L'imprimante est arrêtée: regardez son papier et son câble, puis relancez sa file.");
    CHECK(told({PrinterState::processing, true, {"toner-low"}, ""}).empty());
    sample.check_handed_over_once();
}

TEST_CASE("a page that fails its proof stops its batch and no other", "[depot]")
{
    TemporaryFolder elsewhere;
    DepotSettings settings = sample_settings(elsewhere.path());
    // On labels of one product a text stands on the quiet zone of the bars.
    settings.layouts = layouts_with(elsewhere.path(), "unit-57x32.toml", "# Product and unit.\n",
                                    "[[mark]]\ntype = \"text\"\nwhen = \"product is Abricots au "
                                    "yaourt\"\ntext = \"{zone_name}\"\nface = "
                                    "\"bold\"\nx_height = 2.0\nbox = [12.0, 22.0, 20.0, 5.0]\n\n");
    SpoolingDepot sample(settings);
    const StoredSession session = sample.freeze_csv(orders_csv(
        {"17;Inès;Aragon;Ferme A;Abricots au yaourt;1;1", "17;Inès;Aragon;Ferme A;Tomates;500g;30",
         "17;Inès;Aragon;Ferme B;Tomates;500g;1"}));
    sample.print_labels(session);
    CHECK(sample.finish());
    CHECK(sample.queue.titles() == std::vector<std::string>{"S1 Ferme B 1-2"});
    const std::vector<SpoolJob> jobs = sample.jobs(session.id);
    REQUIRE(jobs.size() == 4); // the thirty tomatoes are two
    CHECK(jobs[0].state == SpoolState::refused);
    for (const std::size_t other : {1U, 2U}) {
        CHECK(jobs[other].state == SpoolState::canceled);
        CHECK_THAT(jobs[other].message,
                   ContainsSubstring("Arrêté avec son lot: " + jobs[0].message));
    }
    CHECK(jobs[3].state == SpoolState::handed_over);
    CHECK(sample.count(session, LabelState::sent) == 2);
    CHECK(sample.count(session, LabelState::planned) ==
          std::ssize(jobs[0].codes) + std::ssize(jobs[1].codes) + std::ssize(jobs[2].codes) +
              2); // and the tickets
}

TEST_CASE("a sale that is gone wrong before it is sent leaves other sales alone", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession one = sample.freeze_csv(week_of({{"A", 1}}));
    const StoredSession two =
        sample.freeze_csv(orders_csv({"17;Inès;Aragon;A;Tomates;500g;1"}, "Vente 47"));
    sample.print_labels(one);
    sample.print_labels(two);
    sample.step();
    sample.queue.set_state(0, JobState::aborted);
    sample.step();
    CHECK(sample.count(one, LabelState::doubtful) == 2);
    sample.answer_all();
    CHECK(sample.finish());
    CHECK(sample.count(one, LabelState::doubtful) == 0);
    CHECK(sample.count(two, LabelState::doubtful) == 0);
    CHECK(sample.count(two, LabelState::sent) == 2);
}

TEST_CASE("a job for a printer that is no longer known is refused, its labels free", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = sample.freeze_csv(week_of({{"A", 1}}));
    SpoolJob job;
    job.key = {"0123456789abcdef"};
    job.session = session.id;
    job.printer = {"vendue"};
    job.pinned = true; // else the group's others take it
    job.title = "S1 A 1-2";
    for (const LedgerRow& row : sample.depot.store().ledger(session.id))
        if (row.batch == "A")
            job.codes.push_back(row.code);
    sample.depot.store().add_jobs({job});
    CHECK(sample.count(session, LabelState::sent) == 2);
    sample.step();
    CHECK(sample.job().state == SpoolState::refused);
    CHECK(sample.job().message ==
          "L'imprimante n'est plus connue: ajoutez-la, puis imprimez à nouveau.");
    CHECK(sample.count(session, LabelState::planned) == 3);
    CHECK(sample.queue.taken().empty());
}

} // namespace cageot
