// The command line as a whole: help, version, and calls that make no sense.

#include "app/commands.h"

#include "program.h"
#include "support/catch2_compat.h"

#include <map>
#include <regex>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

using Words = std::vector<std::string>;

const std::map<std::string, Words> commands = {
    {"serve", {"--port"}},
    {"import", {"FILE", "--cycle"}},
    {"sessions", {"--json"}},
    {"plan", {"SESSION", "--json"}},
    {"render", {"SESSION", "--out", "--dpi"}},
    {"print", {"SESSION", "--producer", "--all", "--only", "--printer"}},
    {"printer", {"add", "list", "test"}},
    {"scan", {"CODE", "--station", "--session", "--json"}},
    {"station", {"add", "list", "revoke"}},
    {"fetch", {"--cycle"}},
    {"doctor", {"--json"}},
};

Outcome answer_to(const Words& words)
{
    return run_program(program_in_checkout(), words);
}

} // namespace

TEST_CASE("exit statuses are 0, 1, 2 and 3, as scripts know them", "[app]")
{
    CHECK(exit_done == 0);
    CHECK(exit_refused == 1);
    CHECK(exit_usage == 2);
    CHECK(exit_broken == 3);
}

TEST_CASE("the version is three numbers on one line", "[app]")
{
    const Outcome outcome = answer_to({"--version"});
    CHECK(outcome.status == 0);
    CHECK(std::regex_match(outcome.out, std::regex(R"(\d+\.\d+\.\d+\n)")));
    CHECK(outcome.err == "");
}

TEST_CASE("help names every command and asks for nothing", "[app]")
{
    const Outcome outcome = answer_to({"--help"});
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    for (const char* option : {"--config", "--data", "--version"})
        CHECK_THAT(outcome.out, ContainsSubstring(option));
    for (const auto& [command, options] : commands)
        CHECK_THAT(outcome.out, ContainsSubstring("\n  " + command + " "));
}

TEST_CASE("every command has its help with all its options", "[app]")
{
    for (const auto& [command, options] : commands) {
        CAPTURE(command);
        const Outcome outcome = answer_to({command, "--help"});
        CHECK(outcome.status == 0);
        CHECK(outcome.err == "");
        for (const std::string& option : options)
            CHECK_THAT(outcome.out, ContainsSubstring(option));
    }
    for (const char* part : {"add", "list", "test"}) {
        const Outcome outcome = answer_to({"printer", part, "--help"});
        CHECK(outcome.status == 0);
        CHECK_THAT(outcome.out, ContainsSubstring(std::string("printer ") + part));
    }
}

TEST_CASE("a call that makes no sense is one line and status 2", "[app]")
{
    const TestDepot depot;
    for (const Words& words : std::vector<Words>{{},
                                                 {"imprt", "a.csv"},
                                                 {"import"},
                                                 {"fetch", "9077"},
                                                 {"fetch", "--cycle"},
                                                 {"fetch", "--cycle", "0"},
                                                 {"sessions", "--jsn"},
                                                 {"sessions", "S1"},
                                                 {"plan"},
                                                 {"plan", "S1", "S2"},
                                                 {"render", "S1"},
                                                 {"render", "S1", "--out"},
                                                 {"render", "S1", "--out", "o", "--dpi", "250"},
                                                 {"render", "S1", "--out", "o", "--dpi", "fin"},
                                                 {"print"},
                                                 {"print", "S1", "--all", "--only", "sheet"},
                                                 {"printer"},
                                                 {"printer", "paint", "a"},
                                                 {"printer", "add"},
                                                 {"printer", "add", "a", "--dpi", "204"},
                                                 {"printer", "test"},
                                                 {"serve", "--port", "65536"},
                                                 {"serve", "--port", "-1"},
                                                 {"serve", "--port", "http"}}) {
        const Outcome outcome = depot.run(words);
        CAPTURE(words);
        CHECK(outcome.status == 2);
        CHECK(outcome.out == "");
        CHECK(lines_of(outcome.err).size() == 1);
        CHECK(outcome.err.rfind("cageot: ", 0) == 0);
    }
    CHECK_FALSE(std::filesystem::exists(depot.data));
}

TEST_CASE("what is wrong with a call is said in French and names what to write", "[app]")
{
    const TestDepot depot;
    const auto said = [&](const Words& words) { return depot.run(words).err; };
    CHECK(said({"imprt", "a.csv"}) ==
          "cageot: «imprt»: commande inconnue, écrivez «import» («cageot --help» dit tout).\n");
    CHECK(said({}) ==
          "cageot: écrivez une commande: serve, import, fetch, sessions, plan, render, "
          "print, reprint, scan, station, coordinator, layout, printer, doctor, backup, restore, "
          "purge («cageot --help» dit tout).\n");
    CHECK(said({"sessions", "--jsn"}) == "cageot: «--jsn»: option inconnue, écrivez «--json» "
                                         "(«cageot sessions --help» dit tout).\n");
    CHECK(said({"plan", "S1", "S2"}) ==
          "cageot: «S2»: ce mot est de trop («cageot plan --help» dit tout).\n");
    CHECK(said({"render", "S1"}) ==
          "cageot: il manque «--out» («cageot render --help» dit tout).\n");
    CHECK(said({"render", "S1", "--out", "o", "--dpi", "250"}) ==
          "cageot: la valeur de «--dpi» est refusée («cageot render --help» dit tout).\n");
    CHECK(said({"fetch", "--cycle", "1.5"}) ==
          "cageot: la valeur de «--cycle» est refusée («cageot fetch --help» dit tout).\n");
    CHECK_THAT(
        said({"printer", "paint", "a"}),
        ContainsSubstring("cageot: «paint»: commande inconnue, il y a add, list, remove, test,") &&
            ContainsSubstring("(«cageot printer --help» dit tout).\n"));
}
