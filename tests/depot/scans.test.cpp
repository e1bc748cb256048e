#include "depot/scans.h"

#include "depot/arrivals.h"
#include "depot/scanning_depot.h"
#include "depot/two_depots.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

#include <sqlite3.h>

#include <algorithm>

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;
using Sentences = std::vector<std::string>;

bool is_absent(ScanningDepot& sample, const std::string& code)
{
    return situation_of(sample.depot, sample.session.id)->supply.absent.contains(code);
}

Sentences faults_of(ScanningDepot& sample, const std::vector<Scan>& scans)
{
    try {
        judge_scans(sample.depot, sample.session.id, scans);
    } catch (const ScanRefused& refused) {
        return refused.faults();
    }
    return {};
}

/// Runs SQL beside the depot, as another program would.
void run_sql(const ScanningDepot& sample, const char* sql)
{
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open((sample.folder.path() / "data/cageot.sqlite").c_str(), &raw) == SQLITE_OK);
    CHECK(sqlite3_exec(raw, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK(sqlite3_close(raw) == SQLITE_OK);
}

/// Two programs on the file of one depot.
struct TwoOnOneFile {
    TemporaryFolder folder;
    FixedClock clock;
    Depot one{sample_settings(folder.path()), clock}, two{sample_settings(folder.path()), clock};
};

/// What each of two programs of one depot knows of the other's scans.
void check_both_see(Depot& one, Depot& two, FixedClock& clock)
{
    const StoredSession session = *freeze(one, {{"commandes.csv", small_week()}}).session;
    const PlanCodes codes{one.plan(session.id, 1)};
    ScanningStation here(one, clock, session.id, "poste-1"),
        there(two, clock, session.id, "poste-2");
    const std::vector<std::string> labels = codes.labels(tomatoes, "17");
    CHECK(here.reason(labels.at(0)) == Reason::crate_shown);
    const ScanAnswer again = there.scan(labels.at(0));
    CHECK(again.judgement.reason == Reason::already_in);
    CHECK(again.judgement.station == "poste-1");
    const Scan last = there.make(labels.at(1));
    CHECK(there.send(last).judgement.reason == Reason::complete);
    CHECK(here.reason(labels.at(1)) == Reason::already_in);
    // The answer was lost on the way, and the other program is asked.
    const ScanAnswer resent = judge_scans(one, session.id, {last}).front();
    CHECK(resent.known);
    CHECK(resent.judgement.reason == Reason::complete);
    CHECK(here.reason(codes.label(yoghurt, "17")) == Reason::complete);
    CHECK(there.scan(card(Command::undo)).judgement.reason == Reason::undone);
    CHECK(one.store().scans(session.id, 0).scans == two.store().scans(session.id, 0).scans);
    // What a scanner sends is kept, whatever it is.
    for (const std::string& noise : {std::string("\xff\xfe\xe9"), std::string("U12\0x", 5)})
        CHECK(here.reason(noise) == Reason::misread);
    CHECK(two.store().scans(session.id, 0).scans.back().text == "U12\uFFFDx");
}

} // namespace

TEST_CASE("a scan is judged and remembered with what it tells", "[depot]")
{
    ScanningDepot sample;
    const PlanCodes codes = sample.codes();
    CHECK(sample.post.reason(codes.crate("17")) == Reason::opened);
    const Scan label = sample.post.make(codes.label(tomatoes, "17"));
    const ScanAnswer answer = sample.post.send(label);
    CHECK_FALSE(answer.known);
    CHECK(answer.judgement.reason == Reason::placed);
    CHECK(answer.shown.seen == 1);
    CHECK(answer.shown.needed == 2);
    const std::vector<StoredScan> stored = sample.stored();
    REQUIRE(stored.size() == 2);
    CHECK(stored.at(0).kind == "none");
    StoredScan row;
    row.session = sample.session.id;
    row.id = label.id;
    row.station = "poste-1";
    row.at = row.received_at = sample.clock.now();
    row.action = "scan";
    row.text = row.code = label.text;
    row.kind = "put";
    row.crate = codes.crate("17");
    row.evidence = "scanned";
    row.version = 0;
    row.reason = "placed";
    CHECK(stored.at(1) == row);
}

TEST_CASE("the same text at once is the same scan: nothing is remembered of it", "[depot]")
{
    ScanningDepot sample;
    const std::string label = sample.codes().label(tomatoes, "17");
    sample.post.scan(label);
    Scan again = sample.post.make(label);
    again.at -= 1'000;
    CHECK(sample.post.send(again).judgement.repeated);
    CHECK(sample.stored().size() == 1);
}

