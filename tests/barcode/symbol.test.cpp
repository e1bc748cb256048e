#include "barcode/symbol.h"

#include "barcode/sample_payload.h"
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

/// What `encode` says of a payload that it refuses; empty when it takes it.
std::string refusal_of(Symbology symbology, std::string_view payload)
{
    try {
        encode(symbology, payload);
    } catch (const std::invalid_argument& error) {
        return error.what();
    }
    return {};
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
    for (const Symbology symbology : all_symbologies)
        CHECK_THROWS_AS(encode(symbology, bad), std::invalid_argument);
}

TEST_CASE("Code 128 holds eighty characters and no more, a QR has its end too", "[barcode]")
{
    CHECK_NOTHROW(encode(Symbology::code128, std::string(80, 'A')));
    CHECK_THROWS_AS(encode(Symbology::code128, std::string(81, 'A')), std::invalid_argument);
    CHECK_NOTHROW(encode(Symbology::qr, std::string(3391, 'A')));
    CHECK_THROWS_AS(encode(Symbology::qr, std::string(3392, 'A')), std::invalid_argument);
}

TEST_CASE("an EAN-13 is a start, six digits by the parity of the first, a middle, six and an end",
          "[barcode]")
{
    // 5 901234 123457: first digit 5 = parity ABBAAB (ISO/IEC 15420:2009, tables 1 and 3); the
    // widths of each digit, space first on the left, bar first on the right
    const Symbol symbol = encode(Symbology::ean13, "5901234123457");
    CHECK(symbol.modules.width() == 95);
    CHECK(symbol.modules.height() == 1);
    CHECK(widths_of(symbol) == "111"
                               "3112"
                               "1123"
                               "1222"
                               "2122"
                               "1411"
                               "2311"
                               "11111"
                               "2221"
                               "2122"
                               "1411"
                               "1132"
                               "1231"
                               "1312"
                               "111");
}

TEST_CASE("an EAN-8 has no first digit to hide", "[barcode]")
{
    // 9638 5074 (ISO/IEC 15420:2009, table 1)
    const Symbol symbol = encode(Symbology::ean8, "96385074");
    CHECK(symbol.modules.width() == 67);
    CHECK(widths_of(symbol) == "111"
                               "3112"
                               "1114"
                               "1411"
                               "1213"
                               "11111"
                               "1231"
                               "3211"
                               "1312"
                               "1132"
                               "111");
}

TEST_CASE("an EAN gets its check digit, and a wrong one is refused with the right one named",
          "[barcode]")
{
    CHECK(encode(Symbology::ean13, "590123412345").payload == "5901234123457");
    CHECK(encode(Symbology::ean13, "590123412345").modules ==
          encode(Symbology::ean13, "5901234123457").modules);
    CHECK(encode(Symbology::ean8, "9638507").payload == "96385074");
    CHECK(encode(Symbology::ean13, "012345678905").payload == "0123456789050");
    CHECK(refusal_of(Symbology::ean13, "5901234123456") ==
          "«5901234123456»: la clé est fausse: le dernier chiffre devrait être 7.");
    CHECK(refusal_of(Symbology::ean8, "96385070") ==
          "«96385070»: la clé est fausse: le dernier chiffre devrait être 4.");
    CHECK(refusal_of(Symbology::ean13, "590123412") ==
          "«590123412»: un EAN-13 a 12 chiffres, ou 13 avec la clé.");
    CHECK_THROWS_AS(encode(Symbology::ean13, "96385074"), std::invalid_argument);
    CHECK_THROWS_AS(encode(Symbology::ean8, "5901234123457"), std::invalid_argument);
    CHECK_THROWS_AS(encode(Symbology::ean13, "59012341234S"), std::invalid_argument);
}

TEST_CASE("a GS1-128 is a Code 128 that begins with FNC1", "[barcode]")
{
    // start C, FNC1 (102), 00 and the eighteen digits in pairs (ISO/IEC 15417:2007, table 1)
    const Symbol symbol = encode(Symbology::gs1_128, "(00)340123450000000000");
    CHECK(symbol.modules.width() == 156);
    CHECK(widths_of(symbol).substr(0, 18) == "211232"
                                             "411131"
                                             "212222");
    CHECK(symbol.payload == "(00)340123450000000000");
}

