#include "virtual_printer/png.h"

#include "support/catch2_compat.h"
#include "support/message_of.h"
#include "support/temporary_folder.h"
#include "virtual_printer/zpl_samples.h"

#include <cstdio>
#include <fstream>
#include <stdexcept>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, std::string_view bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

/// What Python, without libpng, sees in the picture: its dots per metre, then its rows.
std::string seen_by_python(const fs::path& picture)
{
    const std::string command =
        "python3 -B -c 'import pathlib, struct, sys; sys.path.insert(0, sys.argv[1])\n"
        "from png_dots import read_dots\n"
        "path = pathlib.Path(sys.argv[2]); data = path.read_bytes()\n"
        "at = data.index(b\"pHYs\") + 4\n"
        "print(*struct.unpack(\">IIB\", data[at:at + 9]))\n"
        "for row in read_dots(path)[2]: print(\"\".join(\".#\"[dot] for dot in "
        "row))' " CAGEOT_SOURCE_DIR "/tests/flow " +
        picture.string();
    std::FILE* python = ::popen(command.c_str(), "r");
    if (python == nullptr)
        throw std::runtime_error("cannot start python3");
    std::string text;
    for (int letter; (letter = std::fgetc(python)) != EOF;)
        text += static_cast<char>(letter);
    if (::pclose(python) != 0)
        throw std::runtime_error("python3 cannot read the picture");
    return text;
}

Dots stairs()
{
    Dots dots(11, 3);
    dots.fill({0, 0, 3, 1});
    dots.fill({4, 1, 5, 1});
    dots.fill({10, 2, 1, 1});
    return dots;
}

} // namespace

TEST_CASE("an independent reader sees every dot and the printer's resolution", "[virtual_printer]")
{
    const TemporaryFolder folder;
    write(folder.path() / "203.png", encode_png(stairs(), 203));
    CHECK(seen_by_python(folder.path() / "203.png") == "7992 7992 1\n"
                                                       "###........\n"
                                                       "....#####..\n"
                                                       "..........#\n");
    write(folder.path() / "300.png", encode_png(stairs(), 300));
    CHECK_THAT(seen_by_python(folder.path() / "300.png"), ContainsSubstring("11811 11811 1\n###."));
}

TEST_CASE("an independent reader sees the same noise", "[virtual_printer]")
{
    const TemporaryFolder folder;
    std::mt19937 random(42);
    const Dots dots = random_dots(random, 57, 256).crop({0, 0, 453, 256});
    write(folder.path() / "noise.png", encode_png(dots, 203));
    CHECK(seen_by_python(folder.path() / "noise.png") == "7992 7992 1\n" + drawn(dots));
}

TEST_CASE("a picture read back has the same dots at every width", "[virtual_printer]")
{
    std::mt19937 random(3);
    for (int width = 1; width <= 33; ++width) {
        CAPTURE(width);
        const Dots dots = random_dots(random, 5, 4).crop({0, 0, width, 4});
        CHECK(decode_png(encode_png(dots, 203)) == dots);
    }
}

TEST_CASE("a picture without dots is not written", "[virtual_printer]")
{
    CHECK_THROWS_AS(encode_png(Dots(0, 5), 203), std::invalid_argument);
    CHECK_THROWS_AS(encode_png(Dots(5, 0), 203), std::invalid_argument);
}

TEST_CASE("a picture cut anywhere is refused, never half read", "[virtual_printer]")
{
    const std::string png = encode_png(stairs(), 203);
    for (std::size_t length = 0; length < png.size(); ++length) {
        CAPTURE(length);
        CHECK_THROWS_AS(decode_png(png.substr(0, length)), std::runtime_error);
    }
}

TEST_CASE("a damaged picture is refused, or its dots are right all the same", "[virtual_printer]")
{
    const std::string png = encode_png(stairs(), 203);
    int refused = 0;
    for (std::size_t at = 0; at < png.size(); ++at) {
        CAPTURE(at);
        std::string damaged = png;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x11);
        try {
            const Dots dots = decode_png(damaged);
            CHECK(dots == stairs());
        } catch (const std::runtime_error&) {
            ++refused;
        }
    }
    CHECK(refused > 40);
}

TEST_CASE("what is no PNG is refused by name", "[virtual_printer]")
{
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "étiquette.png";
    CHECK(message_of([&] { read_png(path); }) == path.string() + ": cannot be read");
    write(path, "");
    CHECK(message_of([&] { read_png(path); }) == path.string() + ": cannot be read");
    write(path, "<html>");
    CHECK(message_of([&] { read_png(path); }) == path.string() + ": not a PNG, or damaged");
    write(path, encode_png(stairs(), 203));
    CHECK(read_png(path) == stairs());
}

TEST_CASE("a PNG in colour is refused", "[virtual_printer]")
{
    // One red dot, 8-bit RGB.
    const std::string png("\x89PNG\r\n\x1a\n"
                          "\0\0\0\x0DIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90\x77\x53\xDE"
                          "\0\0\0\x0CIDAT\x78\x9C\x63\xF8\xCF\xC0\0\0\3\1\1\0\xC9\xFE\x92\xEF"
                          "\0\0\0\0IEND\xAE\x42\x60\x82",
                          69);
    CHECK(message_of([&] { decode_png(png); }) == "not a 1-bit grayscale PNG");
}
