#include "depot/scan_aftermath.h"

#include "depot/scanning_depot.h"
#include "support/catch2_compat.h"

#include <algorithm>

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;
using Sentences = std::vector<std::string>;

bool is_absent(ScanningDepot& sample, const std::string& code)
{
    return situation_of(sample.depot, sample.session.id)->supply.absent.contains(code);
}

} // namespace

TEST_CASE("MANQUANT and a label tell that its goods are absent, and ANNULER takes that back",
          "[depot]")
{
    ScanningDepot sample;
    const std::string label = sample.codes().label(yoghurt, "17");
    const bool card_first = GENERATE(true, false);
    if (card_first)
        CHECK(sample.post.reason(card(Command::missing)) == Reason::label_asked);
    CHECK(sample.post.reason(label) == (card_first ? Reason::noted : Reason::complete));
    if (!card_first)
        CHECK(sample.post.reason(card(Command::missing)) == Reason::noted);
    CHECK(is_absent(sample, label));
    CHECK(situation_of(sample.depot, sample.session.id)->supply.shortages.size() == 1);
    CHECK(sample.post.reason(card(Command::undo)) == Reason::undone);
    CHECK_FALSE(is_absent(sample, label));
    CHECK(sample.post.reason(card(Command::undo)) == Reason::nothing_to_undo);
}

TEST_CASE("an absent label that is scanned is a STOP", "[depot]")
{
    ScanningDepot sample;
    const std::string label = sample.codes().label(yoghurt, "17");
    sample.post.scan(card(Command::missing));
    sample.post.scan(label);
    CHECK(sample.station("poste-2").reason(label) == Reason::absent);
}

TEST_CASE("what was told missing and taken back is there, in whichever order both arrive",
          "[depot]")
{
    ScanningDepot sample;
    const std::string label = sample.codes().label(yoghurt, "17");
    Scan missing = sample.post.make(label);
    missing.before.card = "missing";
    Scan undo = sample.post.make(card(Command::undo));
    undo.before.undo = missing.id;
    const std::vector<std::vector<std::vector<Scan>>> ways = {
        {{missing}, {undo}}, {{undo}, {missing}},          {{missing, undo}},
        {{undo, missing}},   {{missing}, {missing, undo}}, {{undo}, {missing}, {undo}, {missing}}};
    const auto& batches = ways.at(GENERATE(range(0U, 6U)));
    for (const std::vector<Scan>& batch : batches)
        judge_scans(sample.depot, sample.session.id, batch);
    CHECK_FALSE(is_absent(sample, label));
    CHECK(sample.depot.store().fact_count(sample.session.id) >= 1);
    CHECK(sample.stored().size() == 2);
}

TEST_CASE("AIDE calls somebody once, and not again when it is sent again", "[depot]")
{
    ScanningDepot sample;
    const Scan help = sample.post.make(card(Command::help));
    CHECK(sample.post.send(help).judgement.reason == Reason::help_called);
    CHECK(sample.told() == Sentences{"Le poste «poste-1» demande de l'aide: allez-y."});
    sample.post.send(help);
    CHECK(sample.told().size() == 1);
    sample.depot.store().settle("help poste-1"); // somebody went there
    sample.post.send(help);
    CHECK(sample.told().empty());
    sample.post.scan(card(Command::help));
    CHECK(sample.told().size() == 1);
}

TEST_CASE("REMPLACÉ stands on the board, since the shop must know", "[depot]")
{
    ScanningDepot sample;
    sample.post.scan(card(Command::replaced));
    CHECK(sample.post.reason(sample.codes().label(tomatoes, "18")) == Reason::noted);
    CHECK(sample.told() == Sentences{"Tomates 500g est remplacé dans la 2: corrigez la commande "
                                     "dans la boutique."});
    CHECK(sample.seen() == 1); // something is in the crate for it
}

TEST_CASE("a van that leaves without a crate stands on the board, one that has all does not",
          "[depot]")
{
    ScanningDepot sample;
    const PlanCodes codes = sample.codes();
    const bool whole = GENERATE(true, false);
    sample.post.standing.van = "A";
    CHECK(sample.post.reason(codes.crate("17")) == Reason::loaded);
    CHECK(sample.post.reason(codes.crate("17")) == Reason::already_loaded);
    if (whole) {
        CHECK(sample.post.reason("1 F", Scan::Action::mark) == Reason::loaded);
        CHECK(sample.post.reason("2", Scan::Action::mark) == Reason::van_complete);
    }
    CHECK(sample.post.reason("", Scan::Action::depart) == Reason::departed);
    CHECK(sample.told() ==
          (whole ? Sentences{}
                 : Sentences{"Le relais A est parti sans 1 F, 2: prévenez le chauffeur."}));
}

TEST_CASE("CAGETTE DE PLUS asks for one ticket, however often it is sent", "[depot]")
{
    ScanningDepot sample;
    sample.print_all(sample.session);
    sample.end_jobs(sample.session);
    const std::size_t before = sample.jobs(sample.session.id).size();
    const std::string crate = sample.codes().crate("17");
    sample.post.scan(crate);
    const Scan more = sample.post.make(card(Command::one_more_crate));
    for (int sent = 0; sent < 3; ++sent)
        CHECK(sample.post.send(more).judgement.reason == Reason::one_more);
    std::vector<SpoolJob> jobs = sample.jobs(sample.session.id);
    REQUIRE(jobs.size() == before + 1);
    CHECK(jobs.back().codes == std::vector<std::string>{crate + "+1"});
    CHECK(sample.told().empty());
    sample.end_jobs(sample.session);
    sample.post.scan(card(Command::one_more_crate)); // a third crate
    CHECK(sample.jobs(sample.session.id).size() == before + 2);
    CHECK(sample.post.scan(crate).shown.crate->more == 2);
}

TEST_CASE("CAGETTE DE PLUS of two sessions with one id are two tickets", "[depot]")
{
    ScanningDepot sample;
    const StoredSession other = sample.freeze_csv(
        orders_csv({"31;Inès Lafargue;Aragon;Ferme du Causse;Tomates;500g;1"}, "Vente 47"));
    for (const StoredSession& session : {sample.session, other}) {
        sample.print_all(session);
        sample.end_jobs(session);
        const std::size_t before = sample.jobs(session.id).size();
        const PlanCodes codes{sample.depot.plan(session.id, 1)};
        ScanningStation post(sample.depot, sample.clock, session.id, "poste-1");
        post.scan(codes.crate(session.id == other.id ? "31" : "17"));
        CHECK(post.reason(card(Command::one_more_crate)) == Reason::one_more);
        CHECK(sample.jobs(session.id).size() == before + 1);
    }
    CHECK(sample.told().empty());
}

TEST_CASE("CAGETTE DE PLUS without a printer for its ticket stands on the board", "[depot]")
{
    ScanningDepot sample([](DepotSettings& settings) { settings.printers.clear(); });
    sample.post.scan(sample.codes().crate("17"));
    CHECK(sample.post.reason(card(Command::one_more_crate)) == Reason::one_more);
    REQUIRE(sample.told().size() == 1);
    CHECK_THAT(sample.told().front(), ContainsSubstring("Une cagette de plus veut son ticket: "));
}

} // namespace cageot
