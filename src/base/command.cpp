#include "base/command.h"

#include <array>
#include <stdexcept>

namespace cageot {
namespace {

struct CommandRow {
    Command command;
    std::string_view name, french, help;
};

constexpr std::array<CommandRow, 7> table = {{
    {Command::undo, "undo", "ANNULER", "Défait le dernier scan de ce poste."},
    {Command::missing, "missing", "MANQUANT",
     "Le produit n'est pas là\u00A0: scannez ensuite son étiquette."},
    {Command::damaged, "damaged", "ABÎMÉ",
     "Le produit est cassé\u00A0: scannez ensuite son étiquette."},
    {Command::replaced, "replaced", "REMPLACÉ",
     "Un autre produit le remplace\u00A0: scannez son étiquette."},
    {Command::crate_done, "crate-done", "CAGETTE FINIE",
     "Plus rien n'entre dans la cagette en cours."},
    {Command::one_more_crate, "one-more-crate", "CAGETTE DE PLUS",
     "La cagette est pleine\u00A0: imprime un ticket pour une deuxième."},
    {Command::help, "help", "AIDE", "Appelle un responsable à ce poste."},
}};

const CommandRow& row_of(Command command)
{
    for (const CommandRow& row : table)
        if (row.command == command)
            return row;
    throw std::logic_error("unknown command");
}

} // namespace

std::string_view to_string(Command command)
{
    return row_of(command).name;
}

std::string_view french_name(Command command)
{
    return row_of(command).french;
}

std::string_view french_help(Command command)
{
    return row_of(command).help;
}

Code code_of(Command command)
{
    return {CodeKind::command, static_cast<std::uint32_t>(command)};
}

std::optional<Command> command_of(const Code& code)
{
    for (const CommandRow& row : table)
        if (code == code_of(row.command))
            return row.command;
    return std::nullopt;
}

const std::vector<Command>& card_commands()
{
    static const std::vector<Command> all = [] {
        std::vector<Command> list;
        for (const CommandRow& row : table)
            list.push_back(row.command);
        return list;
    }();
    return all;
}

} // namespace cageot
