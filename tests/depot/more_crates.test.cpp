// CAGETTE DE PLUS: a crate is full, and its next container has a ticket of its own.

#include "depot/more_crates.h"

#include "depot/answer.h"
#include "depot/history_words.h"
#include "depot/job_pages.h"
#include "depot/more_page.h"
#include "depot/scanning_depot.h"
#include "depot/spooler.h"
#include "support/catch2_compat.h"
#include "support/fake_printer_queue.h"

#include <algorithm>

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;
using Codes = std::vector<std::string>;

void add_cold_printer(DepotSettings& settings)
{
    auto cold = settings.printers.front();
    cold.printer.name = {"froid"};
    cold.printer.role = PrinterRole::cold;
    settings.printers.push_back(cold);
}

/// Stations, and the printers of what they ask for.
struct FullCrates : ScanningDepot {
    explicit FullCrates(void (*change)(DepotSettings&) = nullptr)
        : ScanningDepot(change)
    {
        restart();
    }
    /// The program died and was started again.
    void restart()
    {
        spooler.reset();
        spooler.emplace(depot, queue, PrintingRights::take(depot));
    }
    void step()
    {
        clock.advance(10'000);
        spooler->step();
    }
    std::string crate(Zone zone = Zone::ambient) { return codes().crate("17", zone); }
    /// The card is scanned in the crate; the event's id.
    std::string ask(const std::string& crate)
    {
        post.scan(crate);
        const Scan scan = post.make(card(Command::one_more_crate));
        CHECK(post.send(scan).judgement.reason == Reason::one_more);
        return scan.id;
    }
    std::vector<SpoolJob> tickets()
    {
        std::vector<SpoolJob> all = jobs(session.id);
        std::erase_if(all, [](const SpoolJob& job) { return job.kind != PageKind::more; });
        return all;
    }
    /// Pages of the jobs that are not taken back.
    Codes pages()
    {
        Codes codes;
        for (const SpoolJob& job : tickets())
            if (job.state != SpoolState::canceled)
                codes.insert(codes.end(), job.codes.begin(), job.codes.end());
        return codes;
    }
    /// What the job's only page says.
    std::vector<std::string> texts_of(const SpoolJob& job)
    {
        const auto now = situation_of(depot, session.id);
        const PlanPages plan(*now->plan);
        const auto wanted = valid_pages(depot.store(), job, now->session.version);
        REQUIRE(wanted);
        const MadeDocument document =
            make_document({plan, depot.stationery(), 203, "v1 jeu. 06:12"}, *wanted, job.title);
        CHECK(document.why_not().empty());
        CHECK(document.codes == job.codes);
        REQUIRE(document.pages.size() == 1);
        std::vector<std::string> texts;
        for (const Mark& mark : document.pages.front().marks) {
            if (const auto* text = std::get_if<TextMark>(&mark))
                texts.push_back(text->text);
            if (const auto* symbol = std::get_if<SymbolMark>(&mark))
                texts.push_back(symbol->symbol.payload);
        }
        return texts;
    }

    FakePrinterQueue queue;
    std::optional<Spooler> spooler;
};

bool has(const std::vector<std::string>& texts, const std::string& text)
{
    return std::ranges::find(texts, text) != texts.end();
}

} // namespace

TEST_CASE("the page of a container more is called by the crate and its number", "[depot]")
{
    CHECK(to_string(MorePage{"C0000001187", 12}) == "C0000001187+12");
    CHECK(parse_more_page("C0000001187+12") == MorePage{"C0000001187", 12});
    for (const char* other : {"C0000001187", "C0000001187-3", "C0000001187+", "C0000001187+0",
                              "C0000001187+-1", "C0000001187+1x", "liste à cocher", ""})
        CHECK_FALSE(parse_more_page(other));
}