TEST_CASE("a DataMatrix is the smallest square, with its L and its clock track", "[barcode]")
{
    struct Row {
        std::string payload;
        int side;
    };
    for (const Row& row :
         {Row{"1234567890", 12}, Row{"U1234567874", 14}, Row{"U1234567874C12666744", 16}}) {
        CAPTURE(row.payload);
        const Dots modules = encode(Symbology::datamatrix, row.payload).modules;
        CHECK(modules.width() == row.side);
        REQUIRE(modules.height() == row.side);
        for (int i = 0; i < row.side; ++i) {
            CHECK(modules.at(0, i));
            CHECK(modules.at(i, row.side - 1));
            CHECK(modules.at(i, 0) == (i % 2 == 0));
            CHECK(modules.at(row.side - 1, i) == (i % 2 == 1));
        }
    }
    // (01)(10)(21), 36 data characters with the separator
    CHECK(encode(Symbology::gs1_datamatrix, "(01)03412345678900(10)LOT42A(21)U7K3M9")
              .modules.width() == 22);
}

TEST_CASE("a GS1 payload has one form, and is refused for all its faults", "[barcode]")
{
    const std::string lot = "(01)03412345678900(10)LOT42";
    for (const Symbology symbology : {Symbology::gs1_128, Symbology::gs1_datamatrix}) {
        CHECK(encode(symbology, lot).payload == lot);
        CHECK(encode(symbology, lot + "(10)LOT42").payload == lot);
        CHECK(refusal_of(symbology, "(01)03412345678901(17)261301") ==
              "(01) article (GTIN) «03412345678901»: la clé est fausse: écrivez 0 à la fin. (17) à "
              "consommer jusqu'au «261301»: ce n'est "
              "pas une date: écrivez année, mois, jour (AAMMJJ), 00 pour un mois sans jour.");
    }
    // 48 characters and 49: only the bars have that limit
    CHECK_NOTHROW(encode(Symbology::gs1_128,
                         "(01)03412345678900(10)" + std::string(20, 'A') + "(90)ABCDEFG"));
    const std::string long_one = "(01)03412345678900(10)" + std::string(20, 'A') + "(90)ABCDEFGH";
    CHECK(
        refusal_of(Symbology::gs1_128, long_one) ==
        "Un GS1-128 tient 48 caractères, en voici 49: répartissez-les sur deux codes, ou prenez un "
        "GS1 DataMatrix.");
    CHECK_NOTHROW(encode(Symbology::gs1_datamatrix, long_one));
}

TEST_CASE("the same payload always gives the same modules", "[barcode]")
{
    for (const Symbology symbology : all_symbologies) {
        const std::string payload = sample_payload(symbology);
        CHECK(encode(symbology, payload).modules == encode(symbology, payload).modules);
    }
}

TEST_CASE("a symbology has one name in both directions and its standard's quiet zone", "[barcode]")
{
    struct Row {
        Symbology symbology;
        std::string_view name;
        bool linear;
        int left, right, top, bottom;
    };
    for (const Row& row : {Row{Symbology::code128, "code128", true, 10, 10, 0, 0},
                           Row{Symbology::qr, "qr", false, 4, 4, 4, 4},
                           Row{Symbology::ean13, "ean13", true, 11, 7, 0, 0},
                           Row{Symbology::ean8, "ean8", true, 7, 7, 0, 0},
                           Row{Symbology::datamatrix, "datamatrix", false, 2, 2, 2, 2},
                           Row{Symbology::gs1_128, "gs1-128", true, 10, 10, 0, 0},
                           Row{Symbology::gs1_datamatrix, "gs1-datamatrix", false, 2, 2, 2, 2}}) {
        CAPTURE(row.name);
        CHECK(to_string(row.symbology) == row.name);
        CHECK(parse_symbology(row.name) == row.symbology);
        CHECK(is_linear(row.symbology) == row.linear);
        const QuietZone quiet = quiet_zone_of(row.symbology);
        CHECK(quiet.left == row.left);
        CHECK(quiet.right == row.right);
        CHECK(quiet.top == row.top);
        CHECK(quiet.bottom == row.bottom);
    }
    CHECK_FALSE(parse_symbology("QR"));
    CHECK(french_name(Symbology::ean13) == "code EAN-13");
}
