#include "base/money.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("an amount is written the French way, never broken before its sign", "[base]")
{
    CHECK(to_french(Cents{1240}) == "12,40\u00A0€");
    CHECK(to_french(Cents{5}) == "0,05\u00A0€");
    CHECK(to_french(Cents{0}) == "0,00\u00A0€");
    CHECK(to_french(Cents{-5}) == "-0,05\u00A0€");
    CHECK(to_french(Cents{-12340}) == "-123,40\u00A0€");
}

TEST_CASE("amounts add up and compare in cents", "[base]")
{
    CHECK(Cents{10} + Cents{20} == Cents{30});
    CHECK(Cents{-1} < Cents{0});
}
