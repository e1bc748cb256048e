#include "base/command.h"

#include "support/catch2_compat.h"

#include <set>

using namespace cageot;

TEST_CASE("a printed command card keeps its code for ever", "[base]")
{
    CHECK(to_string(code_of(Command::undo)) == "K0112");
    CHECK(to_string(code_of(Command::help)) == "K0791");
}

TEST_CASE("a command is found again by its code, and no other code is one", "[base]")
{
    for (const Command command : card_commands())
        CHECK(command_of(code_of(command)) == command);
    CHECK_FALSE(command_of(Code(CodeKind::command, 0)));
    CHECK_FALSE(command_of(Code(CodeKind::command, 8)));
    CHECK_FALSE(command_of(Code(CodeKind::crate, 1)));
}

TEST_CASE("the command card holds seven commands, each with its own words", "[base]")
{
    std::set<std::string_view> names, french, helps;
    for (const Command command : card_commands()) {
        names.insert(to_string(command));
        french.insert(french_name(command));
        helps.insert(french_help(command));
    }
    CHECK(names.size() == 7);
    CHECK(french.size() == 7);
    CHECK(helps.size() == 7);
}
