#include "base/code.h"

#include "support/catch2_compat.h"

#include <stdexcept>

using namespace cageot;

TEST_CASE("a code carries ISO 7064 MOD 97-10 over its letter and digits", "[base]")
{
    CHECK(to_string(Code(CodeKind::unit, 12345678)) == "U1234567874");
    CHECK(to_string(Code(CodeKind::unit, 1)) == "U0000000180");
    CHECK(to_spaced_string(Code(CodeKind::unit, 12345678)) == "U 12345678 74");
}

TEST_CASE("a code is read back exactly and anything else is no code", "[base]")
{
    REQUIRE(parse_code("U1234567874"));
    CHECK(parse_code("U1234567874")->number() == 12345678);
    for (const char* text : {"", "U", "u1234567874", "U1234567875", "U12345678 74", "U123456787",
                             "A1234567874", "C1234567874", "U123456787४", "3760123456789"})
        CHECK_FALSE(parse_code(text));
}

TEST_CASE("every single wrong digit and every swap of neighbours breaks the check", "[base]")
{
    const std::string good = to_string(Code(CodeKind::crate, 204815));
    for (std::size_t i = 1; i < good.size(); ++i) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string bad = good;
            bad[i] = digit;
            CHECK(parse_code(bad).has_value() == (bad == good));
        }
        std::string swapped = good;
        std::swap(swapped[i - 1], swapped[i]);
        CHECK(parse_code(swapped).has_value() == (swapped == good));
    }
}

TEST_CASE("a number too long for its kind is refused", "[base]")
{
    CHECK_THROWS_AS(Code(CodeKind::crate, 1000000), std::out_of_range);
}

TEST_CASE("the QR of a unit label is its unit and its crate in twenty characters", "[base]")
{
    const UnitInCrate pair{Code(CodeKind::unit, 12345678), Code(CodeKind::crate, 42)};
    const std::string text = to_string(pair);
    CHECK(text.size() == 20);
    CHECK(parse_unit_in_crate(text) == pair);
    CHECK_FALSE(parse_unit_in_crate(text.substr(1)));
}

TEST_CASE("each kind has its own number of digits", "[base]")
{
    CHECK(to_string(Code(CodeKind::crate, 42)).size() == 9);
    CHECK(to_string(Code(CodeKind::product, 42)).size() == 9);
    CHECK(to_string(Code(CodeKind::command, 42)).size() == 5);
    for (const CodeKind kind :
         {CodeKind::unit, CodeKind::crate, CodeKind::product, CodeKind::command}) {
        const Code code(kind, 7);
        CHECK(parse_code(to_string(code)) == code);
    }
}

TEST_CASE("a pair of codes of other kinds is no unit label", "[base]")
{
    const std::string unit = to_string(Code(CodeKind::unit, 1));
    const std::string crate = to_string(Code(CodeKind::crate, 1));
    const std::string product = to_string(Code(CodeKind::product, 1));
    CHECK(parse_unit_in_crate(unit + crate));
    CHECK_FALSE(parse_unit_in_crate(unit + product));
    CHECK_FALSE(parse_unit_in_crate(crate + unit));
    CHECK_FALSE(parse_unit_in_crate(unit));
    CHECK_FALSE(parse_unit_in_crate(unit + "." + crate));
}
