#include "barcode/read_symbol.h"

#include "barcode/drawn_symbol.h"
#include "base/code.h"
#include "support/catch2_compat.h"

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
