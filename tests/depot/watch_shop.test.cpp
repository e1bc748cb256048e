#include "depot/watch_shop.h"

#include "depot/watched_depot.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <map>

// One row a week that a depot may see, by the shop's clock: what happens, and exactly which versions
// come of it.

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;

struct Scenario {
    const char* what;
    std::function<void(WatchedDepot&)> happens;
    const char* versions;
    const char* board = ""; ///< a part of what must stand on it at the end; empty: it is empty
    const char* data = "small.json";
};

std::string closing_at(const char* moment)
{
    return std::string(R"({"cycle": 9077, "orders_close_at": ")") + moment + "\"}";
}

std::string fault(const std::string& kind, const std::string& more = "")
{
    return "{\"kind\": \"" + kind + "\"" + more + "}";
}

constexpr const char* late_order =
    R"({"add_order": {"id": 88130, "number": "R100200300", "cycle": 9077, "hub": 1204,
        "customer": 3311, "shipping_method": 61, "completed_at": "2026-11-09T20:25:00+01:00",
        "lines": [{"id": 640030, "variant": 20404, "quantity": 1}]}})";
constexpr const char* one_more_tomato =
    R"({"order": "R482019375", "lines": [{"line": 640011, "quantity": 3}]})";

// Closings.
const std::vector<Scenario> closings = {
    {"the sale closes as told", [](auto& week) { week.run_to(on(monday, 21)); }, "S1@v1"},
    {"nothing is fetched within the grace",
     [](auto& week) {
         week.run_to(on(monday, 20, 9));
         CHECK(week.versions().empty());
         CHECK(week.shop.requests("/api/v0/orders/") == 0);
         week.run_to(on(monday, 20, 12));
     },
     "S1@v1"},
    {"the closing is moved to later at the last minute",
     [](auto& week) {
         week.run_to(on(monday, 19, 59));
         week.shop.edit(closing_at("2026-11-09T22:00:00+01:00"));
         week.run_to(on(monday, 22, 5));
         CHECK(week.versions().empty());
         week.run_to(on(monday, 22, 30));
     },
     "S1@v1"},
    {"the closing is moved to sooner: the sale waits for the time that was told",
     [](auto& week) {
         week.run_to(on(monday, 19, 31));
         week.shop.edit(closing_at("2026-11-09T19:35:00+01:00"));
         week.run_to(on(monday, 20, 5));
         CHECK(week.versions().empty());
         week.run_to(on(monday, 20, 30));
     },
     "S1@v1"},
    {"the shop calls itself closed for a moment while the sale is open",
     [](auto& week) {
         week.run_to(on(monday, 19, 40));
         week.shop.edit(closing_at("2026-11-09T19:41:00+01:00"));
         week.run_to(on(monday, 19, 50));
         week.shop.edit(closing_at("2026-11-09T21:00:00+01:00"));
         week.run_to(on(monday, 21, 5));
         CHECK(week.versions().empty());
         week.run_to(on(monday, 21, 30));
     },
     "S1@v1"},
    {"it opens again on Tuesday with one more order, and closes again",
     [](auto& week) {
         week.run_to(on(tuesday, 9));
         week.shop.edit(closing_at("2026-11-10T12:00:00+01:00"));
         week.shop.edit(late_order);
         week.run_to(on(tuesday, 10));
         CHECK(week.versions() == "S1@v1");
         CHECK(week.board_says("a rouvert"));
         CHECK(week.store().open_jobs().empty());
         week.run_to(on(tuesday, 13));
         CHECK_FALSE(week.store().open_jobs().empty());
     },
     "S1@v1 S1@v2"},
    {"it opens again and closes again with nothing new: the same version, asked for once",
     [](auto& week) {
         week.run_to(on(monday, 21));
         const std::size_t asked = week.store().jobs({"S1"}).size();
         week.shop.edit(closing_at("2026-11-09T23:00:00+01:00"));
         week.run_to(on(monday, 22));
         CHECK(week.board_says("a rouvert"));
         week.run_to(on(tuesday, 0));
         long asked_again = 0;
         for (const SpoolJob& job : week.store().jobs({"S1"}))
             asked_again += job.state == SpoolState::wanted ? 1 : 0;
         CHECK(asked_again == static_cast<long>(asked));
     },
     "S1@v1"},
    {"an older release, which tells producers and moments otherwise",
     [](auto& week) { week.run_to(on(monday, 21)); }, "S1@v1", "", "small-old.json"},
    {"it opens again while its orders are read",
     [](auto& week) {
         week.run_to(on(monday, 20, 9));
         week.shop.edit(
             R"({"at": "2026-11-09T20:10:02+01:00", "cycle": 9077,
                 "orders_close_at": "2026-11-09T21:00:00+01:00"})");
         week.run_to(on(monday, 21, 9));
         CHECK(week.versions().empty());
         week.run_to(on(monday, 21, 30));
     },
     "S1@v1"},
    {"a webhook told of a sale that there is not",
     [](auto& week) {
         week.store().add_hint({"4711", "Vente", 0, on(monday, 20)});
         week.run_to(on(monday, 21));
     },
     "S1@v1", "La vente 4711 s'est fermée sans commande"},
    {"two sales at once: only the closed one is fetched",
     [](auto& week) {
         week.run_to(on(monday, 21));
         CHECK(week.store().sessions().at(0).cycle == "9077");
     },
     "S1@v1", "", "two-cycles.json"},
    {"nobody ordered anything",
     [](auto& week) {
         for (const char* order : {"R482019375", "R730154206", "R905512384"})
             week.shop.edit(std::string(R"({"order": ")") + order + R"(", "cancel": true})");
         week.run_to(on(monday, 21));
     },
     "", "sans commande"},
};

