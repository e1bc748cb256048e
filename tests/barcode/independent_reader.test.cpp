// Another library than those that draw and read our symbols must read them: zbar, and libdmtx for
// DataMatrix, by their programs.

#include "barcode/drawn_symbol.h"
#include "barcode/gs1.h"
#include "barcode/sample_payload.h"
#include "barcode/symbol_size.h"
#include "support/catch2_compat.h"
#include "support/temporary_folder.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

using namespace cageot;
namespace fs = std::filesystem;

namespace {

/// A white page with the pictures below each other.
Dots page_of(const std::vector<Dots>& pictures)
{
    constexpr int margin = 24;
    int width = 0, height = margin;
    for (const Dots& picture : pictures) {
        width = std::max(width, picture.width());
        height += picture.height() + margin;
    }
    Dots page(width + 2 * margin, height);
    int top = margin;
    for (const Dots& picture : pictures) {
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                page.set(margin + x, top + y, picture.at(x, y));
        top += picture.height() + margin;
    }
    return page;
}

/// What a program, called with a file of `page`, writes on standard output. zbarimg grumbles about a
/// missing D-Bus on standard error.
std::string answer_of(const std::string& program, const Dots& page)
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "page.pbm";
    std::ofstream(path, std::ios::binary) << to_pbm(page);
    FILE* pipe = popen((program + " " + path.string() + " 2>/dev/null").c_str(), "r");
    REQUIRE(pipe);
    std::string said;
    for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe))
        said += static_cast<char>(c);
    pclose(pipe);
    return said;
}

/// One "SYMBOLOGY:text" a line.
std::string zbar_says(const Dots& page)
{
    return answer_of("zbarimg --quiet -S ean8.enable", page);
}

/// The text of one DataMatrix, FNC1 as GS also in front (as a scanner is told to by -G 29).
std::string dmtx_says(const Dots& page)
{
    return answer_of("dmtxread -N1 -G29", page);
}

/// Of the sample payload of both GS1 symbologies.
const std::string element_string =
    to_element_string(parse_gs1(sample_payload(Symbology::gs1_128)).elements);

} // namespace

TEST_CASE("zbar reads the two symbols of a unit label at the dots of a 203 dpi printer",
          "[barcode]")
{
    const std::string unit = "U1234567874", pair = "U1234567874C12666744";
    CHECK(zbar_says(page_of({drawn_symbol(encode(Symbology::code128, unit), 2, 64)})) ==
          "CODE-128:" + unit + "\n");
    CHECK(zbar_says(page_of({drawn_symbol(encode(Symbology::qr, pair), 3, 0)})) ==
          "QR-Code:" + pair + "\n");
}

TEST_CASE("zbar reads the symbols of a crate ticket", "[barcode]")
{
    const std::string crate = "C12666744";
    CHECK(zbar_says(page_of({drawn_symbol(encode(Symbology::code128, crate), 3, 80)})) ==
          "CODE-128:" + crate + "\n");
    CHECK(zbar_says(page_of({drawn_symbol(encode(Symbology::qr, crate), 6, 0)})) ==
          "QR-Code:" + crate + "\n");
}

TEST_CASE("zbar reads a page of many codes, each once", "[barcode]")
{
    std::vector<Dots> pictures;
    std::string expected;
    for (const char* code : {"U4820084992", "U0000000180", "U1234567874", "C12666744"}) {
        pictures.push_back(drawn_symbol(encode(Symbology::code128, code), 3, 60));
        expected += std::string("CODE-128:") + code + "\n";
    }
    std::string said = zbar_says(page_of(pictures));
    for (const char* code : {"U4820084992", "U0000000180", "U1234567874", "C12666744"})
        CHECK_THAT(said, Catch::Matchers::ContainsSubstring(code));
    CHECK(said.size() == expected.size());
}

TEST_CASE("every symbology is read by another library at its smallest module", "[barcode]")
{
    for (const Symbology symbology : all_symbologies) {
        const Symbol symbol = encode(symbology, sample_payload(symbology));
        for (const int dpi : {203, 300}) {
            const int dots = smallest_module(symbology, dpi, SymbolUse::internal);
            const Dots page = page_of({drawn_symbol(symbol, dots, 40 * dpi / 203)});
            CAPTURE(to_string(symbology), dpi, dots);
            switch (symbology) {
            case Symbology::code128:
                CHECK(zbar_says(page) == "CODE-128:" + symbol.payload + "\n");
                break;
            case Symbology::qr:
                CHECK(zbar_says(page) == "QR-Code:" + symbol.payload + "\n");
                break;
            case Symbology::ean13:
                CHECK(zbar_says(page) == "EAN-13:" + symbol.payload + "\n");
                break;
            case Symbology::ean8:
                CHECK(zbar_says(page) == "EAN-8:" + symbol.payload + "\n");
                break;
            case Symbology::gs1_128:
                CHECK(zbar_says(page) == "CODE-128:" + element_string + "\n");
                break;
            case Symbology::datamatrix:
                CHECK(dmtx_says(page) == symbol.payload);
                break;
            case Symbology::gs1_datamatrix:
                CHECK(dmtx_says(page) == gs1_separator + element_string);
                break;
            }
        }
    }
}

TEST_CASE("libdmtx reads DataMatrix of every size as they were encoded", "[barcode]")
{
    std::string payload;
    for (int i = 0; i < 12; ++i) {
        payload += "U123a-" + std::to_string(i);
        CAPTURE(payload);
        CHECK(dmtx_says(page_of({drawn_symbol(encode(Symbology::datamatrix, payload), 4, 0)})) ==
              payload);
    }
}
