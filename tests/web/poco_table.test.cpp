// What Poco 1.11's HTTP server does by itself, measured, and what ours does: the rows of docs/security.md
// that no other test shows.

#include "web/served_depot.h"

#include "support/catch2_compat.h"

#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <memory>

using namespace cageot;

namespace {

std::string host(const ServedDepot& served)
{
    return "Host: 127.0.0.1:" + std::to_string(served.server.port()) + "\r\n";
}

/// Everything that comes back until the server hangs up.
std::string heard(const ServedDepot& served, const std::string& bytes)
{
    return exchange(served.server.port(), bytes);
}

int status(const ServedDepot& served, const std::string& bytes)
{
    return parse_answer(heard(served, bytes)).status;
}

} // namespace

TEST_CASE("a length that is no number ends the connection, and nothing is done", "[web]")
{
    const ServedDepot served;
    const std::string inner = "GET /healthz HTTP/1.1\r\n" + host(served) + "\r\n";
    CHECK(heard(served, "POST /notices/done HTTP/1.1\r\n" + host(served) +
                            "Content-Length: abc\r\n\r\n" + inner)
              .empty());
    CHECK(served.get("/healthz").status == 200);
}

TEST_CASE("a length beside chunks, and chunks alone, are refused unread", "[web]")
{
    const ServedDepot served;
    const std::string start = "POST /notices/done HTTP/1.1\r\n" + host(served);
    const std::string chunks = "Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n";
    CHECK(status(served, start + "Content-Length: 5\r\n" + chunks) == 501);
    CHECK(status(served, start + chunks) == 501);
    CHECK(status(served, start + "Transfer-Encoding: identity\r\n\r\n") == 501);
}

TEST_CASE("what is far too long to be a request of ours is refused", "[web]")
{
    const ServedDepot served;
    const std::string start = "GET / HTTP/1.1\r\n" + host(served);
    CHECK(status(served, start + "X-Long: " + std::string(9000, 'a') + "\r\n\r\n") == 400);
    CHECK(status(served, start + std::string(300, 'X') + ": a\r\n\r\n") == 400);
    std::string many;
    for (int i = 0; i < 101; ++i)
        many += "X-" + std::to_string(i) + ": a\r\n";
    CHECK(status(served, start + many + "\r\n") == 400);
    CHECK(status(served, "GET /" + std::string(100'000, 'a') + " HTTP/1.1\r\n" + host(served) +
                             "\r\n") == 400);
    CHECK(served.get("/healthz").status == 200);
}

TEST_CASE("bytes that are no HTTP are refused", "[web]")
{
    const ServedDepot served;
    const std::string hello = std::string("\x16\x03\x01\x02", 4) + std::string(513, '\x01');
    CHECK(status(served, hello) == 400); // the first of TLS
    CHECK(status(served, "\r\n\r\n\r\n") == 400);
    CHECK(served.get("/healthz").status == 200);
}

TEST_CASE("a form may have any number of fields that its size allows", "[web]")
{
    const ServedDepot served;
    std::string form;
    for (int i = 0; i < 300; ++i)
        form += "f" + std::to_string(i) + "=x&";
    // Its last fields count like any other: without the token it would be 403.
    CHECK(served.post("/notices/done", form + "key=nothing&token=" + served.token_on("/stations"))
              .status == 303);
}

TEST_CASE("a form in parts is read where files may come, and only to its end", "[web]")
{
    const ServedDepot served;
    const std::string parts = "--x\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" +
                              served.token_on("/stations") + "\r\n"; // and no end
    const std::vector<std::string> headers = {"Sec-Fetch-Site: same-origin",
                                              "Content-Type: multipart/form-data; boundary=x"};
    CHECK(served.post("/notices/done", parts, headers).status == 403);
    CHECK(served.post("/notices/done", parts + "--x--\r\n", headers).status == 403);
    CHECK(served.post("/import", parts, headers).status == 400);
    CHECK(served.post("/import", parts + "--x--\r\n", headers).status == 422); // no file is in it
    CHECK(served.post("/api/v1/photographs", parts, headers).status == 415);
}

TEST_CASE("every answer ends its connection, whatever the visitor wishes", "[web]")
{
    const ServedDepot served;
    const std::string wish =
        "GET /healthz HTTP/1.1\r\n" + host(served) + "Connection: keep-alive\r\n\r\n";
    const std::string answers = heard(served, wish + wish);
    CHECK(parse_answer(answers).status == 200);
    CHECK(parse_answer(answers).headers.at("connection") == "Close");
    CHECK(answers.find("HTTP/1.1", 1) == std::string::npos);
}

TEST_CASE("the server ends at once though somebody is still asking", "[web]")
{
    auto served = std::make_unique<ServedDepot>();
    Poco::Net::StreamSocket visitor(
        Poco::Net::SocketAddress("127.0.0.1", static_cast<Poco::UInt16>(served->server.port())));
    visitor.sendBytes("GET / HT", 8);
    CHECK(served->get("/healthz").status == 200); // the visitor's thread waits by now
    const auto begun = std::chrono::steady_clock::now();
    served.reset();
    // Its read alone would last 5 s.
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(4));
}
