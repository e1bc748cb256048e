#include "web/served_depot.h"

#include "support/catch2_compat.h"
#include "support/test_shop.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr const char* secret = "un-secret-tire-au-hasard";
const std::string hook = "/hooks/" + std::string(secret);

const std::string opened =
    R"({"id": "x", "event": "order_cycle.opened", "at": "2026-11-07T07:03:12+01:00", "data": {
        "id": 9077, "name": "Vente du 7 au 9 nov.", "coordinator_id": 1204,
        "orders_open_at": "2026-11-07T07:00:00.000+01:00", "opened_at": null,
        "orders_close_at": "2026-11-09T20:00:00.000+01:00"}})";
const OpenedCycle told{"9077", "Vente du 7 au 9 nov.", 1794031200000, 1794250800000};

void with_hook(DepotSettings& settings)
{
    settings.shop.emplace();
    settings.shop->hub = 1204;
    settings.shop->hook = secret;
}

void without_hook(DepotSettings& settings)
{
    with_hook(settings);
    settings.shop->hook.clear();
}

/// A program's message: no browser's headers, no token.
Answer tell(const ServedDepot& served, const std::string& path, const std::string& body)
{
    return served.post(path, body, {});
}

std::string webhook_to(const ServedDepot& served, const std::string& path, const std::string& event)
{
    return R"({"url": "http://127.0.0.1:)" + std::to_string(served.server.port()) + path +
           R"(", "event": ")" + event + R"(", "cycle": 9077, "times": 2})";
}

} // namespace

TEST_CASE("a cycle that opened is remembered for the watcher", "[web]")
{
    ServedDepot served(Printers::none, with_hook);
    const Answer answer = tell(served, hook, opened);
    CHECK(answer.status == 204);
    CHECK(answer.body.empty());
    CHECK(served.depot.store().hints() == std::vector<OpenedCycle>{told});
    // Webhooks come more than once.
    CHECK(tell(served, hook, opened).status == 204);
    CHECK(served.depot.store().hints().size() == 1);
}

TEST_CASE("what the shop itself posts is understood", "[web]")
{
    ServedDepot served(Printers::none, with_hook);
    TestShop shop("small.json");
    CHECK_THAT(shop.webhook(webhook_to(served, hook, "order_cycle.opened")),
               ContainsSubstring("[204,204]"));
    REQUIRE(served.depot.store().hints().size() == 1);
    CHECK(served.depot.store().hints()[0] == told);
    CHECK_THAT(shop.webhook(webhook_to(served, hook, "payment.completed")),
               ContainsSubstring("[204,204]"));
    CHECK(served.depot.store().hints().size() == 1);
    CHECK_THAT(shop.webhook(webhook_to(served, "/hooks/autre", "order_cycle.opened")),
               ContainsSubstring("[404,404]"));
}

TEST_CASE("without the secret there is nothing at the address", "[web]")
{
    ServedDepot served(Printers::none, with_hook);
    for (const std::string& path : {std::string("/hooks/"), hook + "x", hook.substr(0, 20),
                                    std::string("/hooks"), hook + "/", hook + "/x"}) {
        INFO(path);
        const Answer answer = tell(served, path, opened);
        CHECK(answer.status == 404);
        CHECK_THAT(answer.body, !ContainsSubstring(secret));
    }
    CHECK(served.depot.store().hints().empty());
}

TEST_CASE("who has no shop, or no secret, listens to nobody", "[web]")
{
    const ServedDepot no_shop, no_secret(Printers::none, without_hook);
    for (const ServedDepot* served : {&no_shop, &no_secret})
        for (const std::string& path : {hook, std::string("/hooks/")})
            CHECK(tell(*served, path, opened).status == 404);
}

TEST_CASE("what is not a cycle that opened is heard and forgotten", "[web]")
{
    ServedDepot served(Printers::none, with_hook);
    const std::string deep(30'000, '[');
    for (const std::string& body :
         {std::string(), std::string("{"), std::string("[]"), std::string("null"),
          std::string("a=1&b=%zz"), std::string("\0\xff\xfe", 3), deep,
          std::string(R"({"event": "payment.completed", "data": {"id": 1}})"),
          std::string(R"({"event": "order_cycle.opened", "data": []})"),
          std::string(R"({"event": {}, "data": {"id": 1}})"),
          std::string(R"({"event": "order_cycle.opened", "data": {"id": 18446744073709551615}})"),
          std::string(R"({"event": "order_cycle.opened", "data": {"id": 1e40}})"),
          std::string(R"({"event": "order_cycle.opened", "data": {"id": 99999999999999999999}})"),
          std::string(R"({"event": "order_cycle.opened", "data": {"id": "9077"}})")}) {
        INFO(body.substr(0, 80));
        CHECK(tell(served, hook, body).status == 204);
    }
    CHECK(served.depot.store().hints().empty());
}

TEST_CASE("odd words in a hint are no error of ours", "[web]")
{
    ServedDepot served(Printers::none, with_hook);
    for (const char* more : {R"("name": "<script>alert(1)</script>")", R"("name": null)",
                             R"("name": "a\u0000b", "orders_close_at": "demain")",
                             R"("orders_open_at": 7, "orders_close_at": "9999-99-99T99:99:99Z")"}) {
        INFO(more);
        const std::string body =
            R"({"event": "order_cycle.opened", "data": {"id": 9077, )" + std::string(more) + "}}";
        CHECK(tell(served, hook, body).status == 204);
        CHECK(served.depot.store().hints().size() == 1);
        CHECK(served.get("/").status == 200);
    }
}

TEST_CASE("a webhook's body is capped, and its other headers are checked as a form's", "[web]")
{
    const ServedDepot served(Printers::none, with_hook);
    CHECK(tell(served, hook, std::string(65'537, ' ')).status == 413);
    CHECK(served.get(hook).status == 405);
    const std::string port = std::to_string(served.server.port());
    const auto raw = [&](const std::string& headers) {
        return parse_answer(
            exchange(served.server.port(), "POST " + hook + " HTTP/1.1\r\n" + headers + "\r\n"));
    };
    // What a proxy in front of the depot passes on: its own name is not the depot's.
    CHECK(raw("Host: depot.example\r\nContent-Length: 0\r\n").status == 421);
    CHECK(raw("Host: 127.0.0.1:" + port + "\r\nContent-Length: 0\r\n").status == 204);
    CHECK(raw("Host: 127.0.0.1:" + port + "\r\n").status == 411);
    CHECK(raw("Host: 127.0.0.1:" + port + "\r\nTransfer-Encoding: chunked\r\n").status == 501);
}
