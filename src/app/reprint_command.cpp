#include "app/commands.h"
#include "app/follow_jobs.h"

#include "depot/reprint.h"

#include <iostream>
#include <memory>

namespace cageot {
namespace {

struct Words {
    std::vector<std::string> codes;
    std::string reason, printer;
};

void run(const Words& given, const GlobalOptions& options, int& status)
{
    static const SystemClock clock;
    ReprintRequest request;
    request.codes = given.codes;
    request.reason = parse_reprint_reason(given.reason).value();
    request.asked_by = "cageot reprint";
    if (!given.printer.empty())
        request.printer = PrinterName{given.printer};
    Depot depot(load_config(options).depot, clock);
    ReprintAnswer answer;
    try {
        answer = reprint(depot, request);
    } catch (const ReprintRefused& refused) {
        for (const std::string& fault : refused.faults())
            std::cerr << "cageot: " << fault << '\n';
        status = exit_refused;
        return;
    }
    if (answer.first_prints > 0)
        std::cerr << "cageot: " << answer.first_prints
                  << " jamais imprimées avant: elles sortent sans «DUPLICATA».\n";
    if (answer.hurried > 0)
        std::cerr << "cageot: " << answer.hurried
                  << " attendaient déjà leur imprimante: elles passent devant.\n";
    const long handed = bring_out(depot, answer.jobs, status);
    std::cout << handed << " données à l'imprimante, dont " << answer.duplicates
              << " en double voulu\n";
}

} // namespace

void add_reprint(CLI::App& app, const GlobalOptions& options, int& status)
{
    const auto given = std::make_shared<Words>();
    CLI::App* command =
        app.add_subcommand("reprint", "Imprime à nouveau des étiquettes ou des tickets");
    command->add_option("CODE", given->codes, "Codes d'étiquettes, ou de cagettes pour leur ticket")
        ->required();
    command
        ->add_option("--reason", given->reason,
                     "torn (déchirée), unreadable (illisible), lost (perdue) ou changed (changée)")
        ->required()
        ->check(CLI::IsMember({"torn", "unreadable", "lost", "changed"}));
    command->add_option("--printer", given->printer, "Cette imprimante plutôt que celle du rôle");
    command->callback([given, &options, &status] { run(*given, options, status); });
}

} // namespace cageot
