#include "depot/typed_text.h"

#include "support/catch2_compat.h"

namespace cageot {

TEST_CASE("a code that comes as it is printed is no trouble", "[depot]")
{
    const TypedText typed = typed_text(" U1234567874\n");
    REQUIRE(typed.code);
    CHECK(to_string(*typed.code) == "U1234567874");
    CHECK_FALSE(typed.wrong_keyboard);
}

TEST_CASE("another country's keyboard and locked capitals are seen through", "[depot]")
{
    for (const char* text : {"U&é\"'(-è_è'", // a US scanner on a French computer
                             "U!@#$%^&*&$",  // a French scanner on a US computer
                             "u1234567874",  // capitals locked
                             "u&é\"'(-è_è'"}) {
        INFO(text);
        const TypedText typed = typed_text(text);
        REQUIRE(typed.code);
        CHECK(to_string(*typed.code) == "U1234567874");
        CHECK(typed.wrong_keyboard);
    }
}

TEST_CASE("what is no code on any keyboard stays none", "[depot]")
{
    for (const char* text :
         {"", "3412345678900", "U1234567875", "U&é\"'(-è_è(", "bonjour", "é\xff"}) {
        INFO(text);
        CHECK_FALSE(typed_text(text).code);
        CHECK_FALSE(typed_text(text).wrong_keyboard);
    }
}

} // namespace cageot
