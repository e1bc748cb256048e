// Another library than the one that draws our symbols must read them: zbar, by its program.

#include "barcode/drawn_symbol.h"
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

/// What zbarimg says of `page`: one "SYMBOLOGY:text" a line. It grumbles about a missing D-Bus
/// on standard error.
std::string zbar_says(const Dots& page)
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "page.pbm";
    std::ofstream(path, std::ios::binary) << to_pbm(page);
    FILE* pipe = popen(("zbarimg --quiet " + path.string() + " 2>/dev/null").c_str(), "r");
    REQUIRE(pipe);
    std::string said;
    for (int c = fgetc(pipe); c != EOF; c = fgetc(pipe))
        said += static_cast<char>(c);
    pclose(pipe);
    return said;
}

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
