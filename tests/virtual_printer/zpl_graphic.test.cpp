#include "virtual_printer/zpl_graphic.h"

#include "support/catch2_compat.h"
#include "virtual_printer/zpl_samples.h"

using namespace cageot;

namespace {

ZplGraphic graphic_of(int bytes_per_row, int rows, std::string_view letters)
{
    ZplGraphic graphic(bytes_per_row, rows);
    for (const char letter : letters)
        graphic.add_letter(letter);
    return graphic;
}

std::string drawing(int bytes_per_row, int rows, std::string_view letters)
{
    return drawn(graphic_of(bytes_per_row, rows, letters).dots());
}

/// Black dots of one row of `bytes` after these letters, which all stand at its left.
long black_in_row(int bytes, std::string_view letters)
{
    const ZplGraphic graphic = graphic_of(bytes, 1, letters);
    const int count = static_cast<int>(graphic.dots().count());
    CHECK((count == 0 || graphic.dots().at(count - 1, 0)));
    return count;
}

} // namespace

TEST_CASE("hexadecimal digits are four dots each, in either case", "[virtual_printer]")
{
    CHECK(drawing(2, 1, "0123") == ".......#..#...##\n");
    CHECK(drawing(2, 1, "4567") == ".#...#.#.##..###\n");
    CHECK(drawing(2, 1, "89AB") == "#...#..##.#.#.##\n");
    CHECK(drawing(2, 1, "CDEF") == "##..##.####.####\n");
    CHECK(drawing(2, 1, "abcd") == "#.#.#.####..##.#\n");
    CHECK(drawing(1, 1, "ef") == "###.####\n");
}

TEST_CASE("rows follow each other without a sign", "[virtual_printer]")
{
    CHECK(drawing(1, 3, "F00F3C") == "####....\n"
                                     "....####\n"
                                     "..####..\n");
}

TEST_CASE("the letters G to Y repeat the next digit one to nineteen times", "[virtual_printer]")
{
    CHECK(black_in_row(20, "GF") == 4);
    CHECK(black_in_row(20, "HF") == 8);
    CHECK(black_in_row(20, "MF") == 28);
    CHECK(black_in_row(20, "XF") == 72);
    CHECK(black_in_row(20, "YF") == 76);
}

TEST_CASE("the letters g to z repeat the next digit twenty to four hundred times",
          "[virtual_printer]")
{
    CHECK(black_in_row(400, "gF") == 80);
    CHECK(black_in_row(400, "hF") == 160);
    CHECK(black_in_row(400, "mF") == 560);
    CHECK(black_in_row(400, "zF") == 1600);
}

TEST_CASE("repeat letters in a row add up", "[virtual_printer]")
{
    // Zebra's own examples: MvB is 327 times B, zYF 419 times F.
    CHECK(graphic_of(400, 1, "MvB").dots().count() == 327 * 3);
    CHECK(black_in_row(400, "zYF") == 419 * 4);
    CHECK(black_in_row(800, "zzF") == 800 * 4);
}

TEST_CASE("a repeat count is for one digit only", "[virtual_printer]")
{
    CHECK(drawing(2, 1, "HF08") == "########....#...\n");
    CHECK(drawing(2, 1, "H0FF") == "........########\n");
}

TEST_CASE("a repeated digit may begin in the middle of a byte and go on in the next rows",
          "[virtual_printer]")
{
    CHECK(drawing(1, 3, "0JF0") == "....####\n"
                                   "########\n"
                                   "####....\n");
}

TEST_CASE("a comma makes the rest of the row white", "[virtual_printer]")
{
    CHECK(drawing(2, 2, "F,F0F0") == "####............\n"
                                     "####....####....\n");
    CHECK(drawing(1, 2, ",FF") == "........\n"
                                  "########\n");
}

TEST_CASE("an exclamation mark makes the rest of the row black", "[virtual_printer]")
{
    CHECK(drawing(2, 2, "0!0F0F") == "....############\n"
                                     "....####....####\n");
    CHECK(drawing(1, 2, "!00") == "########\n"
                                  "........\n");
}

TEST_CASE("a colon repeats the row above, as often as it stands there", "[virtual_printer]")
{
    CHECK(drawing(1, 4, "A5::0F") == "#.#..#.#\n"
                                     "#.#..#.#\n"
                                     "#.#..#.#\n"
                                     "....####\n");
}

TEST_CASE("a colon without a row above leaves a white row", "[virtual_printer]")
{
    CHECK(drawing(1, 2, ":FF") == "........\n"
                                  "########\n");
}

TEST_CASE("a colon in the middle of a row ends it white and repeats it", "[virtual_printer]")
{
    CHECK(drawing(1, 3, "F:0F") == "####....\n"
                                   "####....\n"
                                   "....####\n");
}

TEST_CASE("a repeat count before a row sign is forgotten", "[virtual_printer]")
{
    CHECK(drawing(1, 2, "J,F0") == "........\n"
                                   "####....\n");
    CHECK(drawing(1, 3, "F0J:0F") == "####....\n"
                                     "####....\n"
                                     "....####\n");
}

TEST_CASE("line ends, blanks and foreign bytes among the letters mean nothing", "[virtual_printer]")
{
    CHECK(drawing(1, 2, "F\r\n0 \t0\xC3\xA9.Z-F") == "####....\n"
                                                     "....####\n");
    CHECK(drawing(1, 1, "H\nF") == "########\n");
}

TEST_CASE("what never comes stays white", "[virtual_printer]")
{
    const ZplGraphic graphic = graphic_of(1, 3, "F");
    CHECK_FALSE(graphic.full());
    CHECK(drawn(graphic.dots()) == "####....\n"
                                   "........\n"
                                   "........\n");
}

TEST_CASE("what is too much is ignored", "[virtual_printer]")
{
    for (const std::string_view more : {"FF", "zzF", "::", "!!", ",,"}) {
        CAPTURE(more);
        ZplGraphic graphic = graphic_of(1, 2, "F00F");
        CHECK(graphic.full());
        for (const char letter : more)
            graphic.add_letter(letter);
        CHECK(drawn(graphic.dots()) == "####....\n"
                                       "....####\n");
    }
}

TEST_CASE("a run longer than the graphic fills it and no more", "[virtual_printer]")
{
    const std::string endless(100'000'000 / 400, 'z');
    const ZplGraphic graphic = graphic_of(3, 5, endless + endless + "F");
    CHECK(graphic.full());
    CHECK(graphic.dots().count() == 120);
}

TEST_CASE("binary bytes are eight dots each", "[virtual_printer]")
{
    ZplGraphic graphic(2, 2);
    for (const int byte : {0x00, 0x5E, 0x7E, 0xFF})
        graphic.add_byte(static_cast<std::uint8_t>(byte));
    CHECK(graphic.full());
    CHECK(drawn(graphic.dots()) == ".........#.####.\n"
                                   ".######.########\n");
    graphic.add_byte(0xFF);
    CHECK(graphic.dots().count() == 5 + 6 + 8);
}

TEST_CASE("a graphic without rows is full from the start", "[virtual_printer]")
{
    ZplGraphic graphic(1, 0);
    CHECK(graphic.full());
    graphic.add_byte(0xFF);
    graphic.add_letter(':');
    CHECK(graphic.dots().height() == 0);
}
