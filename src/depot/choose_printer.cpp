#include "depot/choose_printer.h"

#include "depot/depot.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace cageot {
namespace {

const char* french_role(PrinterRole role)
{
    switch (role) {
    case PrinterRole::labels:
        return "d'étiquettes";
    case PrinterRole::cold:
        return "d'étiquettes du froid";
    case PrinterRole::tickets:
        return "de tickets";
    case PrinterRole::office:
        return "de bureau";
    }
    throw std::logic_error("unknown printer role");
}

} // namespace

bool takes(const Printer& printer, PrinterRole role)
{
    return printer.role == role ||
           (printer.role == PrinterRole::office && role == PrinterRole::tickets);
}

Printer named_printer(const std::vector<Printer>& printers, const PrinterName& wanted,
                      const std::set<PrinterRole>& roles)
{
    std::string known;
    for (const Printer& printer : printers) {
        if (std::none_of(roles.begin(), roles.end(),
                         [&](PrinterRole role) { return takes(printer, role); }))
            continue;
        if (printer.name == wanted)
            return printer;
        known += (known.empty() ? "" : ", ") + printer.name.value;
    }
    std::string what;
    for (const PrinterRole role : roles)
        what += (what.empty() ? "" : " ou ") + std::string(french_role(role));
    throw UnknownName("«" + wanted.value + "» n'est pas une imprimante " + what + ": " +
                      (known.empty() ? "il n'y en a aucune." : "il y a " + known + "."));
}

std::optional<Printer> find_printer(const std::vector<Printer>& printers, PrinterRole role)
{
    for (const Printer& printer : printers)
        if (printer.role == role)
            return printer;
    if (role == PrinterRole::tickets)
        return find_printer(printers, PrinterRole::office);
    return std::nullopt;
}

Printer printer_for(const std::vector<Printer>& printers, PrinterRole role)
{
    if (auto printer = find_printer(printers, role))
        return *std::move(printer);
    throw std::runtime_error(std::string("Aucune imprimante ") + french_role(role) +
                             ": ajoutez-la avec «cageot printer add NOM URI --role " +
                             std::string(to_string(role)) + "».");
}

} // namespace cageot
