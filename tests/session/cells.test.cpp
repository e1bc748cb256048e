#include "session/cells.h"
#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a quantity is a whole number in any spelling", "[session]")
{
    CHECK(parse_quantity("2").value == 2);
    CHECK(parse_quantity("2.0").value == 2);
    CHECK(parse_quantity("2,00").value == 2);
    CHECK(parse_quantity("0").value == 0);
    CHECK(parse_quantity("007").value == 7);
    CHECK(parse_quantity("1 200").value == 1200);
    CHECK(parse_quantity("1\u00A0200").value == 1200);
    CHECK(parse_quantity("1\u202F200,0").value == 1200);
    CHECK(parse_quantity("9999").value == 9999);
}

TEST_CASE("what is no quantity is told why", "[session]")
{
    const auto [cell, why] =
        GENERATE(table<std::string, std::string>({{"1.5", "n'est pas entière"},
                                                  {"1,5", "n'est pas entière"},
                                                  {"-1", "est négative"},
                                                  {"10000", "dépasse 9999"},
                                                  {"99999999999999999999", "dépasse 9999"},
                                                  {"1,000", "peut se lire de deux façons"},
                                                  {"1e3", "n'est pas un nombre"},
                                                  {"deux", "n'est pas un nombre"},
                                                  {"2.", "n'est pas un nombre"},
                                                  {"1 2", "n'est pas un nombre"},
                                                  {"+2", "n'est pas un nombre"},
                                                  {"2 kg", "n'est pas un nombre"},
                                                  {"２", "n'est pas un nombre"}}));
    CAPTURE(cell);
    CHECK_FALSE(parse_quantity(cell).value);
    CHECK_THAT(parse_quantity(cell).fault, Catch::Matchers::ContainsSubstring(why));
}

TEST_CASE("an amount is read in French and English form", "[session]")
{
    const auto [cell, cents] = GENERATE(table<std::string, std::int64_t>({{"7.2", 720},
                                                                          {"7,20", 720},
                                                                          {"7,20 €", 720},
                                                                          {"€7.20", 720},
                                                                          {"12\u00A0EUR", 1200},
                                                                          {"-2", -200},
                                                                          {"0.0", 0},
                                                                          {"3.125", 313},
                                                                          {"3.1249999", 312},
                                                                          {"-3.125", -313},
                                                                          {"1 234,50", 123450},
                                                                          {"1\u202F234,50", 123450},
                                                                          {"1,234.50", 123450},
                                                                          {"1.234,50", 123450}}));
    CAPTURE(cell);
    REQUIRE(parse_amount(cell).value);
    CHECK(parse_amount(cell).value->value == cents);
}

TEST_CASE("what is no amount is refused", "[session]")
{
    const std::string cell =
        GENERATE("cher", "1.2.3", "7,", ",5", "1e3", "--2", "12345678", "€", "-");
    CAPTURE(cell);
    CHECK_FALSE(parse_amount(cell).value);
    CHECK_THAT(parse_amount(cell).fault, Catch::Matchers::ContainsSubstring("n'est pas lisible"));
}

TEST_CASE("booleans are read as reports and spreadsheets write them", "[session]")
{
    for (const char* yes : {"true", "TRUE", "Oui", "yes", "VRAI", "1"})
        CHECK(parse_boolean(yes).value == true);
    for (const char* no : {"false", "Non", "no", "FAUX", "0"})
        CHECK(parse_boolean(no).value == false);
    CHECK_FALSE(parse_boolean("peut-être").value);
}

TEST_CASE("a moment is given back in one form", "[session]")
{
    CHECK(parse_moment("2026-09-12 09:41:09").value == "2026-09-12 09:41:09");
    CHECK(parse_moment("2026-09-12T09:41").value == "2026-09-12 09:41:00");
    CHECK(parse_moment("12/09/2026 9:41").value == "2026-09-12 09:41:00");
    CHECK(parse_moment("12/09/2026").value == "2026-09-12");
    for (const char* bad : {"31/02/2026", "2026-09-12 25:00", "12/09/26", "46277,4", "2026-09-12 ",
                            "2026-09-12 09:41:09 +0200", "hier"})
        CHECK_FALSE(parse_moment(bad).value);
}

TEST_CASE("what reports write for nothing is nothing", "[session]")
{
    for (const char* nothing : {"", "aucun", "Aucun", "none"})
        CHECK(is_nothing(nothing));
    CHECK_FALSE(is_nothing("aucune"));
    CHECK_FALSE(is_nothing("0"));
}
