#include "session/cell_text.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a text is one line, and its white space one space", "[session]")
{
    CHECK(on_one_line("  Zoé \t\r\n  N. ") == "Zoé N.");
    CHECK(on_one_line("") == "");
    CHECK(on_one_line(" \n ") == "");
}

TEST_CASE("no name turns round what stands behind it on a page", "[session]")
{
    CHECK(on_one_line("Relais \u202E Aragon\u202C") == "Relais Aragon");
    CHECK(on_one_line("\u202E \u2066x\u2069") == "x");
    CHECK(on_one_line("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069") == "");
    for (const char* kept :
         {"\u2029", "\u202F", "\u2065", "\u206A", "\xE2\x80", "\xE2", "Œuf «10 %»"})
        CHECK(without_direction_marks(kept) == kept);
}
