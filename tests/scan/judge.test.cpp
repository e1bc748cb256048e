#include "lists.h"

#include "scan/shown.h"
#include "support/catch2_compat.h"

using namespace cageot;
using namespace cageot::test;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A station that is packed at: it remembers, and what it scans is added.
class Table {
public:
    explicit Table(PackList list = two_orders())
        : packing_(std::make_shared<const PackList>(std::move(list)))
    {
    }

    Judgement judge(const std::string& text, Scan::Action action = Scan::Action::scan,
                    int amount = 0, const Elsewhere& elsewhere = {})
    {
        now_ += 2'000;
        Scan scan;
        scan.id = "scan-" + std::to_string(++count_);
        scan.station = "poste-1";
        scan.at = now_;
        scan.action = action;
        scan.text = text;
        scan.amount = amount;
        scan.before = standing;
        Judgement judgement = cageot::judge(packing_, scan, elsewhere);
        packing_.add(judgement.event);
        standing = judgement.after;
        shown = shown_of(packing_, judgement);
        words = french_words(judgement, shown);
        return judgement;
    }
    Reason reason(const std::string& text, Scan::Action action = Scan::Action::scan, int amount = 0)
    {
        return judge(text, action, amount).reason;
    }
    void wait(UtcMs ms) { now_ += ms; }
    const Packing& packing() const { return packing_; }

    Standing standing;
    Shown shown;
    VerdictWords words;

private:
    Packing packing_;
    UtcMs now_ = 1'000'000;
    int count_ = 0;
};

} // namespace

TEST_CASE("product first: the crate is shown, and the thing is known to go there", "[scan]")
{
    Table table;
    CHECK(table.reason(unit_code(1)) == Reason::crate_shown);
    REQUIRE(table.shown.crate);
    CHECK(table.shown.crate->number == 14);
    CHECK(table.shown.crate->cold == std::vector<std::string>{"14 F"});
    CHECK(table.shown.seen == 1);
    CHECK(table.shown.needed == 3);
    CHECK(table.words.word == "OK");
    CHECK(table.words.sentence ==
          "La 14, BLEU, Aragon. Tomates 500g: 1 sur 3 dans la 14. + 14 F à la chambre froide.");
    CHECK(table.packing().evidence_of(unit_code(1)) == Evidence::shown);
}

TEST_CASE("crate first: the crate is the context, and what belongs elsewhere is a STOP", "[scan]")
{
    Table table;
    CHECK(table.reason(crate_code(1)) == Reason::opened);
    CHECK(table.shown.missing.size() == 2);
    CHECK(table.reason(unit_code(1)) == Reason::placed);
    CHECK(table.packing().evidence_of(unit_code(1)) == Evidence::scanned);
    const Judgement wrong = table.judge(unit_code(5));
    CHECK(wrong.reason == Reason::other_crate);
    CHECK(wrong.verdict() == Verdict::stop);
    CHECK(table.words.sentence ==
          "Cette étiquette va dans la 22, ROUGE, Lastours. Retirez-la, puis continuez.");
    CHECK(table.packing().unit_in(unit_code(5)) == nullptr);
    CHECK(table.standing.crate == crate_code(1));
}

TEST_CASE("chilled goods of the same order are stopped at the ambient crate", "[scan]")
{
    Table table;
    table.judge(crate_code(1));
    CHECK(table.reason(unit_code(4)) == Reason::colder_crate);
    CHECK_THAT(table.words.sentence, ContainsSubstring("la 14 F"));
}

TEST_CASE("the last thing completes the crate, and the context ends", "[scan]")
{
    Table table;
    table.judge(crate_code(1));
    table.judge(head_code(1));
    for (const std::uint32_t unit : {1U, 2U})
        CHECK(table.reason(unit_code(unit)) == Reason::placed);
    const Judgement last = table.judge(unit_code(3));
    CHECK(last.reason == Reason::complete);
    CHECK(last.verdict() == Verdict::crate_complete);
    CHECK(table.standing.crate.empty());
    CHECK(table.shown.crates_left == 2);
    CHECK_THAT(table.words.sentence, ContainsSubstring("+ 14 F à la chambre froide."));
}

