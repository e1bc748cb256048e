#include "layout/content.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("each field of a pattern is replaced by its text", "[layout]")
{
    const Fields fields{{"number", "14"}, {"zone", "F"}, {"empty", ""}};
    CHECK(filled("{number} {zone}", fields) == "14 F");
    CHECK(filled("n° {number}{number}.", fields) == "n° 1414.");
    CHECK(filled("[{empty}]", fields) == "[]");
    CHECK(filled("sans champ", fields) == "sans champ");
    CHECK(filled("", fields).empty());
}

TEST_CASE("an absent field is empty", "[layout]")
{
    CHECK(filled("{number}/{absent}", {{"number", "14"}}) == "14/");
    CHECK(filled("{}", {}).empty());
}

TEST_CASE("two braces are one brace", "[layout]")
{
    CHECK(filled("{{number}", {{"number", "14"}}) == "{number}");
    CHECK(filled("{{{number}", {{"number", "14"}}) == "{14");
    CHECK(filled("a}b", {}) == "a}b");
}

TEST_CASE("a brace that never closes is text", "[layout]")
{
    CHECK(filled("prix {total", {{"total", "12"}}) == "prix {total");
    CHECK(filled("{", {}) == "{");
}

TEST_CASE("what a customer wrote is never read as a pattern", "[layout]")
{
    const Fields fields{{"name", "{number}"}, {"number", "14"}};
    CHECK(filled("{name}", fields) == "{number}");
}
