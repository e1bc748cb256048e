#include "barcode/check_digit.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("the check digit of published keys", "[barcode]")
{
    CHECK(gs1_check_digit("629104150021") == '3'); // GS1's own worked example
    CHECK(gs1_check_digit("590123412345") == '7');
    CHECK(gs1_check_digit("9638507") == '4');
    CHECK(gs1_check_digit("03600029145") == '2');
    CHECK(gs1_check_digit("00000000000") == '0');
}

TEST_CASE("a GTIN has 8, 12, 13 or 14 digits, an SSCC 18, with the right one at the end",
          "[barcode]")
{
    for (const char* gtin : {"96385074", "036000291452", "5901234123457", "05901234123457"})
        CHECK(is_gtin(gtin));
    for (const char* text : {"", "7", "5901234123456", "590123412345", "590123412345X",
                             "0000000000", "340123450000000000", "-6385074"})
        CHECK_FALSE(is_gtin(text));
    CHECK(is_sscc("340123450000000000"));
    CHECK_FALSE(is_sscc("340123450000000001"));
    CHECK_FALSE(is_sscc("5901234123457"));
}

TEST_CASE("any wrong digit is found, and most digits that changed places", "[barcode]")
{
    const std::string right = "05901234123457";
    for (std::size_t at = 0; at < right.size(); ++at)
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string wrong = right;
            wrong[at] = digit;
            CHECK(has_right_check_digit(wrong) == (digit == right[at]));
        }
    std::string swapped = right;
    std::swap(swapped[2], swapped[3]);
    CHECK_FALSE(has_right_check_digit(swapped));
}

TEST_CASE("behind (01) every GTIN has fourteen digits", "[barcode]")
{
    CHECK(gtin_14("96385074") == "00000096385074");
    CHECK(gtin_14("5901234123457") == "05901234123457");
    CHECK(gtin_14("05901234123457") == "05901234123457");
    CHECK(is_gtin(gtin_14("96385074")));
}
