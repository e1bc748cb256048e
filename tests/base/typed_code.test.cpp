#include "base/typed_code.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a code may be typed with spaces, in small letters and with a scanner's line end")
{
    for (const char* text : {"U1234567874", "u 12345678 74", "\tU1234567874\r\n"})
        CHECK(typed_code(text) == Code(CodeKind::unit, 12345678));
}

TEST_CASE("of the symbol of label and crate the label's code is meant")
{
    const Code unit(CodeKind::unit, 12345678), crate(CodeKind::crate, 118);
    CHECK(plain_code(to_string(UnitInCrate{unit, crate})) == "U1234567874");
}

TEST_CASE("what has no valid check is no code, and is given back as it was typed")
{
    CHECK_FALSE(typed_code("U1234567875"));
    CHECK_FALSE(typed_code(""));
    CHECK(plain_code("c0000 0118-3") == "C00000118-3");
}