TEST_CASE("CAGETTE DE PLUS prints a bag ticket with the crate's code, +1, then +2", "[depot]")
{
    FullCrates sample;
    const std::string crate = sample.crate();
    sample.ask(crate);
    sample.ask(crate);
    const std::vector<SpoolJob> jobs = sample.tickets();
    CHECK(sample.pages() == Codes{crate + "+1", crate + "+2"});
    REQUIRE(jobs.size() == 2);
    CHECK(jobs[0].title == "S1 cagette de plus 1 +1");
    CHECK(jobs[0].printer == PrinterName{"etiquettes"});
    CHECK(jobs[0].urgency == Urgency::waiting);
    CHECK(jobs[0].asked_by == "poste-1");
    for (const SpoolJob& job : jobs) {
        const auto texts = sample.texts_of(job);
        CHECK(has(texts, "1"));
        CHECK(has(texts, &job == &jobs[0] ? "+1" : "+2"));
        CHECK(has(texts, "A"));
        CHECK(has(texts, "Aragon"));
        CHECK(has(texts, "Inès L."));
        CHECK(has(texts, crate));
        CHECK(
            std::ranges::none_of(texts, [](const auto& text) { return text.starts_with("DUPL"); }));
    }
    sample.step();
    CHECK(sample.queue.titles() == Codes{"S1 cagette de plus 1 +1", "S1 cagette de plus 1 +2"});
    // The crate's own ticket is what it was.
    CHECK(sample.state(crate) == LabelState::confirmed);
    for (const LedgerRow& row : sample.depot.store().ledger(sample.session.id))
        CHECK(row.copies == 0);
}

TEST_CASE("a container more of a cold bag says its zone and goes to the cold printer", "[depot]")
{
    FullCrates sample(add_cold_printer);
    sample.ask(sample.crate(Zone::chilled));
    REQUIRE(sample.tickets().size() == 1);
    const SpoolJob job = sample.tickets().front();
    CHECK(job.printer == PrinterName{"froid"});
    CHECK(job.title == "S1 cagette de plus 1 F +1");
    const auto texts = sample.texts_of(job);
    CHECK(has(texts, "+1"));
    CHECK(has(texts, "FRAIS"));
    CHECK(has(texts, "en plus de 1 F"));
}

TEST_CASE("ANNULER takes back a ticket that was not sent, whose number is free again", "[depot]")
{
    FullCrates sample;
    const std::string crate = sample.crate();
    const bool sent = GENERATE(false, true);
    sample.ask(crate);
    if (sent)
        sample.step();
    CHECK(sample.post.reason(card(Command::undo)) == Reason::undone);
    REQUIRE(sample.tickets().size() == 1);
    CHECK(sample.tickets().front().state == (sent ? SpoolState::submitted : SpoolState::canceled));
    sample.step();
    CHECK(sample.queue.titles().size() == (sent ? 1 : 0));
    sample.ask(crate);
    CHECK(sample.tickets().back().codes == Codes{crate + "+1"});
    CHECK(sample.post.scan(crate).shown.crate->more == 1);
}

TEST_CASE("a container more is asked for once, whenever and however often its scan arrives",
          "[depot]")
{
    FullCrates sample;
    const std::string crate = sample.crate();
    sample.post.scan(crate);
    const Scan more = sample.post.make(card(Command::one_more_crate));
    Scan undo = sample.post.make(card(Command::undo));
    undo.before.undo = more.id;
    const std::vector<std::vector<std::vector<Scan>>> ways = {
        {{more}, {more}, {more}}, {{more, more}},         {{more}, {undo}, {more}, {undo}},
        {{undo}, {more}, {more}}, {{more, undo}, {more}}, {{undo, more}}};
    const std::size_t way = GENERATE(range(0U, 6U));
    for (const std::vector<Scan>& batch : ways.at(way)) {
        judge_scans(sample.depot, sample.session.id, batch);
        sample.restart();
    }
    CHECK(sample.pages() == (way < 2 ? Codes{crate + "+1"} : Codes{}));
    sample.step();
    CHECK(sample.queue.titles().size() == (way < 2 ? 1 : 0));
    CHECK(sample.told().empty());
}

