#include "depot/rehearse.h"

#include "depot/spooling_depot.h"
#include "support/answering_printer.h"
#include "support/private_cupsd.h"

#include <algorithm>
#include <set>

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;

const PrinterName labels{"etiquettes"}, tickets{"tickets"};

/// A depot whose printers answer what the test says.
struct RehearsedDepot : SpoolingDepot {
    RehearsedDepot() { prepare(); }
    explicit RehearsedDepot(DepotSettings settings)
        : SpoolingDepot(std::move(settings))
    {
        prepare();
    }
    void prepare()
    {
        questions.ask = [this](const Printer& printer) {
            asked.push_back(printer.name.value);
            return answers[printer.name];
        };
        questions.check = [this](const Printer&) { return findings; };
        watch.emplace(depot, questions);
    }
    /// One round of the service so much later.
    void round_after(UtcMs milliseconds)
    {
        clock.advance(milliseconds);
        queue.complete_all();
        step();
        watch->look();
    }
    /// Every label is out and every printer was asked.
    void come_out()
    {
        for (int i = 0; i < 4; ++i)
            round_after(10'000);
    }
    void says(const PrinterName& printer, int label_length, const std::string& flag = {},
              int dots_per_mm = 8)
    {
        PrinterAnswer& answer = answers[printer];
        answer.reach = PrinterAnswer::Reach::answered;
        answer.status = parse_zebra_status(host_status(label_length, flag));
        answer.identity = parse_zebra_identity(identification(dots_per_mm));
    }
    Rehearsal rehearsal(const PrinterName& printer)
    {
        for (const Rehearsal& one : depot.store().rehearsals())
            if (one.printer == printer)
                return one;
        throw std::logic_error("no rehearsal");
    }
    Diagnosis of(const PrinterName& printer)
    {
        for (const PrinterRehearsal& one : rehearsal_state(depot).printers)
            if (one.printer == printer)
                return one.diagnosis;
        throw std::logic_error("no printer");
    }
    Diagnosis scan(const std::string& text, std::optional<PrinterName> at = {})
    {
        return rehearsal_scan(depot, text, at);
    }

    std::map<PrinterName, PrinterAnswer> answers;
    std::vector<std::string> asked;
    std::vector<Finding> findings;
    PrinterQuestions questions;
    std::optional<RehearsalWatch> watch;
};

/// With a rehearsal whose labels are on their way.
struct Begun : RehearsedDepot {
    Begun() { start_rehearsal(depot, {}, "test"); }
};

} // namespace

TEST_CASE("each thermal printer gets one label, with codes that no paper ever had", "[depot]")
{
    RehearsedDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    std::set<std::string> codes;
    for (const LedgerRow& row : sample.depot.store().ledger(session.id))
        codes.insert(row.code);
    const std::size_t before = codes.size();
    for (int week = 0; week < 2; ++week) {
        const std::vector<Rehearsal> begun = start_rehearsal(sample.depot, {}, "test");
        REQUIRE(begun.size() == 2); // the office printer prints no dots of ours
        for (const Rehearsal& one : begun)
            codes.insert({one.code_4, one.code_3, one.code_2});
        sample.come_out();
    }
    const StoredSession next =
        sample.freeze_csv(orders_csv({"18;Abel;Aragon;Ferme;Tomates;500g;4"}, "Vente 47"));
    std::size_t of_next = 0;
    for (const LedgerRow& row : sample.depot.store().ledger(next.id))
        if (codes.insert(row.code).second)
            ++of_next;
    CHECK(codes.size() == before + 12 + of_next);
    CHECK(of_next == sample.depot.store().ledger(next.id).size());
    CHECK(sample.queue.titles() ==
          std::vector<std::string>{"répétition etiquettes", "répétition tickets",
                                   "répétition etiquettes", "répétition tickets"});
}

TEST_CASE("a label goes before the batch that waits at its printer", "[depot]")
{
    RehearsedDepot sample;
    sample.print_labels(sample.freeze_csv(small_week()));
    start_rehearsal(sample.depot, {labels}, "test");
    CHECK(sample.depot.store().open_jobs().back().urgency == Urgency::waiting);
}

TEST_CASE("when every finest code was read, every printer is ready", "[depot]")
{
    Begun sample;
    CHECK(sample.of(labels).fault == RehearsalFault::asked);
    sample.come_out();
    CHECK(sample.of(labels).fault == RehearsalFault::to_scan);
    CHECK(rehearsal_state(sample.depot).sentence() == "Répétition: 0 imprimante sur 2 prête.");
    CHECK(sample.scan(sample.rehearsal(labels).code_2, labels).ok());
    CHECK(rehearsal_state(sample.depot).sentence() == "Répétition: 1 imprimante sur 2 prête.");
    CHECK(sample.scan(sample.rehearsal(tickets).code_2, tickets).ok());
    const RehearsalState state = rehearsal_state(sample.depot);
    CHECK(state.sentence() == "Répétition: 2 imprimantes sur 2 prêtes.");
    CHECK(state.all_ready());
    CHECK(state.is_fresh);
    sample.clock.advance(6 * 24 * 3'600'000LL);
    CHECK_FALSE(rehearsal_state(sample.depot).is_fresh);
}

