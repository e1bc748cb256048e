#include "web/words.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("numbers and their nouns are French", "[web]")
{
    CHECK(french_number(0) == "0");
    CHECK(french_number(999) == "999");
    CHECK(french_number(1280) == "1\u202f280");
    CHECK(french_number(1234567) == "1\u202f234\u202f567");
    CHECK(french_number(-1280) == "-1\u202f280");
    CHECK(french_number(-999) == "-999");
    CHECK(counted(0, "page", "pages") == "0\u00a0page");
    CHECK(counted(1, "page", "pages") == "1\u00a0page");
    CHECK(counted(2, "page", "pages") == "2\u00a0pages");
}

TEST_CASE("every state has a word and a tone, nouns decide its gender", "[web]")
{
    CHECK(words_of(PaperState::handed_over).word == "envoyée");
    CHECK(words_of(PaperState::handed_over, true).word == "envoyé");
    CHECK(words_of(PaperState::doubtful).tone == "unsure");
    CHECK(words_of(PaperState::void_).tone == "stop");
    CHECK(words_of(SpoolState::submitted).tone == "go");
    CHECK(words_of(SpoolState::handed_over).tone == "done");
}

TEST_CASE("a relay's colour word finds its tape", "[web]")
{
    CHECK(relay_class("BLEU") == "relay-bleu");
    CHECK(relay_class("JAUNE 2") == "relay-jaune");
    CHECK(relay_class("fuchsia") == "relay-other");
    CHECK(relay_class("") == "relay-other");
}
