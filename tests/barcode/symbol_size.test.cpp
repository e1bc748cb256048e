#include "barcode/symbol_size.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

constexpr auto internal = SymbolUse::internal, retail = SymbolUse::retail,
               distribution = SymbolUse::distribution;

const Symbol ean = encode(Symbology::ean13, "3412345678900");

} // namespace

TEST_CASE("an EAN too small for a till is told the size it needs", "[barcode]")
{
    CHECK(
        size_fault(ean, 2, 200, 203, retail) ==
        "Le code EAN-13 de 2 points par module (0,250 mm) est trop petit pour une caisse, qui veut "
        "0,264 mm: il faut 3 points, donc 42,4 mm de large avec ses marges.");
    CHECK(
        size_fault(ean, 3, 220, 300, retail) ==
        "Le code EAN-13 de 3 points par module (0,254 mm) est trop petit pour une caisse, qui veut "
        "0,264 mm: il faut 4 points, donc 38,3 mm de large avec ses marges.");
    CHECK(
        size_fault(ean, 6, 200, 203, retail) ==
        "Le code EAN-13 de 6 points par module (0,751 mm) est trop grand pour une caisse, qui veut "
        "au plus 0,660 mm: il faut 5 points, donc 70,7 mm de large avec ses marges.");
}

TEST_CASE("the modules that a till takes of an EAN are those of 114 % and more at 203 dpi",
          "[barcode]")
{
    for (int dots = 1; dots <= 8; ++dots) {
        CAPTURE(dots);
        CHECK(size_fault(ean, dots, 400, 203, retail).has_value() == (dots < 3 || dots > 5));
        CHECK(size_fault(ean, dots, 600, 300, retail).has_value() == (dots < 4 || dots > 7));
        CHECK(size_fault(ean, dots, 400, 203, internal).has_value() == (dots < 2));
    }
}

TEST_CASE("each symbology has its smallest module for each reader", "[barcode]")
{
    struct Row {
        Symbology symbology;
        SymbolUse use;
        int dots_203, dots_300;
    };
    // the widths in millimetres are beside the table in src/barcode/symbol_size.cpp
    for (const Row& row :
         {Row{Symbology::code128, internal, 2, 3}, Row{Symbology::code128, retail, 0, 0},
          Row{Symbology::qr, internal, 3, 4}, Row{Symbology::qr, retail, 4, 5},
          Row{Symbology::ean13, internal, 2, 3}, Row{Symbology::ean13, retail, 3, 4},
          Row{Symbology::ean13, distribution, 4, 6}, Row{Symbology::ean8, retail, 3, 4},
          Row{Symbology::datamatrix, internal, 3, 4}, Row{Symbology::datamatrix, retail, 0, 0},
          Row{Symbology::gs1_128, distribution, 4, 6}, Row{Symbology::gs1_128, retail, 0, 0},
          Row{Symbology::gs1_128, internal, 2, 3}, Row{Symbology::gs1_datamatrix, internal, 3, 4},
          Row{Symbology::gs1_datamatrix, retail, 4, 5},
          Row{Symbology::gs1_datamatrix, distribution, 4, 6}}) {
        CAPTURE(to_string(row.symbology), static_cast<int>(row.use));
        CHECK(smallest_module(row.symbology, 203, row.use) == row.dots_203);
        CHECK(smallest_module(row.symbology, 300, row.use) == row.dots_300);
    }
}

TEST_CASE("who reads a symbol, when nobody says", "[barcode]")
{
    CHECK(default_use(Symbology::ean13) == retail);
    CHECK(default_use(Symbology::ean8) == retail);
    CHECK(default_use(Symbology::gs1_128) == distribution);
    for (const Symbology symbology :
         {Symbology::code128, Symbology::qr, Symbology::datamatrix, Symbology::gs1_datamatrix})
        CHECK(default_use(symbology) == internal);
}

TEST_CASE("bars have their least height, in whole dots", "[barcode]")
{
    CHECK_FALSE(size_fault(ean, 3, 146, 203, retail)); // 18.28 mm are 146.1 dots
    CHECK(size_fault(ean, 3, 145, 203, retail) ==
          "Les barres du code EAN-13 font 18,1 mm de haut, trop peu pour une caisse, qui veut "
          "18,3 mm: il faut 146 points.");
    // for hands: 5 mm, and 15 % of a wide symbol
    const Symbol unit = encode(Symbology::code128, "U1234567874");
    CHECK_FALSE(size_fault(unit, 2, 40, 203, internal));
    CHECK(size_fault(unit, 2, 39, 203, internal));
    CHECK(size_fault(unit, 6, 90, 203, internal)); // 112 × 6 = 672 dots, 15 % are 101
    CHECK_FALSE(size_fault(unit, 6, 101, 203, internal));
    // squares have no bars
    CHECK_FALSE(size_fault(encode(Symbology::qr, "U1234567874"), 3, 0, 203, internal));
}

TEST_CASE("the symbols of the shipped unit label are right for the depot's readers", "[barcode]")
{
    const Symbol bars = encode(Symbology::code128, "U1234567874");
    const Symbol square = encode(Symbology::qr, "U1234567874C12666744");
    CHECK_FALSE(size_fault(bars, 2, 64, 203, internal));
    CHECK_FALSE(size_fault(bars, 3, 94, 300, internal));
    CHECK_FALSE(size_fault(square, 3, 0, 203, internal));
    CHECK_FALSE(size_fault(square, 4, 0, 300, internal));
    CHECK(size_fault(bars, 2, 94, 300, internal) ==
          "Le Code 128 de 2 points par module (0,169 mm) est trop petit pour un lecteur du dépôt, "
          "qui "
          "veut 0,250 mm: il faut 3 points, donc 33,5 mm de large avec ses marges.");
}

TEST_CASE("a symbol that a reader does not take is told another", "[barcode]")
{
    CHECK(size_fault(encode(Symbology::code128, "U1234567874"), 4, 200, 203, retail) ==
          "Le Code 128 n'est pas pour une caisse: prenez un code EAN-13.");
    CHECK(size_fault(ean, 1, 200, 20, retail) == "Une imprimante de 20 points par pouce n'imprime "
                                                 "pas de code EAN-13 pour une caisse: prenez-en "
                                                 "une plus fine.");
}

TEST_CASE("a GS1-128 is no wider than 165.1 mm with its quiet zones", "[barcode]")
{
    const Symbol wide =
        encode(Symbology::gs1_128, "(01)03412345678900(10)ABCDEFGHIJ(21)KLMNOPQRST");
    const std::string fault = size_fault(wide, 4, 260, 203, distribution).value_or("");
    CHECK_THAT(fault, Catch::Matchers::ContainsSubstring("plus que 165,1 mm"));
    CHECK_FALSE(size_fault(encode(Symbology::gs1_128, "(01)03412345678900(10)LOT42"), 4, 254, 203,
                           distribution));
}
