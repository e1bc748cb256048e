#include "depot/history.h"

#include "depot/arrivals.h"
#include "depot/reprint.h"
#include "depot/spooling_depot.h"
#include "depot/stations.h"

#include <algorithm>

namespace cageot {
namespace {

using Lines = std::vector<std::string>;

/// "Camille: Réimpression demandée …", newest first.
Lines told(const std::vector<HistoryEntry>& entries)
{
    Lines lines;
    for (const HistoryEntry& entry : entries)
        lines.push_back((entry.who.empty() ? "" : entry.who + ": ") + entry.what);
    return lines;
}

Lines told(Depot& depot, const HistoryFilter& filter)
{
    return told(history(depot, filter).entries);
}

HistoryFilter only(HistoryKind kind)
{
    HistoryFilter filter;
    filter.kind = kind;
    return filter;
}

struct Remembered : SpoolingDepot {
    Remembered()
        : session(freeze_csv(small_week()))
        , plan(depot.plan(session.id, 1))
    {
    }
    const UnitLabel& label() const
    {
        for (const Label& label : plan->batches.at(0).labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label))
                return *unit;
        throw std::logic_error("no label");
    }
    /// A label is printed, then twice more, the last time not yet sent.
    void reprint_label()
    {
        ask({});
        finish();
        ask(ReprintReason::torn);
        finish();
        ask(ReprintReason::lost);
    }
    void ask(std::optional<ReprintReason> reason)
    {
        ReprintRequest request;
        request.codes = {to_string(label().code)};
        request.reason = reason;
        request.asked_by = "Camille";
        clock.advance(1000);
        reprint(depot, request);
    }
    std::string words() const
    {
        return mark_of(*plan, plan->crates.at(label().crate)) + " · " + full_name(label().product) +
               " " + std::to_string(label().k) + "/" + std::to_string(label().n);
    }
    void tell(const std::string& id, decltype(ArrivalFact::what) what)
    {
        clock.advance(1000);
        tell_arrivals(depot, session.id, {{id, depot.now(), "web", std::move(what)}});
    }

    StoredSession session;
    std::shared_ptr<const PrintPlan> plan;
};

} // namespace

TEST_CASE("a reprint is remembered with who, why, which label and which copy", "[depot]")
{
    Remembered week;
    week.reprint_label();
    const std::vector<HistoryEntry> entries =
        history(week.depot, only(HistoryKind::reprint)).entries;
    const std::string printer = week.depot.store().jobs(week.session.id).at(0).printer.value;
    CHECK(
        told(entries) ==
        Lines{"Camille: Réimpression demandée, perdue: " + week.words() + " (" + printer + ")",
              "service: Réimpression envoyée, déchirée: " + week.words() + " (" + printer + ")",
              "Camille: Réimpression demandée, déchirée: " + week.words() + " (" + printer + ")"});
    const std::string code = to_string(week.label().code);
    CHECK(entries.at(0).copies == std::map<std::string, int>{{code, 3}});
    CHECK(entries.at(1).copies.empty());
    CHECK(entries.at(2).copies == std::map<std::string, int>{{code, 2}});
    CHECK(entries.at(0).session == week.session.id);
    const Lines all = told(week.depot, only(HistoryKind::printing));
    REQUIRE(all.size() == 5);
    CHECK(all.at(3) == "service: Impression envoyée: " + week.words() + " (" + printer + ")");
    CHECK(all.at(4) == "Camille: Impression demandée: " + week.words() + " (" + printer + ")");
}

TEST_CASE("a reprint that was hurried waits anew, and its picture is told once", "[depot]")
{
    Remembered week;
    week.reprint_label();
    week.clock.advance(1000);
    ReprintRequest request;
    request.codes = {to_string(week.label().code)};
    CHECK(reprint(week.depot, request).hurried == 1);
    const std::vector<HistoryEntry> entries =
        history(week.depot, only(HistoryKind::reprint)).entries;
    CHECK_THAT(entries.at(0).what, Catch::Matchers::ContainsSubstring("de nouveau en attente"));
    CHECK_FALSE(entries.at(0).detail.empty());
    CHECK(entries.at(0).copies.empty());
    CHECK(entries.at(1).copies.size() == 1);
}

