#include "app/commands.h"
#include "app/follow_jobs.h"

#include "depot/print.h"

#include <iostream>
#include <memory>

namespace cageot {
namespace {

struct Words {
    std::string session, producer, only, printer;
    bool all = false;
};

PrintRequest request_of(const Words& given)
{
    if (given.all != given.producer.empty())
        throw UsageError("Écrivez soit --producer FERME, soit --all.");
    PrintRequest request;
    if (!given.producer.empty())
        request.producer = given.producer;
    request.labels = given.only.empty() || given.only == "labels";
    request.tickets = given.only.empty() || given.only == "tickets";
    request.sheets = given.only == "sheets";
    if (request.producer && !request.labels)
        throw UsageError("Seules les étiquettes sont par ferme: écrivez --all --only " +
                         given.only + ".");
    if (!given.printer.empty())
        request.printer = PrinterName{given.printer};
    return request;
}

void run(const Words& given, const GlobalOptions& options, int& status)
{
    static const SystemClock clock;
    PrintRequest request = request_of(given);
    request.asked_by = "cageot print";
    Depot depot(load_config(options).depot, clock);
    const StoredSession session = find_session(depot, given.session);
    const PrintAnswer answer = request_print(depot, session, request);
    const long handed = bring_out(depot, answer.jobs, status);
    std::cout << handed << " sur " << answer.pages + answer.under_way << " données à l'imprimante";
    if (answer.printed_before > 0)
        std::cout << ", " << answer.printed_before << " déjà envoyées avant";
    std::cout << '\n';
}

} // namespace

void add_print(CLI::App& app, const GlobalOptions& options, int& status)
{
    const auto given = std::make_shared<Words>();
    CLI::App* command = app.add_subcommand("print", "Imprime ce qui ne l'a pas encore été");
    command->add_option("SESSION", given->session, "S1")->required();
    command->add_option("--producer", given->producer, "Les étiquettes d'une ferme");
    command->add_flag("--all", given->all, "Toutes les étiquettes et tous les tickets");
    command->add_option("--only", given->only, "Seulement labels, tickets ou sheets")
        ->check(CLI::IsMember({"labels", "tickets", "sheets"}));
    command->add_option("--printer", given->printer, "Cette imprimante plutôt que celle du rôle");
    command->callback([given, &options, &status] { run(*given, options, status); });
}

} // namespace cageot
