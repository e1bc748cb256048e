// Several printers of a kind: what a request gives to which of them, and in which order.

#include "depot/answer.h"
#include "depot/print.h"
#include "depot/rebalance.h"
#include "depot/remove_printer.h"

#include "depot/spooling_depot.h"
#include "support/message_of.h"

#include <algorithm>
#include <set>

namespace cageot {
namespace {

using Titles = std::vector<std::string>;

Printer label_printer(const std::string& name, PrinterRole role = PrinterRole::labels)
{
    return {{name}, "", role, {Length::mm(57), Length::mm(32)}, 203};
}

Titles titles_of(SampleDepot& sample)
{
    Titles titles;
    for (const SpoolJob& job : sample.jobs({"S1"}))
        titles.push_back(job.printer.value + ": " + job.title);
    return titles;
}

/// A farm with chilled and other goods, and one with chilled ones only.
std::string cold_week()
{
    return orders_csv({"17;Inès;Aragon;Ferme du Causse;Tomates;500g;2",
                       "17;Inès;Aragon;Ferme du Causse;Yaourt;4x125g;4",
                       "18;Odette;Aragon;Fromagerie du Lac;Yaourt;4x125g;1"});
}

/// Two label printers of which the second is `change`d.
struct TwoPrinters : SampleDepot {
    explicit TwoPrinters(const std::string& csv, void (*change)(Printer&) = nullptr)
    {
        Printer second = label_printer("froid-2");
        if (change)
            change(second);
        depot.store().save_printer(second);
        session = freeze_csv(csv);
    }
    /// The pages of the session in the order of the store.
    std::vector<std::string> codes_at(const std::string& printer)
    {
        std::vector<std::string> codes;
        for (const SpoolJob& job : jobs(session.id))
            if (job.printer.value == printer)
                codes.insert(codes.end(), job.codes.begin(), job.codes.end());
        return codes;
    }
    std::vector<std::string> roll(const std::string& farm)
    {
        std::vector<std::string> codes;
        for (const LedgerRow& row : depot.store().ledger(session.id))
            if (row.batch == farm)
                codes.push_back(row.code);
        return codes;
    }

