#include "barcode/read_symbol.h"

#include "barcode/drawn_symbol.h"
#include "barcode/sample_payload.h"
#include "barcode/symbol_size.h"
#include "base/code.h"
#include "support/catch2_compat.h"

#include <random>

using namespace cageot;

namespace {

const std::string unit = "U1234567874";
const std::string pair = "U1234567874C12666744";

} // namespace

TEST_CASE("what was encoded is read back at every size a printer draws it", "[barcode]")
{
    for (int dots = 2; dots <= 6; ++dots) {
        CAPTURE(dots);
        CHECK(read_symbol(drawn_symbol(encode(Symbology::code128, unit), dots, 64),
                          Symbology::code128) == unit);
        CHECK(read_symbol(drawn_symbol(encode(Symbology::qr, pair), dots, 0), Symbology::qr) ==
              pair);
    }
}

TEST_CASE("hundreds of codes of all kinds are read back as they were encoded", "[barcode]")
{
    for (std::uint32_t i = 0; i < 300; ++i) {
        const Code label(CodeKind::unit, i * 333'331 % 100'000'000);
        const Code crate(CodeKind::crate, i * 3'331 % 1'000'000);
        for (const std::string& code : {to_string(label), to_string(crate)})
            REQUIRE(read_symbol(drawn_symbol(encode(Symbology::code128, code), 2, 20),
                                Symbology::code128) == code);
        const std::string both = to_string(UnitInCrate{label, crate});
        REQUIRE(read_symbol(drawn_symbol(encode(Symbology::qr, both), 3, 0), Symbology::qr) ==
                both);
    }
}

TEST_CASE("every symbology is read back from its smallest module on, as it was encoded",
          "[barcode]")
{
    for (const Symbology symbology : all_symbologies) {
        const Symbol symbol = encode(symbology, sample_payload(symbology));
        for (const int dpi : {203, 300}) {
            const int smallest = smallest_module(symbology, dpi, SymbolUse::internal);
            for (int dots = smallest; dots <= smallest + 4; ++dots) {
                CAPTURE(to_string(symbology), dpi, dots);
                CHECK(read_symbol(drawn_symbol(symbol, dots, 60), symbology) == symbol.payload);
            }
        }
    }
}

TEST_CASE("a symbol is read as its own symbology alone", "[barcode]")
{
    for (const Symbology drawn : all_symbologies) {
        const Dots picture = drawn_symbol(encode(drawn, sample_payload(drawn)), 4, 60);
        for (const Symbology sought : all_symbologies) {
            CAPTURE(to_string(drawn), to_string(sought));
            CHECK(read_symbol(picture, sought).has_value() == (sought == drawn));
        }
    }
    // the same characters, with and without FNC1 in front
    const Dots plain = drawn_symbol(encode(Symbology::code128, "0103412345678900"), 3, 40);
    CHECK_FALSE(read_symbol(plain, Symbology::gs1_128));
    const Dots plain_square = drawn_symbol(encode(Symbology::datamatrix, "0103412345678900"), 4, 0);
    CHECK_FALSE(read_symbol(plain_square, Symbology::gs1_datamatrix));
}

TEST_CASE("an EAN-13 that begins with 0 keeps its thirteen digits", "[barcode]")
{
    const Symbol symbol = encode(Symbology::ean13, "012345678905");
    CHECK(read_symbol(drawn_symbol(symbol, 3, 60), Symbology::ean13) == "0123456789050");
}

TEST_CASE("GS1 values of every length are read back in brackets", "[barcode]")
{
    for (const std::string payload :
         {"(00)340123450000000000", "(01)03412345678900",
          "(02)03412345678900(37)12(00)340123450000000000", "(01)03412345678900(10)A(21)B",
          "(01)03412345678900(3103)001250(17)261231(10)\\(1)a/b", "(90)é"})
        for (const Symbology symbology : {Symbology::gs1_128, Symbology::gs1_datamatrix}) {
            CAPTURE(payload, to_string(symbology));
            if (payload == "(90)é")
                CHECK_THROWS(encode(symbology, payload));
            else
                CHECK(read_symbol(drawn_symbol(encode(symbology, payload), 4, 60), symbology) ==
                      payload);
        }
}

TEST_CASE("hundreds of farms' codes and squares are read back as they were encoded", "[barcode]")
{
    std::mt19937 random(20260731);
    for (int i = 0; i < 300; ++i) {
        std::string digits, text;
        for (int k = 0; k < 12; ++k)
            digits += static_cast<char>('0' + random() % 10);
        for (std::size_t size = 1 + random() % 40; text.size() < size;)
            text += static_cast<char>(' ' + random() % 95);
        for (const auto& [symbology, payload] :
             {std::pair{Symbology::ean13, digits}, std::pair{Symbology::ean8, digits.substr(5)},
              std::pair{Symbology::datamatrix, text}}) {
            const Symbol symbol = encode(symbology, payload);
            CAPTURE(to_string(symbology), payload);
            REQUIRE(read_symbol(drawn_symbol(symbol, 3, 30), symbology) == symbol.payload);
        }
    }
}

TEST_CASE("nothing is read where there is nothing of that symbology", "[barcode]")
{
    CHECK_FALSE(read_symbol(Dots(300, 60), Symbology::code128));
    CHECK_FALSE(read_symbol(Dots(100, 100), Symbology::qr));
    CHECK_FALSE(read_symbol(Dots(0, 0), Symbology::qr));
    CHECK_FALSE(read_symbol(Dots(1, 1), Symbology::code128));
    CHECK_FALSE(read_symbol(drawn_symbol(encode(Symbology::qr, pair), 3, 0), Symbology::code128));
    CHECK_FALSE(read_symbol(drawn_symbol(encode(Symbology::code128, unit), 3, 40), Symbology::qr));
}

TEST_CASE("a wrong bar leaves a Code 128 unread, never read as another code", "[barcode]")
{
    const Symbol symbol = encode(Symbology::code128, unit);
    int unread = 0;
    for (int x = 0; x < symbol.modules.width(); ++x) {
        Symbol damaged = symbol;
        damaged.modules.set(x, 0, !damaged.modules.at(x, 0));
        const auto text = read_symbol(drawn_symbol(damaged, 2, 20), Symbology::code128);
        CAPTURE(x);
        CHECK((!text || *text == unit));
        unread += text ? 0 : 1;
    }
    CHECK(unread > symbol.modules.width() / 2);
}

TEST_CASE("a QR of level M bears one wrong module anywhere in its data", "[barcode]")
{
    const Symbol symbol = encode(Symbology::qr, pair);
    for (int y = 9; y < 21; ++y) {
        Symbol damaged = symbol;
        damaged.modules.set(y, y, !damaged.modules.at(y, y));
        CHECK(read_symbol(drawn_symbol(damaged, 3, 0), Symbology::qr) == pair);
    }
}

TEST_CASE("a QR with a quarter of its modules lost is not read as anything else", "[barcode]")
{
    Symbol damaged = encode(Symbology::qr, pair);
    damaged.modules.fill({9, 9, 12, 12}, false);
    CHECK_FALSE(read_symbol(drawn_symbol(damaged, 3, 0), Symbology::qr));
}
