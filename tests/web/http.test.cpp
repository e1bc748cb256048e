#include "web/http.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a posted form is read as it was typed", "[web]")
{
    const auto form = parse_form("farm=Ferme+du+Causse&what=%C3%A9t%C3%A9&empty=&bare");
    CHECK(form.at("farm") == "Ferme du Causse");
    CHECK(form.at("what") == "été");
    CHECK(form.at("empty").empty());
    CHECK(form.at("bare").empty());
    CHECK(parse_form("").empty());
    CHECK_THROWS_AS(parse_form("a=%"), HttpRefusal);
    CHECK_THROWS_AS(parse_form("a=%4"), HttpRefusal);
    CHECK_THROWS_AS(parse_form("a=%g1"), HttpRefusal);
}

TEST_CASE("a name in a path survives the way there and back", "[web]")
{
    CHECK(encode("froid-1") == "froid-1");
    CHECK(encode("été/..") == "%C3%A9t%C3%A9%2F..");
    CHECK(decode(encode("a b&c=d%/é"), false) == "a b&c=d%/é");
    CHECK(decode("a+b", false) == "a+b");
}

TEST_CASE("a count is digits and nothing else", "[web]")
{
    CHECK(parse_count("0") == 0);
    CHECK(parse_count("61") == 61);
    for (const char* text : {"", "-1", "+1", " 1", "1 ", "1.5", "0x1", "9999999999999999999"})
        CHECK(parse_count(text) == -1);
}
