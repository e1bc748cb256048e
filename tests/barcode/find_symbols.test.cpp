#include "barcode/find_symbols.h"

#include "barcode/label_picture.h"
#include "support/catch2_compat.h"

#include <cstdlib>
#include <random>
#include <set>

using namespace cageot;

namespace {

using Texts = std::set<std::pair<Symbology, std::string>>;

Texts texts_on(const GrayPicture& picture)
{
    Texts texts;
    for (const FoundSymbol& symbol : find_symbols(picture))
        CHECK(texts.emplace(symbol.symbology, symbol.text).second);
    return texts;
}

const Texts both{{Symbology::code128, photographed_unit}, {Symbology::qr, photographed_pair}};

} // namespace

TEST_CASE("both symbols of a label are found where they are", "[barcode]")
{
    const auto found = find_symbols(label_picture());
    REQUIRE(found.size() == 2);
    for (const FoundSymbol& symbol : found) {
        const bool bars = symbol.symbology == Symbology::code128;
        CAPTURE(symbol.text, symbol.x, symbol.y);
        CHECK(symbol.text == (bars ? photographed_unit : photographed_pair));
        CHECK(std::abs(symbol.x - (bars ? 244 : 560)) < 12);
        CHECK(std::abs(symbol.y - (bars ? 140 : 147)) <
              45); // bars are read along some of their lines
    }
}

TEST_CASE("a label lies as it will", "[barcode]")
{
    for (const int degrees : {0, 10, 90, 170, 180, 270, 350}) {
        CAPTURE(degrees);
        CHECK(texts_on(turned(label_picture(), degrees)) == both);
    }
    for (int degrees = 0; degrees < 360; degrees += 15) {
        CAPTURE(degrees);
        CHECK(texts_on(turned(label_picture(), degrees)).count(*both.rbegin()) == 1);
    }
}

TEST_CASE("bars alone are found whichever way they lie", "[barcode]")
{
    const GrayPicture bars =
        gray_of(drawn_symbol(encode(Symbology::code128, photographed_unit), 4, 200), 40);
    for (int degrees = 0; degrees < 360; degrees += 15) {
        CAPTURE(degrees);
        CHECK(texts_on(turned(bars, degrees)) == Texts{*both.begin()});
    }
}

TEST_CASE("where a symbol is does not depend on how it had to be looked for", "[barcode]")
{
    const GrayPicture bars = turned(
        gray_of(drawn_symbol(encode(Symbology::code128, photographed_unit), 4, 200), 40), 45);
    const auto found = find_symbols(bars);
    REQUIRE(found.size() == 1);
    CHECK(std::abs(found.front().x - bars.width / 2) < 80);
    CHECK(std::abs(found.front().y - bars.height / 2) < 80);
}

TEST_CASE("the same code in several places is told once", "[barcode]")
{
    const Dots bars = drawn_symbol(encode(Symbology::ean13, "4006381333931"), 3, 90);
    const Dots qr = drawn_symbol(encode(Symbology::qr, photographed_pair), 4, 0);
    Dots page(900, 900);
    for (const int y : {60, 360, 660})
        for (const int x : {20, 420})
            copy_into(page, bars, x, y);
    copy_into(page, qr, 300, 170);
    copy_into(page, qr, 300, 470);
    const Texts expected{{Symbology::ean13, "4006381333931"}, {Symbology::qr, photographed_pair}};
    CHECK(texts_on(gray_of(page, 30)) == expected);
    CHECK(texts_on(turned(gray_of(page, 30), 90)) == expected);
}

TEST_CASE("codes of other people are told with their own symbology", "[barcode]")
{
    for (const auto& [symbology, payload] :
         {std::pair{Symbology::ean8, "96385074"}, {Symbology::ean13, "4006381333931"}})
        CHECK(texts_on(gray_of(drawn_symbol(encode(symbology, payload), 4, 120), 60)) ==
              Texts{{symbology, payload}});
    CHECK(texts_on(gray_of(
              drawn_symbol(encode(Symbology::gs1_128, "(01)03453120000011(10)A1"), 3, 120), 60)) ==
          Texts{{Symbology::gs1_128, "010345312000001110A1"}});
}

TEST_CASE("nothing is found in nothing, in noise and in pictures of a pixel", "[barcode]")
{
    CHECK(find_symbols({}).empty());
    std::mt19937 random(1);
    for (const auto& [width, height] : {std::pair{1, 1}, {1, 700}, {700, 1}, {2, 3}, {300, 200}}) {
        CAPTURE(width, height);
        GrayPicture picture = plain_picture(width, height, 255);
        CHECK(find_symbols(picture).empty());
        for (auto& pixel : picture.pixels)
            pixel = static_cast<std::uint8_t>(random());
        CHECK(find_symbols(picture).empty());
    }
}