TEST_CASE("an undo that comes again takes nothing from who has the number now", "[depot]")
{
    FullCrates sample;
    const std::string crate = sample.crate();
    sample.ask(crate);
    const Scan undo = sample.post.make(card(Command::undo));
    sample.post.send(undo);
    sample.ask(crate);
    sample.post.send(undo);
    CHECK(sample.pages() == Codes{crate + "+1"});
}

TEST_CASE("an asked-for container more outlives a version, and ends with its order", "[depot]")
{
    FullCrates sample;
    const std::string crate = sample.crate();
    sample.ask(crate);
    const bool stays = GENERATE(true, false);
    sample.freeze_csv(stays ? small_week_later()
                            : orders_csv({"18;Odette Sœur;Aragon;Ferme du Causse;Tomates;500g;1"}));
    sample.step();
    REQUIRE(sample.tickets().size() == 1);
    CHECK(sample.tickets().front().state == (stays ? SpoolState::submitted : SpoolState::canceled));
    CHECK(sample.tickets().front().codes == Codes{crate + "+1"});
}

TEST_CASE("a version that makes a printed container more wrong tells so on the board", "[depot]")
{
    FullCrates sample;
    sample.ask(sample.crate());
    sample.step();
    SECTION("its order is cancelled")
    {
        sample.freeze_csv(orders_csv({"18;Odette Sœur;Aragon;Ferme du Causse;Tomates;500g;1"}));
        CHECK(has(sample.told(), "Vente 46, version 2: le ticket «1 +1» ne vaut plus, jetez-le."));
    }
    SECTION("only its goods are others")
    {
        sample.freeze_csv(small_week_later());
        for (const std::string& sentence : sample.told())
            CHECK_THAT(sentence, !ContainsSubstring("+1"));
    }
}

TEST_CASE("a question names a container more, and it is answered by the scan of its ticket",
          "[depot]")
{
    FullCrates sample;
    const std::string crate = sample.crate();
    sample.ask(crate);
    sample.ask(crate);
    sample.step();
    const bool came_out = GENERATE(true, false);
    for (const std::size_t place : {0U, 1U})
        sample.queue.change(place, [](JobStatus& status) {
            status.state = JobState::aborted;
            status.begun = true;
        });
    sample.step();
    std::vector<Question> asked = questions(sample.depot);
    REQUIRE(asked.size() == 1);
    REQUIRE(asked[0].pages.size() == 2);
    CHECK(asked[0].pages[0].mark == "1 +1");
    CHECK(asked[0].pages[0].what == "ticket d’une cagette de plus");
    CHECK(asked[0].pages[1].code == crate + "+2");
    if (came_out) {
        CHECK(answer_by_scan(sample.depot, crate, "poste-1"));
    } else {
        DoubtAnswer none;
        none.last = DoubtAnswer::Last::none;
        answer(sample.depot, asked[0].printer, none);
    }
    CHECK(questions(sample.depot).empty());
    sample.step();
    const std::vector<std::string> titles = sample.queue.titles();
    const std::vector<std::string> again(titles.begin() + 2, titles.end());
    CHECK(again == (came_out ? Codes{"S1 cagette de plus 1 +2"}
                             : Codes{"S1 cagette de plus 1 +1", "S1 cagette de plus 1 +2"}));
    sample.ask(crate); // what was given again keeps its number
    CHECK(sample.tickets().back().codes == Codes{crate + "+3"});
}

TEST_CASE("the history tells of a container more in words", "[depot]")
{
    FullCrates sample;
    sample.ask(sample.crate());
    HistoryWords words(sample.depot);
    HistoryWish wish;
    const auto happenings = sample.depot.store().job_happenings(wish);
    REQUIRE(happenings.size() == 1);
    CHECK(words.of(happenings.front()).what ==
          "Impression demandée: 1 +1 · ticket d’une cagette de plus (etiquettes)");
}

} // namespace cageot
