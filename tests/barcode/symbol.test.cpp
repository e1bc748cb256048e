#include "barcode/symbol.h"

#include "support/catch2_compat.h"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <vector>

using namespace cageot;

namespace {

/// The bars and spaces of a linear symbol, bar first: "211412…".
std::string widths_of(const Symbol& symbol)
{
    std::string widths;
    for (int x = 0, run = 0; x < symbol.modules.width(); ++x) {
        ++run;
        if (x + 1 < symbol.modules.width() &&
            symbol.modules.at(x, 0) == symbol.modules.at(x + 1, 0))
            continue;
        widths += static_cast<char>('0' + run);
        run = 0;
    }
    return widths;
}

/// Bar and space widths of some symbol characters (ISO/IEC 15417:2007, table 1).
const std::vector<std::pair<int, std::string>> patterns = {
    {0, "212222"},  {12, "112232"}, {13, "122132"},  {25, "321122"},  {33, "111323"},
    {34, "131123"}, {35, "131321"}, {42, "112133"},  {44, "132131"},  {47, "133121"},
    {53, "213131"}, {56, "331121"}, {66, "121421"},  {67, "141122"},  {74, "142211"},
    {78, "241112"}, {99, "113141"}, {104, "211214"}, {105, "211232"}, {106, "2331112"}};
constexpr int start_b = 104, start_c = 105, to_set_c = 99, stop = 106;

std::string pattern_of(int value)
{
    const auto found = std::find_if(patterns.begin(), patterns.end(),
                                    [&](const auto& row) { return row.first == value; });
    REQUIRE(found != patterns.end());
    return found->second;
}

std::string drawn(const std::vector<int>& values)
{
    std::string widths;
    for (const int value : values)
        widths += pattern_of(value);
    return widths;
}

/// The finder pattern of a QR, seven modules square, with its corner at (x, y).
bool has_finder(const Dots& modules, int x, int y)
{
    for (int dy = 0; dy < 7; ++dy) {
        for (int dx = 0; dx < 7; ++dx) {
            const int ring = std::max(std::abs(dx - 3), std::abs(dy - 3));
            if (modules.at(x + dx, y + dy) != (ring != 2))
                return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("a unit code is a letter in set B, ten digits in set C and the check", "[barcode]")
{
    const Symbol symbol = encode(Symbology::code128, "U1234567874");
    CHECK(symbol.modules.height() == 1);
    CHECK(symbol.modules.width() == 112);
    CHECK(widths_of(symbol) == drawn({start_b, 53, to_set_c, 12, 34, 56, 78, 74, 42, stop}));
}

TEST_CASE("a crate code is shorter by two digits", "[barcode]")
{
    const Symbol symbol = encode(Symbology::code128, "C12666744");
    CHECK(symbol.modules.width() == 101);
    CHECK(widths_of(symbol) == drawn({start_b, 35, to_set_c, 12, 66, 67, 44, 0, stop}));
}

TEST_CASE("digits alone stay in set C, text alone in set B", "[barcode]")
{
    CHECK(widths_of(encode(Symbology::code128, "12345678")) ==
          drawn({start_c, 12, 34, 56, 78, 47, stop}));
    CHECK(widths_of(encode(Symbology::code128, "AB-9")) ==
          drawn({start_b, 33, 34, 13, 25, 35, stop}));
}

TEST_CASE("unit and crate code fill a QR of version 1, level M", "[barcode]")
{
    const Symbol symbol = encode(Symbology::qr, "U1234567874C12666744");
    CHECK(symbol.payload == "U1234567874C12666744");
    const Dots& modules = symbol.modules;
    CHECK(modules.width() == 21);
    CHECK(modules.height() == 21);
    CHECK(has_finder(modules, 0, 0));
    CHECK(has_finder(modules, 14, 0));
    CHECK(has_finder(modules, 0, 14));
    CHECK(modules.at(8, 13)); // the module that is always dark
    // the first two format bits: level M is 00, masked with 10 (ISO/IEC 18004:2015, 7.9.1)
    CHECK(modules.at(0, 8));
    CHECK_FALSE(modules.at(1, 8));
    // one character more needs the next version
    CHECK(encode(Symbology::qr, "U1234567874C12666744X").modules.width() == 25);
}

TEST_CASE("a bare crate code is a QR of version 1 too", "[barcode]")
{
    CHECK(encode(Symbology::qr, "C12666744").modules.width() == 21);
}

TEST_CASE("payloads that a symbology cannot hold are refused", "[barcode]")
{
    const std::string bad = GENERATE(as<std::string>(), "", "œufs", "U123\n", "\x7f", "\x01");
    CAPTURE(bad);
    CHECK_THROWS_AS(encode(Symbology::code128, bad), std::invalid_argument);
    CHECK_THROWS_AS(encode(Symbology::qr, bad), std::invalid_argument);
}

TEST_CASE("Code 128 holds eighty characters and no more, a QR has its end too", "[barcode]")
{
    CHECK_NOTHROW(encode(Symbology::code128, std::string(80, 'A')));
    CHECK_THROWS_AS(encode(Symbology::code128, std::string(81, 'A')), std::invalid_argument);
    CHECK_NOTHROW(encode(Symbology::qr, std::string(3391, 'A')));
    CHECK_THROWS_AS(encode(Symbology::qr, std::string(3392, 'A')), std::invalid_argument);
}

TEST_CASE("the same payload always gives the same modules", "[barcode]")
{
    for (const Symbology symbology : {Symbology::code128, Symbology::qr})
        CHECK(encode(symbology, "U1234567874").modules == encode(symbology, "U1234567874").modules);
}

TEST_CASE("a symbology has one name in both directions and its standard's quiet zone", "[barcode]")
{
    for (const Symbology symbology : {Symbology::code128, Symbology::qr})
        CHECK(parse_symbology(to_string(symbology)) == symbology);
    CHECK(to_string(Symbology::code128) == "code128");
    CHECK(to_string(Symbology::qr) == "qr");
    CHECK_FALSE(parse_symbology("QR"));
    CHECK(is_linear(Symbology::code128));
    CHECK_FALSE(is_linear(Symbology::qr));
    CHECK(quiet_zone_of(Symbology::code128).left == 10);
    CHECK(quiet_zone_of(Symbology::code128).right == 10);
    CHECK(quiet_zone_of(Symbology::code128).top == 0);
    CHECK(quiet_zone_of(Symbology::qr).bottom == 4);
}
