#include "layout/card_content.h"

#include "base/command.h"
#include "support/catch2_compat.h"

#include <set>

using namespace cageot;

TEST_CASE("the command card has a row for each command with a code that is valid", "[layout]")
{
    const Content card = command_card_content();
    const auto& rows = card.tables.at("commands");
    REQUIRE(rows.size() == card_commands().size());
    for (const ContentRow& row : rows) {
        const auto code = parse_code(row.fields.at("command_code"));
        REQUIRE(code);
        const auto command = command_of(*code);
        REQUIRE(command);
        CHECK(row.fields.at("command") == to_string(*command));
        CHECK(row.fields.at("command_name") == french_name(*command));
    }
}

TEST_CASE("the scanner card's codes are valid, and its letters move on a French keyboard",
          "[layout]")
{
    const Fields fields = scanner_card_content().fields;
    CHECK(parse_code(fields.at("test_unit")));
    CHECK(parse_code(fields.at("test_crate")));
    CHECK(parse_unit_in_crate(fields.at("test_pair")));
    for (const char letter : std::string("AQWZM-0123456789"))
        CHECK_THAT(fields.at("test_letters"),
                   Catch::Matchers::ContainsSubstring(std::string(1, letter)));
}

TEST_CASE("a calibration label says which printer it is of", "[layout]")
{
    const Fields fields = calibration_content({"froid-1", "57x32", 300}).fields;
    CHECK(fields.at("printer") == "froid-1");
    CHECK(fields.at("media") == "57x32");
    CHECK(fields.at("dpi") == "300");
    std::set<std::string> codes;
    for (const char* field : {"calibration_code_4", "calibration_code_3", "calibration_code_2"}) {
        CHECK(parse_code(fields.at(field)));
        codes.insert(fields.at(field));
    }
    CHECK(codes.size() == 3);
}
