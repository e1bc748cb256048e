#include "app/printer_config.h"

#include <algorithm>

namespace cageot {
namespace {

/// The words of an enumeration as they are stored.
template <class Enum>
TomlWords<Enum> words_of(std::initializer_list<Enum> values)
{
    TomlWords<Enum> words;
    for (const Enum value : values)
        words.emplace_back(to_string(value), value);
    return words;
}

const auto role_words =
    words_of({PrinterRole::labels, PrinterRole::cold, PrinterRole::tickets, PrinterRole::office});
const auto handling_words =
    words_of({Handling::layout, Handling::tear, Handling::peel, Handling::cut, Handling::rewind});
const auto stacking_words = words_of({Stacking::face_down, Stacking::face_up});
const auto format_words = words_of({DocumentFormat::pdf, DocumentFormat::raster});

/// More is no drift of a printer but a wrong stock.
constexpr Length largest_offset = Length::mm(5);

PrinterName read_name(TomlTable& table, const std::vector<ConfiguredPrinter>& others)
{
    const PrinterName name{table.text("name")};
    if (name.value.empty())
        table.fault("name", "écrivez le nom de la file CUPS.", table.find("name"));
    else if (std::any_of(others.begin(), others.end(),
                         [&](const auto& other) { return other.printer.name == name; }))
        table.fault("name",
                    "une autre imprimante s'appelle déjà «" + name.value +
                        "»: donnez un nom à chacune.",
                    table.find("name"));
    return name;
}

} // namespace

void read_printer(TomlTable& table, Config& config)
{
    ConfiguredPrinter configured;
    Printer& printer = configured.printer;
    printer.name = read_name(table, config.depot.printers);
    printer.uri = table.text("uri");
    printer.role = table.word("role", role_words, PrinterRole::labels);
    if (const auto media = parse_media(table.text("media", to_string(usual_media(printer.role))));
        media && !(media->is_roll() && takes_labels(printer.role)))
        printer.media = *media;
    else
        table.fault("media", "écrivez la taille en millimètres, par exemple \"57x32\".",
                    table.find("media"));
    printer.dpi = table.whole("dpi", 203, 203, 300);
    if (printer.dpi != 203 && printer.dpi != 300)
        table.fault("dpi", "écrivez 203 ou 300.", table.find("dpi"));
    printer.handling = table.word("handling", handling_words, printer.handling);
    printer.stacking = table.word("stacking", stacking_words, printer.stacking);
    printer.format = table.word("format", format_words, printer.format);
    const auto [right, down] = table.shift("offset", largest_offset);
    configured.offset = {right, down};
    if (const std::string received = table.text("received"); !received.empty())
        configured.received = config.folder / received;
    config.depot.printers.push_back(std::move(configured));
}

} // namespace cageot
