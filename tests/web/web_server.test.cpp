#include "web/served_depot.h"

#include "support/catch2_compat.h"

#include <thread>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("two servers take any free port and do not know each other", "[web]")
{
    ServedDepot first, second;
    first.freeze_small_week();
    CHECK(first.server.port() != second.server.port());
    CHECK(first.get("/sessions/S1").status == 200);
    CHECK(second.get("/sessions/S1").status == 404);
}

TEST_CASE("a taken port is one sentence that says what to do", "[web]")
{
    ServedDepot served;
    const int port = served.server.port();
    CHECK_THROWS_WITH(WebServer(served.depot, {.port = port}),
                      ContainsSubstring("Le port " + std::to_string(port) + " est déjà pris"));
}

TEST_CASE("an address that others can reach is refused while nobody has a password", "[web]")
{
    ServedDepot served;
    CHECK_THROWS_WITH(WebServer(served.depot, {.address = "0.0.0.0", .port = 0}),
                      ContainsSubstring("cageot coordinator add"));
}

TEST_CASE("many visitors at once are all answered, pictures too", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    const std::string page = served.get("/sessions/S1/orders/1").body;
    const std::size_t at = page.find("/sessions/S1/labels/");
    REQUIRE(at != std::string::npos);
    const std::string label = page.substr(at, page.find('"', at) - at);
    std::vector<int> statuses(24);
    std::vector<std::thread> visitors;
    for (std::size_t i = 0; i < statuses.size(); ++i)
        visitors.emplace_back([&served, &label, &statuses, i] {
            statuses[i] = served.get(i % 2 == 0 ? "/sessions/S1" : label).status;
        });
    for (std::thread& visitor : visitors)
        visitor.join();
    CHECK(statuses == std::vector<int>(24, 200));
}
