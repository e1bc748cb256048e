#include "layout/printable_text.h"

#include "base/text.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

std::string printed(const std::string& text)
{
    return to_utf8(printable_text(text));
}

} // namespace

TEST_CASE("plain French stays as it is", "[layout]")
{
    const std::string text = "Œufs «Ô Pré» – 12,40\u00A0€, l’été à la ferme… 4 × 125 g";
    CHECK(printed(text) == text);
    CHECK(printed("").empty());
}

TEST_CASE("letters and their accents are joined", "[layout]")
{
    CHECK(printed("e\u0301te\u0301") == "été");
    CHECK(printed("c\u0327a") == "ça");
    CHECK(printed("O\u0302") == "Ô");
    CHECK(printed("n\u0303") == "ñ");
    CHECK(printed("e\u0323\u0302") == "ệ");
}

TEST_CASE("an accent that no letter carries stays a character of its own", "[layout]")
{
    CHECK(printed("x\u0301") == "x\u0301");
    CHECK(printed("\u0301") == "\u0301");
}

TEST_CASE("narrow and figure spaces are no-break spaces", "[layout]")
{
    CHECK(printed("12\u202F€") == "12\u00A0€");
    CHECK(printed("12\u2007€") == "12\u00A0€");
}

TEST_CASE("control characters are spaces", "[layout]")
{
    CHECK(printed("un\tdeux\ntrois\x7F") == "un deux trois ");
    CHECK(printed("un\u0085deux") == "un deux");
    CHECK(printed(std::string("a\0b", 3)) == "a b");
}

TEST_CASE("marks that nobody sees are left out", "[layout]")
{
    CHECK(printed("\uFEFFPain") == "Pain");
    CHECK(printed("auber\u00ADgine") == "aubergine");
    CHECK(printed("a\u200Bb\u200Cc\u200Ed\u202Ae\u2060f") == "abcdef");
}

TEST_CASE("each emoji is one square, whatever its modifiers", "[layout]")
{
    CHECK(printed("🥕") == "□");
    CHECK(printed("🥕🥖") == "□□");
    CHECK(printed("Pain 🥖 bio") == "Pain □ bio");
    CHECK(printed("👍🏽") == "□");
    CHECK(printed("👩‍🌾") == "□");
    CHECK(printed("👩🏿‍🌾!") == "□!");
    CHECK(printed("👨‍👩‍👧‍👦 Martin") == "□ Martin");
    CHECK(printed("🏳️‍🌈") == "□");
    CHECK(printed("🏴󠁧󠁢󠁳󠁣󠁴󠁿") == "□");
    CHECK(printed("1️⃣") == "1");
}

TEST_CASE("a flag is one emoji", "[layout]")
{
    CHECK(printed("🇫🇷") == "□");
    CHECK(printed("🇫🇷🇧🇪 Jo") == "□□ Jo");
}

TEST_CASE("signs that a face may have keep their place without their colour", "[layout]")
{
    CHECK(printed("❤️") == "❤");
    CHECK(printed("☀") == "☀");
}

TEST_CASE("whatever lies past U+FFFF is a square", "[layout]")
{
    CHECK(printed("𝄞𠮷") == "□□");
}

TEST_CASE("broken bytes become replacement characters", "[layout]")
{
    CHECK(printed("caf\xE9") == "caf\uFFFD");
}
