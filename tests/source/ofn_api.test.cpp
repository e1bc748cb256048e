#include "source/ofn_fetch.h"

#include "support/catch2_compat.h"
#include "support/fixed_clock.h"
#include "support/message_of.h"
#include "support/test_shop.h"

#include <algorithm>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

/// Monday, 9 November 2026, 19:50 in Paris, when the small scenario begins; it closes at 20:00.
constexpr UtcMs start = 1794250200000;
constexpr UtcMs after_closing = start + 20 * 60'000;

struct Asked {
    explicit Asked(const std::string& scenario = "small.json", std::vector<std::string> more = {})
        : shop(scenario, std::move(more))
        , client(server(scenario), clock, [this](UtcMs milliseconds) {
            clock.advance(milliseconds);
            return true;
        })
    {
        clock.advance(start - clock.now());
    }
    OfnServer server(const std::string& scenario) const
    {
        OfnServer server;
        server.url = shop.url();
        server.key = scenario.starts_with("week") ? "clef-de-la-vente-d-exemple" : "clef-d-essai";
        server.patience = 2000;
        return server;
    }
    void go_to(UtcMs now)
    {
        clock.advance(now - clock.now());
        shop.set_clock(now);
    }
    TestShop shop;
    FixedClock clock;
    OfnClient client;
};

CycleCard card_of(const std::string& cycle)
{
    CycleCard card;
    card.hub = {1204, "Tout Ô Pré"};
    card.cycle.id = cycle;
    card.name = "Vente du 7 au 9 nov.";
    return card;
}

std::vector<std::string> names_of(const std::vector<InputFile>& files)
{
    std::vector<std::string> names;
    for (const InputFile& file : files)
        names.push_back(file.name);
    return names;
}

} // namespace