TEST_CASE("a scan that is sent again is answered as it was, and nothing doubles", "[depot]")
{
    ScanningDepot sample;
    const PlanCodes codes = sample.codes();
    sample.post.scan(codes.crate("18"));
    Scan last = sample.post.make(codes.label(tomatoes, "18"));
    const ScanAnswer first = sample.post.send(last);
    CHECK(first.judgement.reason == Reason::complete);
    CHECK(first.judgement.after.crate.empty());
    sample.clock.advance(60'000);
    last.offline = true;
    const auto changes = sample.depot.store().change_count();
    const ScanAnswer again = sample.post.send(last);
    CHECK(again.known);
    CHECK(again.judgement.reason == Reason::complete);
    CHECK(again.judgement.after.crate.empty()); // the next scan is judged by it
    CHECK(again.judgement.after.undo == last.id);
    CHECK(french_words(again.judgement, again.shown).sentence ==
          french_words(first.judgement, first.shown).sentence);
    CHECK(sample.stored().size() == 2);
    CHECK(sample.seen() == 1);
    CHECK(sample.depot.store().change_count() == changes);
}

TEST_CASE("a crate whose opening was taken back stays closed when that is sent again", "[depot]")
{
    ScanningDepot sample;
    sample.post.scan(sample.codes().crate("17"));
    const Scan undo = sample.post.make(card(Command::undo));
    const ScanAnswer first = sample.post.send(undo), again = sample.post.send(undo);
    CHECK(first.judgement.reason == Reason::undone);
    CHECK(first.judgement.after.crate.empty());
    CHECK(again.judgement.reason == Reason::undone);
    CHECK(again.judgement.after == first.judgement.after);
}

TEST_CASE("an id that another scan has refuses all that is sent with it", "[depot]")
{
    ScanningDepot sample;
    const PlanCodes codes = sample.codes();
    Scan scan = sample.post.make(codes.label(tomatoes, "17"));
    sample.post.send(scan);
    const Scan fresh = sample.post.make(codes.label(yoghurt, "17"));
    scan.text = codes.label(tomatoes, "18");
    const Sentences faults = faults_of(sample, {fresh, scan});
    REQUIRE(faults.size() == 1);
    CHECK_THAT(faults.front(), ContainsSubstring("«poste-1-1»: ce numéro a déjà servi"));
    CHECK(sample.stored().size() == 1);
    CHECK(sample.seen() == 1);
    CHECK(sample.state(fresh.text) == LabelState::planned);
    CHECK_FALSE(sample.post.send(fresh).known);
    CHECK(sample.seen() == 2);
}

TEST_CASE("what is no scan is refused with every fault, and the others with it", "[depot]")
{
    ScanningDepot sample;
    const Scan good = sample.post.make(sample.codes().label(tomatoes, "17"));
    Scan bad = good;
    bad.id = "é";
    bad.station = "";
    bad.at = 0;
    bad.text = std::string(513, 'x');
    bad.amount = -1;
    const Sentences faults = faults_of(sample, {good, bad});
    CHECK(faults.size() == 5);
    for (const std::string& fault : faults)
        CHECK_THAT(fault, ContainsSubstring("Scan 2: "));
    CHECK(sample.stored().empty());
    CHECK(sample.seen() == 0);
    bad = good;
    bad.id = "b";
    bad.text = std::string(512, 'x');
    CHECK(judge_scans(sample.depot, sample.session.id, {good, bad}).size() == 2);
}

TEST_CASE("scans of one message are judged one after the other", "[depot]")
{
    ScanningDepot sample;
    const PlanCodes codes = sample.codes();
    std::vector<Scan> scans;
    for (const std::string& label : codes.labels(tomatoes, "17"))
        scans.push_back(sample.post.make(label));
    const std::vector<ScanAnswer> answers = judge_scans(sample.depot, sample.session.id, scans);
    REQUIRE(answers.size() == 2);
    CHECK(answers.at(0).judgement.reason == Reason::crate_shown);
    CHECK(answers.at(1).judgement.reason == Reason::complete);
}

TEST_CASE("what was scanned is on paper", "[depot]")
{
    ScanningDepot sample;
    const PlanCodes codes = sample.codes();
    for (const std::string& code :
         {codes.label(tomatoes, "17"), codes.crate("17"), codes.crate("17", Zone::chilled),
          codes.head("Ferme du Causse")}) {
        CHECK(sample.state(code) == LabelState::planned);
        sample.post.scan(code);
        CHECK(sample.state(code) == LabelState::confirmed);
    }
    // A STOP is read from paper as well, and the QR of a label is its label.
    sample.post.scan(codes.crate("18"));
    const std::string other = codes.labels(tomatoes, "17").at(1);
    CHECK(sample.post.reason(other + codes.crate("17")) == Reason::other_crate);
    CHECK(sample.state(other) == LabelState::confirmed);
}

TEST_CASE("what was ticked by eye or typed is not proven to be on paper", "[depot]")
{
    ScanningDepot sample;
    const PlanCodes codes = sample.codes();
    const std::string label = codes.label(tomatoes, "17");
    CHECK(sample.post.reason("1", Scan::Action::mark) == Reason::opened);
    CHECK(sample.state(codes.crate("17")) == LabelState::planned);
    CHECK(sample.post.reason(label, Scan::Action::tick) == Reason::placed);
    CHECK(sample.seen() == 1);
    CHECK(sample.state(label) == LabelState::planned);
    SECTION("nor when that is taken back")
    {
        CHECK(sample.post.reason(card(Command::undo)) == Reason::undone);
        CHECK(sample.seen() == 0);
    }
    SECTION("nor when a card is about it")
    {
        CHECK(sample.post.reason(card(Command::damaged)) == Reason::noted);
        CHECK(is_absent(sample, label));
    }
    CHECK(sample.state(label) != LabelState::confirmed);
}

TEST_CASE("a label of an older version says what became of it", "[depot]")
{
    ScanningDepot sample;
    const std::string rest = "17;Inès Lafargue;Aragon;Fromagerie du Lac;Yaourt;4x125g;1";
    sample.session =
        sample.freeze_csv(orders_csv({"17;Inès Lafargue;Aragon;Ferme du Causse;Tomates;500g;2",
                                      rest, "18;Odette Sœur;Aragon;Ferme du Causse;Tomates;500g;1",
                                      "20;Zoé Nuñez;Aragon;Ferme du Causse;Tomates;500g;1"}));
    const PlanCodes before = sample.codes();
    sample.post.scan(before.label(tomatoes, "18")); // the desk knows the older list
    sample.session = sample.freeze_csv(
        orders_csv({"17;Inès Lafargue;Aragon;Ferme du Causse;Tomates;500g;1", rest,
                    "18;Odette Sœur;Conques;Ferme du Causse;Tomates;500g;1"}));
    const PlanCodes now = sample.codes();
    const ScanAnswer replaced = sample.post.scan(before.label(tomatoes, "18"));
    CHECK(replaced.judgement.reason == Reason::replaced_label);
    CHECK(replaced.shown.now == now.label(tomatoes, "18"));
    CHECK(sample.post.reason(before.label(tomatoes, "20")) == Reason::cancelled_order);
    CHECK(sample.post.reason(before.crate("20")) == Reason::cancelled_order);
    // "1/2" and "2/2" became one "1/1".
    const std::vector<std::string> two = before.labels(tomatoes, "17");
    CHECK(sample.post.scan(two.at(0)).shown.now == now.label(tomatoes, "17"));
    CHECK(sample.post.reason(two.at(1)) == Reason::surplus);
    CHECK(sample.state(two.at(1)) == LabelState::void_);
    CHECK(sample.post.reason(now.label(tomatoes, "17")) == Reason::complete);
}

TEST_CASE("a label of another session says so, one of nobody is not known", "[depot]")
{
    ScanningDepot sample;
    const std::string label = sample.codes().label(tomatoes, "17");
    sample.session = sample.freeze_csv(
        orders_csv({"31;Inès Lafargue;Aragon;Ferme du Causse;Tomates;500g;1"}, "Vente 47"));
    ScanningStation post = sample.station("poste-3");
    CHECK(post.reason(label) == Reason::other_session);
    CHECK(post.reason("U0000000180") == Reason::unknown_code);
    CHECK(sample.depot.store().ledger({"S1"}).at(1).state == LabelState::planned);
}

TEST_CASE("scans of a session that is not there are refused", "[depot]")
{
    ScanningDepot sample;
    CHECK_THROWS_AS(judge_scans(sample.depot, {"S9"}, {sample.post.make("x")}), UnknownName);
}

TEST_CASE("two programs of one depot see each other's scans", "[depot]")
{
    SECTION("on one file")
    {
        TwoOnOneFile both;
        check_both_see(both.one, both.two, both.clock);
    }
    SECTION("on PostgreSQL")
    {
        TwoDepots both;
        check_both_see(both.one, both.two, both.clock);
    }
}

TEST_CASE("what could not be stored is not remembered, and is judged anew", "[depot]")
{
    ScanningDepot sample;
    const PlanCodes codes = sample.codes();
    sample.post.scan(codes.labels(tomatoes, "17").at(0));
    run_sql(sample, "CREATE TRIGGER full BEFORE INSERT ON scans BEGIN SELECT RAISE(ABORT, 'full'); "
                    "END");
    const Scan last = sample.post.make(codes.labels(tomatoes, "17").at(1));
    CHECK_THROWS(judge_scans(sample.depot, sample.session.id, {last}));
    CHECK(sample.seen() == 1);
    CHECK(sample.state(last.text) == LabelState::planned);
    run_sql(sample, "DROP TRIGGER full");
    const ScanAnswer answer = sample.post.send(last);
    CHECK_FALSE(answer.known);
    CHECK(answer.judgement.reason == Reason::complete);
    CHECK(sample.stored().size() == 2);
}

} // namespace cageot
