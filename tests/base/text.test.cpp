#include "base/text.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("well-formed UTF-8 is told from anything else", "[base]")
{
    for (const char* good : {"", "Zoé", "œufs", "🌻", "\u00A0", "\U0010FFFF"})
        CHECK(is_utf8(good));
    const std::string bad =
        GENERATE(as<std::string>(), "\xFF", "\xC3", "\xC3\x28", "\xC0\xAF", "\xE0\x80\xAF",
                 "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF0\x9F\x8C", "a\x80", "\xF8\x88\x80\x80");
    CAPTURE(bad);
    CHECK_FALSE(is_utf8(bad));
    CHECK_FALSE(is_utf8(std::string("a\0b", 3)));
}

TEST_CASE("code points go both ways, broken bytes become the replacement", "[base]")
{
    CHECK(to_code_points("aé€🌻") == U"aé€🌻");
    CHECK(to_utf8(U"aé€🌻") == "aé€🌻");
    CHECK(to_code_points("a\xFF\xC3z") == U"a\uFFFD\uFFFDz");
    for (const char32_t code :
         {U'\u007F', U'\u0080', U'\u07FF', U'\u0800', U'\uFFFF', U'\U00010000', U'\U0010FFFF'})
        CHECK(to_code_points(to_utf8(std::u32string(1, code))) == std::u32string(1, code));
}

TEST_CASE("Windows-1252 is read with its quotes and its euro", "[base]")
{
    CHECK(from_windows_1252("Caf\xE9 \x80 \x93\x9Cuf\x94 d\x92h\xF4te") == "Café € “œuf” d’hôte");
    for (const char* undefined : {"\x81", "\x8D", "\x8F", "\x90", "\x9D"})
        CHECK_FALSE(from_windows_1252(undefined));
}

TEST_CASE("white space goes at both ends, no-break spaces too", "[base]")
{
    CHECK(trimmed(" \t\u00A0Zoé N.\u202F\r\n") == "Zoé N.");
    CHECK(trimmed("\uFEFFBoutique") == "Boutique");
    CHECK(trimmed("\u00A0 ") == "");
    CHECK(trimmed("") == "");
    CHECK(trimmed("a") == "a");
}

TEST_CASE("what people write the same way is the same folded", "[base]")
{
    CHECK(folded_text("ŒUFS  d’Ôde") == "oeufs d'ode");
    CHECK(folded_text(" Élevage\u00A0du\tROC ") == "elevage du roc");
    CHECK(folded_text("e\u0301te\u0301") == folded_text("Été")); // decomposed accents
    CHECK(folded_text("Straße Ægir Łódź Ÿ ç Ñ") == "strasse aegir lodz y c n");
    CHECK(folded_text("Saint–Denis — Mairie") == "saint-denis - mairie");
    CHECK(folded_text("a🌻b") == "a🌻b");
    CHECK(folded_text("") == "");
    CHECK(folded_text("  ") == "");
    CHECK(folded_text("½ ×") == "½ ×");
}

TEST_CASE("folding twice is folding once", "[base]")
{
    for (char32_t code = 1; code < 0x2100; ++code) {
        const std::string once = folded_text(to_utf8(std::u32string{U'x', code, U'y'}));
        CAPTURE(static_cast<unsigned>(code));
        REQUIRE(folded_text(once) == once);
        REQUIRE(is_utf8(once));
    }
}

TEST_CASE("a text is cut between letters, never inside one", "[base]")
{
    CHECK(first_code_points("éàü", 2) == "éà");
    CHECK(first_code_points("éàü", 9) == "éàü");
    CHECK(first_code_points("🌻a", 1) == "🌻");
    CHECK(first_code_points("abc", 0) == "");
}

TEST_CASE("splitting keeps empty parts", "[base]")
{
    CHECK(split("a;;b;", ';') == std::vector<std::string_view>{"a", "", "b", ""});
    CHECK(split("", ';') == std::vector<std::string_view>{""});
}

TEST_CASE("the distance of two words counts letters that change, come or go", "[base]")
{
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("chilled", "chiled") == 1);
    CHECK(edit_distance("zone", "zones") == 1);
    CHECK(edit_distance("abc", "abd") == 1);
    CHECK(edit_distance("same", "same") == 0);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("the nearest known word is proposed only when it may be meant", "[base]")
{
    const std::vector<std::string> known = {"letter", "colour", "driver", "name"};
    CHECK(nearest_word("leter", known) == "letter");
    CHECK(nearest_word("color", known) == "colour");
    CHECK(nearest_word("nmae", known) == "name");
    CHECK(nearest_word("x-ray-machine", known) == std::nullopt);
    CHECK(nearest_word("anything", {}) == std::nullopt);
}