TEST_CASE("fault 1: a printer that is switched off", "[depot]")
{
    Begun sample;
    sample.answers[labels].reach = PrinterAnswer::Reach::unreachable;
    sample.come_out();
    CHECK(sample.of(labels) ==
          Diagnosis{RehearsalFault::printer_off,
                    "L'imprimante ne répond pas: allumez-la et vérifiez son câble."});
    CHECK(sample.of(tickets).fault == RehearsalFault::to_scan);
    SECTION("once it is on and its label was read it is ready")
    {
        sample.answers[labels] = {};
        sample.come_out();
        CHECK(sample.of(labels).fault == RehearsalFault::to_scan);
        CHECK(sample.scan(sample.rehearsal(labels).code_2).ok());
    }
}

TEST_CASE("fault 2: no paper, fault 3: an open cover", "[depot]")
{
    Begun sample;
    sample.says(labels, 256, "paper-out");
    sample.says(tickets, 1200, "head-open");
    sample.come_out();
    CHECK(sample.of(labels) == Diagnosis{RehearsalFault::no_paper,
                                         "L'imprimante n'a plus de papier: mettez un rouleau."});
    CHECK(sample.of(tickets) ==
          Diagnosis{RehearsalFault::cover_open,
                    "L'imprimante est ouverte: fermez son capot jusqu'au clic."});
}

TEST_CASE("fault 4: a stopped queue or a print server that loses jobs", "[depot]")
{
    Begun sample;
    sample.findings = {{Severity::error, "cupsd.conf", 0, "", "CUPS oublie les derniers travaux."}};
    sample.come_out();
    CHECK(sample.of(labels) ==
          Diagnosis{RehearsalFault::queue, "CUPS oublie les derniers travaux."});
}

TEST_CASE("fault 5: other labels than expected, though their codes read well", "[depot]")
{
    Begun sample;
    sample.says(labels, 400);
    SECTION("scanned after the printer was asked")
    {
        sample.come_out();
        CHECK_FALSE(sample.scan(sample.rehearsal(labels).code_2).ok());
    }
    SECTION("scanned before")
    {
        sample.step();
        CHECK(sample.scan(sample.rehearsal(labels).code_2).ok());
        sample.come_out();
    }
    CHECK(sample.of(labels).fault == RehearsalFault::wrong_stock);
    CHECK_THAT(sample.of(labels).sentence, ContainsSubstring("le rouleau de 32 mm"));
    CHECK_FALSE(rehearsal_state(sample.depot).all_ready());
    sample.says(labels, 256); // the right roll: it is ready without another scan
    sample.come_out();
    CHECK(sample.of(labels).ok());
}

TEST_CASE("fault 6: a printer with another grid of dots", "[depot]")
{
    Begun sample;
    sample.says(labels, 384, "", 12);
    sample.come_out();
    CHECK(sample.of(labels) ==
          Diagnosis{RehearsalFault::other_dpi,
                    "L'imprimante fait 300 points par pouce et non 203: corrigez son dpi dans les "
                    "réglages, puis «cageot printer add»."});
}

TEST_CASE("fault 7: a pale print, of which only the coarsest code reads", "[depot]")
{
    Begun sample;
    sample.come_out();
    const Diagnosis pale = sample.scan(sample.rehearsal(labels).code_4, labels);
    CHECK(pale.fault == RehearsalFault::pale);
    CHECK_THAT(pale.sentence, ContainsSubstring("augmentez la chauffe"));
    CHECK(sample.of(labels) == pale);
    CHECK(sample.scan(sample.rehearsal(labels).code_3, labels).fault == RehearsalFault::blurred);
    CHECK(sample.scan(sample.rehearsal(labels).code_2, labels).ok());
    CHECK(sample.of(labels).ok());
}

TEST_CASE("fault 8: the label of another printer came out", "[depot]")
{
    Begun sample;
    sample.come_out();
    const Diagnosis swapped = sample.scan(sample.rehearsal(tickets).code_2, labels);
    CHECK(swapped == Diagnosis{RehearsalFault::swapped,
                               "L'étiquette de tickets est sortie de etiquettes: échangez leurs "
                               "câbles, ou leurs adresses dans les réglages."});
    CHECK_FALSE(sample.of(tickets).ok());
}

TEST_CASE("a label of an earlier rehearsal does not make a printer ready", "[depot]")
{
    Begun sample;
    const std::string old = sample.rehearsal(labels).code_2;
    sample.come_out();
    start_rehearsal(sample.depot, {labels}, "test");
    sample.come_out();
    CHECK(sample.scan(old, labels).fault == RehearsalFault::old_label);
    CHECK(sample.of(labels).fault == RehearsalFault::to_scan);
}

