#include "base/french_number.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("thousands stand apart", "[base]")
{
    CHECK(french_number(0) == "0");
    CHECK(french_number(999) == "999");
    CHECK(french_number(1280) == "1\u202f280");
    CHECK(french_number(1234567) == "1\u202f234\u202f567");
    CHECK(french_number(-1280) == "-1\u202f280");
    CHECK(french_number(-280) == "-280");
}

TEST_CASE("the plural begins at two", "[base]")
{
    CHECK(count_of(0, "relais", "relais") == "0 relais");
    CHECK(count_of(0, "ferme", "fermes") == "0 ferme");
    CHECK(count_of(1, "rouleau", "rouleaux") == "1 rouleau");
    CHECK(count_of(1280, "article", "articles") == "1\u202f280 articles");
}
