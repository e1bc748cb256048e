#include "web/connections.h"

#include "support/catch2_compat.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/ThreadPool.h>

#include <memory>
#include <thread>
#include <vector>

using namespace cageot;
using namespace Poco::Net;

namespace {

class Yes final : public HTTPRequestHandler {
    void handleRequest(HTTPServerRequest& request, HTTPServerResponse& response) override
    {
        std::string body(static_cast<std::size_t>(request.getContentLength64()), '\0');
        request.stream().read(body.data(), static_cast<std::streamsize>(body.size()));
        response.setKeepAlive(false);
        response.sendBuffer("yes", 3);
    }
};

class YesFactory final : public HTTPRequestHandlerFactory {
    HTTPRequestHandler* createRequestHandler(const HTTPServerRequest&) override { return new Yes; }
};

/// Says yes to everything that is asked in a second, on two visitors an address of another machine.
struct PatientServer {
    PatientServer()
        : connections({std::chrono::milliseconds(1000), std::chrono::milliseconds(1000), 2})
        , pool(2, 16)
        , socket(SocketAddress("127.0.0.1", 0))
        , server(new GuardedConnectionFactory(connections, params(), new YesFactory), pool, socket,
                 params())
    {
        server.start();
    }
    ~PatientServer()
    {
        server.stop();
        connections.cut_all();
        pool.joinAll();
    }
    static HTTPServerParams::Ptr params()
    {
        HTTPServerParams::Ptr params = new HTTPServerParams;
        params->setMaxThreads(16);
        params->setTimeout(Poco::Timespan(30, 0));
        params->setKeepAlive(false);
        return params;
    }
    /// A visitor from an address of loopback.
    std::unique_ptr<StreamSocket> visitor(const std::string& from = "127.0.0.1") const
    {
        auto visitor = std::make_unique<StreamSocket>(AddressFamily::IPv4);
        visitor->impl()->bind(SocketAddress(from, 0));
        visitor->connect(socket.address());
        visitor->setReceiveTimeout(Poco::Timespan(10, 0));
        return visitor;
    }

    Connections connections;
    Poco::ThreadPool pool;
    ServerSocket socket;
    TCPServer server;
};

void say(StreamSocket& visitor, const std::string& words)
{
    visitor.sendBytes(words.data(), static_cast<int>(words.size()));
}

/// What comes until the server hangs up.
std::string hear(StreamSocket& visitor)
{
    std::string heard;
    char piece[512];
    try {
        for (int got = 0; (got = visitor.receiveBytes(piece, sizeof piece)) > 0;)
            heard.append(piece, static_cast<std::size_t>(got));
    } catch (const ConnectionResetException&) {
    }
    return heard;
}

const std::string question = "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n";

} // namespace

TEST_CASE("a visitor who never finishes asking is cut, the others do not notice", "[web]")
{
    const PatientServer server;
    std::vector<std::unique_ptr<StreamSocket>> slow;
    for (int i = 0; i < 8; ++i) {
        slow.push_back(server.visitor());
        say(*slow.back(),
            i % 2 == 0 ? "GET / HT" : "POST / HTTP/1.1\r\nContent-Length: 50\r\n\r\nshort");
    }
    const auto quick = server.visitor();
    say(*quick, question);
    CHECK(hear(*quick).ends_with("yes"));
    for (const auto& visitor : slow) // each would hold its thread for 30 s
        hear(*visitor);
    const auto later = server.visitor();
    say(*later, question);
    CHECK(hear(*later).ends_with("yes"));
}

TEST_CASE("an address of another machine has so many connections and no more", "[web]")
{
    PatientServer server;
    const auto first = server.visitor("127.0.0.2"), second = server.visitor("127.0.0.2");
    say(*first, "GET");
    say(*second, "GET");
    std::string third_heard = "?";
    {
        while (server.connections.count() < 2)
            std::this_thread::yield();
        const auto third = server.visitor("127.0.0.2");
        say(*third, question);
        third_heard = hear(*third);
    }
    CHECK(third_heard.empty());
    const auto other = server.visitor("127.0.0.3");
    say(*other, question);
    CHECK(hear(*other).ends_with("yes"));
    hear(*first);
    hear(*second);
    const auto again = server.visitor("127.0.0.2");
    say(*again, question);
    CHECK(hear(*again).ends_with("yes"));
}
