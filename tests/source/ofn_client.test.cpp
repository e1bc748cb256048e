#include "source/ofn_client.h"

#include "support/catch2_compat.h"
#include "support/fixed_clock.h"
#include "support/message_of.h"
#include "support/temporary_folder.h"
#include "support/test_shop.h"

#include <cstdlib>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr const char* key = "clef-d-essai";

/// A client of a fake shop; waiting costs nothing but the clock's time.
struct Asked {
    explicit Asked(OfnServer server)
        : client(std::move(server), clock, [this](UtcMs milliseconds) {
            waits.push_back(milliseconds);
            clock.advance(milliseconds);
            return true;
        })
    {
    }
    FixedClock clock;
    std::vector<UtcMs> waits;
    OfnClient client;
};

OfnServer server_of(const TestShop& shop)
{
    OfnServer server;
    server.url = shop.url();
    server.key = key;
    server.patience = 300;
    return server;
}

OfnError::Why why_of(OfnClient& client, const std::string& path)
{
    try {
        client.get(path, {}, OfnClient::Key::v0);
    } catch (const OfnError& error) {
        CHECK_THAT(error.what(), !ContainsSubstring(key));
        CHECK_THAT(error.what(), ContainsSubstring(": ")); // what is wrong, and what to do
        return error.why();
    }
    FAIL("no error");
    return {};
}

/// A key and a certificate for `name` in `folder`, by openssl.
void make_certificate(const std::filesystem::path& folder, const std::string& name)
{
    const std::string command =
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=" + name +
        " -addext subjectAltName=" + name + " -keyout " + (folder / "key.pem").string() + " -out " +
        (folder / "certificate.pem").string() + " 2> /dev/null";
    REQUIRE(std::system(command.c_str()) == 0);
}

} // namespace

TEST_CASE("a shop is asked with GET and the key in the header of its API, two times a second")
{
    TestShop shop("small.json");
    Asked asked(server_of(shop));
    const OfnClient::Query page = {{"q[distributor_id_eq]", "1204"},
                                   {"q[completed_at_not_null]", "true"},
                                   {"q[order_cycle_id_eq]", "9077"},
                                   {"q[state_not_eq]", "canceled"},
                                   {"page", "1"},
                                   {"per_page", "100"}};
    const OfnAnswer answer = asked.client.get("/api/v0/orders", page, OfnClient::Key::v0);
    CHECK(answer.found);
    CHECK_THAT(answer.body, ContainsSubstring("R482019375"));
    REQUIRE(answer.date);
    CHECK(*answer.date == 1794250200000); // the scenario's clock
    CHECK(asked.client.get("/api/v1/customers", {{"enterprise_id", "1204"}}, OfnClient::Key::v1)
              .found);
    CHECK_FALSE(
        asked.client
            .get("/api/v0/order_cycles/9077/products", {{"distributor", "7"}}, OfnClient::Key::none)
            .found);
    CHECK(asked.waits == std::vector<UtcMs>{500, 500});
    CHECK(shop.violations() == 0);
    CHECK(shop.requests() == 3);
}

TEST_CASE("a shop in trouble is asked three times, later and later, then somebody is told")
{
    TestShop shop("small.json");
    Asked asked(server_of(shop));
    const char* trouble =
        GENERATE(R"({"kind": "status", "status": 500})", R"({"kind": "status", "status": 503})",
                 R"({"kind": "timeout", "seconds": 2})", R"({"kind": "cut"})",
                 R"({"kind": "429", "retry_after": "3"})");
    CAPTURE(trouble);
    shop.fault(trouble);
    CHECK(why_of(asked.client, "/api/v0/shops/1204") == OfnError::Why::unreachable);
    CHECK(shop.requests() == 3);
    CHECK(asked.waits == (std::string(trouble).find("429") != std::string::npos
                              ? std::vector<UtcMs>{3000, 8000}
                              : std::vector<UtcMs>{2000, 8000}));
    shop.clear_faults();
    CHECK(asked.client.get("/api/v0/shops/1204", {}, OfnClient::Key::none).found);
}

TEST_CASE("a trouble that passes is not told")
{
    TestShop shop("small.json");
    Asked asked(server_of(shop));
    shop.fault(R"({"kind": "cut", "count": 2})");
    CHECK(asked.client.get("/api/v0/shops/1204", {}, OfnClient::Key::none).found);
    CHECK(shop.requests() == 3);
}

