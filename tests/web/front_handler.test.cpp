#include "web/served_depot.h"

#include "support/catch2_compat.h"

#include <fstream>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

Answer raw(const ServedDepot& served, const std::string& bytes)
{
    return parse_answer(exchange(served.server.port(), bytes));
}

std::string host(const ServedDepot& served)
{
    return "Host: 127.0.0.1:" + std::to_string(served.server.port()) + "\r\n";
}

} // namespace

TEST_CASE("every page forbids foreign content and framing", "[web]")
{
    const ServedDepot served;
    for (const char* path : {"/", "/nowhere", "/api/v1/changes", "/healthz"}) {
        const Answer answer = served.get(path);
        INFO(path);
        CHECK_THAT(answer.headers.at("content-security-policy"),
                   ContainsSubstring("default-src 'none'"));
        CHECK_THAT(answer.headers.at("content-security-policy"),
                   ContainsSubstring("frame-ancestors 'none'"));
        CHECK_THAT(answer.headers.at("content-security-policy"), !ContainsSubstring("unsafe"));
        CHECK(answer.headers.at("x-content-type-options") == "nosniff");
        CHECK(answer.headers.at("referrer-policy") == "same-origin");
    }
}

TEST_CASE("only the loopback name and port are answered", "[web]")
{
    const ServedDepot served;
    const std::string port = std::to_string(served.server.port());
    CHECK(raw(served, "GET / HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n").status == 200);
    CHECK(raw(served, "GET / HTTP/1.1\r\nHost: [::1]:" + port + "\r\n\r\n").status == 200);
    CHECK(raw(served, "GET / HTTP/1.1\r\nHost: evil.example:" + port + "\r\n\r\n").status == 421);
    CHECK(raw(served, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").status == 421);
    CHECK(raw(served, "GET / HTTP/1.1\r\n\r\n").status == 400);
    CHECK(raw(served, "GET / HTTP/1.1\r\n" + host(served) + host(served) + "\r\n").status == 400);
}

TEST_CASE("an unknown path gets a French page with a way back", "[web]")
{
    const ServedDepot served;
    const Answer answer = served.get("/sessions/S1/orders/1/nothing?%3Cscript%3E");
    CHECK(answer.status == 404);
    CHECK_THAT(answer.body, ContainsSubstring("<html lang=\"fr\">"));
    CHECK_THAT(answer.body, ContainsSubstring("href=\"/\""));
    CHECK(served.get("/sessions/S9").status == 404);
    CHECK(served.get("/sessions/%zz").status == 400);
    const Answer json = served.get("/api/v1/sessions/S9");
    CHECK(json.status == 404);
    CHECK(json.headers.at("content-type") == "application/json");
}

TEST_CASE("a known path tells which methods it knows", "[web]")
{
    const ServedDepot served;
    const Answer answer = served.request("DELETE", "/", {});
    CHECK(answer.status == 405);
    CHECK(answer.headers.at("allow") == "GET, HEAD");
    CHECK(served.get("/sessions/S1/print").headers.at("allow") == "POST");
    const Answer head = served.request("HEAD", "/", {});
    CHECK(head.status == 200);
    CHECK(head.body.empty());
    CHECK(head.headers.at("content-length") == std::to_string(served.get("/").body.size()));
}

TEST_CASE("bodies are read whole, counted and capped", "[web]")
{
    const ServedDepot served;
    const std::string start = "POST /sessions/S1/print HTTP/1.1\r\n" + host(served);
    CHECK(served.post("/sessions/S1/print", std::string(65537, 'a')).status == 413);
    CHECK(raw(served, start + "\r\n").status == 411);
    CHECK(raw(served, start + "Content-Length: -5\r\n\r\nabcde").status == 400);
    CHECK(raw(served, start + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd").status == 400);
    CHECK(raw(served, start + "Content-Length: 50\r\n\r\nshort").status == 400);
    CHECK(raw(served, start + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n").status == 501);
}

TEST_CASE("what follows a request on the same connection is never taken for another", "[web]")
{
    const ServedDepot served;
    const std::string inner = "GET /healthz HTTP/1.1\r\n" + host(served) + "\r\n";
    const std::string answers =
        exchange(served.server.port(), "DELETE / HTTP/1.1\r\n" + host(served) +
                                           "Content-Length: " + std::to_string(inner.size()) +
                                           "\r\n\r\n" + inner + inner);
    CHECK(parse_answer(answers).status == 405);
    CHECK(answers.find("HTTP/1.1", 1) == std::string::npos);
}

TEST_CASE("no path leads out of the known names", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    std::ofstream(served.folder.path() / "secret.png") << "secret";
    for (const char* path :
         {"/printers/froid-1/received/../secret.png", "/printers/froid-1/received/..%2Fsecret.png",
          "/printers/froid-1/received/%2e%2e/secret.png", "/printers/froid-1/received/-1.png",
          "/printers/froid-1/received/1%00.png", "/printers/..%2F..%2Fetc/received/1.png",
          "/assets/..%2F..%2F..%2Fetc%2Fpasswd", "/assets/style.css", "/sessions/S1%2F..%2FS1",
          "/sessions/S1%27%20OR%201=1"}) {
        const Answer answer = served.get(path);
        INFO(path);
        CHECK(answer.status == 404);
        CHECK_THAT(answer.body, !ContainsSubstring("secret"));
    }
}

TEST_CASE("an error of the program is a page with its number and nothing else", "[web]")
{
    const ServedDepot served;
    std::filesystem::create_directory(served.folder.path() / "received" / "7.png");
    const Answer answer = served.get("/printers/froid-1/received/7.png");
    CHECK(answer.status == 500);
    CHECK_THAT(answer.body, ContainsSubstring("donnez le numéro"));
    CHECK_THAT(answer.body, !ContainsSubstring("directory"));
    CHECK(served.get("/healthz").status == 200);
}

TEST_CASE("styles and scripts may be kept for ever and are named after their content", "[web]")
{
    const ServedDepot served;
    const std::string page = served.get("/").body;
    const std::size_t end = page.find("/style.css"), at = page.rfind("/assets/", end);
    REQUIRE(end != std::string::npos);
    REQUIRE(at != std::string::npos);
    const Answer answer = served.get(page.substr(at, page.find('"', at) - at));
    CHECK(answer.status == 200);
    CHECK(answer.headers.at("content-type") == "text/css; charset=utf-8");
    CHECK_THAT(answer.headers.at("cache-control"), ContainsSubstring("immutable"));
}

TEST_CASE("no page of another site may read an answer", "[web]")
{
    const ServedDepot served;
    for (const char* path : {"/", "/api/v1/sessions", "/nowhere"}) {
        const Answer answer = served.get(path, {"Origin: http://evil.example"});
        INFO(path);
        CHECK_FALSE(answer.headers.contains("access-control-allow-origin"));
        CHECK(answer.headers.at("cross-origin-resource-policy") == "same-origin");
    }
    const Answer asked =
        served.request("OPTIONS", "/api/v1/reprints", {"Origin: http://evil.example"});
    CHECK(asked.status == 405);
    CHECK_FALSE(asked.headers.contains("access-control-allow-origin"));
}
