#include "virtual_printer/options.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

namespace cageot {

namespace {

using Options = VirtualPrinterOptions;

template <typename Number>
std::optional<Number> parse_number(std::string_view text, Number least, Number most)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    if (!whole || !(value >= least && value <= most))
        return std::nullopt;
    return value;
}

template <typename Number>
bool set_number(std::string_view text, Number least, Number most, Number& target)
{
    const auto value = parse_number(text, least, most);
    if (value)
        target = *value;
    return value.has_value();
}

bool set_port(Options& options, std::string_view text)
{
    return set_number(text, 0, 65535, options.port);
}

bool set_out(Options& options, std::string_view text)
{
    options.out = text;
    return !text.empty();
}

bool set_dpi(Options& options, std::string_view text)
{
    return set_number(text, 203, 300, options.dpi) && (options.dpi == 203 || options.dpi == 300);
}

bool set_name(Options& options, std::string_view text)
{
    options.name = text;
    return is_utf8(text) && !text.empty();
}

bool set_buffer(Options& options, std::string_view text)
{
    return set_number(text, std::size_t{1}, std::size_t{1} << 30, options.engine.buffer_bytes);
}

bool set_speed(Options& options, std::string_view text)
{
    double& speed = options.engine.labels_per_second;
    return text == "0" ? set_number(text, 0.0, 0.0, speed) : set_number(text, 0.01, 1e6, speed);
}

bool set_fault(Options& options, std::string_view text)
{
    const auto fault = parse_printer_fault(text);
    if (fault)
        options.fault = *fault;
    return fault.has_value();
}

struct Option {
    std::string_view name;
    bool (*set)(Options&, std::string_view); ///< false when the value is not one
    std::string_view wanted;                 ///< what to write after it, in French
};

constexpr Option valued_options[] = {
    {"--port", set_port, "un numéro de port de 0 à 65535 (0 : un port libre)"},
    {"--out", set_out, "un dossier"},
    {"--dpi", set_dpi, "203 ou 300"},
    {"--name", set_name, "un nom"},
    {"--buffer", set_buffer, "un nombre d'octets de 1 à 1073741824"},
    {"--speed", set_speed, "un nombre d'étiquettes par seconde (0 : sans attendre)"},
    {"--fault", set_fault,
     "none, refuse, stall[:N], reset[:N], slow[:N], never-close, paper-out[:N], cover-open[:N], "
     "paused[:N], ribbon-out[:N], power-off[:N] ou short-labels[:N]"},
};

struct Flag {
    std::string_view name;
    bool Options::*target;
    bool value;
};

constexpr Flag flags[] = {
    {"--no-pictures", &Options::pictures, false},
    {"--hashes", &Options::hashes, true},
    {"--no-counter", &Options::counter, false},
};

std::string in_guillemets(std::string_view text)
{
    return "«" + std::string(text) + "»";
}

[[noreturn]] void refuse_unknown(std::string_view name)
{
    std::vector<std::string> known{"--help"};
    for (const Flag& flag : flags)
        known.emplace_back(flag.name);
    for (const Option& option : valued_options)
        known.emplace_back(option.name);
    const auto nearest = nearest_word(name, known);
    throw VirtualPrinterUsageError("L'option " + in_guillemets(name) + " n'existe pas, " +
                                   (nearest ? "essayez " + in_guillemets(*nearest)
                                            : "voyez celles que donne " + in_guillemets("--help")) +
                                   ".");
}

} // namespace

VirtualPrinterCommand parse_virtual_printer_command(std::span<const std::string_view> words)
{
    VirtualPrinterCommand command;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--help") {
            command.help = true;
            return command;
        }
        if (const auto* flag = std::ranges::find(flags, words[i], &Flag::name);
            flag != std::end(flags)) {
            command.options.*flag->target = flag->value;
            continue;
        }
        const std::size_t equals = words[i].find('=');
        const std::string_view name = words[i].substr(0, equals);
        const auto* option = std::ranges::find(valued_options, name, &Option::name);
        if (option == std::end(valued_options))
            refuse_unknown(name);
        std::optional<std::string_view> value;
        if (equals != std::string_view::npos)
            value = words[i].substr(equals + 1);
        else if (i + 1 < words.size())
            value = words[++i];
        if (!value || !option->set(command.options, *value))
            throw VirtualPrinterUsageError("Après " + in_guillemets(name) + ", écrivez " +
                                           std::string(option->wanted) + ".");
    }
    if (command.options.out.empty())
        throw VirtualPrinterUsageError("Ajoutez " + in_guillemets("--out DOSSIER") +
                                       ", le dossier où tombent les étiquettes.");
    return command;
}

std::string_view virtual_printer_help()
{
    return R"(Usage : cageot-virtual-printer --out DOSSIER [options]
Une imprimante d'étiquettes ZPL sans papier, sur 127.0.0.1 : DOSSIER reçoit 1.png, 2.png… et state.json.

  --port P        port TCP ; 0, la valeur de départ, prend un port libre
  --out DOSSIER   créé au besoin
  --dpi 203|300   résolution inscrite dans les images (203)
  --name NOM      nom dans state.json
  --buffer N      mémoire de réception en octets (1048576)
  --speed N       étiquettes par seconde (0 : sans attendre)
  --no-pictures   compte sans dessiner
  --hashes        écrit «N empreinte» de chaque étiquette dans DOSSIER/labels.txt
  --no-counter    ne dit pas combien d'étiquettes elle a imprimées dans sa vie
  --fault PANNE   none          aucune
                  refuse        les connexions sont refusées
                  stall[:N]     ne lit plus après N octets
                  reset[:N]     coupe net après N octets
                  slow[:N]      lit N octets par seconde (10000)
                  never-close   ne ferme jamais la connexion
                  paper-out[:N] n'a plus de papier après N étiquettes
                  cover-open[:N], paused[:N], ribbon-out[:N]
                                capot ouvert, en pause, plus de ruban après N étiquettes
                  power-off[:N] courant coupé après N étiquettes : la mémoire est perdue
                  short-labels[:N] étiquettes trop courtes, coupées après N points (100)

Pendant la marche, la ligne «fault=PANNE» dans DOSSIER/control change de panne.
)";
}

} // namespace cageot
