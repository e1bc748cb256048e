#include "plan/zone.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("zones are stored by their own words", "[plan]")
{
    for (const Zone zone : {Zone::ambient, Zone::chilled, Zone::frozen})
        CHECK(parse_zone(to_string(zone)) == zone);
    CHECK(to_string(Zone::chilled) == "chilled");
    CHECK_FALSE(parse_zone("frais"));
}

TEST_CASE("a zone has a letter after the number, but not the dry one, and a French name", "[plan]")
{
    CHECK(letter_of(Zone::ambient).empty());
    CHECK(letter_of(Zone::chilled) == "F");
    CHECK(letter_of(Zone::frozen) == "S");
    CHECK(french_name(Zone::frozen) == "surgelé");
}
