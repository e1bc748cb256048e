#include "preflight/photograph.h"

#include "barcode/label_picture.h"
#include "preflight/photograph_files.h"
#include "support/message_of.h"

#include "support/catch2_compat.h"

#include <random>
#include <set>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

std::set<std::string> texts_on(std::string_view bytes)
{
    std::set<std::string> texts;
    for (const FoundSymbol& symbol : read_photograph(bytes))
        texts.insert(symbol.text);
    return texts;
}

const std::set<std::string> both{photographed_unit, photographed_pair};

/// The sentence it is refused with.
std::string refusal_of(const std::string& bytes)
{
    const std::string sentence = message_of([&] { read_photograph(bytes); });
    CHECK_THAT(sentence, StartsWith("Cette photo ne se lit pas: "));
    return sentence;
}

/// Reads it or refuses it in words; the rest would be a crash.
void read_or_refuse(const std::string& bytes)
{
    try {
        for (const FoundSymbol& symbol : read_photograph(bytes))
            CHECK(both.count(symbol.text) == 1);
    } catch (const UnreadablePhotograph&) {
    }
}

std::string with_orientation(const std::string& jpeg, char orientation)
{
    const std::string tiff("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0", 25);
    const std::string rest("\0\0\0\0\0\0", 6);
    const std::string exif = tiff + orientation + rest;
    return jpeg.substr(0, 2) + std::string("\xFF\xE1\0", 3) + static_cast<char>(exif.size() + 2) +
           exif + jpeg.substr(2);
}

} // namespace

TEST_CASE("both symbols are read from the files that telephones and browsers write", "[preflight]")
{
    CHECK(texts_on(jpeg_of(label_picture())) == both);
    CHECK(texts_on(jpeg_of(label_picture(), 60, true)) == both);
    CHECK(texts_on(png_of(label_picture())) == both);
    CHECK(read_photograph(jpeg_of(plain_picture(640, 480, 128))).empty());
    CHECK(read_photograph(png_of(plain_picture(1, 1, 128))).empty());
}

TEST_CASE("a photograph is turned as it says itself", "[preflight]")
{
    const auto place_of_qr = [](const std::string& bytes) {
        for (const FoundSymbol& symbol : read_photograph(bytes))
            if (symbol.symbology == Symbology::qr)
                return std::pair{symbol.x, symbol.y};
        return std::pair{0, 0};
    };
    const auto near = [](std::pair<int, int> place, int x, int y) {
        CAPTURE(place.first, place.second);
        CHECK(std::abs(place.first - x) < 12);
        CHECK(std::abs(place.second - y) < 12);
    };
    const std::string jpeg = jpeg_of(label_picture());
    near(place_of_qr(with_orientation(jpeg, 1)), 560, 147);
    near(place_of_qr(with_orientation(jpeg, 3)), 640 - 560, 320 - 147);
    near(place_of_qr(with_orientation(jpeg, 6)), 320 - 147, 560);
    near(place_of_qr(with_orientation(jpeg, 8)), 147, 640 - 560);
    for (char orientation = 0; orientation < 12; ++orientation)
        CHECK(texts_on(with_orientation(jpeg, orientation)) == both);
}

TEST_CASE("a greater photograph than is needed is made smaller", "[preflight]")
{
    for (const auto& symbol : read_photograph(jpeg_of(resized(label_picture(), 6400)))) {
        CHECK(both.count(symbol.text) == 1);
        CHECK(symbol.x < 3200);
    }
    CHECK(texts_on(jpeg_of(resized(label_picture(), 6400))) == both);
}

TEST_CASE("what is no photograph is refused in words", "[preflight]")
{
    CHECK_THAT(refusal_of(""), ContainsSubstring("vide"));
    for (const char* bytes :
         {"bonjour", "%PDF-1.7", "GIF89a", "II*", "P5 1 1 255 x", "\x89PNG", "\xFF\xD8\xFF"})
        CHECK_THAT(refusal_of(bytes), ContainsSubstring("ni un JPEG ni un PNG"));
    CHECK_THAT(refusal_of(std::string(max_photograph_bytes + 1, 'a')), ContainsSubstring("lourde"));
}

TEST_CASE("a photograph that was cut anywhere is refused", "[preflight]")
{
    for (const std::string& whole :
         {jpeg_of(label_picture()), jpeg_of(label_picture(), 85, true), png_of(label_picture())})
        for (std::size_t part = 0; part < 16; ++part) {
            CAPTURE(part);
            refusal_of(whole.substr(0, whole.size() * part / 16));
        }
    const std::string jpeg = jpeg_of(label_picture());
    CHECK_THAT(refusal_of(jpeg.substr(0, jpeg.size() - 2)),
               ContainsSubstring("il en manque la fin"));
}

TEST_CASE("a photograph that lies about its size costs nothing", "[preflight]")
{
    std::string jpeg = jpeg_of(label_picture());
    const std::size_t frame = jpeg.find("\xFF\xC0");
    REQUIRE(frame != jpeg.npos);
    jpeg.replace(frame + 5, 4, "\x40\x00\x02\x80", 4); // 640 × 16384
    read_or_refuse(jpeg);
    jpeg.replace(frame + 5, 4, "\xFF\xFF\xFF\xFF", 4);
    CHECK_THAT(refusal_of(jpeg), ContainsSubstring("trop grande"));
    jpeg.replace(frame + 5, 4, std::string(4, '\0'));
    refusal_of(jpeg);

    std::string png = png_of(label_picture());
    for (const auto& size :
         {std::string("\0\0\x10\0\0\0\x10\0", 8), std::string("\0\0\0\x01\0\0\0\x01", 8)}) {
        png.replace(16, 8, size); // its check is wrong too then
        read_or_refuse(png);
    }
    png.replace(16, 8, "\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF", 8);
    CHECK_THAT(refusal_of(png), ContainsSubstring("trop grande"));
}

TEST_CASE("a small file that is a huge picture is refused before it fills the memory",
          "[preflight]")
{
    CHECK_THAT(refusal_of(png_bomb(60000, 1001)), ContainsSubstring("trop grande"));
    const std::string bomb = png_bomb(7000, 7000); // 49 megapixels, 392 MB
    CHECK(bomb.size() < max_photograph_bytes);
    CHECK_THAT(refusal_of(bomb), ContainsSubstring("trop grande"));
    std::string scans = jpeg_of(resized(label_picture(), 4000), 60, true);
    const std::size_t last = scans.rfind("\xFF\xDA");
    const std::string again = scans.substr(last, scans.size() - 2 - last);
    for (int i = 0; i < 40; ++i)
        scans.insert(last, again);
    CHECK_THAT(refusal_of(scans), ContainsSubstring("trop grande"));
}

TEST_CASE("damage to any byte is read or refused", "[preflight]")
{
    std::mt19937 random(7);
    const GrayPicture small = resized(label_picture(), 480);
    for (const std::string& whole : {jpeg_of(small), jpeg_of(small, 85, true), png_of(small)})
        for (int i = 0; i < 60; ++i) {
            std::string damaged = whole;
            for (int hits = 0; hits < 1 + i % 4; ++hits)
                damaged[i % 2 ? random() % damaged.size() : random() % 200] =
                    static_cast<char>(random());
            read_or_refuse(damaged);
        }
}
