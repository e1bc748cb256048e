#include "app/usage_text.h"

#include "base/text.h"

#include <vector>

namespace cageot {
namespace {

/// The command that was given, as far as it is known: "printer add".
const CLI::App& deepest(const CLI::App& app)
{
    const auto given = app.get_subcommands();
    return given.empty() ? app : deepest(*given.front());
}

std::vector<std::string> command_names(const CLI::App& app)
{
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return names;
}

std::vector<std::string> option_names(const CLI::App& app)
{
    std::vector<std::string> names;
    for (const CLI::App* place = &app; place != nullptr; place = place->get_parent())
        for (const CLI::Option* option : place->get_options())
            for (const std::string& name : option->get_lnames())
                names.push_back("--" + name);
    return names;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string unknown(const CLI::App& command, const std::string& word)
{
    const bool option = word.starts_with("-");
    const auto known = option ? option_names(command) : command_names(command);
    const std::string what = option          ? "option inconnue"
                             : known.empty() ? "ce mot est de trop"
                                             : "commande inconnue";
    if (const auto near = nearest_word(word, known))
        return "«" + word + "»: " + what + ", écrivez «" + *near + "»";
    return "«" + word + "»: " + what + (known.empty() || option ? "" : ", il y a " + joined(known));
}

} // namespace

std::string usage_text(const CLI::App& app, const CLI::ParseError& error)
{
    const CLI::App& command = deepest(app);
    const std::string conversion = "Could not convert: "; // CLI11; then the option
    std::string words = error.what();
    if (words.starts_with(conversion))
        words.erase(0, conversion.size());
    const std::string kind = error.get_name();
    const std::string option = words.substr(0, words.find_first_of(": "));
    std::string text;
    if (const auto extra = app.remaining(true); !extra.empty())
        text = unknown(command, extra.front());
    else if (kind == "RequiredError" && words.starts_with("A subcommand"))
        text = "écrivez une commande: " + joined(command_names(command));
    else if (kind == "RequiredError")
        text = "il manque «" + option + "»";
    else if (kind == "ArgumentMismatch")
        text = "«" + option + "» veut une valeur";
    else if (kind == "ValidationError" || kind == "ConversionError")
        text = "la valeur de «" + option + "» est refusée";
    else
        text = "appel incompris";
    std::string help = "cageot";
    if (&command != &app)
        help = command.get_parent() == &app
                   ? "cageot " + command.get_name()
                   : "cageot " + command.get_parent()->get_name() + " " + command.get_name();
    return text + " («" + help + " --help» dit tout).";
}

} // namespace cageot