TEST_CASE("a scanner on another keyboard is told, and makes no printer ready", "[depot]")
{
    Begun sample;
    sample.come_out();
    std::string typed;
    const std::vector<std::string> keys{"à", "&", "é", "\"", "'", "(", "-", "è", "_", "ç"};
    for (const char letter : sample.rehearsal(labels).code_2)
        typed += letter >= '0' && letter <= '9' ? keys[static_cast<std::size_t>(letter - '0')]
                                                : std::string(1, letter);
    CHECK(sample.scan(typed).fault == RehearsalFault::wrong_keyboard);
    CHECK_FALSE(sample.of(labels).ok());
}

TEST_CASE("a label that nobody scans for ten minutes is asked after", "[depot]")
{
    Begun sample;
    sample.come_out();
    sample.clock.advance(time_to_scan);
    CHECK(sample.of(labels).fault == RehearsalFault::not_scanned);
}

TEST_CASE("a printer without a calibration layout says so instead of printing", "[depot]")
{
    RehearsedDepot sample;
    Printer roll{tickets, "socket://192.0.2.1", PrinterRole::tickets, {Length::mm(80), Length()}};
    sample.depot.store().save_printer(roll);
    start_rehearsal(sample.depot, {tickets}, "test");
    sample.step();
    CHECK(sample.of(tickets).fault == RehearsalFault::not_printed);
    CHECK_THAT(sample.of(tickets).sentence, ContainsSubstring("calibration"));
    CHECK(sample.queue.taken().empty());
}

TEST_CASE("printers are left alone when no rehearsal goes on", "[depot]")
{
    RehearsedDepot sample;
    for (int i = 0; i < 5; ++i)
        sample.round_after(60'000);
    CHECK(sample.asked.empty());
    start_rehearsal(sample.depot, {}, "test");
    sample.come_out();
    for (const PrinterName& printer : {labels, tickets})
        sample.scan(sample.rehearsal(printer).code_2);
    const std::size_t asked = sample.asked.size();
    CHECK(asked <= 4); // one printer every ten seconds
    for (int i = 0; i < 100; ++i)
        sample.round_after(60'000);
    CHECK(sample.asked.size() == asked);
}

TEST_CASE("a printer that nobody knows has no rehearsal", "[depot]")
{
    RehearsedDepot sample;
    CHECK_THROWS_AS(start_rehearsal(sample.depot, {{"bureau"}}, "test"), UnknownName);
    CHECK_THROWS_AS(sample.scan("U1234567874", PrinterName{"zebra"}), UnknownName);
    RehearsedDepot bare([] {
        static const TemporaryFolder folder;
        DepotSettings settings = sample_settings(folder.path());
        settings.printers.clear();
        return settings;
    }());
    CHECK_THROWS_WITH(start_rehearsal(bare.depot, {}, "test"),
                      "Aucune imprimante d'étiquettes ou de tickets: ajoutez-la avec «cageot "
                      "printer add».");
}

TEST_CASE("the weekly rehearsal begins by itself, once, and is on the board until all are ready",
          "[depot]")
{
    const TemporaryFolder folder;
    DepotSettings settings = sample_settings(folder.path());
    settings.rehearse_at = parse_weekly_time("mercredi 18:00");
    RehearsedDepot sample(settings);
    const UtcMs due = next_weekly_time(sample.depot.now(), *settings.rehearse_at, "Europe/Paris");
    const auto on_board = [&] {
        const std::vector<Notice> notices = sample.depot.store().notices();
        return std::any_of(notices.begin(), notices.end(), [](const Notice& notice) {
            return notice.key == "rehearsal" && notice.url == "/rehearsal" && !notice.urgent;
        });
    };
    sample.clock.advance(due - sample.depot.now() - 1);
    sample.watch->look();
    CHECK(sample.depot.store().rehearsals().empty());
    sample.round_after(1'000);
    CHECK(sample.depot.store().rehearsals().size() == 2);
    CHECK(on_board());
    sample.come_out();
    CHECK(sample.depot.store().rehearsals().size() == 2);
    sample.scan(sample.rehearsal(labels).code_2);
    CHECK(on_board());
    sample.scan(sample.rehearsal(tickets).code_2);
    CHECK_FALSE(on_board());
    sample.round_after(7 * 24 * 3'600'000LL);
    CHECK(sample.depot.store().rehearsals().size() == 4);
    SECTION("a depot that was off at its moment does not begin it much later")
    {
        sample.round_after(7 * 24 * 3'600'000LL + 4 * 3'600'000LL);
        CHECK(sample.depot.store().rehearsals().size() == 4);
    }
}

TEST_CASE("a real queue that is absent, and a real printer that is off, are found", "[depot]")
{
    const PrivateCupsd cupsd;
    const AnsweringPrinter device({host_status(256), identification(8)});
    Printer printer;
    printer.name = labels;
    printer.uri = device.uri();
    const PrinterQuestions questions = real_questions(cupsd.address());
    const auto diagnosed = [&] {
        return diagnose_printer(printer, questions.ask(printer), questions.check(printer));
    };
    CHECK(diagnosed().fault == RehearsalFault::queue); // there is no such queue
    set_up_queue(CupsServer(cupsd.address()), printer);
    CHECK(diagnosed().ok());
    printer.uri = "socket://127.0.0.1:1";
    CHECK(diagnosed().fault == RehearsalFault::printer_off);
}

} // namespace cageot
