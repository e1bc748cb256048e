#include "virtual_printer/zpl_memory.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a graphic's name is complete, whatever of it was written", "[virtual_printer]")
{
    CHECK(zpl_graphic_name("R:CUPS.GRF") == "R:CUPS.GRF");
    CHECK(zpl_graphic_name("cups") == "R:CUPS.GRF");
    CHECK(zpl_graphic_name(" e:logo.grf ") == "E:LOGO.GRF");
    CHECK(zpl_graphic_name("E:LOGO") == "E:LOGO.GRF");
    CHECK(zpl_graphic_name("logo.png") == "R:LOGO.PNG");
    CHECK(zpl_graphic_name("*") == "R:*.GRF");
}

TEST_CASE("a graphic is found under its own name and device", "[virtual_printer]")
{
    ZplMemory memory;
    CHECK(memory.store("R:A.GRF", Dots(8, 1)));
    CHECK(memory.store("E:A.GRF", Dots(8, 2)));
    CHECK(memory.count() == 2);
    REQUIRE(memory.find("R:A.GRF") != nullptr);
    CHECK(memory.find("R:A.GRF")->height() == 1);
    CHECK(memory.find("E:A.GRF")->height() == 2);
    CHECK(memory.find("R:B.GRF") == nullptr);
}

TEST_CASE("a star erases one device, a name one graphic", "[virtual_printer]")
{
    ZplMemory memory;
    for (const char* name : {"R:A.GRF", "R:B.GRF", "E:A.GRF"})
        CHECK(memory.store(name, Dots(8, 1)));
    memory.erase("R:NONE.GRF");
    CHECK(memory.count() == 3);
    memory.erase("R:B.GRF");
    CHECK(memory.find("R:B.GRF") == nullptr);
    CHECK(memory.count() == 2);
    memory.erase("R:*.GRF");
    CHECK(memory.find("R:A.GRF") == nullptr);
    CHECK(memory.find("E:A.GRF") != nullptr);
}

TEST_CASE("when memory is full, what had the name before is kept", "[virtual_printer]")
{
    const Dots four_mebibytes(2048 * 8, 2048);
    REQUIRE(zpl_size(four_mebibytes) == 4'194'304);
    ZplMemory memory;
    CHECK(memory.store("R:OLD.GRF", Dots(8, 1)));
    for (const char* name : {"R:1.GRF", "R:2.GRF", "R:3.GRF"})
        CHECK(memory.store(name, four_mebibytes));
    CHECK_FALSE(memory.store("R:4.GRF", four_mebibytes));
    CHECK_FALSE(memory.store("R:OLD.GRF", Dots(2048 * 8, 2049)));
    REQUIRE(memory.find("R:OLD.GRF") != nullptr);
    CHECK(memory.find("R:OLD.GRF")->height() == 1);
    // Its own place counts as free.
    CHECK(memory.store("R:3.GRF", four_mebibytes));
    memory.erase("R:1.GRF");
    CHECK(memory.store("R:4.GRF", four_mebibytes));
}
