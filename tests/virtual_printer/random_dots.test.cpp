// Any dots, written in any form that the printer reads, come out as the same dots.

#include "virtual_printer/zpl_reader.h"

#include "support/catch2_compat.h"
#include "virtual_printer/zpl_samples.h"

#include <algorithm>

using namespace cageot;

namespace {

std::string digits_of(const Dots& dots, int y)
{
    std::string digits;
    for (const std::uint8_t byte : dots.row(y)) {
        digits += "0123456789ABCDEF"[byte >> 4];
        digits += "0123456789ABCDEF"[byte & 15];
    }
    return digits;
}

std::string hexadecimal(const Dots& dots)
{
    std::string zpl;
    for (int y = 0; y < dots.height(); ++y)
        zpl += digits_of(dots, y) + (y % 3 == 0 ? "\n" : "");
    return zpl;
}

/// `digit` so many times, by Zebra's table: g is 20, h is 40 …; G is 1, H is 2 …
std::string run_of(std::size_t count, char digit)
{
    std::string zpl;
    for (; count > 419; count -= 400)
        zpl += 'z';
    if (count >= 20)
        zpl += "ghijklmnopqrstuvwxyz"[count / 20 - 1];
    if (count % 20 > 0)
        zpl += "GHIJKLMNOPQRSTUVWXY"[count % 20 - 1];
    return zpl + digit;
}

std::string compressed(const Dots& dots)
{
    std::string zpl;
    std::string above;
    for (int y = 0; y < dots.height(); ++y) {
        const std::string row = digits_of(dots, y);
        if (row == above) {
            zpl += ':';
            continue;
        }
        above = row;
        const char last = row.back();
        const bool fills = last == '0' || last == 'F';
        const std::size_t end = fills ? row.find_last_not_of(last) + 1 : row.size();
        for (std::size_t at = 0; at < end;) {
            const std::size_t next = std::min(end, row.find_first_not_of(row[at], at));
            zpl += next - at == 1 ? std::string(1, row[at]) : run_of(next - at, row[at]);
            at = next;
        }
        if (fills)
            zpl += last == '0' ? ',' : '!';
    }
    return zpl;
}

std::string binary(const Dots& dots)
{
    std::string zpl;
    for (int y = 0; y < dots.height(); ++y)
        for (const std::uint8_t byte : dots.row(y))
            zpl += static_cast<char>(byte);
    return zpl;
}

std::string sizes(const Dots& dots)
{
    return std::to_string(dots.bytes_per_row() * dots.height()) + "," +
           std::to_string(dots.bytes_per_row()) + ",";
}

std::string field(const std::string& form, const Dots& dots, const std::string& data)
{
    return "^XA^GF" + form + "," + std::to_string(data.size()) + "," + sizes(dots) + data +
           "^FS^XZ\n";
}

} // namespace

TEST_CASE("random dots come out the same in every form, cut anywhere", "[virtual_printer]")
{
    std::mt19937 random(20260312);
    for (int round = 0; round < 300; ++round) {
        CAPTURE(round);
        const Dots dots = random_dots(random, 1 + static_cast<int>(random() % 120),
                                      1 + static_cast<int>(random() % 60));
        const std::string job =
            "~DGR:CUPS.GRF," + sizes(dots) + "\n" + compressed(dots) +
            "^XA^PQ1^XGR:CUPS.GRF,1,1^FS^XZ\n" + field("A", dots, compressed(dots)) +
            field("A", dots, hexadecimal(dots)) + field("B", dots, binary(dots));
        ZplReader reader;
        std::vector<ZplLabel> labels;
        for (std::size_t at = 0; at < job.size();) {
            const std::size_t length = 1 + random() % 3000;
            for (ZplLabel& label : labels_of(reader, std::string_view(job).substr(at, length)))
                labels.push_back(std::move(label));
            at += length;
        }
        REQUIRE(labels.size() == 4);
        for (const ZplLabel& label : labels)
            CHECK(label.dots == dots);
        CHECK(reader.complaint() == "");
    }
}

TEST_CASE("a label of 100 by 150 mm at 300 dpi comes out dot by dot", "[virtual_printer]")
{
    std::mt19937 random(7);
    const Dots dots = random_dots(random, 148, 1772);
    const auto labels = labels_of(field("A", dots, compressed(dots)));
    REQUIRE(labels.size() == 1);
    CHECK(labels[0].dots == dots);
}
