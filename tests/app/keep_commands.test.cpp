#include "program.h"
#include "support/catch2_compat.h"

#include <csignal>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

const std::string good_orders = fixture("odd/good.csv").string();

} // namespace

TEST_CASE("a depot is saved, lost and brought back", "[app]")
{
    const TestDepot depot;
    REQUIRE(depot.run({"import", good_orders}).status == 0);
    const std::string plan = depot.run({"plan", "S1", "--json"}).out;
    const Outcome saved = depot.run({"backup", "--to", (depot.folder.path() / "clé").string()});
    CHECK(saved.status == 0);
    CHECK(saved.err == "");
    CHECK(saved.out == (depot.folder.path() / "clé").string() + "\n");

    fs::remove_all(depot.data);
    const Outcome restored = depot.run({"restore", (depot.folder.path() / "clé").string()});
    CHECK(restored.status == 0);
    CHECK(restored.err == "");
    CHECK_THAT(restored.out, ContainsSubstring("Remis: le dépôt de ") &&
                                 ContainsSubstring("La prochaine vente sera S101") &&
                                 ContainsSubstring("Démarrez le service"));
    CHECK(depot.run({"plan", "S1", "--json"}).out == plan);
    CHECK(
        depot.run({"import", good_orders}).err ==
        "Déjà importé: S1@v1 a exactement ce contenu.\nPas encore imprimé: Le dépôt a été remis "
        "d'une sauvegarde: regardez d'abord ce qui est déjà sorti des imprimantes, puis dites sur "
        "le tableau que c'est fait.\n");
}

TEST_CASE("without a folder the backup is in the depot's, named by its moment", "[app]")
{
    const TestDepot depot;
    const Outcome saved = depot.run({"backup"});
    CHECK(saved.status == 0);
    CHECK(saved.out.rfind((depot.data / "backups/20").string(), 0) == 0);
}

TEST_CASE("a restore into a depot that has something is refused", "[app]")
{
    const TestDepot depot;
    REQUIRE(depot.run({"import", good_orders}).status == 0);
    const std::string backup = (depot.folder.path() / "clé").string();
    REQUIRE(depot.run({"backup", "--to", backup}).status == 0);
    const Outcome refused = depot.run({"restore", backup});
    CHECK(refused.status == 1);
    CHECK(refused.out == "");
    CHECK_THAT(refused.err, ContainsSubstring("ajoutez --replace"));
    const Outcome replaced = depot.run({"restore", backup, "--replace"});
    CHECK(replaced.status == 0);
    CHECK_THAT(replaced.out, ContainsSubstring("Ce qui était là est dans "));
}

TEST_CASE("what is no backup is refused, and a folder that cannot be written is status 3", "[app]")
{
    const TestDepot depot;
    const Outcome refused = depot.run({"restore", depot.folder.path().string()});
    CHECK(refused.status == 1);
    CHECK_THAT(refused.err, ContainsSubstring("n'est pas une sauvegarde entière"));
    CHECK_FALSE(fs::exists(depot.data));
    CHECK(depot.run({"backup", "--to", "/proc/sauvegarde"}).status == 3);
}

TEST_CASE("nothing is restored while the service runs", "[app]")
{
    const TestDepot depot;
    REQUIRE(depot.run({"import", good_orders}).status == 0);
    const std::string backup = (depot.folder.path() / "clé").string();
    RunningProgram service(program_in_checkout(), depot.words({"serve", "--port", "0"}));
    REQUIRE(depot.run({"backup", "--to", backup}).status == 0);
    Outcome refused;
    for (int i = 0; i < 50 && refused.err.find("Le service tourne") == std::string::npos; ++i)
        refused = depot.run({"restore", backup});
    CHECK(refused.status == 1);
    CHECK_THAT(refused.err, ContainsSubstring("Le service tourne: arrêtez-le d'abord"));
    CHECK(service.stop(SIGTERM).status == 0);
}

TEST_CASE("old names are removed when somebody says so", "[app]")
{
    const TestDepot depot;
    REQUIRE(depot.run({"import", good_orders}).status == 0);
    CHECK(depot.run({"purge"}).out.rfind("Effacé: 0 vente, 0 fichier", 0) == 0);
    const Outcome dry = depot.run({"purge", "--before", "2099-01-01", "--dry-run"});
    CHECK(dry.status == 0);
    CHECK_THAT(dry.out, ContainsSubstring("S1\t") && ContainsSubstring("Rien n'est changé"));
    CHECK_THAT(depot.run({"plan", "S1"}).out, ContainsSubstring("Inès L."));
    const Outcome purged = depot.run({"purge", "--before", "2099-01-01"});
    CHECK(purged.status == 0);
    CHECK_THAT(purged.out, ContainsSubstring("Effacé: 1 vente"));
    CHECK_THAT(depot.run({"plan", "S1"}).out, !ContainsSubstring("Inès"));
    CHECK(lines_of(depot.run({"sessions"}).out).size() == 1);
}

TEST_CASE("a purge that is not understood is a wrong call", "[app]")
{
    const TestDepot depot;
    for (const Words& words :
         {Words{"purge", "--before", "hier"}, Words{"purge", "--older-than", "8"},
          Words{"purge", "--before", "2026-01-01", "--older-than", "8w"}, Words{"restore"}}) {
        CAPTURE(words);
        const Outcome outcome = depot.run(words);
        CHECK(outcome.status == 2);
        CHECK(lines_of(outcome.err).size() == 1);
    }
}
