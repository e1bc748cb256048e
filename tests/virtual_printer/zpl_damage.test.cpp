// Streams that are cut, damaged or hostile: never a crash, never a label that was not ended.

#include "virtual_printer/zpl_memory.h"
#include "virtual_printer/zpl_reader.h"

#include "support/catch2_compat.h"
#include "virtual_printer/zpl_samples.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string one_label = "~DGR:CUPS.GRF,8,2,\nFFFF:8J1!"
                              "^XA\n^MNY\n^POI\n^PW16\n^LH0,0\n^FO1,1^GFB,2,2,1,^~^FS"
                              "^XGR:CUPS.GRF,1,1^FS\n^PQ2, 0, 0, N\n^XZ";

/// What the reader says of `zpl`, which must hold no label.
std::string complaint_of(std::string_view zpl)
{
    ZplReader reader;
    CHECK(labels_of(reader, zpl).empty());
    return reader.complaint();
}

/// Labels one below the other, the end of each marked: equal text, equal labels.
std::string drawn_all(const std::vector<ZplLabel>& labels)
{
    std::string text;
    for (const ZplLabel& label : labels)
        text += drawn(label.dots) + "x" + std::to_string(label.copies) + "\n";
    return text;
}

} // namespace

TEST_CASE("a label without its closing ^XZ does not count, wherever it was cut",
          "[virtual_printer]")
{
    REQUIRE(labels_of(one_label).size() == 1);
    for (std::size_t length = 0; length < one_label.size(); ++length) {
        CAPTURE(length);
        CHECK(labels_of(one_label.substr(0, length)).empty());
    }
}

TEST_CASE("a label cut in two pieces is the same label, wherever it was cut", "[virtual_printer]")
{
    const std::string whole = drawn_all(labels_of(one_label));
    for (std::size_t length = 0; length <= one_label.size(); ++length) {
        CAPTURE(length);
        ZplReader reader;
        const auto before = labels_of(reader, one_label.substr(0, length));
        const auto after = labels_of(reader, one_label.substr(length));
        CHECK(drawn_all(before) + drawn_all(after) == whole);
    }
}

TEST_CASE("after a cut job the next one prints alone and whole", "[virtual_printer]")
{
    const std::string next = "^XA^PON^LH0,0^PW0^FS" + small_label;
    // The binary graphic would take what follows for dots, as every printer does.
    const std::size_t binary = one_label.find("^GFB");
    for (std::size_t length = 0; length < binary; ++length) {
        CAPTURE(length);
        ZplReader reader;
        CHECK(labels_of(reader, one_label.substr(0, length)).empty());
        const auto labels = labels_of(reader, next);
        REQUIRE(labels.size() == 1);
        CHECK(labels[0].copies == 1);
        CHECK(labels[0].dots.count() == 8);
    }
}

TEST_CASE("a closing ^XZ without a beginning is no label", "[virtual_printer]")
{
    CHECK(labels_of("^XZ^XZ").empty());
    CHECK(labels_of("^GFA,1,1,1,FF^FS^XZ").empty());
    CHECK(labels_of(small_label + "^XZ").size() == 1);
}

TEST_CASE("a second ^XA forgets what the first one drew", "[virtual_printer]")
{
    CHECK(only_label("^XA^FO9,9^GFA,1,1,1,FF^FS^PQ7" + small_label) == small_label_drawn);
}

TEST_CASE("a graphic whose data are cut by the next command stays white below", "[virtual_printer]")
{
    CHECK(only_label("^XA^GFA,3,3,1,FFF^FS^XZ") == "########\n"
                                                   "####....\n"
                                                   "........\n");
    CHECK(only_label("~DGA,2,1,F0^XA^XGA,1,1^FS^XZ") == "####....\n"
                                                        "........\n");
}

TEST_CASE("a huge declared size is left out, told, and takes no memory", "[virtual_printer]")
{
    CHECK(complaint_of("~DGR:A.GRF,2147483647,100,FF^XA^XGR:A.GRF,1,1^FS^XZ") ==
          "left out: the unknown graphic R:A.GRF");
    for (const std::string size : {"4194305", "2147483647", "9223372036854775807"}) {
        CAPTURE(size);
        CHECK(complaint_of("~DGR:A.GRF," + size + ",100,FF") ==
              "left out: a graphic larger than 4194304 bytes");
        CHECK(complaint_of("^XA^GFA," + size + "," + size + ",100,FF^FS^XZ") ==
              "left out: a graphic larger than 4194304 bytes");
        CHECK(complaint_of("^XA^GFB," + size + "," + size + ",100,FF^FS^XZ") ==
              "left out: a graphic larger than 4194304 bytes");
    }
    CHECK_THAT(complaint_of("~DGR:A.GRF,99999999999999999999999,100,FF"),
               ContainsSubstring("left out: a graphic of 0 bytes"));
}

TEST_CASE("a graphic of four mebibytes is still read", "[virtual_printer]")
{
    ZplReader reader;
    CHECK(labels_of(reader, "~DGA,4194304,2048,FF^XA^XZ").empty());
    CHECK(reader.stored_graphics() == 1);
    CHECK(reader.complaint() == "");
}

TEST_CASE("sizes that make no picture are left out and told", "[virtual_printer]")
{
    CHECK(complaint_of("^XA^GFA,8,8,0,FF^FS^XZ") == "left out: a graphic of 8 bytes in rows of 0");
    CHECK(complaint_of("^XA^GFA,1,1,2,FF^FS^XZ") == "left out: a graphic of 1 bytes in rows of 2");
    CHECK(complaint_of("^XA^GFA,-8,-8,-1,FF^FS^XZ") ==
          "left out: a graphic of 0 bytes in rows of 0");
    CHECK(complaint_of("~DG,,,FF") == "left out: a graphic of 0 bytes in rows of 0");
}

