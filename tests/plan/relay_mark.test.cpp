#include "plan/relay_mark.h"

#include "support/catch2_compat.h"

#include <set>

using namespace cageot;

TEST_CASE("relays get the next free letter and colour", "[plan]")
{
    const auto marks = give_relay_marks({{{}, {"", ""}}, {{}, {"A", "Vert"}}, {{}, {"", ""}}}, {});
    CHECK(marks[0].mark == RelayMark{"B", "JAUNE"});
    CHECK(marks[1].mark == RelayMark{"A", "Vert"});
    CHECK(marks[2].mark == RelayMark{"C", "BLEU"});
}

TEST_CASE("letters never look like digits or zones and never run out", "[plan]")
{
    const auto marks = give_relay_marks(std::vector<RelayMarkWish>(60), {});
    std::set<std::string> letters, colours;
    for (const GivenRelayMark& given : marks) {
        letters.insert(given.mark.letter);
        colours.insert(given.mark.colour);
    }
    CHECK(letters.size() == 60);
    CHECK(colours.size() == 60);
    for (const std::string& letter : letters)
        CHECK(letter.find_first_of("FSIO") == std::string::npos);
    CHECK(marks[4].mark.letter == "E");
    CHECK(marks[5].mark.letter == "G");
    CHECK(marks[21].mark.letter == "Z");
    CHECK(marks[22].mark.letter == "AA");
    CHECK(marks[12].mark.colour == "JAUNE 2");
}

TEST_CASE("a printed mark stays, whatever the rules say now", "[plan]")
{
    const auto marks = give_relay_marks({{RelayMark{"C", "ROSE"}, {"D", "GRIS"}}}, {{"C", "ROSE"}});
    CHECK(marks[0].mark == RelayMark{"C", "ROSE"});
    CHECK(marks[0].refused == RelayMark{"", ""});
}

TEST_CASE("a ruled letter that is taken is replaced and told", "[plan]")
{
    const auto marks =
        give_relay_marks({{{}, {"A", "BLEU"}}, {{}, {"a", "bleu"}}}, {{"B", "VERT"}});
    CHECK(marks[1].mark == RelayMark{"C", "JAUNE"});
    CHECK(marks[1].refused == RelayMark{"a", "bleu"});
}
