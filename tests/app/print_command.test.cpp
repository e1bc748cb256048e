// `cageot print` as far as it goes without a printer.

#include "program.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

using Words = std::vector<std::string>;

void check_refused(const TestDepot& depot, const Words& command, int status,
                   const std::string& sentence)
{
    CAPTURE(command);
    const Outcome outcome = depot.run(command);
    CHECK(outcome.status == status);
    CHECK(outcome.out == "");
    CHECK(outcome.err == "cageot: " + sentence + "\n");
}

} // namespace

TEST_CASE("printing needs a farm or all, not both and not neither", "[app]")
{
    const TestDepot depot;
    const std::string sentence = "Écrivez soit --producer FERME, soit --all.";
    check_refused(depot, {"print", "S1"}, 2, sentence);
    check_refused(depot, {"print", "S1", "--all", "--producer", "Ferme du Causse"}, 2, sentence);
}

TEST_CASE("tickets and sheets are not by farm", "[app]")
{
    const TestDepot depot;
    check_refused(depot, {"print", "S1", "--producer", "a", "--only", "tickets"}, 2,
                  "Seules les étiquettes sont par ferme: écrivez --all --only tickets.");
    check_refused(depot, {"print", "S1", "--producer", "a", "--only", "sheets"}, 2,
                  "Seules les étiquettes sont par ferme: écrivez --all --only sheets.");
}

TEST_CASE("a farm or a printer that is not there is refused before anything is sent", "[app]")
{
    const TestDepot depot("[[printer]]\nname = \"zebra\"");
    REQUIRE(depot.run({"import", fixture("odd/good.csv").string()}).status == 0);
    check_refused(depot, {"print", "S1", "--producer", "Ferme du Cosse"}, 1,
                  "Pas d'étiquettes pour la ferme «Ferme du Cosse»: écrivez son nom comme dans "
                  "«cageot plan».");
    const Outcome outcome =
        depot.run({"print", "S1", "--producer", "Ferme du Causse", "--printer", "canon"});
    CHECK(outcome.status == 1);
    CHECK(outcome.err.rfind("cageot: «canon» n'est pas une imprimante d'étiquettes: ", 0) == 0);
    CHECK(lines_of(outcome.err).size() == 1);
}