TEST_CASE("what only a person can mend is told at once, never with the key")
{
    TestShop shop("small.json");
    Asked asked(server_of(shop));
    SECTION("a refused key, which the shop repeats")
    {
        shop.settings(R"({"key": "another"})");
        CHECK(why_of(asked.client, "/api/v0/orders") == OfnError::Why::key_refused);
    }
    SECTION("another address")
    {
        shop.fault(
            R"({"kind": "redirect", "status": 301, "location": "http://127.0.0.1:9{path}"})");
        CHECK(why_of(asked.client, "/api/v0/orders") == OfnError::Why::bad_answer);
    }
    SECTION("a question that the shop does not understand")
    {
        shop.fault(R"({"kind": "status", "status": 400})");
        CHECK(why_of(asked.client, "/api/v0/orders") == OfnError::Why::bad_answer);
    }
    CHECK(shop.requests() == 1);
}

TEST_CASE("an id that nothing has is not found")
{
    TestShop shop("small.json");
    Asked asked(server_of(shop));
    CHECK_FALSE(asked.client
                    .get("/api/v0/order_cycles/4711/products", {{"distributor", "1204"}},
                         OfnClient::Key::none)
                    .found);
}

TEST_CASE("an answer without end is not taken")
{
    TestShop shop("small.json");
    OfnServer server = server_of(shop);
    server.largest = 100;
    Asked asked(server);
    CHECK(why_of(asked.client, "/api/v0/shops/1204") == OfnError::Why::unreachable);
}

TEST_CASE("nobody answers at the address")
{
    OfnServer server;
    {
        const TestShop gone("small.json");
        server = server_of(gone);
    }
    Asked asked(server);
    CHECK(why_of(asked.client, "/api/v0/shops/1204") == OfnError::Why::unreachable);
}

TEST_CASE("who does not want to wait is not made to")
{
    TestShop shop("small.json");
    const FixedClock clock;
    OfnClient client(server_of(shop), clock, [](UtcMs) { return false; });
    client.get("/api/v0/shops/1204", {}, OfnClient::Key::none);
    CHECK(why_of(client, "/api/v0/shops/1204") == OfnError::Why::stopped);
}

TEST_CASE("over HTTPS only a certificate of the shop's own name is trusted")
{
    const TemporaryFolder folder;
    SECTION("one that is trusted")
    {
        make_certificate(folder.path(), "IP:127.0.0.1");
        TestShop shop("small.json",
                      {"--tls", folder.path() / "certificate.pem", folder.path() / "key.pem"});
        OfnServer server;
        server.url = shop.url();
        server.key = key;
        SECTION("")
        {
            server.authorities = folder.path() / "certificate.pem";
            Asked asked(server);
            CHECK(asked.client.get("/api/v0/shops/1204", {}, OfnClient::Key::none).found);
            CHECK(asked.client.get("/api/v0/shops/1204", {}, OfnClient::Key::none).found);
        }
        SECTION("by nobody")
        {
            Asked asked(server);
            CHECK(why_of(asked.client, "/api/v0/shops/1204") == OfnError::Why::bad_answer);
        }
    }
    SECTION("another name")
    {
        make_certificate(folder.path(), "DNS:boutique.example.org");
        TestShop shop("small.json",
                      {"--tls", folder.path() / "certificate.pem", folder.path() / "key.pem"});
        OfnServer server;
        server.url = shop.url();
        server.key = key;
        server.authorities = folder.path() / "certificate.pem";
        Asked asked(server);
        CHECK(why_of(asked.client, "/api/v0/shops/1204") == OfnError::Why::bad_answer);
    }
}

TEST_CASE("the key never travels in clear to another machine")
{
    CHECK(url_fault("https://coopcircuits.fr").empty());
    CHECK(url_fault("http://127.0.0.1:8081").empty());
    CHECK_THAT(url_fault("http://coopcircuits.fr"), ContainsSubstring("https://coopcircuits.fr"));
    for (const char* url : {"", "coopcircuits.fr", "ftp://coopcircuits.fr", "https://",
                            "https://moi:secret@coopcircuits.fr", "http://[::1"}) {
        CAPTURE(url);
        CHECK_FALSE(url_fault(url).empty());
        CHECK_THAT(url_fault(url), !ContainsSubstring("secret"));
    }
    const FixedClock clock;
    OfnServer server;
    server.url = "http://coopcircuits.fr";
    CHECK_THROWS_AS(OfnClient(server, clock, [](UtcMs) { return true; }), std::invalid_argument);
}

TEST_CASE("certificates that cannot be read are named")
{
    const FixedClock clock;
    OfnServer server;
    server.url = "https://127.0.0.1:9";
    server.authorities = "/nowhere/ca.pem";
    CHECK_THAT(message_of([&] { OfnClient client(server, clock, [](UtcMs) { return true; }); }),
               ContainsSubstring("«/nowhere/ca.pem»"));
}
