#include "depot/remove_printer.h"

#include "depot/choose_printer.h"
#include "depot/documents.h"
#include "depot/doubt.h"
#include "depot/give_printers.h"

#include <algorithm>

namespace cageot {
namespace {

void check_may_go(Depot& depot, const PrinterName& name, const std::vector<SpoolJob>& its)
{
    const auto& configured = depot.settings().printers;
    if (std::any_of(configured.begin(), configured.end(),
                    [&](const auto& one) { return one.printer.name == name; }))
        throw PrinterNeeded("«" + name.value +
                            "» est dans le fichier de configuration: "
                            "ôtez-la de là d'abord.");
    if (std::any_of(its.begin(), its.end(),
                    [](const SpoolJob& job) { return job.state != SpoolState::wanted; }))
        throw PrinterNeeded("«" + name.value +
                            "» imprime encore: attendez la fin de ses "
                            "travaux, puis recommencez.");
    if (doubtful_sequence(depot, name))
        throw PrinterNeeded("«" + name.value +
                            "» a une question ouverte: dites ce qui en est sorti en dernier, "
                            "puis recommencez.");
}

/// A job of several pages is none for a roll.
bool somebody_takes(const std::vector<Printer>& printers, const SpoolJob& job)
{
    const std::vector<Printer> group = printers_of_role(printers, job.role);
    return std::any_of(group.begin(), group.end(), [&](const Printer& printer) {
        return !printer.media.is_roll() || job.codes.size() <= 1;
    });
}

} // namespace

long remove_printer(Depot& depot, const PrinterName& name)
{
    std::vector<Printer> printers = printers_of(depot);
    const Printer* known = find_printer(printers, name);
    if (known == nullptr)
        throw UnknownName("Pas d'imprimante «" + name.value +
                          "»: «cageot printer list» les nomme.");
    const Printer printer = *known;
    std::erase(printers, printer);
    std::vector<SpoolJob> its = depot.store().open_jobs();
    std::erase_if(its, [&](const SpoolJob& job) { return job.printer != name; });
    check_may_go(depot, name, its);
    // In walking order, whatever way the printer stacks; then as the others stack.
    std::vector<SpoolJob> walking = its;
    if (prints_from_end(printer)) {
        std::reverse(walking.begin(), walking.end());
        for (SpoolJob& job : walking)
            std::reverse(job.codes.begin(), job.codes.end());
    }
    for (const SpoolJob& job : walking)
        if (!somebody_takes(printers, job))
            throw PrinterNeeded("«" + name.value +
                                "» a encore du travail et aucune autre ne peut le "
                                "prendre: ajoutez d'abord une imprimante.");
    depot.store().remove_printer(name);
    give_printers(depot, walking, std::nullopt);
    std::vector<JobMove> moves;
    for (const SpoolJob& job : walking)
        moves.push_back({job.key, name, job.printer, job.codes, job.version});
    depot.store().give_jobs(moves, depot.now());
    return std::ssize(moves);
}

} // namespace cageot
