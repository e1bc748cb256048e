// `cageot scan`: a station without a screen.

#include "program.h"
#include "support/catch2_compat.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

using Object = Poco::JSON::Object::Ptr;
using Lines = std::vector<std::string>;

Object parse(const std::string& json)
{
    return Poco::JSON::Parser().parse(json).extract<Object>();
}

/// Order R310000029 is one bag of flour.
struct ScannedDepot : TestDepot {
    ScannedDepot()
    {
        REQUIRE(run({"import", fixture("odd/good.csv").string()}).status == 0);
        plan = parse(run({"plan", "S1", "--json"}).out);
    }
    /// The first label of a product.
    std::string label(const std::string& product) const
    {
        for (const auto& item : *plan->getArray("labels")) {
            const Object label = item.extract<Object>();
            if (label->getValue<std::string>("kind") == "unit" &&
                label->getValue<std::string>("product").find(product) != std::string::npos)
                return label->getValue<std::string>("code");
        }
        throw std::logic_error("no " + product);
    }
    std::string crate_of(const std::string& order) const
    {
        for (const auto& item : *plan->getArray("crates")) {
            const Object crate = item.extract<Object>();
            if (crate->getValue<std::string>("order") == order)
                return crate->getValue<std::string>("code");
        }
        throw std::logic_error("no " + order);
    }

    Object plan;
};

} // namespace

TEST_CASE("codes of the command line are judged one after the other, a line each", "[app]")
{
    const ScannedDepot depot;
    const Outcome outcome =
        depot.run({"scan", depot.crate_of("R310000029"), depot.label("Farine")});
    CHECK(outcome.status == 0);
    CHECK(outcome.err == "");
    const Lines lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].rfind("OK: La ", 0) == 0);
    CHECK(lines[1].rfind("CAGETTE COMPLÈTE: La ", 0) == 0); // the crate was the context
    const Outcome again = depot.run({"scan", "--station", "poste-2", depot.label("Farine")});
    CHECK(again.status == 0);
    CHECK_THAT(again.out, ContainsSubstring("DÉJÀ FAIT: ") &&
                              ContainsSubstring("déjà scanné au poste «commande»."));
}

TEST_CASE("codes of the standard input are judged until it ends, and a STOP is status 1", "[app]")
{
    const ScannedDepot depot;
    const Outcome outcome =
        depot.run({"scan"}, "3017620422003\n" + depot.label("Farine") + "\nn'importe quoi \xff\n");
    CHECK(outcome.status == 1);
    CHECK(outcome.err == "");
    const Lines lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "STOP: C'est le code de la ferme: scannez l'étiquette du dépôt.");
    CHECK(lines[1].rfind("CAGETTE COMPLÈTE: ", 0) == 0);
    CHECK(lines[2] == "STOP: Mal lu: scannez encore une fois.");
    CHECK(depot.run({"scan"}).status == 0); // nothing was scanned
}

TEST_CASE("lines of JSON say what a hand does without a code, and are answered in JSON", "[app]")
{
    const ScannedDepot depot;
    const std::string leek = depot.label("Poireaux");
    const std::string input = depot.crate_of("R310000017") + "\n{\"action\":\"tick\",\"text\":\"" +
                              leek + "\"}\n" + "{\"action\":\"count\",\"amount\":1}\n";
    const Outcome outcome = depot.run({"scan", "--json", "--station", "quai"}, input);
    CHECK(outcome.status == 1); // two more are wanted
    const Lines lines = lines_of(outcome.out);
    REQUIRE(lines.size() == 3);
    CHECK(parse(lines[0])->getValue<std::string>("reason") == "opened");
    CHECK(parse(lines[1])->getValue<std::string>("reason") == "placed");
    CHECK(parse(lines[1])->getObject("after")->getValue<std::string>("unit") == leek);
    CHECK(parse(lines[2])->getValue<std::string>("reason") == "wrong-count");
    CHECK(parse(lines[2])->getValue<std::string>("verdict") == "stop");
}

TEST_CASE("a line that is no JSON of a scan is a wrong call, those before it stay", "[app]")
{
    const ScannedDepot depot;
    for (const char* bad : {"{\"action\":\"dance\"}", "{\"id\":\"a\"}", "{"}) {
        CAPTURE(bad);
        const Outcome outcome = depot.run({"scan", "--json"}, std::string(bad) + "\n");
        CHECK(outcome.status == 2);
        CHECK(outcome.out == "");
        CHECK(lines_of(outcome.err).size() == 1);
    }
    const Outcome text = depot.run({"scan"}, "{\"action\":\"count\"}\n");
    CHECK(text.status == 1); // without --json it is a text like any other
    CHECK(text.out == "STOP: Mal lu: scannez encore une fois.\n");
}

TEST_CASE("a line that is far too long is said, and the next one is judged", "[app]")
{
    ScannedDepot depot;
    const Outcome done =
        depot.run({"scan"}, std::string(600, 'x') + "\n" + depot.label("Farine") + "\n");
    CHECK(done.status == 1);
    CHECK_THAT(done.err, ContainsSubstring("512"));
    CHECK_THAT(done.out, ContainsSubstring("CAGETTE COMPLÈTE"));
}

TEST_CASE("a session or a station that cannot be is refused", "[app]")
{
    const ScannedDepot depot;
    const Outcome unknown = depot.run({"scan", "--session", "S9", "x"});
    CHECK(unknown.status == 1);
    CHECK(lines_of(unknown.err).size() == 1);
    const Outcome name = depot.run({"scan", "--station", "entrée", "x"});
    CHECK(name.status == 1);
    CHECK(name.out == "");
    CHECK_THAT(name.err, ContainsSubstring("le poste veut 1 à 64 lettres"));
    const TestDepot empty;
    CHECK(empty.run({"scan", "x"}).err ==
          "cageot: Pas de vente: importez d'abord un fichier de commandes.\n");
}
