#include "preflight/photograph_header.h"

#include "support/catch2_compat.h"

#include <string>

using namespace cageot;
using namespace std::literals;

namespace {

const std::string sof = "\xFF\xC0\x00\x0B\x08\x00\x10\x01\x02\x01\x01\x11\x00"s; // 258 × 16
const std::string sos = "\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00"s;
const std::string png = "\x89PNG\r\n\x1A\n"
                        "\x00\x00\x00\x0DIHDR\x00\x00\x01\x02\x00\x00\x00\x10\x08\x00\x00\x00\x00"
                        "crc!"s;
const std::string iend = "\x00\x00\x00\x00IEND\xAE\x42\x60\x82"s;

} // namespace

TEST_CASE("a JPEG tells its size, its scans and whether its end is there", "[preflight]")
{
    // A thumbnail with an end of its own stands in the EXIF part; the data has a restart and a stuffed FF.
    const std::string exif = "\xFF\xE1\x00\x08"
                             "\xFF\xD8"
                             "AB"
                             "\xFF\xD9"s;
    const std::string data = "\x12\xFF\x00\x34\xFF\xD1\x56"s;
    const auto header = read_photograph_header("\xFF\xD8"s + exif + sof + sos + data + sos + data +
                                               "\xFF\xFF\xD9tail");
    REQUIRE(header);
    CHECK(header->width == 258);
    CHECK(header->height == 16);
    CHECK(header->passes == 2);
    std::string progressive = sof;
    progressive[1] = '\xC2';
    CHECK(read_photograph_header("\xFF\xD8"s + progressive + sos)->passes == 2);
    CHECK(header->whole);
    CHECK_FALSE(read_photograph_header("\xFF\xD8"s + exif + sof + sos + data)->whole);
    CHECK_FALSE(read_photograph_header("\xFF\xD8"s + exif + "\xFF\xD9"));
}

TEST_CASE("a PNG tells its size and whether its end is there", "[preflight]")
{
    const auto header = read_photograph_header(png + iend);
    REQUIRE(header);
    CHECK(header->width == 258);
    CHECK(header->height == 16);
    CHECK(header->passes == 1);
    CHECK(header->whole);
    CHECK_FALSE(read_photograph_header(png)->whole);
    // a chunk of 4 gigabytes
    CHECK_FALSE(read_photograph_header(png + "\xFF\xFF\xFF\xFFIDATabcd" + iend)->whole);
}

TEST_CASE("no other file is a photograph", "[preflight]")
{
    for (const std::string& bytes : {""s, "\xFF"s, "\xFF\xD8\xFF"s, "GIF89a\x10\x00\x10\x00"s,
                                     "%PDF-1.7"s, "\x89PNG"s, std::string(100, '\xFF')})
        CHECK_FALSE(read_photograph_header(bytes));
}