TEST_CASE("the shop tells whether it is open, until when, and what time it is there")
{
    Asked asked;
    ShopAnswer answer = look_at_shop(asked.client, 1204, start);
    CHECK(answer.hub.name == "Tout Ô Pré");
    CHECK(answer.look.active);
    CHECK(answer.look.closes_at == start + 10 * 60'000);
    CHECK(answer.look.at == start);
    CHECK(answer.skew == 0);
    asked.shop.settings(R"({"date_skew": 600})");
    answer = look_at_shop(asked.client, 1204, start);
    CHECK(answer.skew == 600'000);
    CHECK(answer.look.at == start + 600'000);
    asked.go_to(after_closing);
    answer = look_at_shop(asked.client, 1204, after_closing);
    CHECK_FALSE(answer.look.active);
    CHECK(answer.look.closes_at == std::nullopt);
}

TEST_CASE("another shop's number, or no shop at all, is told")
{
    Asked asked;
    CHECK_THAT(message_of([&] { look_at_shop(asked.client, 77, start); }),
               ContainsSubstring("ne parle pas de la boutique 77"));
    asked.shop.fault(R"({"kind": "html"})");
    CHECK_THAT(message_of([&] { look_at_shop(asked.client, 1204, start); }),
               ContainsSubstring("ne parle pas de la boutique 1204"));
}

TEST_CASE("cycles are known by the newest orders")
{
    Asked asked("two-cycles.json");
    const auto cycles = seen_cycles(asked.client, 1204, start - 10 * 86'400'000LL);
    // The one with the newest order first.
    CHECK(cycles == std::vector<SeenCycle>{{"9080", 1794128400000, 1794128400000},
                                           {"9077", 1794040869000, 1794040869000}});
    CHECK(is_on_sale(asked.client, "9077", 1204));
    asked.go_to(after_closing);
    CHECK_FALSE(is_on_sale(asked.client, "9077", 1204));
    CHECK(is_on_sale(asked.client, "9080", 1204));
    CHECK(asked.shop.violations() == 0);
}

TEST_CASE("everything about a cycle is fetched as it came")
{
    Asked asked;
    asked.go_to(after_closing);
    CycleCard card = card_of("9077");
    card.open_shop = "{}";
    const auto files = fetch_cycle(asked.client, card);
    CHECK(names_of(files) == std::vector<std::string>{"cycle.json", "shop.json", "shop-open.json",
                                                      "orders-001.json", "order-R482019375.json",
                                                      "order-R730154206.json",
                                                      "order-R905512384.json", "customers-001.json",
                                                      "report-packing.json"});
    CHECK_THAT(files[0].bytes, ContainsSubstring(R"("id":9077,"name":"Vente du 7 au 9 nov.")"));
    CHECK(cycle_name(asked.client, 1204, "9077") == "Vente du 7 au 9 nov.");
    const SessionReading reading = read_session(
        {files[0], files[1], files[3], files[4], files[5], files[6], files[7], files[8]});
    for (const Finding& finding : reading.findings)
        INFO(to_string(finding));
    REQUIRE(reading.session);
    CHECK(reading.session->orders.size() == 3);
}

TEST_CASE("what the instance or the key does not give is done without")
{
    Asked asked;
    asked.go_to(after_closing);
    asked.shop.settings(R"({"api_reports": false, "customers_allowed": false})");
    const auto names = names_of(fetch_cycle(asked.client, card_of("9077")));
    CHECK(std::ranges::count(names, "customers-001.json") == 0);
    CHECK(std::ranges::count(names, "report-packing.json") == 0);
    CHECK(cycle_name(asked.client, 1204, "9077") == std::nullopt);
}

TEST_CASE("orders that change while they are read are read again")
{
    Asked asked;
    asked.go_to(after_closing);
    // The list is asked for the second time when all orders are there.
    asked.shop.edit(R"({"at": "2026-11-09T20:10:01+01:00", "order": "R905512384",
        "lines": [{"line": 640014, "quantity": 2}]})");
    const auto pages = list_orders(asked.client, 1204, "9077");
    asked.go_to(after_closing + 2000);
    const auto files = fetch_cycle(asked.client, card_of("9077"), pages);
    CHECK(files.size() == 8);
    CHECK(asked.shop.requests("/api/v0/orders/R905512384") == 2);
    CHECK(joined({files[2]}) != joined(pages));
    CHECK(joined({files[2]}) == joined(list_orders(asked.client, 1204, "9077")));
}

TEST_CASE("a list that is not whole, or of another sale, is refused")
{
    Asked asked("two-cycles.json");
    asked.go_to(after_closing);
    SECTION("half of it")
    {
        asked.shop.fault(R"({"kind": "half_list", "sent": 0})");
        CHECK_THAT(message_of([&] { list_orders(asked.client, 1204, "9077"); }),
                   ContainsSubstring("annonce 1 commandes et en donne 0"));
    }
    SECTION("the filter is ignored")
    {
        asked.shop.fault(R"({"kind": "wrong_cycle"})");
        CHECK_THAT(message_of([&] { list_orders(asked.client, 1204, "9077"); }),
                   ContainsSubstring("commandes d'une autre vente"));
    }
    SECTION("no list")
    {
        asked.shop.fault(R"({"kind": "bad_json"})");
        CHECK_THAT(message_of([&] { list_orders(asked.client, 1204, "9077"); }),
                   ContainsSubstring("illisible"));
    }
}

TEST_CASE("the webhook is read, and what is none of ours is not")
{
    const auto opened = parse_opened_webhook(R"({"id": "x", "event": "order_cycle.opened",
        "at": "2026-09-12 08:03:12 +0200", "data": {"id": 9077, "name": "Vente",
        "orders_open_at": "2026-09-12T08:00:00.000+02:00", "opened_at": "2026-09-12T08:03:12.123+02:00",
        "orders_close_at": "2026-09-14T22:00:00.000+02:00", "coordinator_id": 1204}})");
    CHECK(opened == OpenedCycle{"9077", "Vente", 1789192800000, 1789416000000});
    for (const char* body :
         {"", "[]", "{}", "null", R"({"event": "payment.completed", "data": {"id": 1}})",
          R"({"event": "order_cycle.opened"})", R"({"event": "order_cycle.opened", "data": {}})",
          R"({"event": "order_cycle.opened", "data": {"id": "9077"}})",
          R"({"event": "order_cycle.opened", "data": {"id": 18446744073709551615}})",
          R"({"event": "order_cycle.opened", "data": {"id": -1}})"}) {
        CAPTURE(body);
        CHECK(parse_opened_webhook(body) == std::nullopt);
    }
}
