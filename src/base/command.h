#pragma once

#include "base/code.h"

#include <optional>
#include <string_view>
#include <vector>

namespace cageot {

/// What a scanned command card asks for. The numbers are printed: never change one.
enum class Command {
    undo = 1,
    missing = 2,
    damaged = 3,
    replaced = 4,
    crate_done = 5,
    one_more_crate = 6,
    help = 7,
};
/// "undo", "crate-done" …: names the command in layout files.
std::string_view to_string(Command command);
/// Said in French: "ANNULER", "CAGETTE FINIE".
std::string_view french_name(Command command);
/// What the card does, in one French sentence.
std::string_view french_help(Command command);
/// The code of kind `command` that is printed.
Code code_of(Command command);
std::optional<Command> command_of(const Code& code);
/// The commands of the command card, in its order.
const std::vector<Command>& card_commands();

} // namespace cageot