TEST_CASE("what was told of goods is said as people told it", "[depot]")
{
    Remembered week;
    const Product product = week.label().product;
    const std::string code = to_string(week.label().code);
    week.tell("a", FarmFact{product.producer, FarmState::never});
    week.tell("b", FarmFact{product.producer, FarmState::here});
    week.tell("c", CountFact{product, 1, 0});
    week.tell("d", CountFact{product, 0, 0});
    week.tell("e", LeftoverFact{code, true});
    const std::string shown = full_name(product) + " (" + product.producer + "): ";
    CHECK(told(week.depot, only(HistoryKind::arrival)) ==
          Lines{"web: " + week.words() + ": étiquette restée", "web: " + shown + "tout est là",
                "web: " + shown + "1 manque", "web: " + product.producer + ": arrivée et comptée",
                "web: " + product.producer + ": ne vient pas"});
}

TEST_CASE("versions, stations and notices are remembered, a settled notice as settled", "[depot]")
{
    Remembered week;
    week.clock.advance(1000);
    open_station(week.depot, invite_station(week.depot, "quai").word);
    week.clock.advance(1000);
    revoke_station(week.depot, "quai");
    CHECK(told(week.depot, only(HistoryKind::version)) ==
          Lines{"Version 1 figée: " + week.session.name});
    const Lines stations = told(week.depot, only(HistoryKind::station));
    REQUIRE(stations.size() == 3);
    CHECK(stations[0] == "Poste quai: fermé");
    CHECK(std::ranges::count(stations, "quai: Poste quai: ouvert") == 1);
    Notice notice;
    notice.key = "slip";
    notice.told_at = week.depot.now();
    notice.sentence = "2 papiers à jeter.";
    week.depot.store().tell(notice);
    week.depot.store().settle("slip");
    const std::vector<HistoryEntry> notices =
        history(week.depot, only(HistoryKind::notice)).entries;
    REQUIRE_FALSE(notices.empty());
    CHECK(notices.front().what == "Au tableau: 2 papiers à jeter.");
    CHECK(notices.front().detail == "C’est réglé.");
}

TEST_CASE("a page has a hundred entries, and the pages together have each one once", "[depot]")
{
    Remembered week;
    const Product product = week.label().product;
    for (int i = 0; i < 230; ++i)
        week.tell("f" + std::to_string(i), CountFact{product, i % 2, 0});
    HistoryFilter filter;
    std::vector<HistoryEntry> all;
    for (int pages = 1; pages <= 4; ++pages) {
        const HistoryPage page = history(week.depot, filter);
        all.insert(all.end(), page.entries.begin(), page.entries.end());
        if (page.older == 0) {
            CHECK(pages == 3);
            break;
        }
        CHECK(page.entries.size() == 100);
        filter.before = page.older;
    }
    CHECK(std::ranges::is_sorted(all, std::ranges::greater(), &HistoryEntry::at));
    CHECK(std::ranges::count(all, HistoryKind::arrival, &HistoryEntry::kind) == 230);
}

TEST_CASE("an order's history is of its papers and goods alone", "[depot]")
{
    Remembered week;
    week.reprint_label();
    const UnitLabel label = week.label();
    const int number = week.plan->orders.at(week.plan->crates.at(label.crate).order).number;
    week.tell("a", LeftoverFact{to_string(label.code), true});
    const Lines lines = told(order_history(week.depot, week.session.id, number));
    REQUIRE(lines.size() == 7); // the second reprint is taken back: there is nothing to stick it on
    CHECK_THAT(lines.at(0), Catch::Matchers::ContainsSubstring("Réimpression annulée, perdue"));
    CHECK(lines.at(1) == "web: " + week.words() + ": étiquette restée");
    CHECK(order_history(week.depot, week.session.id, 999).empty());
    CHECK(order_history(week.depot, {"S9"}, number).empty());
}

} // namespace cageot