    StoredSession session;
};

void face_up(Printer& printer)
{
    printer.stacking = Stacking::face_up;
}

} // namespace

TEST_CASE("jobs say whose work they are, who asked, and what stays together", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(week_of({{"A", 40}}));
    PrintRequest request;
    request.asked_by = "Camille";
    request_print(sample.depot, session, request);
    const std::vector<SpoolJob> jobs = sample.jobs(session.id);
    REQUIRE(jobs.size() == 4);
    for (const SpoolJob& job : jobs) {
        CHECK(job.asked_by == "Camille");
        CHECK(job.urgency == Urgency::batch);
        CHECK_FALSE(job.pinned);
        CHECK_FALSE(job.stretch.empty());
    }
    CHECK(jobs[0].stretch == jobs[1].stretch); // 42 pages of one product
    CHECK(jobs[1].stretch == jobs[2].stretch);
    CHECK(jobs[3].stretch != jobs[2].stretch);
    CHECK(jobs[0].role == PrinterRole::labels);
    CHECK(jobs[3].role == PrinterRole::tickets);
}

TEST_CASE("with a printer for them, chilled labels and bag tickets go there", "[depot]")
{
    SampleDepot sample;
    sample.depot.store().save_printer(label_printer("froid", PrinterRole::cold));
    const StoredSession session = sample.freeze_csv(cold_week());
    CHECK(sample.print_all(session).pages == 13);
    // The farm's head is with its tomatoes; the yoghurt's own head with the yoghurt.
    CHECK(titles_of(sample) == Titles{"etiquettes: S1 Ferme du Causse 1-3",
                                      "froid: S1 Ferme du Causse 4-8",
                                      "froid: S1 Fromagerie du Lac 1-2", "tickets: S1 tickets 1-2",
                                      "froid: S1 tickets de sac 1-1"});
    for (const SpoolJob& job : sample.jobs(session.id))
        CHECK((job.role == PrinterRole::cold) == (job.printer.value == "froid"));
}

TEST_CASE("a farm's head is not parted from its labels by what is cold between them", "[depot]")
{
    SampleDepot sample;
    sample.depot.store().save_printer(label_printer("froid", PrinterRole::cold));
    const StoredSession session =
        sample.freeze_csv(orders_csv({"17;Inès;Aragon;Ferme du Causse;Yaourt;4x125g;1",
                                      "17;Inès;Aragon;Ferme du Causse;Zucchini;kg;18"}));
    sample.print_labels(session);
    CHECK(titles_of(sample) ==
          Titles{"etiquettes: S1 Ferme du Causse 1-20", "froid: S1 Ferme du Causse 21-21"});
}

TEST_CASE("without one a farm's labels are not parted", "[depot]")
{
    SampleDepot sample;
    sample.print_labels(sample.freeze_csv(cold_week()));
    CHECK(titles_of(sample) ==
          Titles{"etiquettes: S1 Ferme du Causse 1-8", "etiquettes: S1 Fromagerie du Lac 1-2"});
}

TEST_CASE("two printers of a kind share the farms, each in walking order", "[depot]")
{
    TwoPrinters two(week_of({{"A", 58}, {"B", 58}, {"C", 18}}));
    two.print_labels(two.session);
    CHECK(titles_of(two) == Titles{"etiquettes: S1 A 1-20", "etiquettes: S1 A 21-40",
                                   "etiquettes: S1 A 41-60", "froid-2: S1 B 1-20",
                                   "froid-2: S1 B 21-40", "froid-2: S1 B 41-60",
                                   "etiquettes: S1 C 1-20"});
}

TEST_CASE("the printer that somebody chose keeps the work", "[depot]")
{
    TwoPrinters two(week_of({{"A", 118}}));
    PrintRequest request;
    request.printer = {"froid-2"};
    request.tickets = false;
    request_print(two.depot, two.session, request);
    CHECK(two.codes_at("froid-2").size() == 120);
    CHECK(rebalance(two.depot, {{{"froid-2"}, {.stopped = true}}}) == 0);
    CHECK(two.codes_at("froid-2").size() == 120);
}

TEST_CASE("a pile that lies face up is printed from its end", "[depot]")
{
    TwoPrinters two(week_of({{"A", 25}, {"B", 3}}), face_up);
    PrintRequest request;
    request.printer = {"froid-2"};
    request.tickets = false;
    const PrintAnswer answer = request_print(two.depot, two.session, request);
    CHECK(titles_of(two) ==
          Titles{"froid-2: S1 B 1-4", "froid-2: S1 A 21-27", "froid-2: S1 A 1-20"});
    std::vector<std::string> pile = two.codes_at("froid-2"), walk = two.roll("A");
    std::reverse(pile.begin(), pile.end());
    const std::vector<std::string> after = two.roll("B");
    walk.insert(walk.end(), after.begin(), after.end());
    CHECK(pile == walk);
    CHECK(answer.jobs.front() == two.jobs({"S1"}).front().key);
}

TEST_CASE("a rewound roll begins with what was printed last", "[depot]")
{
    TwoPrinters two(week_of({{"A", 5}}), [](Printer& p) { p.handling = Handling::rewind; });
    PrintRequest request;
    request.printer = {"froid-2"};
    request.tickets = false;
    request_print(two.depot, two.session, request);
    std::vector<std::string> roll = two.codes_at("froid-2");
    std::reverse(roll.begin(), roll.end());
    CHECK(roll == two.roll("A"));
}

TEST_CASE("unsent work leaves a printer that stops, asks, or is silent for long", "[depot]")
{
    TwoPrinters two(week_of({{"A", 58}}));
    two.print_labels(two.session);
    const UtcMs now = two.clock.now();
    REQUIRE(two.codes_at("etiquettes").size() == 60);
    SECTION("nothing is known of it")
    {
        CHECK(rebalance(two.depot, {}) == 0);
    }
    SECTION("a short silence")
    {
        CHECK(rebalance(two.depot, {{{"etiquettes"}, {.silent_since = now - 29'999}}}) == 0);
    }
    SECTION("a long one")
    {
        CHECK(rebalance(two.depot, {{{"etiquettes"}, {.silent_since = now - 30'000}}}) == 3);
    }
    SECTION("a question")
    {
        CHECK(rebalance(two.depot, {{{"etiquettes"}, {.asks = true}}}) == 3);
    }
    SECTION("stopped, and going again: it is not taken back")
    {
        CHECK(rebalance(two.depot, {{{"etiquettes"}, {.stopped = true}}}) == 3);
        CHECK(two.codes_at("froid-2") == two.roll("A"));
        CHECK(rebalance(two.depot, {}) == 0);
        CHECK(two.codes_at("froid-2") == two.roll("A"));
    }
    SECTION("both stopped")
    {
        CHECK(rebalance(two.depot, {{{"etiquettes"}, {.stopped = true}},
                                    {{"froid-2"}, {.stopped = true}}}) == 0);
    }
}

TEST_CASE("what moves to a printer that stacks the other way is turned", "[depot]")
{
    TwoPrinters two(week_of({{"A", 58}}), face_up);
    two.print_labels(two.session);
    REQUIRE(two.codes_at("etiquettes") == two.roll("A"));
    CHECK(rebalance(two.depot, {{{"etiquettes"}, {.stopped = true}}}) == 3);
    std::vector<std::string> pile = two.codes_at("froid-2");
    std::reverse(pile.begin(), pile.end());
    CHECK(pile == two.roll("A"));
    CHECK(rebalance(two.depot, {{{"froid-2"}, {.stopped = true}}}) == 3);
    CHECK(two.codes_at("etiquettes") == two.roll("A"));
}

TEST_CASE("what waits for its hour does not move before", "[depot]")
{
    TwoPrinters two(week_of({{"A", 18}}));
    PrintRequest request;
    request.not_before = two.clock.now() + 1000;
    request_print(two.depot, two.session, request);
    const Standings stopped = {{{"etiquettes"}, {.stopped = true}}};
    CHECK(rebalance(two.depot, stopped) == 0);
    two.clock.advance(1000);
    CHECK(rebalance(two.depot, stopped) == 1);
}

TEST_CASE("no label moves to a stock that has no layout, nor to other dots", "[depot]")
{
    TwoPrinters two(week_of({{"A", 18}}), [](Printer& printer) {
        printer.media = {Length::mm(60), Length::mm(40)};
    });
    two.print_labels(two.session);
    CHECK(two.codes_at("froid-2").empty());
    CHECK(rebalance(two.depot, {{{"etiquettes"}, {.stopped = true}}}) == 0);
}

TEST_CASE("a removed printer's unsent work goes to the others, in their order", "[depot]")
{
    TwoPrinters two(week_of({{"A", 40}}), face_up);
    PrintRequest request;
    request.printer = {"froid-2"};
    request.tickets = false;
    request_print(two.depot, two.session, request);
    CHECK(remove_printer(two.depot, {"froid-2"}) == 3);
    CHECK(two.codes_at("etiquettes") == two.roll("A"));
    CHECK(two.depot.store().printers().size() == 3);
    CHECK(message_of([&] { remove_printer(two.depot, {"froid-2"}); }) ==
          "Pas d'imprimante «froid-2»: «cageot printer list» les nomme.");
}

TEST_CASE("a printer that prints, or that the config names, is not removed", "[depot]")
{
    TwoPrinters two(week_of({{"A", 3}}));
    PrintRequest request;
    request.printer = {"froid-2"};
    request.tickets = false;
    request_print(two.depot, two.session, request);
    SpoolJob job = two.jobs({"S1"}).at(0);
    job.state = SpoolState::submitted;
    two.depot.store().update_job(job);
    CHECK(message_of([&] { remove_printer(two.depot, {"froid-2"}); }) ==
          "«froid-2» imprime encore: attendez la fin de ses travaux, puis recommencez.");
    CHECK(message_of([&] { remove_printer(two.depot, {"etiquettes"}); }) ==
          "«etiquettes» est dans le fichier de configuration: ôtez-la de là d'abord.");
    CHECK(two.depot.store().printers().size() == 4);
}

TEST_CASE("a printer with an open question is not removed", "[depot]")
{
    TwoPrinters two(week_of({{"A", 3}}));
    PrintRequest request;
    request.printer = {"froid-2"};
    request.tickets = false;
    request_print(two.depot, two.session, request);
    SpoolJob job = two.jobs({"S1"}).at(0);
    job.sent_at = two.depot.now();
    job = two.depot.store().start_job(job, 1).value();
    job.state = SpoolState::doubtful;
    job.doubt = Doubt::last;
    two.depot.store().update_job(job);
    CHECK(message_of([&] { remove_printer(two.depot, {"froid-2"}); }) ==
          "«froid-2» a une question ouverte: dites ce qui en est sorti en dernier, puis "
          "recommencez.");
    DoubtAnswer all;
    all.last = DoubtAnswer::Last::all;
    answer(two.depot, {"froid-2"}, all);
    CHECK(remove_printer(two.depot, {"froid-2"}) == 0);
}

TEST_CASE("the last printer for open work is not removed", "[depot]")
{
    SampleDepot sample([](DepotSettings& settings) { settings.printers.clear(); });
    sample.depot.store().save_printer(label_printer("seule"));
    sample.print_labels(sample.freeze_csv(week_of({{"A", 3}})));
    CHECK(message_of([&] { remove_printer(sample.depot, {"seule"}); }) ==
          "«seule» a encore du travail et aucune autre ne peut le prendre: ajoutez d'abord une "
          "imprimante.");
    CHECK(sample.depot.store().printers().size() == 1);
}

TEST_CASE("work for a cold printer that is gone goes where labels do", "[depot]")
{
    SampleDepot sample;
    sample.depot.store().save_printer(label_printer("froid", PrinterRole::cold));
    sample.print_labels(sample.freeze_csv(cold_week()));
    CHECK(remove_printer(sample.depot, {"froid"}) == 2);
    for (const SpoolJob& job : sample.jobs({"S1"}))
        CHECK(job.printer.value == "etiquettes");
}

} // namespace cageot
