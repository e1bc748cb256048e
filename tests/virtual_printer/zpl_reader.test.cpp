#include "virtual_printer/zpl_reader.h"

#include "support/catch2_compat.h"
#include "virtual_printer/zpl_samples.h"

using namespace cageot;

TEST_CASE("a label of CUPS' own driver is read dot by dot", "[virtual_printer]")
{
    const std::string_view job = "~DGR:CUPS.GRF,8,2,\n"
                                 "FFFF:8J1!^XA\n"
                                 "^PR4,4,4\n^LT0\n^MTD\n^MNY\n^POI\n^PW16\n^LH0,0\n^MMT\n"
                                 "^XGR:CUPS.GRF,1,1^FS\n"
                                 "^PQ1, 0, 0, N\n"
                                 "^XZ\n"
                                 "^XA\n^IDR:CUPS.GRF^FS\n^XZ\n";
    ZplReader reader;
    const std::vector<ZplLabel> labels = labels_of(reader, job);
    REQUIRE(labels.size() == 1);
    CHECK(drawn(labels[0].dots) == "################\n"
                                   "################\n"
                                   "#......#...#...#\n"
                                   "...#############\n");
    CHECK(labels[0].inverted);
    CHECK(labels[0].copies == 1);
    CHECK(reader.stored_graphics() == 0);
    CHECK(reader.unknown_commands() == 0);
    CHECK(reader.complaint() == "");
}

TEST_CASE("a hexadecimal graphic in the format is drawn at once", "[virtual_printer]")
{
    CHECK(only_label(small_label) == small_label_drawn);
    CHECK(only_label("^XA^GFA,,2,1,F00F^FS^XZ") == small_label_drawn);
    CHECK(only_label("\n ^XA \n^GFA,2,2,1,\nF0\n0F\n^FS\n^XZ\n") == small_label_drawn);
}

TEST_CASE("a binary graphic may hold carets, tildes and zeros", "[virtual_printer]")
{
    const std::string data("^~\0\xFF", 4);
    CHECK(only_label("^XA^GFB,4,4,1," + data + "^FS^XZ") == ".#.####.\n"
                                                            ".######.\n"
                                                            "........\n"
                                                            "########\n");
    // What follows the declared bytes is read as commands again.
    CHECK(only_label("^XA^GFB,2,2,1,^X^FS^XZ") == ".#.####.\n"
                                                  ".#.##...\n");
}

TEST_CASE("a declared size that is no multiple of the row keeps its whole rows only",
          "[virtual_printer]")
{
    CHECK(only_label("^XA^GFA,3,3,2,F00F^FS^XZ") == "####........####\n");
    CHECK(only_label("^XA^GFB,3,3,2,AB^^FS^XZ") == ".#.....#.#....#.\n");
}

TEST_CASE("a format that draws nothing is no label", "[virtual_printer]")
{
    CHECK(labels_of("^XA^XZ").empty());
    CHECK(labels_of("^XA^FO20,20^PQ5^FS^XZ").empty());
    CHECK(labels_of("^XA^IDR:CUPS.GRF^FS^XZ").empty());
    CHECK(labels_of("^XA^FDBonjour^FS^XZ").empty());
}

TEST_CASE("^PQ says how many copies, for its own format only", "[virtual_printer]")
{
    ZplReader reader;
    const auto labels = labels_of(reader, "^XA^GFA,1,1,1,F0^FS^PQ3, 0, 0, N^XZ"
                                          "^XA^GFA,1,1,1,F0^FS^XZ");
    REQUIRE(labels.size() == 2);
    CHECK(labels[0].copies == 3);
    CHECK(labels[1].copies == 1);
}

TEST_CASE("a count of copies that makes no sense is one copy", "[virtual_printer]")
{
    for (const std::string wrong : {"", "0", "-4", "deux", "99999999999999999999"}) {
        CAPTURE(wrong);
        const auto labels = labels_of("^XA^GFA,1,1,1,F0^FS^PQ" + wrong + "^XZ");
        REQUIRE(labels.size() == 1);
        CHECK(labels[0].copies == 1);
    }
    CHECK(labels_of("^XA^GFA,1,1,1,F0^FS^PQ123456789^XZ").at(0).copies == 99'999'999);
}