// What changes after the closing.
const std::vector<Scenario> changes = {
    {"a card payment ends late: the second look finds its order",
     [](auto& week) {
         week.run_to(on(monday, 20, 20));
         week.shop.edit(late_order);
         week.run_to(on(monday, 21));
     },
     "S1@v1 S1@v2"},
    {"a cart is never an order",
     [](auto& week) {
         week.run_to(on(monday, 20, 20));
         week.shop.edit(R"({"add_order": {"id": 88131, "number": "R300", "cycle": 9077, "hub": 1204,
             "customer": 3311, "state": "cart", "created_at": "2026-11-09T19:40:00+01:00",
             "completed_at": null, "lines": [{"id": 640031, "variant": 20404,
             "quantity": 1}]}})");
         week.run_to(on(tuesday, 8));
     },
     "S1@v1"},
    {"a cart becomes an order on Tuesday",
     [](auto& week) {
         week.shop.edit(R"({"add_order": {"id": 88131, "number": "R300", "cycle": 9077, "hub": 1204,
             "customer": 3311, "shipping_method": 61, "state": "payment", "completed_at": null,
             "created_at": "2026-11-09T19:40:00+01:00", "lines": [{"id": 640031, "variant": 20404, "quantity": 1}]}})");
         week.run_to(on(tuesday, 9));
         CHECK(week.versions() == "S1@v1");
         week.shop.edit(R"({"order": "R300", "complete": true})");
         week.run_to(on(tuesday, 10));
     },
     "S1@v1 S1@v2"},
    {"two edits on Wednesday are two versions",
     [](auto& week) {
         week.run_to(on(wednesday, 9));
         week.shop.edit(one_more_tomato);
         week.run_to(on(wednesday, 11));
         week.shop.edit(R"({"order": "R730154206", "shipping_method": 62})");
         week.run_to(on(wednesday, 12));
     },
     "S1@v1 S1@v2 S1@v3"},
    {"an order is canceled, and reinstated",
     [](auto& week) {
         week.run_to(on(tuesday, 9));
         week.shop.edit(R"({"order": "R730154206", "cancel": true})");
         week.run_to(on(tuesday, 10));
         week.shop.edit(R"({"order": "R730154206", "reinstate": true})");
         week.run_to(on(tuesday, 11));
     },
     "S1@v1 S1@v2 S1@v3"},
    {"an edit that the list does not show is found before printing",
     [](auto& week) {
         week.run_to(on(wednesday, 9));
         week.shop.edit(R"({"variant": 20401, "set": {"product_name": "Tomates noires"}})");
         week.run_to(on(thursday, 5));
         CHECK(week.versions() == "S1@v1");
         week.run_to(on(thursday, 6));
     },
     "S1@v1 S1@v2"},
    {"all orders vanish: nothing is changed and somebody is told",
     [](auto& week) {
         week.run_to(on(tuesday, 9));
         for (const char* order : {"R482019375", "R730154206", "R905512384"})
             week.shop.edit(std::string(R"({"order": ")") + order + R"(", "cancel": true})");
         week.run_to(on(tuesday, 10));
     },
     "S1@v1", "rien n'a été changé"},
    {"an order is edited while the orders are read",
     [](auto& week) {
         week.shop.edit(R"({"at": "2026-11-09T20:10:02+01:00", "order": "R905512384",
             "lines": [{"line": 640014, "quantity": 2}]})");
         week.run_to(on(monday, 20, 30));
     },
     "S1@v1"},
    {"after Thursday noon nothing matters any more",
     [](auto& week) {
         week.run_to(on(monday, 21));
         week.sleep_to(on(thursday, 13));
         week.shop.edit(one_more_tomato);
         week.run_to(on(thursday, 16));
     },
     "S1@v1"},
};

