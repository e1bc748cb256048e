#include "printing/server_life.h"

#include "print_server.h"
#include "support/catch2_compat.h"

#include <csignal>
#include <fstream>
#include <iterator>
#include <set>

using namespace cageot;

namespace {

/// Our subscriptions, as CUPS wrote them down.
long subscriptions(const PrivateCupsd& cupsd)
{
    std::ifstream file(cupsd.directory() / "etc/subscriptions.conf");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    long count = 0;
    for (std::size_t at = 0; (at = text.find("UserData", at)) != std::string::npos; ++at)
        ++count;
    return count;
}

} // namespace

TEST_CASE("a life keeps its name, whoever asks and whatever is printed", "[printing]")
{
    PrintServer shop;
    const std::string life = life_of(shop.server);
    set_up_queue(shop.server, shop.printer());
    shop.queue.submit(shop.name, labels("K1", 1));
    CHECK(shop.becomes("K1", JobState::completed));
    CHECK(shop.queue.life() == life);
    const CupsServer by_socket((shop.cupsd.directory() / "run/cups.sock").string());
    CHECK(life_of(by_socket) == life);
    CHECK(subscriptions(shop.cupsd) == 1);
}

TEST_CASE("every start of the server begins a life of another name", "[printing]")
{
    PrivateCupsd cupsd;
    const CupsServer server(cupsd.address());
    std::set<std::string> lives{life_of(server)};
    for (std::size_t i = 1; i <= 25; ++i) {
        i % 5 == 0 ? cupsd.stop() : cupsd.kill();
        cupsd.start();
        if (i % 4 == 0) { // an unseen life between
            cupsd.kill();
            cupsd.start();
        }
        lives.insert(life_of(server));
        CHECK(lives.size() == i + 1);
        CHECK(lives.contains(life_of(server)));
    }
    CHECK(subscriptions(cupsd) == 1);
}

TEST_CASE("reading its configuration again begins a life, for it may begin jobs again",
          "[printing]")
{
    const PrivateCupsd cupsd;
    const CupsServer server(cupsd.address());
    const std::string life = life_of(server);
    REQUIRE(::kill(cupsd.pid(), SIGHUP) == 0);
    CHECK(wait_until([&] {
        try {
            return life_of(server) != life;
        } catch (const PrintingError&) {
            return false;
        }
    }));
}

TEST_CASE("a server that lost its record of subscriptions begins a life", "[printing]")
{
    PrivateCupsd cupsd;
    const CupsServer server(cupsd.address());
    const std::string life = life_of(server);
    cupsd.kill();
    std::filesystem::remove(cupsd.directory() / "etc/subscriptions.conf");
    std::filesystem::remove(cupsd.directory() / "etc/subscriptions.conf.O");
    cupsd.start();
    CHECK(life_of(server) != life);
}

TEST_CASE("a server that does not run has no life", "[printing]")
{
    PrivateCupsd cupsd;
    const CupsServer server(cupsd.address());
    cupsd.kill();
    CHECK_THROWS_AS(life_of(server), PrintingError);
}