TEST_CASE("^FO places the next field, and ^FS takes that back", "[virtual_printer]")
{
    CHECK(only_label("^XA^FO3,1^GFA,1,1,1,FF^FS^GFA,1,1,1,80^FS^XZ") == "#..........\n"
                                                                        "...########\n");
    CHECK(only_label("^XA^FO 2 , 0 ^GFA,1,1,1,FF^FS^XZ") == "..########\n");
    CHECK(only_label("^XA^FO-5,x^GFA,1,1,1,FF^FS^XZ") == "########\n");
}

TEST_CASE("fields lie upon each other like ink", "[virtual_printer]")
{
    CHECK(only_label("^XA^FO0,0^GFA,1,1,1,F0^FS^FO4,0^GFA,1,1,1,3C^FS^XZ") == "####..####..\n");
    CHECK(only_label("^XA^GFA,1,1,1,F0^FS^GFA,1,1,1,00^FS^XZ") == "####....\n");
}

TEST_CASE("^LH moves every field, in later formats too", "[virtual_printer]")
{
    ZplReader reader;
    const auto first = labels_of(reader, "^XA^LH2,1^FO1,0^GFA,1,1,1,FF^FS^XZ");
    const auto second = labels_of(reader, small_label);
    REQUIRE((first.size() == 1 && second.size() == 1));
    CHECK(drawn(first[0].dots) == "...........\n"
                                  "...########\n");
    CHECK(drawn(second[0].dots) == "..........\n"
                                   "..####....\n"
                                   "......####\n");
}

TEST_CASE("^PW is the width: wider fields are cut, narrower ones leave white", "[virtual_printer]")
{
    CHECK(only_label("^XA^PW5^GFA,1,1,1,FF^FS^XZ") == "#####\n");
    CHECK(only_label("^XA^PW12^GFA,1,1,1,FF^FS^XZ") == "########....\n");
    CHECK(only_label("^XA^PW5^FO6,0^GFA,1,1,1,FF^FS^XZ") == ".....\n");
}

TEST_CASE("^LL is the length of a continuous roll", "[virtual_printer]")
{
    CHECK(only_label("^XA^MNN^LL3^GFA,1,1,1,FF^FS^XZ") == "########\n"
                                                          "........\n"
                                                          "........\n");
    CHECK(only_label("^XA^MNN^LL1^GFA,2,2,1,FF0F^FS^XZ") == "########\n");
}

TEST_CASE("on a roll with gaps the label is as long as what is drawn, whatever ^LL says",
          "[virtual_printer]")
{
    for (const std::string gaps : {"Y", "W", "M"})
        CHECK(only_label("^XA^MN" + gaps + "^LL3^GFA,1,1,1,FF^FS^XZ") == "########\n");
}

TEST_CASE("^POI is told, and the dots stay in reading direction", "[virtual_printer]")
{
    ZplReader reader;
    const auto labels = labels_of(
        reader, "^XA^POI^GFA,1,1,1,80^FS^XZ^XA^GFA,1,1,1,80^FS^XZ^XA^PON^GFA,1,1,1,80^FS^XZ");
    REQUIRE(labels.size() == 3);
    CHECK(labels[0].inverted);
    CHECK(labels[1].inverted);
    CHECK_FALSE(labels[2].inverted);
    for (const ZplLabel& label : labels)
        CHECK(drawn(label.dots) == "#.......\n");
}

TEST_CASE("a stored graphic is recalled by its name, in any case, with or without device",
          "[virtual_printer]")
{
    for (const std::string name : {"R:LOGO.GRF", "LOGO.GRF", "R:LOGO", "logo", "Logo.grf"}) {
        CAPTURE(name);
        CHECK(only_label("~DGlogo,1,1,F0^XA^XG" + name + ",1,1^FS^XZ") == "####....\n");
    }
}