// What breaks. Every fault hits the minutes of the closing and passes.
Scenario broken(const char* what, const std::string& json, const char* data = "small.json")
{
    return {what,
            [json](WatchedDepot& week) {
                week.run_to(on(monday, 20, 5));
                week.shop.fault(json);
                week.run_to(on(monday, 20, 40));
                CHECK(week.versions().empty());
                week.shop.clear_faults();
                week.run_to(on(monday, 21, 30));
            },
            "S1@v1", "", data};
}

const std::vector<Scenario> troubles = {
    broken("the shop answers 503", fault("status", R"(, "status": 503)")),
    broken("the lists answer 502 and the rest works",
           fault("status", R"(, "status": 502, "paths": ["/api/v0/orders"])")),
    broken("one order's detail answers 500",
           fault("status", R"(, "status": 500, "paths": ["/api/v0/orders/R905*"])")),
    broken("answers are cut", fault("cut", R"(, "paths": ["/api/v0/orders*"])")),
    broken("half a list", fault("half_list", R"(, "sent": 1)")),
    broken("a page of maintenance", fault("html")),
    broken("JSON that ends too early", fault("bad_json", R"(, "paths": ["/api/v0/orders*"])")),
    broken("the filter is ignored and orders of another sale come", fault("wrong_cycle"),
           "two-cycles.json"),
    broken("the shop sends to another address",
           fault("redirect", R"(, "status": 302, "location": "http://127.0.0.1:9/{path}")")),
    broken("too many questions", fault("429", R"(, "retry_after": "7")")),
    broken("nobody answers", fault("timeout", R"(, "seconds": 2)")),
    {"reports and customers that fail keep no sale from being printed",
     [](auto& week) {
         week.shop.fault(fault("status", R"(, "status": 504, "paths": ["/api/v0/reports/*"])"));
         week.shop.fault(fault("status", R"(, "status": 500, "paths": ["/api/v1/customers*"])"));
         week.run_to(on(monday, 20, 20));
     },
     "S1@v1"},
    {"one order that cannot be read for an hour is told until it can",
     [](auto& week) {
         week.run_to(on(monday, 20, 5));
         week.shop.fault(fault("status", R"(, "status": 500, "paths": ["/api/v0/orders/R905*"])"));
         week.run_to(on(monday, 21, 10));
         CHECK(week.board_says("n'arrivent pas"));
         week.shop.clear_faults();
         week.run_to(on(monday, 21, 40));
     },
     "S1@v1"},
    {"two answers of 503 are nothing to tell",
     [](auto& week) {
         week.run_to(on(monday, 20, 5));
         week.shop.fault(fault("status", R"(, "status": 503, "count": 2)"));
         week.run_to(on(monday, 20, 15));
     },
     "S1@v1"},
    {"the key is refused: told once, without the key, and over once it is taken",
     [](auto& week) {
         week.run_to(on(monday, 19, 50));
         week.shop.settings(R"({"key": "another"})");
         week.run_to(on(monday, 20, 40));
         CHECK(week.versions().empty());
         REQUIRE(week.board().size() == 1);
         CHECK_THAT(week.board()[0], ContainsSubstring("refuse la clé"));
         CHECK_THAT(week.board()[0], !ContainsSubstring("clef-d-essai"));
         for (const std::string& line : week.log())
             CHECK_THAT(line, !ContainsSubstring("clef-d-essai"));
         week.shop.settings(R"({"key": "clef-d-essai"})");
         week.run_to(on(monday, 21, 30));
     },
     "S1@v1"},
    {"no reports and no customers",
     [](auto& week) {
         week.shop.settings(R"({"api_reports": false, "customers_allowed": false})");
         week.run_to(on(monday, 21));
     },
     "S1@v1"},
    {"our clock is twenty minutes ahead",
     [](auto& week) {
         week.set_skew(20 * 60'000);
         week.run_to(on(monday, 20, 25));
         CHECK(week.versions().empty());
         week.run_to(on(monday, 20, 45));
     },
     "S1@v1", "à l'heure"},
    {"our clock is twenty minutes behind",
     [](auto& week) {
         week.set_skew(-20 * 60'000);
         week.run_to(on(monday, 19, 45));
         CHECK(week.versions().empty());
         week.run_to(on(monday, 20));
     },
     "S1@v1", "à l'heure"},
};

// The program itself comes and goes.
const std::vector<Scenario> restarts = {
    {"the program starts anew every minute",
     [](auto& week) {
         for (int minute = 31; minute < 90; ++minute) {
             week.restart();
             week.run_to(on(monday, 19, minute));
         }
     },
     "S1@v1"},
    {"the program was down when the sale closed",
     [](auto& week) {
         week.run_to(on(monday, 19, 40));
         week.sleep_to(on(tuesday, 9));
         week.restart();
         week.run_to(on(tuesday, 10));
     },
     "S1@v1"},
    {"the program sees the shop for the first time on Tuesday",
     [](auto& week) {
         week.sleep_to(on(tuesday, 9));
         week.run_to(on(tuesday, 10));
     },
     "S1@v1"},
    {"it sees an older release, which does not tell when orders were made, on Tuesday",
     [](auto& week) {
         week.sleep_to(on(tuesday, 9));
         week.run_to(on(tuesday, 10));
     },
     "S1@v1", "", "small-old.json"},
    {"the program was down until everything was handed out",
     [](auto& week) {
         week.run_to(on(monday, 19, 40));
         week.sleep_to(on(friday, 18));
         week.restart();
         week.run_to(on(friday, 19));
     },
     "", "cageot fetch --cycle 9077"},
    {"the program sees the shop for the first time when everything was handed out",
     [](auto& week) {
         week.sleep_to(on(friday, 18));
         week.run_to(on(friday, 19));
     },
     ""},
    {"the webhook tells the sale twice, and a payment that is none of ours",
     [](auto& week) {
         week.store().add_hint({"9077", "Vente d'automne", on(saturday, 7), on(monday, 20)});
         week.store().add_hint({"9077", "Vente d'automne", on(saturday, 7), on(monday, 20)});
         week.run_to(on(monday, 21));
         CHECK(week.store().sessions().at(0).name == "Vente d'automne");
     },
     "S1@v1"},
};

void play(const Scenario& scenario)
{
    INFO(scenario.what);
    WatchedDepot week(scenario.data);
    scenario.happens(week);
    CHECK(week.versions() == scenario.versions);
    CHECK(week.shop.violations() == 0);
    if (*scenario.board == '\0')
        CHECK(week.board() == std::vector<std::string>{});
    else
        CHECK(week.board_says(scenario.board));
    // Whatever happened, everything that is valid was asked for once and nothing else was.
    std::map<std::string, int> copies;
    for (const StoredSession& session : week.store().sessions())
        for (const LedgerRow& row : week.store().ledger(session.id)) {
            CAPTURE(row.code);
            if (row.state != LabelState::void_)
                CHECK(row.copies == 1);
        }
}

} // namespace

TEST_CASE("a closed sale becomes one version, whenever and however it closes", "[watch]")
{
    for (const Scenario& scenario : closings)
        play(scenario);
}

TEST_CASE("what changes after the closing becomes versions of the same session", "[watch]")
{
    for (const Scenario& scenario : changes)
        play(scenario);
}

TEST_CASE("whatever the shop answers, nothing but whole orders is frozen", "[watch]")
{
    for (const Scenario& scenario : troubles)
        play(scenario);
}

TEST_CASE("a restart at any time forgets nothing and does nothing twice", "[watch]")
{
    for (const Scenario& scenario : restarts)
        play(scenario);
}

} // namespace cageot