TEST_CASE("the context ends after three quarters of a minute without a scan for it", "[scan]")
{
    Table table;
    table.judge(crate_code(1));
    table.wait(30'000);
    CHECK(table.reason(unit_code(1)) == Reason::placed);
    table.wait(30'000);
    CHECK(table.reason(unit_code(2)) == Reason::placed);
    table.wait(44'000);
    CHECK(table.reason(unit_code(5)) == Reason::crate_shown);
}

TEST_CASE("the same text at once is the same scan, later it was already done", "[scan]")
{
    Table table;
    table.judge(unit_code(1));
    table.wait(-1'500);
    CHECK(table.judge(unit_code(1)).repeated);
    const Judgement again = table.judge(unit_code(1));
    CHECK(again.reason == Reason::already_in);
    CHECK(again.station == "poste-1");
    CHECK(table.packing().seen(0) == 1);
}

TEST_CASE("the other symbol of a label at once is the same scan too", "[scan]")
{
    Table table;
    table.judge(unit_code(1));
    table.wait(-1'500);
    CHECK(table.judge(unit_code(1) + crate_code(1)).repeated);
}

TEST_CASE("what was shown its crate may be scanned into it: that is surer", "[scan]")
{
    Table table;
    table.judge(unit_code(1));
    table.judge(crate_code(1));
    CHECK(table.reason(unit_code(1)) == Reason::placed);
    CHECK(table.packing().evidence_of(unit_code(1)) == Evidence::scanned);
    CHECK(table.packing().seen(0) == 1);
}

TEST_CASE("a label that is no longer right says why", "[scan]")
{
    Table table;
    CHECK(table.reason(unit_code(7)) == Reason::replaced_label);
    CHECK(table.shown.now == unit_code(8));
    CHECK(table.reason(unit_code(9)) == Reason::cancelled_order);
    CHECK(table.reason(unit_code(10)) == Reason::surplus);
    CHECK(table.reason(unit_code(6)) == Reason::absent);
    CHECK(table.judge(unit_code(99), Scan::Action::scan, 0, {"S0"}).reason ==
          Reason::other_session);
    CHECK(table.reason(unit_code(99)) == Reason::unknown_code);
    CHECK(table.reason("3017620422003") == Reason::farm_code);
    CHECK(table.reason("U123456") == Reason::misread);
    CHECK(evidence_mix(table.packing()).articles == std::array<long, 4>{});
}

TEST_CASE("a command card is about the label before it or the next one", "[scan]")
{
    Table table;
    CHECK(table.reason(card(Command::missing)) == Reason::label_asked);
    const Judgement after = table.judge(unit_code(1));
    CHECK(after.reason == Reason::noted);
    CHECK(after.event.kind == ScanKind::missing);
    CHECK(after.event.code == unit_code(1));
    table.judge(unit_code(2));
    const Judgement before = table.judge(card(Command::damaged));
    CHECK(before.event.kind == ScanKind::damaged);
    CHECK(before.event.code == unit_code(2));
    table.judge(unit_code(3));
    table.judge(card(Command::replaced));
    CHECK(table.packing().unit_in(unit_code(3)) != nullptr);
}

TEST_CASE("ANNULER takes back the station's last scan, once", "[scan]")
{
    Table table;
    table.judge(unit_code(1));
    const Judgement undone = table.judge(card(Command::undo));
    CHECK(undone.reason == Reason::undone);
    CHECK(undone.code == unit_code(1));
    CHECK(table.packing().unit_in(unit_code(1)) == nullptr);
    CHECK(table.reason(card(Command::undo)) == Reason::nothing_to_undo);
    table.judge(crate_code(1));
    table.judge(card(Command::undo));
    CHECK(table.standing.crate.empty());
}

TEST_CASE("a ticket that is scanned again asks for the count", "[scan]")
{
    Table table;
    CHECK(table.reason(crate_code(1)) == Reason::opened);
    CHECK(table.reason(crate_code(1)) == Reason::count_asked);
    CHECK_THAT(table.words.sentence, ContainsSubstring("5 articles, comptez."));
    CHECK(table.reason("", Scan::Action::count, 4) == Reason::wrong_count);
    CHECK(table.reason("", Scan::Action::count, 5) == Reason::counted);
    CHECK(table.packing().is_complete(0));
    CHECK(table.standing.crate.empty());
}

TEST_CASE("the fast way: a ticket asks for the count at once", "[scan]")
{
    PackList list = two_orders();
    list.count_first = true;
    Table table(list);
    CHECK(table.reason(crate_code(1)) == Reason::count_asked);
}

TEST_CASE("CAGETTE FINIE closes what lacks something, CAGETTE DE PLUS asks for a ticket", "[scan]")
{
    Table table;
    CHECK(table.reason(card(Command::crate_done)) == Reason::no_crate);
    CHECK(table.reason(card(Command::one_more_crate)) == Reason::no_crate);
    table.judge(crate_code(1));
    CHECK(table.reason(card(Command::one_more_crate)) == Reason::one_more);
    CHECK(table.packing().more_crates(0) == 1);
    REQUIRE(table.packing().more_crates_asked(0).size() == 1);
    CHECK(table.packing().more_crates_asked(0).front()->kind == ScanKind::more_crates);
    CHECK(table.reason(card(Command::crate_done)) == Reason::finished);
    CHECK(table.packing().is_finished(0));
    CHECK(table.standing.crate.empty());
}

TEST_CASE("heads show who gets some, and goods without labels go in by them", "[scan]")
{
    Table table;
    CHECK(table.reason(head_code(1)) == Reason::numbers_shown);
    CHECK(table.shown.numbers == std::vector<std::pair<int, int>>{{14, 2}, {22, 1}});
    CHECK(table.shown.spread);
    CHECK(table.reason(head_code(1), Scan::Action::spread) == Reason::numbers_shown);
    CHECK_FALSE(table.shown.spread);
    CHECK(table.packing().seen(2) == 1);
    CHECK(table.reason(head_code(3)) == Reason::farm_head);
    table.judge(crate_code(2));
    CHECK(table.reason(head_code(1)) == Reason::not_for_crate);
    table.judge(crate_code(1));
    CHECK(table.reason(head_code(1)) == Reason::already_in);
}

TEST_CASE("a mark that was typed opens its crate, and what is ticked there is known by eye",
          "[scan]")
{
    Table table;
    CHECK(table.reason("14f", Scan::Action::mark) == Reason::opened);
    CHECK(table.standing.crate == crate_code(2));
    CHECK(table.reason("14", Scan::Action::mark) == Reason::opened);
    CHECK(table.reason("99", Scan::Action::mark) == Reason::unknown_code);
    CHECK(table.reason(unit_code(1), Scan::Action::tick) == Reason::placed);
    CHECK(table.packing().evidence_of(unit_code(1)) == Evidence::seen);
}

TEST_CASE("a van takes its relay's containers, each once, and no other's", "[scan]")
{
    Table table;
    table.standing.van = "C";
    CHECK(table.reason(crate_code(1)) == Reason::loaded);
    CHECK(table.shown.crates_left == 1);
    CHECK(table.reason(crate_code(1)) == Reason::already_loaded);
    CHECK(table.reason(crate_code(3)) == Reason::other_van);
    CHECK_THAT(table.words.sentence, ContainsSubstring("Lastours"));
    CHECK(table.reason("14 F", Scan::Action::mark) == Reason::van_complete);
    CHECK(table.reason("", Scan::Action::depart) == Reason::departed);
    REQUIRE(table.packing().departed("C"));
}

TEST_CASE("the scanner card says that a scanner will do, and what its keyboard does", "[scan]")
{
    Table table;
    CHECK(table.reason("U1234567874") == Reason::tested);
    CHECK(table.words.sentence == "Ce lecteur convient.");
    const Judgement typed = table.judge("U&é\"'(-è_è'");
    CHECK(typed.reason == Reason::tested);
    CHECK(typed.fault == KeyboardFault::us_on_french);
    CHECK(table.words.sentence.size() > std::string("Ce lecteur convient.").size());
}

TEST_CASE("what a scan tells does not depend on what is in the crates", "[scan]")
{
    Scan scan;
    scan.id = "a";
    scan.station = "poste-1";
    scan.at = 100'000;
    scan.text = unit_code(1);
    scan.before.crate = crate_code(1);
    scan.before.since = 90'000;
    Packing packing(std::make_shared<const PackList>(two_orders()));
    const ScanEvent first = judge(packing, scan).event;
    packing.add(event("other", ScanKind::put, unit_code(1)));
    CHECK(judge(packing, scan).event == first);
    CHECK(first == event_of(packing.list(), scan));
}
