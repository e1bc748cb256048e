#include "depot/print.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

#include <algorithm>
#include <set>

namespace cageot {
namespace {

using Titles = std::vector<std::string>;

Titles titles_of(SampleDepot& sample, const StoredSession& session)
{
    Titles titles;
    for (const SpoolJob& job : sample.jobs(session.id))
        titles.push_back(job.printer.value + ": " + job.title);
    return titles;
}

PrintRequest labels_of(const std::string& farm)
{
    PrintRequest request;
    request.producer = farm;
    return request;
}

PrintRequest only_sheets()
{
    PrintRequest request;
    request.labels = request.tickets = false;
    request.sheets = true;
    return request;
}

/// A session without anybody's printers.
struct BareDepot : SampleDepot {
    BareDepot()
        : SampleDepot([](DepotSettings& settings) { settings.printers.clear(); })
    {
    }
};

} // namespace

TEST_CASE("all of a session goes farm by farm, then its tickets, each to its printer", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    const PrintAnswer answer = sample.print_all(session);
    CHECK(answer.pages == 9);
    CHECK(answer.printed_before == 0);
    CHECK(titles_of(sample, session) ==
          Titles{"etiquettes: S1 Ferme du Causse 1-4", "etiquettes: S1 Fromagerie du Lac 1-2",
                 "tickets: S1 tickets 1-2", "etiquettes: S1 tickets de sac 1-1"});
    CHECK(sample.count(session, LabelState::sent) == 9);
    for (const SpoolJob& job : sample.jobs(session.id)) {
        CHECK(job.state == SpoolState::wanted);
        CHECK(job.version == 1);
        CHECK(job.asked_at == 1794460320000);
        CHECK(job.not_before == 0);
    }
}

TEST_CASE("the answer names the jobs in the order of printing, each by a key of its own", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    const PrintAnswer answer = sample.print_all(session);
    std::vector<JobKey> keys;
    for (const SpoolJob& job : sample.jobs(session.id))
        keys.push_back(job.key);
    CHECK(answer.jobs == keys);
    CHECK(std::set(keys.begin(), keys.end()).size() == 4);
    CHECK(keys.front().value.size() == 32);
}

TEST_CASE("one farm's labels are printed alone, however its name is typed", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    const PrintAnswer answer =
        request_print(sample.depot, session, labels_of("  fromagerie DU lac"));
    CHECK(answer.pages == 2);
    CHECK(titles_of(sample, session) == Titles{"etiquettes: S1 Fromagerie du Lac 1-2"});
}

TEST_CASE("labels, tickets and sheets can be asked for by themselves", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    SECTION("labels")
    {
        CHECK(sample.print_labels(session).pages == 6);
        CHECK(titles_of(sample, session) ==
              Titles{"etiquettes: S1 Ferme du Causse 1-4", "etiquettes: S1 Fromagerie du Lac 1-2"});
    }
    SECTION("tickets")
    {
        PrintRequest request;
        request.labels = false;
        CHECK(request_print(sample.depot, session, request).pages == 3);
        CHECK(titles_of(sample, session) ==
              Titles{"tickets: S1 tickets 1-2", "etiquettes: S1 tickets de sac 1-1"});
    }
    SECTION("sheets, as often as somebody asks")
    {
        CHECK(request_print(sample.depot, session, only_sheets()).pages == 1);
        const PrintAnswer again = request_print(sample.depot, session, only_sheets());
        CHECK(again.pages == 1);
        CHECK(again.printed_before == 0);
        CHECK(titles_of(sample, session) ==
              Titles{"bureau: S1 feuilles 1-1", "bureau: S1 feuilles 1-1"});
        CHECK(sample.jobs(session.id).front().codes.empty());
        CHECK(sample.count(session, LabelState::planned) == 9);
    }
}

TEST_CASE("a job has at most 20 pages and never two farms", "[depot]")
{
    SampleDepot sample;
    // A farm has two labels more than pieces: its own head and its product's.
    const StoredSession session = sample.freeze_csv(week_of({{"A", 18}, {"B", 19}, {"C", 40}}));
    CHECK(sample.print_labels(session).pages == 83);
    std::vector<std::pair<std::string, std::size_t>> jobs;
    for (const SpoolJob& job : sample.jobs(session.id))
        jobs.emplace_back(job.title, job.codes.size());
    CHECK(jobs == std::vector<std::pair<std::string, std::size_t>>{{"S1 A 1-20", 20},
                                                                   {"S1 B 1-20", 20},
                                                                   {"S1 B 21-21", 1},
                                                                   {"S1 C 1-20", 20},
                                                                   {"S1 C 21-40", 20},
                                                                   {"S1 C 41-42", 2}});
}

TEST_CASE("the labels of a job stand in the order of the roll", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(week_of({{"A", 30}}));
    sample.print_labels(session);
    std::vector<std::string> roll, asked;
    for (const LedgerRow& row : sample.depot.store().ledger(session.id))
        if (row.kind == PageKind::unit || row.kind == PageKind::head)
            roll.push_back(row.code);
    for (const SpoolJob& job : sample.jobs(session.id))
        asked.insert(asked.end(), job.codes.begin(), job.codes.end());
    CHECK(asked.size() == 32);
    CHECK(asked == roll);
}

TEST_CASE("what was given to a printer is not asked for again", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    request_print(sample.depot, session, labels_of("Ferme du Causse"));
    const PrintAnswer rest = sample.print_all(session);
    CHECK(rest.pages == 5);
    CHECK(rest.under_way == 4);
    const PrintAnswer nothing = sample.print_all(session);
    CHECK(nothing.pages == 0);
    CHECK(nothing.under_way == 9);
    CHECK(sample.jobs(session.id).size() == 4);
    for (SpoolJob job : sample.jobs(session.id)) {
        CHECK(std::count(nothing.jobs.begin(), nothing.jobs.end(), job.key) == 1); // to be followed
        job.state = SpoolState::handed_over;
        sample.depot.store().update_job(job);
    }
    const PrintAnswer ended = sample.print_all(session);
    CHECK(ended.jobs.empty());
    CHECK(ended.printed_before == 9);
}

TEST_CASE("what waits for its hour goes at once when somebody asks", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    PrintRequest later;
    later.not_before = sample.clock.now() + 3'600'000;
    request_print(sample.depot, session, later);
    const PrintAnswer now = request_print(sample.depot, session, labels_of("Ferme du Causse"));
    CHECK(now.pages == 0);
    CHECK(now.under_way == 4);
    REQUIRE(now.jobs.size() == 1);
    for (const SpoolJob& job : sample.jobs(session.id))
        CHECK(job.not_before == (job.key == now.jobs.front() ? 0 : later.not_before));
    request_print(sample.depot, session, later); // nobody is made to wait again
    CHECK(sample.depot.store().find_job(now.jobs.front())->not_before == 0);
}

TEST_CASE("after a new version only what is new is asked for", "[depot]")
{
    SampleDepot sample;
    sample.print_all(sample.freeze_csv(small_week()));
    // Two more yoghurts for a late order with its ticket, a tomato that is "1/1" now, two heads.
    const PrintAnswer answer = sample.print_all(sample.freeze_csv(small_week_later()));
    CHECK(answer.pages == 6);
    // Order 17's ticket waits for a printer, and comes out as it is now.
    CHECK(answer.under_way == 5);
    CHECK(answer.printed_before == 0);
}

TEST_CASE("doubtful labels are a person's to judge and not asked for again", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    request_print(sample.depot, session, labels_of("Fromagerie du Lac"));
    SpoolJob job = sample.jobs(session.id).front();
    job.state = SpoolState::doubtful;
    sample.depot.store().update_job(job);
    CHECK(request_print(sample.depot, session, labels_of("Fromagerie du Lac")).pages == 0);
    CHECK(sample.count(session, LabelState::doubtful) == 2);
}

TEST_CASE("labels whose job never reached a printer are asked for again", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    request_print(sample.depot, session, labels_of("Fromagerie du Lac"));
    SpoolJob job = sample.jobs(session.id).front();
    job.state = SpoolState::refused;
    sample.depot.store().update_job(job);
    CHECK(request_print(sample.depot, session, labels_of("Fromagerie du Lac")).pages == 2);
}

TEST_CASE("a farm that is not there is named, and nothing is asked for", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    CHECK_THROWS_AS(request_print(sample.depot, session, labels_of("Ferme du Lac")), UnknownName);
    CHECK(message_of([&] { request_print(sample.depot, session, labels_of("Ferme du Lac")); }) ==
          "Pas d'étiquettes pour la ferme «Ferme du Lac»: écrivez son nom comme dans «cageot "
          "plan».");
    CHECK(sample.jobs(session.id).empty());
}

TEST_CASE("the printer of the request must be of the right kind", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    PrintRequest request = labels_of("Ferme du Causse");
    request.printer = {"bureau"};
    CHECK_THROWS_AS(request_print(sample.depot, session, request), UnknownName);
    CHECK(message_of([&] { request_print(sample.depot, session, request); }) ==
          "«bureau» n'est pas une imprimante d'étiquettes: il y a etiquettes.");
    request.printer = {"etiquette"};
    const std::string unknown =
        "«etiquette» n'est pas une imprimante d'étiquettes: il y a etiquettes.";
    CHECK(message_of([&] { request_print(sample.depot, session, request); }) == unknown);
    CHECK(sample.jobs(session.id).empty());
    CHECK(sample.count(session, LabelState::planned) == 9);
    sample.print_all(session); // nothing is left, and the name is as wrong as before
    CHECK(message_of([&] { request_print(sample.depot, session, request); }) == unknown);
}

TEST_CASE("a second printer of the role takes what it is asked to", "[depot]")
{
    SampleDepot sample;
    sample.depot.store().save_printer(
        {{"froid-2"}, "", PrinterRole::labels, {Length::mm(57), Length::mm(32)}, 300});
    const StoredSession session = sample.freeze_csv(small_week());
    PrintRequest request = labels_of("Fromagerie du Lac");
    request.printer = {"froid-2"};
    request_print(sample.depot, session, request);
    CHECK(titles_of(sample, session) == Titles{"froid-2: S1 Fromagerie du Lac 1-2"});
}

TEST_CASE("the printer of the request takes what is of its kind, the rest goes as always",
          "[depot]")
{
    SampleDepot sample;
    sample.depot.store().save_printer(
        {{"froid-2"}, "", PrinterRole::labels, {Length::mm(57), Length::mm(32)}, 300});
    const StoredSession session = sample.freeze_csv(small_week());
    PrintRequest request;
    request.printer = {"froid-2"};
    CHECK(request_print(sample.depot, session, request).pages == 9);
    CHECK(titles_of(sample, session) ==
          Titles{"froid-2: S1 Ferme du Causse 1-4", "froid-2: S1 Fromagerie du Lac 1-2",
                 "tickets: S1 tickets 1-2", "froid-2: S1 tickets de sac 1-1"});
}

TEST_CASE("a printer of the config is taken before one that was known earlier", "[depot]")
{
    SampleDepot sample;
    sample.depot.store().save_printer(
        {{"ancienne"}, "", PrinterRole::labels, {Length::mm(57), Length::mm(32)}, 203});
    const StoredSession session = sample.freeze_csv(small_week());
    request_print(sample.depot, session, labels_of("Ferme du Causse"));
    CHECK(titles_of(sample, session) == Titles{"etiquettes: S1 Ferme du Causse 1-4"});
}

TEST_CASE("without a printer of the role nothing is asked for and the remedy is told", "[depot]")
{
    BareDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    CHECK(message_of([&] { sample.print_labels(session); }) ==
          "Aucune imprimante d'étiquettes: ajoutez-la avec «cageot printer add NOM URI --role "
          "labels».");
    CHECK(message_of([&] { request_print(sample.depot, session, only_sheets()); }) ==
          "Aucune imprimante de bureau: ajoutez-la avec «cageot printer add NOM URI --role "
          "office».");
    sample.depot.store().save_printer(
        {{"etiquettes"}, "", PrinterRole::labels, {Length::mm(57), Length::mm(32)}, 203});
    CHECK(message_of([&] { sample.print_all(session); }) ==
          "Aucune imprimante de tickets: ajoutez-la avec «cageot printer add NOM URI --role "
          "tickets».");
    CHECK(sample.jobs(session.id).empty());
    CHECK(sample.count(session, LabelState::planned) == 9);
}

TEST_CASE("by farm, nothing is printed before somebody asks", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    CHECK(print_as_configured(sample.depot, session).jobs.empty());
    CHECK(sample.count(session, LabelState::planned) == 9);
}

TEST_CASE("at once, everything is asked for, once", "[depot]")
{
    SampleDepot sample([](DepotSettings& settings) { settings.print_when = PrintWhen::at_once; });
    const StoredSession session = sample.freeze_csv(small_week());
    CHECK(print_as_configured(sample.depot, session).pages == 9);
    CHECK(print_as_configured(sample.depot, session).pages == 0);
    CHECK(sample.jobs(session.id).front().not_before == 0);
}

TEST_CASE("at a time, everything is asked for and waits until then", "[depot]")
{
    SampleDepot sample([](DepotSettings& settings) {
        settings.print_when = PrintWhen::at_time;
        settings.print_at = {4, 6, 30};
    });
    const StoredSession session = sample.freeze_csv(small_week());
    CHECK(print_as_configured(sample.depot, session).pages == 9);
    // The same Thursday, 06:30 in Paris.
    for (const SpoolJob& job : sample.jobs(session.id))
        CHECK(job.not_before == 1794461400000);
}

TEST_CASE("what comes after the hour is printed at once, not a week later", "[depot]")
{
    SampleDepot sample([](DepotSettings& settings) {
        settings.print_when = PrintWhen::at_time;
        settings.print_at = {4, 6, 30};
    });
    print_as_configured(sample.depot, sample.freeze_csv(small_week()));
    sample.clock.advance(3'600'000);
    const StoredSession late = sample.freeze_csv(small_week_later());
    CHECK(print_as_configured(sample.depot, late).pages == 6);
    for (const SpoolJob& job : sample.jobs(late.id))
        CHECK(job.not_before <= sample.clock.now());
}

} // namespace cageot
