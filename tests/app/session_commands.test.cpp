// import, sessions, plan and render through the real program.

#include "program.h"
#include "support/catch2_compat.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const std::string good_orders = fixture("odd/good.csv").string();

Poco::Dynamic::Var parsed(const std::string& json)
{
    return Poco::JSON::Parser().parse(json);
}

bool is_pdf(const fs::path& path)
{
    return content_of(path).rfind("%PDF-", 0) == 0;
}

} // namespace

TEST_CASE("imported orders become a session with a plan", "[app]")
{
    const TestDepot depot;
    const Outcome imported = depot.run({"import", good_orders});
    CHECK(imported.status == 0);
    CHECK(imported.out == "S1\n");
    CHECK(imported.err.rfind("Importé: S1@v1 «Vente du 7 au 9 novembre».\n", 0) == 0);

    const Outcome sessions = depot.run({"sessions"});
    CHECK(sessions.status == 0);
    CHECK(lines_of(sessions.out).size() == 1);
    CHECK(sessions.out.rfind("S1@v1\t", 0) == 0);
    CHECK_THAT(sessions.out,
               ContainsSubstring("\tLes Paniers du Viaduc\tVente du 7 au 9 novembre\n"));
    CHECK(sessions.err == "");

    const Outcome plan = depot.run({"plan", "S1"});
    CHECK(plan.status == 0);
    CHECK_THAT(plan.out, ContainsSubstring("Vente «Vente du 7 au 9 novembre» de Les Paniers du "
                                           "Viaduc (S1@v1)\n3 commandes, 7 articles"));
    CHECK_THAT(plan.out, ContainsSubstring("Inès L. (R310000017)"));
    CHECK(plan.err == "");
}

TEST_CASE("sessions and plan speak JSON too", "[app]")
{
    const TestDepot depot;
    CHECK(parsed(depot.run({"sessions", "--json"}).out).extract<Poco::JSON::Array::Ptr>()->empty());
    REQUIRE(depot.run({"import", good_orders}).status == 0);

    const auto sessions =
        parsed(depot.run({"sessions", "--json"}).out).extract<Poco::JSON::Array::Ptr>();
    REQUIRE(sessions->size() == 1);
    CHECK(sessions->getObject(0)->getValue<std::string>("id") == "S1");
    CHECK(sessions->getObject(0)->getValue<std::string>("hub") == "Les Paniers du Viaduc");
    CHECK(sessions->getObject(0)->getValue<std::string>("sha256").size() == 64);

    const Outcome plan = depot.run({"plan", "S1", "--json"});
    CHECK(plan.status == 0);
    const auto object = parsed(plan.out).extract<Poco::JSON::Object::Ptr>();
    CHECK(object->getArray("orders")->size() == 3);
    CHECK(object->getArray("labels")->getObject(0)->has("code"));
    CHECK_FALSE(object->getArray("labels")->getObject(0)->has("page"));
}

TEST_CASE("the same orders imported again are the same session, and nothing is refused", "[app]")
{
    const TestDepot depot;
    REQUIRE(depot.run({"import", good_orders}).out == "S1\n");
    const std::string before = depot.run({"plan", "S1", "--json"}).out;
    const Outcome again = depot.run({"import", good_orders});
    CHECK(again.status == 0);
    CHECK(again.out == "S1\n");
    CHECK(again.err == "Déjà importé: S1@v1 a exactement ce contenu.\n");
    CHECK(depot.run({"plan", "S1", "--json"}).out == before);
    CHECK(lines_of(depot.run({"sessions"}).out).size() == 1);
}

TEST_CASE("changed orders are the next version, and the first stays to be seen", "[app]")
{
    const TestDepot depot;
    REQUIRE(depot.run({"import", good_orders}).out == "S1\n");
    const std::string first = depot.run({"plan", "S1", "--json"}).out;
    std::string orders = content_of(good_orders);
    const std::size_t at = orders.find("Botte de 1 kg,2,");
    REQUIRE(at != std::string::npos);
    orders.replace(at, 16, "Botte de 1 kg,4,");
    const fs::path changed = depot.folder.path() / "commandes modifiées.csv";
    write_text(changed, orders);

    const Outcome imported = depot.run({"import", changed.string()});
    CHECK(imported.status == 0);
    CHECK(imported.out == "S1\n");
    CHECK(imported.err.rfind("Importé: S1@v2 ", 0) == 0);
    CHECK_THAT(depot.run({"plan", "S1"}).out,
               ContainsSubstring("(S1@v2)\n3 commandes, 9 articles"));
    CHECK(depot.run({"plan", "S1@v1", "--json"}).out == first);
    CHECK_THAT(depot.run({"plan", "S1@v1"}).out, ContainsSubstring("3 commandes, 7 articles"));
}

TEST_CASE("a bad file is refused with every fault on a line of its own", "[app]")
{
    const TestDepot depot;
    const Outcome outcome = depot.run({"import", fixture("odd/pasted-twice.csv").string()});
    CHECK(outcome.status == 1);
    CHECK(outcome.out == "");
    CHECK(lines_of(outcome.err) ==
          Words{"Refusé: rien n'a été importé. Corrigez ce qui suit, puis déposez le fichier à "
                "nouveau.",
                "- pasted-twice.csv, ligne 7: toutes les lignes de la commande R310000017 sont là "
                "deux fois (voyez aussi la ligne 2): supprimez la copie ou exportez de nouveau.",
                "- pasted-twice.csv, ligne 9: toutes les lignes de la commande R310000029 sont là "
                "deux fois (voyez aussi la ligne 4): supprimez la copie ou exportez de nouveau.",
                "- pasted-twice.csv, ligne 10: toutes les lignes de la commande R310000031 sont là "
                "deux fois (voyez aussi la ligne 5): supprimez la copie ou exportez de nouveau."});
    CHECK(depot.run({"sessions"}).out == "");
    CHECK_FALSE(fs::exists(depot.data / "archive"));
}