TEST_CASE("a row is never longer than a label may be wide", "[virtual_printer]")
{
    const auto labels = labels_of("^XA^GFA,4000000,4000000,4000000,FF^FS^XZ");
    REQUIRE(labels.size() == 1);
    CHECK(labels[0].dots.width() == 32'000);
}

TEST_CASE("forms that are not read are told by their names", "[virtual_printer]")
{
    CHECK(complaint_of("^XA^GFC,2,2,1,XX^FS^XZ") ==
          "left out: a ^GFC graphic, only ^GFA and ^GFB are read");
    CHECK(complaint_of("^XA^GFA,2,2,1,:Z64:eJz7DwABAQEA:1234^FS^XZ") ==
          "left out: a graphic in the form :Z64: or :B64:, only hexadecimal data are read");
    CHECK(complaint_of("~DGA,2,1,\n:B64:AAA=:1234^XA^XZ") ==
          "left out: a graphic in the form :Z64: or :B64:, only hexadecimal data are read");
}

TEST_CASE("a label larger than a printer's memory is left out, and the next one prints",
          "[virtual_printer]")
{
    ZplReader reader;
    CHECK(labels_of(reader, "^XA^FO32000,32000^GFA,1,1,1,FF^FS^XZ").empty());
    CHECK(reader.complaint() == "left out: a label larger than 4194304 bytes");
    CHECK(labels_of(reader, small_label).size() == 1);
    CHECK(labels_of(reader, "^XA^PW32000^MNN^LL32000^GFA,1,1,1,FF^FS^XZ").empty());
}

TEST_CASE("positions beyond the limits are the limits", "[virtual_printer]")
{
    CHECK(labels_of("^XA^PW8^MNN^LL8^FO2147483647,999999999999^GFA,1,1,1,FF^FS^XZ")
              .at(0)
              .dots.count() == 0);
    CHECK(labels_of("^XA^PW8^MNN^LL8^LH32000,32000^FO32000,32000^GFA,1,1,1,FF^FS^XZ")
              .at(0)
              .dots.count() == 0);
}

TEST_CASE("stored graphics never take more than the printer's memory", "[virtual_printer]")
{
    ZplReader reader;
    for (int i = 0; i < 50; ++i) {
        const std::string zpl = "~DGG" + std::to_string(i) + ",4194304,2048,FF^XA^XZ";
        CHECK(labels_of(reader, zpl).empty());
    }
    CHECK(reader.stored_graphics() == 4);
    CHECK(reader.complaint() == "left out: no memory left for R:G49.GRF");
    CHECK(labels_of(reader, small_label).size() == 1);
}

TEST_CASE("the fields of one format never take more than the printer's memory", "[virtual_printer]")
{
    ZplReader reader;
    std::string zpl = "~DGA,4194304,2048,FF^XA^PW8";
    for (int i = 0; i < 50; ++i)
        zpl += "^XGA,1,1^FS";
    CHECK(labels_of(reader, zpl).empty());
    CHECK(reader.complaint() == "left out: no memory left for one more field");
    CHECK(labels_of(reader, "^XZ").size() == 1);
    CHECK(labels_of(reader, "~DGB,500000,500,FF^XA^XGB,10,10^FS^XZ").empty());
    CHECK(reader.complaint() == "left out: R:B.GRF enlarged 10 times");
}

TEST_CASE("arguments and names without end are cut and harm nothing", "[virtual_printer]")
{
    ZplReader reader;
    const std::string endless(5'000'000, '9');
    CHECK(labels_of(reader, "^XA^FO" + endless + "," + endless).empty());
    CHECK(labels_of(reader, "^FD" + endless + "^FS^XZ").empty());
    CHECK(labels_of(reader, small_label).size() == 1);
}

TEST_CASE("no noise harms the label after it", "[virtual_printer]")
{
    const std::vector<std::string> words = {"^XA", "^GFA,", "^GFB,", "~DGA,", "^XGA,", "^XZ",
                                            "^FO", "^PQ",   "^FS",   "1",     "99",    ",",
                                            ":",   "!",     "z",     "\n",    "\xFF",  "~"};
    std::mt19937 random(1789);
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        ZplReader reader;
        for (auto count = random() % 3000; count > 0; --count)
            labels_of(reader, words[random() % words.size()]);
        // Enough to end any binary graphic that the noise declared.
        labels_of(reader, std::string(4 << 20, ' '));
        const auto labels = labels_of(reader, small_label);
        REQUIRE(labels.size() == 1);
        CHECK(drawn(labels[0].dots) == small_label_drawn);
        CHECK(labels[0].copies == 1);
    }
}

TEST_CASE("damaged labels give the same in one piece and in many", "[virtual_printer]")
{
    std::mt19937 random(1848);
    for (int round = 0; round < 1000; ++round) {
        CAPTURE(round);
        std::string job = one_label + one_label + one_label;
        for (auto damages = random() % 6; damages > 0; --damages)
            switch (random() % 3) {
            case 0:
                job[random() % job.size()] = static_cast<char>(random());
                break;
            case 1:
                job.erase(random() % job.size(), random() % 20);
                break;
            default:
                job.insert(random() % job.size(), job.substr(random() % job.size(), 30));
            }
        const std::string whole = drawn_all(labels_of(job));
        ZplReader reader;
        std::string pieces;
        for (std::size_t at = 0; at < job.size();) {
            const std::size_t length = 1 + random() % 40;
            pieces += drawn_all(labels_of(reader, std::string_view(job).substr(at, length)));
            at += length;
        }
        CHECK(pieces == whole);
    }
}
