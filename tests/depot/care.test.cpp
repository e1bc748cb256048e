#include "depot/care.h"

#include "depot/history.h"
#include "depot/spooling_depot.h"

#include <algorithm>

namespace cageot {
namespace {

const PrinterName first{"etiquettes"}, second{"froid-2"};

/// A session of two farms that are asked for, and a second label printer when the test wants one.
struct CaredDepot : SpoolingDepot {
    explicit CaredDepot(bool group = false)
        : session(freeze_csv(week_of({{"A", 30}, {"B", 30}})))
    {
        if (group)
            depot.store().save_printer(
                {second, "", PrinterRole::labels, {Length::mm(57), Length::mm(32)}, 203});
        print_labels(session);
    }
    std::size_t sent() const { return queue.taken().size(); }
    std::vector<std::string> told()
    {
        std::vector<std::string> told;
        for (const HistoryEntry& entry : history(depot, {HistoryKind::deed}).entries)
            told.push_back(entry.who + ": " + entry.what);
        return told;
    }

    StoredSession session;
};

} // namespace

TEST_CASE("a paused printer gets nothing, what it has comes out, and then it goes on", "[depot]")
{
    CaredDepot cared;
    cared.step();
    const std::size_t begun = cared.sent();
    REQUIRE(begun > 0);
    CHECK(pause_printer(cared.depot, first, "marie"));
    CHECK_FALSE(pause_printer(cared.depot, first, "zoe"));
    cared.queue.complete_all();
    cared.step_later();
    cared.step_later();
    CHECK(cared.sent() == begun);
    cared.restart();
    CHECK_FALSE(cared.step_later()); // nothing is due
    CHECK(cared.sent() == begun);
    CHECK(resume_printer(cared.depot, first, "zoe"));
    CHECK_FALSE(resume_printer(cared.depot, first, "zoe"));
    CHECK(cared.finish());

    CHECK(cared.sent() > begun);
    CHECK(cared.told() == std::vector<std::string>{"zoe: Imprimante etiquettes reprend",
                                                   "marie: Imprimante etiquettes en pause"});
}

TEST_CASE("what waits for a paused printer is printed by the others of its group", "[depot]")
{
    CaredDepot cared(true);
    pause_printer(cared.depot, first, "marie");
    CHECK(cared.finish());
    for (const FakeJob& job : cared.queue.taken())
        CHECK(job.printer == second);
    for (const SpoolJob& job : cared.jobs(cared.session.id))
        CHECK(job.state == SpoolState::handed_over);
}

TEST_CASE("work goes where somebody wants it, and stays there", "[depot]")
{
    CaredDepot cared(true);
    pause_printer(cared.depot, second, "marie");
    cared.step();
    const std::size_t begun = cared.sent();
    CHECK(takers_of(cared.depot, first) == std::vector{second});
    const long moved = move_work(cared.depot, first, second, "marie");
    CHECK(moved > 0);
    CHECK(move_work(cared.depot, first, second, "marie") == 0);
    CHECK(takers_of(cared.depot, first).empty());
    cared.queue.complete_all();
    cared.step_later();
    CHECK(cared.sent() == begun); // it is paused, but nobody takes it back
    resume_printer(cared.depot, second, "marie");
    CHECK(cared.finish());
    const std::vector<FakeJob> taken = cared.queue.taken();
    CHECK(std::count_if(taken.begin(), taken.end(),
                        [](const FakeJob& job) { return job.printer == second; }) == moved);
}

TEST_CASE("work goes only where its paper is", "[depot]")
{
    CaredDepot cared;
    CHECK(takers_of(cared.depot, first).empty());
    CHECK(move_work(cared.depot, first, {"tickets"}, "marie") == 0);
    CHECK(move_work(cared.depot, first, first, "marie") == 0);
    CHECK_THROWS_AS(move_work(cared.depot, first, {"nulle-part"}, "marie"), UnknownName);
    CHECK_THROWS_AS(pause_printer(cared.depot, {"nulle-part"}, "marie"), UnknownName);
    CHECK(cared.told().empty());
}

TEST_CASE("a held session sends nothing until it is let go, the others do", "[depot]")
{
    CaredDepot cared;
    CHECK(hold_session(cared.depot, cared.session.id, "marie"));
    CHECK_FALSE(hold_session(cared.depot, cared.session.id, "zoe"));
    CHECK(hold_of(cared.depot, cared.session.id)->who == "marie");
    const StoredSession other = cared.freeze_csv(
        orders_csv({"21;Zoé;Relais Aragon;Ferme du Causse;Tomates;500 g;2"}, "Vente 47"));
    cared.print_labels(other);
    CHECK(cared.step_later());
    cared.queue.complete_all();
    cared.step_later();
    for (const SpoolJob& job : cared.jobs(cared.session.id))
        CHECK(job.state == SpoolState::wanted);
    for (const SpoolJob& job : cared.jobs(other.id))
        CHECK(job.state == SpoolState::handed_over);
    CHECK(let_session_go(cared.depot, cared.session.id, "zoe"));
    CHECK_FALSE(hold_of(cared.depot, cared.session.id));
    CHECK(cared.finish());
    for (const SpoolJob& job : cared.jobs(cared.session.id))
        CHECK(job.state == SpoolState::handed_over);
    CHECK_THROWS_AS(hold_session(cared.depot, {"S9"}, "marie"), UnknownName);
}

TEST_CASE("what was asked for and not sent is taken back, and can be asked for again", "[depot]")
{
    CaredDepot cared;
    cared.step();
    const auto sent = static_cast<long>(cared.sent());
    const auto asked = std::ssize(cared.jobs(cared.session.id));
    CHECK(take_back_prints(cared.depot, cared.session.id, "marie") == asked - sent);
    CHECK(take_back_prints(cared.depot, cared.session.id, "marie") == 0);
    CHECK(cared.count(cared.session, LabelState::planned) > 0);
    CHECK(cared.finish());
    CHECK(cared.print_labels(cared.session).pages > 0);
    CHECK(cared.told() == std::vector<std::string>{"marie: Impressions reprises avant l’envoi"});
}

TEST_CASE("marks move by what a person says, and then by that alone", "[depot]")
{
    SampleDepot sample;
    CHECK(sample.depot.offset_of(first) == Offset{});
    move_marks(sample.depot, first, {Length::um(500), Length::um(-300)}, "marie");
    CHECK(sample.depot.offset_of(first) == Offset{Length::um(500), Length::um(-300)});
    CHECK(sample.depot.offset_of({"tickets"}) == Offset{});
    move_marks(sample.depot, first, {}, "marie");
    CHECK(sample.depot.offset_of(first) == Offset{});
    CHECK_THROWS_AS(move_marks(sample.depot, first, {Length::mm(5.1), {}}, "marie"),
                    std::invalid_argument);
    CHECK_THROWS_AS(move_marks(sample.depot, first, {{}, Length::mm(-5.1)}, "marie"),
                    std::invalid_argument);
    const std::vector<HistoryEntry> told = history(sample.depot, {HistoryKind::deed}).entries;
    REQUIRE(told.size() == 2);
    CHECK(told[1].detail == "0,5 mm vers la droite, -0,3 mm vers le bas.");
    CHECK(told[0].detail == "0 mm vers la droite, 0 mm vers le bas.");
}

TEST_CASE("lengths are said in millimetres as people write them", "[depot]")
{
    CHECK(french_mm(Length::um(0)) == "0 mm");
    CHECK(french_mm(Length::um(50)) == "0,05 mm");
    CHECK(french_mm(Length::um(-1250)) == "-1,25 mm");
    CHECK(french_mm(Length::um(12000)) == "12 mm");
}

} // namespace cageot