TEST_CASE("no odd file is imported half", "[app]")
{
    const TestDepot depot;
    for (const char* name : {"answer-of-an-api.csv", "broken-accents.csv", "cut-in-the-middle.csv",
                             "empty.csv", "half-quantity.csv", "no-orders.csv", "packing-alone.csv",
                             "unclosed-quote.csv", "web-page.csv", "xlsx-renamed.csv"}) {
        CAPTURE(name);
        const Outcome outcome = depot.run({"import", fixture(std::string("odd/") + name).string()});
        CHECK(outcome.status == 1);
        CHECK(outcome.out == "");
        CHECK_THAT(outcome.err, ContainsSubstring(std::string("\n- ") + name));
    }
    CHECK(depot.run({"sessions"}).out == "");
}

TEST_CASE("of a file with two sales one is chosen by its name", "[app]")
{
    const TestDepot depot;
    const std::string file = fixture("odd/two-cycles.csv").string();
    CHECK(depot.run({"import", file}).status == 1);
    const Outcome unknown = depot.run({"import", file, "--cycle", "Vente de Noël"});
    CHECK(unknown.status == 1);
    CHECK_THAT(unknown.err,
               ContainsSubstring("la vente «Vente de Noël» n'est pas dans ce fichier"));
    const Outcome imported = depot.run({"import", file, "--cycle", "Vente des restaurateurs"});
    CHECK(imported.status == 0);
    CHECK(imported.err.rfind("Importé: S1@v1 «Vente des restaurateurs».\n", 0) == 0);
}

TEST_CASE("a file that is not there is named in one line", "[app]")
{
    const TestDepot depot;
    const Outcome outcome = depot.run({"import", "/nulle part/œufs.csv"});
    CHECK(outcome.status == 2);
    CHECK(outcome.out == "");
    CHECK(lines_of(outcome.err).size() == 1);
    CHECK(outcome.err ==
          "cageot: Il n'y a pas de fichier «/nulle part/œufs.csv»: vérifiez son nom.\n");
}

TEST_CASE("an unknown session is refused with those there are", "[app]")
{
    const TestDepot depot;
    const std::vector<Words> commands = {
        {"plan", "S7"}, {"render", "S7", "--out", "nowhere"}, {"print", "S7", "--all"}};
    for (const Words& command : commands) {
        CAPTURE(command);
        const Outcome outcome = depot.run(command);
        CHECK(outcome.status == 1);
        CHECK(outcome.out == "");
        CHECK(outcome.err ==
              "cageot: Pas de vente «S7»: importez d'abord un fichier de commandes.\n");
    }
    REQUIRE(depot.run({"import", good_orders}).status == 0);
    for (const Words& command : commands) {
        CAPTURE(command);
        const Outcome outcome = depot.run(command);
        CHECK(outcome.status == 1);
        CHECK(outcome.err == "cageot: Pas de vente «S7»: il y a S1.\n");
    }
    CHECK(depot.run({"plan", "S1@v2"}).err ==
          "cageot: Pas de version «S1@v2»: la dernière est S1@v1.\n");
    CHECK_FALSE(fs::exists("nowhere"));
}

TEST_CASE("rendering writes the documents and names them", "[app]")
{
    const TestDepot depot;
    REQUIRE(depot.run({"import", good_orders}).status == 0);
    const fs::path out = depot.folder.path() / "à imprimer/jeudi";
    const Outcome rendered = depot.run({"render", "S1", "--out", out.string()});
    CHECK(rendered.status == 0);
    CHECK(lines_of(rendered.out) == Words{out / "labels-001.pdf", out / "tickets-001.pdf",
                                          out / "sheets.pdf", out / "plan.json"});
    for (const char* name : {"labels-001.pdf", "tickets-001.pdf", "sheets.pdf"})
        CHECK(is_pdf(out / name));
    CHECK(fs::exists(depot.data / "archive/S1/v1/plan.json"));
}

TEST_CASE("rendering for 300 dpi makes other labels of the same plan", "[app]")
{
    const TestDepot depot;
    REQUIRE(depot.run({"import", good_orders}).status == 0);
    const fs::path coarse = depot.folder.path() / "203", fine = depot.folder.path() / "300";
    CHECK(depot.run({"render", "S1", "--out", coarse.string()}).status == 0);
    CHECK(depot.run({"render", "S1", "--out", fine.string(), "--dpi", "300"}).status == 0);
    CHECK(is_pdf(fine / "labels-001.pdf"));
    CHECK(content_of(fine / "labels-001.pdf") != content_of(coarse / "labels-001.pdf"));
    CHECK(content_of(fine / "plan.json") == content_of(coarse / "plan.json"));
}

TEST_CASE("a folder that cannot be written is broken surroundings: status 3", "[app]")
{
    const TestDepot depot;
    REQUIRE(depot.run({"import", good_orders}).status == 0);
    write_text(depot.folder.path() / "fichier", "");
    const Outcome outcome =
        depot.run({"render", "S1", "--out", (depot.folder.path() / "fichier").string()});
    CHECK(outcome.status == 3);
    CHECK(lines_of(outcome.err).size() == 1);
    CHECK_THAT(outcome.err, ContainsSubstring("fichier"));
}
