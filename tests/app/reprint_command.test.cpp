// `cageot reprint` as far as it goes without a printer.

#include "program.h"
#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a reprint needs a code and a reason that is known", "[app]")
{
    const TestDepot depot;
    CHECK(depot.run({"reprint", "--reason", "torn"}).status == 2);
    CHECK(depot.run({"reprint", "U1234567874"}).status == 2);
    CHECK(depot.run({"reprint", "U1234567874", "--reason", "ugly"}).status == 2);
}

TEST_CASE("codes that cannot be printed again are refused, one line each, and nothing is asked for",
          "[app]")
{
    const TestDepot depot("[[printer]]\nname = \"zebra\"");
    const Outcome outcome =
        depot.run({"reprint", "U1234567874", "U1234567875", "--reason", "torn"});
    CHECK(outcome.status == 1);
    CHECK(outcome.out == "");
    CHECK(outcome.err ==
          "cageot: «U1234567875»: ce code est mal lu, relisez-le sur l'étiquette.\n"
          "cageot: «U1234567874»: rien dans ce dépôt ne porte ce code, relisez-le.\n");
}
