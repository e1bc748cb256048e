#include "program.h"
#include "support/catch2_compat.h"
#include "support/wait_until.h"
#include "watching_depot.h"

#include <csignal>
#include <regex>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

/// The port that the service says it is on; empty when it says none in time.
std::string port_of(const RunningProgram& service)
{
    const std::regex line(R"(Cageot: http://127\.0\.0\.1:(\d+)\n)");
    std::smatch found;
    std::string said;
    const bool started = wait_until([&] {
        said = service.out();
        return std::regex_match(said, found, line);
    });
    return started ? found[1].str() : "";
}

RunningProgram serve(const TestDepot& depot, const std::string& port)
{
    return {program_in_checkout(), depot.words({"serve", "--port", port})};
}

} // namespace

TEST_CASE("the service says where its pages are, and ends when told to", "[app]")
{
    for (const int signal : {SIGTERM, SIGINT}) {
        const TestDepot depot;
        RunningProgram service = serve(depot, "0");
        CHECK(port_of(service) != "");
        const Outcome outcome = service.stop(signal);
        CHECK(outcome.status == 0);
        CHECK(outcome.err == "");
    }
}

TEST_CASE("the service freezes what is dropped", "[app]")
{
    const TestDepot depot;
    RunningProgram service = serve(depot, "0");
    REQUIRE(port_of(service) != "");
    const std::filesystem::path drop = depot.data / "drop";
    REQUIRE(wait_until([&] { return std::filesystem::is_directory(drop); }));
    std::filesystem::copy_file(fixture("odd/good.csv"), drop / "commandes.csv");
    CHECK(wait_until([&] { return std::filesystem::exists(drop / "done/commandes.csv"); }));
    CHECK(depot.run({"sessions"}).out.rfind("S1@v1\t", 0) == 0);
    CHECK(service.stop(SIGTERM).status == 0);
}

TEST_CASE("the service freezes a sale by itself once it has closed", "[app]")
{
    WatchingDepot watching("19:59:55+01:00", "clef-d-essai", "grace = 0\n");
    RunningProgram service = serve(*watching.depot, "0");
    REQUIRE(port_of(service) != "");
    CHECK(wait_until([&] { return service.err().find(" is S1@v1, frozen") != std::string::npos; },
                     std::chrono::seconds(60)));
    CHECK(watching.run({"sessions"}).out.rfind("S1@v1\t", 0) == 0);
    const Outcome outcome = service.stop(SIGTERM);
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.err, ContainsSubstring("shop: cycle 9077 is closed"));
    CHECK_THAT(outcome.err, !ContainsSubstring("clef-d-essai"));
    CHECK(watching.shop.violations() == 0);
}

TEST_CASE("the service ends at once while it asks a shop that does not answer", "[app]")
{
    WatchingDepot watching("19:00:00+01:00");
    watching.shop.fault(R"({"kind": "status", "status": 503})");
    RunningProgram service = serve(*watching.depot, "0");
    REQUIRE(port_of(service) != "");
    REQUIRE(wait_until([&] { return watching.shop.requests() > 0; }));
    CHECK(service.stop(SIGTERM).status == 0);
    CHECK(watching.shop.requests() <= 2); // not three attempts with their pauses
}

TEST_CASE("a taken port is one sentence that says what to do", "[app]")
{
    const TestDepot first, second;
    RunningProgram service = serve(first, "0");
    const std::string port = port_of(service);
    REQUIRE(port != "");
    const Outcome outcome = second.run({"serve", "--port", port});
    CHECK(outcome.status == 3);
    CHECK(outcome.out == "");
    CHECK(outcome.err == "cageot: Le port " + port +
                             " est déjà pris: arrêtez l’autre programme ou choisissez un autre "
                             "port avec --port.\n");
    CHECK(service.stop(SIGTERM).status == 0);
}

TEST_CASE("an address that others can reach is refused while nobody has a password", "[app]")
{
    for (const std::string address : {"0.0.0.0", "192.168.1.5", "::", ""}) {
        CAPTURE(address);
        const TestDepot depot("[web]\naddress = \"" + address + "\"");
        const Outcome outcome = depot.run({"serve", "--port", "0"});
        CHECK(outcome.status == 3);
        CHECK(outcome.out == "");
        CHECK(outcome.err ==
              (address.empty()
                   ? "cageot: Les pages ne peuvent pas s’ouvrir sur «»: vérifiez l’adresse dans la "
                     "configuration.\n"
                   : "cageot: D’autres machines pourraient ouvrir les pages et personne n’a de mot "
                     "de passe: donnez-en un avec «cageot coordinator add PRÉNOM», ou gardez "
                     "address = \"127.0.0.1\" sans «names».\n"));
    }
}
