#include "session/spreadsheet_damage.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("what spreadsheets do to numbers is noticed", "[session]")
{
    CHECK(is_exponent_form("3,76012E+12"));
    CHECK(is_exponent_form("1E+15"));
    CHECK_FALSE(is_exponent_form("2E10"));
    CHECK_FALSE(is_exponent_form("TOME+1"));
    CHECK(is_spreadsheet_error("########"));
    CHECK(is_spreadsheet_error("#NOM ?"));
    CHECK_FALSE(is_spreadsheet_error("#12"));
}

TEST_CASE("what spreadsheets make of fractions is noticed, real names are not", "[session]")
{
    for (const char* date : {"01-févr", "1-févr.", "12-mars", "avr-26", "2-Apr", "Feb-03"})
        CHECK(is_spreadsheet_date(date));
    for (const char* unit : {"1/2", "500g", "mai", "12", "mars-avril", "1-2", "1-févr-26",
                             "botte-12", "", "-", "123-mars"})
        CHECK_FALSE(is_spreadsheet_date(unit));
}
