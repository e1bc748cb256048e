#include "printing/cups_server.h"

#include "printing/printer_queue.h"
#include "support/catch2_compat.h"
#include "support/private_cupsd.h"

using namespace cageot;

TEST_CASE("a scheduler is reached by host and port and by its socket file", "[printing]")
{
    const PrivateCupsd cupsd;
    const std::string socket = (cupsd.directory() / "run/cups.sock").string();
    for (const std::string& address : {cupsd.address(), socket}) {
        const auto configuration = CupsServer(address).configuration_file("cupsd.conf");
        REQUIRE(configuration);
        CHECK_THAT(*configuration, Catch::Matchers::ContainsSubstring("DirtyCleanInterval 0"));
    }
}

TEST_CASE("a configuration file that the scheduler does not give is nothing", "[printing]")
{
    const PrivateCupsd cupsd;
    CHECK_FALSE(CupsServer(cupsd.address()).configuration_file("no-such-file.conf"));
}

TEST_CASE("a scheduler that was restarted is reached again", "[printing]")
{
    PrivateCupsd cupsd;
    const CupsServer server(cupsd.address());
    CHECK(server.configuration_file("cupsd.conf"));
    cupsd.stop();
    CHECK_THROWS_AS(server.configuration_file("cupsd.conf"), PrintingError);
    cupsd.start();
    CHECK(server.configuration_file("cupsd.conf"));
}
