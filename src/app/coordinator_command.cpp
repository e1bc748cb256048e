#include "app/commands.h"

#include "depot/care.h"
#include "depot/coordinators.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <memory>

namespace cageot {
namespace {

const SystemClock clock_;

struct Words {
    std::string name;
};

/// What is typed at a terminal is not shown meanwhile.
class HiddenTyping {
public:
    HiddenTyping()
        : is_terminal_(isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before_) == 0)
    {
        if (!is_terminal_)
            return;
        termios hidden = before_;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~HiddenTyping()
    {
        if (is_terminal_)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    HiddenTyping(const HiddenTyping&) = delete;
    HiddenTyping& operator=(const HiddenTyping&) = delete;
    bool is_terminal() const { return is_terminal_; }

private:
    termios before_{};
    bool is_terminal_;
};

/// A line of standard input; at a terminal it is asked for twice.
std::string read_password()
{
    const HiddenTyping hidden;
    const auto line = [&](const char* question) {
        if (hidden.is_terminal())
            std::cerr << question << std::flush;
        std::string typed;
        if (!std::getline(std::cin, typed))
            throw UsageError("Écrivez le mot de passe sur l'entrée, en une ligne.");
        if (hidden.is_terminal())
            std::cerr << '\n';
        if (typed.ends_with('\r'))
            typed.pop_back();
        return typed;
    };
    const std::string password = line("Mot de passe: ");
    if (hidden.is_terminal() && line("Le même encore: ") != password)
        throw UsageError("Les deux mots de passe diffèrent: recommencez.");
    return password;
}

void add(const Words& given, const GlobalOptions& options, int& status)
{
    Depot depot(load_config(options).depot, clock_);
    try {
        set_password(depot, given.name, read_password());
        tell_deed(depot, by_command, "Mot de passe donné à «" + given.name + "»", {}, {});
        std::cout << "Le mot de passe de «" << given.name << "» est noté.\n";
    } catch (const CoordinatorRefused& refused) {
        std::cerr << "cageot: " << refused.what() << '\n';
        status = exit_refused;
    }
}

void list(const GlobalOptions& options)
{
    Depot depot(load_config(options).depot, clock_);
    for (const StoredCoordinator& coordinator : depot.store().coordinators())
        std::cout << coordinator.name << '\n';
}

void remove(const Words& given, const GlobalOptions& options)
{
    Depot depot(load_config(options).depot, clock_);
    remove_coordinator(depot, given.name);
    tell_deed(depot, by_command, "«" + given.name + "» n’entre plus", {}, {});
    std::cout << "«" << given.name << "» n'entre plus.\n";
}

void add_key(const Words& given, const GlobalOptions& options)
{
    Depot depot(load_config(options).depot, clock_);
    const std::string key = new_program_key(depot, given.name);
    tell_deed(depot, by_command, "Clé d’un programme faite pour «" + given.name + "»", {}, {});
    std::cout << key << '\n';
    std::cerr << "cageot: cette clé ne se montre qu'une fois; le programme l'envoie comme "
                 "«Authorization: Bearer CLÉ».\n";
}

} // namespace

void add_coordinator(CLI::App& app, const GlobalOptions& options, int& status)
{
    CLI::App* command =
        app.add_subcommand("coordinator", "Qui entre dans les pages, avec un mot de passe");
    command->require_subcommand(1);
    const auto given = std::make_shared<Words>();
    CLI::App* adding = command->add_subcommand(
        "add", "Ajoute quelqu'un, ou change son mot de passe (lu sur l'entrée)");
    adding->add_option("NOM", given->name, "Par exemple marie")->required();
    adding->callback([given, &options, &status] { add(*given, options, status); });
    CLI::App* listing = command->add_subcommand("list", "Qui a un mot de passe");
    listing->callback([&options] { list(options); });
    CLI::App* removing =
        command->add_subcommand("remove", "Enlève quelqu'un: ses pages se ferment");
    removing->add_option("NOM", given->name, "Le nom")->required();
    removing->callback([given, &options] { remove(*given, options); });
    CLI::App* keying =
        command->add_subcommand("key", "Une clé pour un programme, au nom de quelqu'un");
    keying->add_option("NOM", given->name, "Le nom")->required();
    keying->callback([given, &options] { add_key(*given, options); });
}

} // namespace cageot
