#include "depot/choose_printer.h"

#include "depot/depot.h"

#include <algorithm>
#include <iterator>
#include <optional>
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

/// The role whose printers take the work when there are none of `role`.
std::optional<PrinterRole> stand_in(PrinterRole role)
{
    switch (role) {
    case PrinterRole::cold:
        return PrinterRole::labels;
    case PrinterRole::tickets:
        return PrinterRole::office;
    case PrinterRole::labels:
    case PrinterRole::office:
        return std::nullopt;
    }
    throw std::logic_error("unknown printer role");
}

} // namespace

bool takes(const Printer& printer, PrinterRole role)
{
    return printer.role == role || printer.role == stand_in(role);
}

bool has_cold(const std::vector<Printer>& printers)
{
    return std::any_of(printers.begin(), printers.end(),
                       [](const Printer& printer) { return printer.role == PrinterRole::cold; });
}

const Printer* find_printer(const std::vector<Printer>& printers, const PrinterName& name)
{
    const auto found = std::find_if(printers.begin(), printers.end(),
                                    [&](const Printer& one) { return one.name == name; });
    return found == printers.end() ? nullptr : &*found;
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

std::vector<Printer> printers_of_role(const std::vector<Printer>& printers, PrinterRole role)
{
    std::vector<Printer> group;
    std::copy_if(printers.begin(), printers.end(), std::back_inserter(group),
                 [role](const Printer& printer) { return printer.role == role; });
    if (const auto other = stand_in(role); group.empty() && other)
        return printers_of_role(printers, *other);
    return group;
}

std::vector<Printer> needed_printers(const std::vector<Printer>& printers, PrinterRole role)
{
    std::vector<Printer> group = printers_of_role(printers, role);
    if (group.empty())
        throw std::runtime_error(std::string("Aucune imprimante ") + french_role(role) +
                                 ": ajoutez-la avec «cageot printer add NOM URI --role " +
                                 std::string(to_string(role)) + "».");
    return group;
}

} // namespace cageot