TEST_CASE("a stored graphic is kept from label to label until ^ID", "[virtual_printer]")
{
    ZplReader reader;
    const std::string_view recall = "^XA^XGR:A.GRF,1,1^FS^XZ";
    CHECK(labels_of(reader, "~DGR:A.GRF,1,1,F0").empty());
    CHECK(labels_of(reader, recall).size() == 1);
    CHECK(labels_of(reader, recall).size() == 1);
    CHECK(reader.stored_graphics() == 1);
    CHECK(labels_of(reader, "^XA^IDR:A.GRF^FS^XZ").empty());
    CHECK(reader.stored_graphics() == 0);
    CHECK(labels_of(reader, recall).empty());
    CHECK(reader.complaint() == "left out: the unknown graphic R:A.GRF");
}

TEST_CASE("a graphic of the same name takes the place of the one before", "[virtual_printer]")
{
    CHECK(only_label("~DGA,1,1,F0~DGA,1,1,0F^XA^XGA,1,1^FS^XZ") == "....####\n");
}

TEST_CASE("^XG enlarges up to ten times, alike in both directions", "[virtual_printer]")
{
    CHECK(only_label("~DGA,1,1,80^XA^XGA,2,2^FS^XZ") == "##..............\n"
                                                        "##..............\n");
    CHECK(only_label("~DGA,1,1,80^XA^XGA,2^FS^XZ") == "##..............\n"
                                                      "##..............\n");
    CHECK(labels_of("~DGA,1,1,80^XA^XGA,99,99^FS^XZ").empty());
    CHECK(labels_of("~DGA,1,1,80^XA^XGA,10,10^FS^XZ").at(0).dots.width() == 80);
    ZplReader reader;
    CHECK(labels_of(reader, "~DGA,1,1,80^XA^XGA,1,2^FS^XZ").empty());
    CHECK(reader.complaint() == "left out: a graphic enlarged differently in both directions");
}

TEST_CASE("text and barcodes the printer would draw are counted as unknown", "[virtual_printer]")
{
    ZplReader reader;
    const auto labels = labels_of(
        reader, "^XA^CF0,30^FO10,10^FDŒufs ^FS^BCN,80^FD123^FS^GFA,1,1,1,FF^FS^XZ~WC^XA^XZ");
    REQUIRE(labels.size() == 1);
    CHECK(drawn(labels[0].dots) == "########\n");
    CHECK(reader.unknown_commands() == 5); // ^CF, ^FD, ^BC, ^FD, ~WC
}

TEST_CASE("speed, darkness, cutter and comments are known and draw nothing", "[virtual_printer]")
{
    ZplReader reader;
    const auto labels = labels_of(reader, "~SD15~TA000^XA^MMT^MTD^PR4,4,4^LT0^MD5^CN1^JZY"
                                          "^FXpour Zoé^FS^GFA,1,1,1,FF^FS^XZ~HS");
    CHECK(labels.size() == 1);
    CHECK(reader.unknown_commands() == 0);
}

TEST_CASE("command names may be cut by line ends", "[virtual_printer]")
{
    CHECK(only_label("^X\nA^GF\r\nA,1,1,1,F0^FS^\nXZ") == "####....\n");
}

TEST_CASE("reading stops behind each label, so that what follows waits", "[virtual_printer]")
{
    ZplReader reader;
    const std::string job = small_label + "^XA";
    std::string_view bytes = job;
    REQUIRE(reader.read(bytes));
    CHECK(bytes == "^XA");
    CHECK_FALSE(reader.read(bytes));
    CHECK(bytes.empty());
    CHECK_FALSE(reader.read(bytes));
}

TEST_CASE("a copied reader goes on by itself", "[virtual_printer]")
{
    ZplReader reader;
    CHECK(labels_of(reader, "~DGA,1,1,F0^XA^XGA,1,1").empty());
    ZplReader copy = reader;
    CHECK(labels_of(copy, "^FS^IDA^FS^XZ").size() == 1);
    CHECK(copy.stored_graphics() == 0);
    CHECK(reader.stored_graphics() == 1);
    CHECK(labels_of(reader, "^FS^XZ").size() == 1);
}
