#include "app/commands.h"

#include "depot/rehearse.h"
#include "depot/spooler.h"
#include "printing/cups_queue.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <memory>
#include <thread>

namespace cageot {
namespace {

const SystemClock clock_;
constexpr auto look_every = std::chrono::milliseconds(100);
/// A label that is not out by then is explained instead of waited for.
constexpr auto patience = std::chrono::seconds(30);

struct Words {
    std::string printer, text, at;
};

bool is_out(Depot& depot, const Rehearsal& rehearsal)
{
    const auto job = depot.store().find_job(rehearsal.job);
    return !job || is_final(job->state);
}

/// Sends the labels when no service does, and asks the printers how they are.
void finish(Depot& depot, const std::vector<Rehearsal>& rehearsals)
{
    const CupsServer server(depot.settings().cups_server);
    CupsQueue queue(server);
    std::optional<Spooler> spooler;
    RehearsalWatch watch(depot, real_questions(depot.settings().cups_server));
    const auto end = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < end) {
        if (!spooler)
            if (auto rights = PrintingRights::try_take(depot))
                spooler.emplace(depot, queue, std::move(*rights));
        if (spooler)
            spooler->step();
        const bool all_out =
            std::all_of(rehearsals.begin(), rehearsals.end(),
                        [&](const Rehearsal& rehearsal) { return is_out(depot, rehearsal); });
        if (all_out)
            break;
        std::this_thread::sleep_for(look_every);
    }
    if (spooler)
        watch.look_at_all();
}

int rehearse(const Words& given, const GlobalOptions& options)
{
    Depot depot(load_config(options).depot, clock_);
    std::vector<PrinterName> printers;
    if (!given.printer.empty())
        printers.push_back({given.printer});
    const std::vector<Rehearsal> rehearsals = start_rehearsal(depot, printers, "commande");
    finish(depot, rehearsals);
    int status = exit_done;
    for (const PrinterRehearsal& one : rehearsal_state(depot).printers) {
        const bool asked =
            std::any_of(rehearsals.begin(), rehearsals.end(), [&](const Rehearsal& rehearsal) {
                return rehearsal.printer == one.printer;
            });
        if (!asked)
            continue;
        std::cout << one.printer.value << ": " << one.diagnosis.sentence << '\n';
        if (!one.diagnosis.ok() && one.diagnosis.fault != RehearsalFault::to_scan)
            status = exit_refused;
    }
    return status;
}

int scanned(const Words& given, const GlobalOptions& options)
{
    Depot depot(load_config(options).depot, clock_);
    const auto at = given.at.empty() ? std::nullopt : std::optional(PrinterName{given.at});
    const Diagnosis diagnosis = rehearsal_scan(depot, given.text, at);
    std::cout << diagnosis.sentence << '\n';
    if (diagnosis.ok())
        std::cout << rehearsal_state(depot).sentence() << '\n';
    return diagnosis.ok() ? exit_done : exit_refused;
}

} // namespace

void add_rehearse(CLI::App& printer, const GlobalOptions& options, int& status)
{
    const auto given = std::make_shared<Words>();
    CLI::App* rehearsing = printer.add_subcommand(
        "rehearse", "Sort une étiquette de chaque imprimante, à scanner ensuite");
    rehearsing->add_option("NAME", given->printer, "Cette imprimante seulement");
    rehearsing->callback([given, &options, &status] { status = rehearse(*given, options); });
    CLI::App* scanning =
        printer.add_subcommand("scanned", "Dit ce qu'un code lu sur cette étiquette apprend");
    scanning->add_option("TEXT", given->text, "Ce que la douchette a lu")->required();
    scanning->add_option("--at", given->at, "L'imprimante devant laquelle on est");
    scanning->callback([given, &options, &status] { status = scanned(*given, options); });
}

} // namespace cageot
