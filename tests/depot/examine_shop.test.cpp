#include "depot/examine_shop.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"
#include "support/test_shop.h"

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;

/// A depot that watches this shop, both at the same time of day.
struct ShoppingDepot {
    explicit ShoppingDepot(const std::string& url, std::int64_t hub = 1204,
                           const std::string& key = "clef-d-essai",
                           const std::filesystem::path& authorities = {})
        : depot(settings_of(folder.path(), {url, key, authorities}, hub), clock)
    {
    }

    static DepotSettings settings_of(const std::filesystem::path& folder, const OfnServer& server,
                                     std::int64_t hub)
    {
        DepotSettings settings = sample_settings(folder);
        settings.shop.emplace();
        settings.shop->server = server;
        settings.shop->server.spacing = 1;
        settings.shop->server.patience = 500;
        settings.shop->hub = hub;
        return settings;
    }

    TemporaryFolder folder;
    FixedClock clock;
    Depot depot;
};

std::vector<std::string> told(Depot& depot)
{
    std::vector<std::string> lines;
    for (const Finding& finding : examine_shop(depot))
        lines.push_back(to_string(finding));
    return lines;
}

} // namespace

TEST_CASE("a shop that answers, knows the hub and takes the key has no fault", "[depot]")
{
    TestShop shop("small.json");
    ShoppingDepot shopping(shop.url());
    shop.set_clock(shopping.clock.now());
    CHECK(told(shopping.depot).empty());
    CHECK(shop.requests() == 2);
    CHECK(shop.violations() == 0);
}

TEST_CASE("each trouble of the shop is one sentence that says what to do", "[depot]")
{
    TestShop shop("small.json");
    SECTION("nobody answers")
    {
        ShoppingDepot shopping("http://127.0.0.1:1");
        CHECK(told(shopping.depot) ==
              std::vector<std::string>{"boutique: 127.0.0.1 ne répond pas: Cageot essaiera encore; "
                                       "vérifiez la connexion Internet si cela dure."});
    }
    SECTION("it is in trouble: asked once, not three times")
    {
        shop.fault(R"({"kind": "status", "status": 503})");
        ShoppingDepot shopping(shop.url());
        REQUIRE(told(shopping.depot).size() == 1);
        CHECK_THAT(told(shopping.depot)[0],
                   ContainsSubstring("est surchargé ou en panne (réponse 503)"));
        CHECK(shop.requests() == 2);
    }
    SECTION("its certificates cannot be read")
    {
        ShoppingDepot shopping("https://127.0.0.1:1", 1204, "clef-d-essai", "/nowhere/ca.pem");
        REQUIRE(told(shopping.depot).size() == 1);
        CHECK_THAT(told(shopping.depot)[0],
                   ContainsSubstring("ne peuvent pas être lus («/nowhere/ca.pem»)"));
    }
    SECTION("it does not know the hub")
    {
        ShoppingDepot shopping(shop.url(), 1999);
        REQUIRE(told(shopping.depot).size() == 1);
        CHECK_THAT(told(shopping.depot)[0], ContainsSubstring("ne parle pas de la boutique 1999"));
        CHECK(shop.requests("/api/v0/orders") == 0);
    }
    SECTION("it refuses the key, which is not shown")
    {
        ShoppingDepot shopping(shop.url(), 1204, "clef-fausse");
        shop.set_clock(shopping.clock.now());
        REQUIRE(told(shopping.depot).size() == 1);
        CHECK_THAT(told(shopping.depot)[0], ContainsSubstring("refuse la clé de Cageot") &&
                                                !ContainsSubstring("clef-fausse"));
        CHECK(has_error(examine_shop(shopping.depot)));
    }
}

TEST_CASE("a clock that differs by more than five minutes is told as a warning", "[depot]")
{
    TestShop shop("small.json");
    ShoppingDepot shopping(shop.url());
    for (const auto& [skew, minutes] : {std::pair{-7, "7"}, std::pair{61, "61"}}) {
        shop.set_clock(shopping.clock.now() + skew * 60'000);
        const std::vector<Finding> findings = examine_shop(shopping.depot);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].severity == Severity::warning);
        CHECK(findings[0].message ==
              "L'horloge de cette machine et celle de la boutique diffèrent de " +
                  std::string(minutes) + " minutes: mettez cette machine à l'heure.");
    }
    shop.set_clock(shopping.clock.now() + 4 * 60'000);
    CHECK(told(shopping.depot).empty());
}

TEST_CASE("without a key only the public question is put", "[depot]")
{
    TestShop shop("small.json");
    ShoppingDepot shopping(shop.url(), 1204, "");
    shop.set_clock(shopping.clock.now());
    CHECK(told(shopping.depot).empty());
    CHECK(shop.requests() == 1);
}

} // namespace cageot
