#include "printing/printer.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a stock is written as millimetres across and along the feed", "[printing]")
{
    CHECK(parse_media("57x32") == Media{Length::mm(57), Length::mm(32)});
    CHECK(parse_media("57.5x32") == Media{Length::mm(57.5), Length::mm(32)});
    CHECK(parse_media("100x150") == Media{Length::mm(100), Length::mm(150)});
    CHECK(parse_media("72x1000") == Media{Length::mm(72), Length::mm(1000)});
    CHECK(parse_media("A4") == Media{Length::mm(210), Length::mm(297)});
}

TEST_CASE("a stock reads back as it is written", "[printing]")
{
    for (const char* text : {"57x32", "57.5x32", "5x5.125", "100.05x150", "A4"}) {
        REQUIRE(parse_media(text));
        CHECK(to_string(*parse_media(text)) == text);
    }
    CHECK(to_string(*parse_media("210x297")) == "A4");
}

TEST_CASE("what is no stock is refused", "[printing]")
{
    for (const char* text :
         {"", "4", "1001", "x", "57x", "x32", "57x32x10", "57 x 32", "57X32", "-57x32", "4x32",
          "57x1001", "57,5x32", "1e2x32", "infx32", "57.x32", ".5x32", "57.1234x32", "A6"})
        CHECK_FALSE(parse_media(text));
}

TEST_CASE("a roll is a width alone, office paper a name", "[printing]")
{
    const auto roll = parse_media("80");
    REQUIRE(roll);
    CHECK(roll->is_roll());
    CHECK(roll->width == Length::mm(80));
    CHECK(to_string(*roll) == "80");
    CHECK_FALSE(parse_media("57x32")->is_roll());
    CHECK_FALSE(Media{}.is_roll());
    CHECK(parse_media("A5") == Media{Length::mm(148), Length::mm(210)});
    CHECK(parse_media("a4") == a4_media);
    CHECK(to_string(*parse_media("A5")) == "A5");
}

TEST_CASE("the role of a printer keeps its stored name", "[printing]")
{
    CHECK(to_string(PrinterRole::labels) == "labels");
    CHECK(parse_printer_role("labels") == PrinterRole::labels);
    CHECK(parse_printer_role("tickets") == PrinterRole::tickets);
    CHECK(parse_printer_role("office") == PrinterRole::office);
    CHECK_FALSE(parse_printer_role("Labels"));
}

TEST_CASE("the words of a printer read back, and no others are known", "[printing]")
{
    for (const PrinterRole role :
         {PrinterRole::labels, PrinterRole::cold, PrinterRole::tickets, PrinterRole::office})
        CHECK(parse_printer_role(to_string(role)) == role);
    for (const Handling handling :
         {Handling::layout, Handling::tear, Handling::peel, Handling::cut, Handling::rewind})
        CHECK(parse_handling(to_string(handling)) == handling);
    for (const Stacking stacking : {Stacking::face_down, Stacking::face_up})
        CHECK(parse_stacking(to_string(stacking)) == stacking);
    for (const DocumentFormat format : {DocumentFormat::pdf, DocumentFormat::raster})
        CHECK(parse_document_format(to_string(format)) == format);
    CHECK_FALSE(parse_printer_role("Labels"));
    CHECK_FALSE(parse_handling(""));
    CHECK_FALSE(parse_stacking("up"));
    CHECK_FALSE(parse_document_format("zpl"));
}
