#include "app/commands.h"

#include "app/secrets.h"
#include "depot/fetch.h"

#include <chrono>
#include <cstdint>
#include <iostream>
#include <memory>
#include <thread>

namespace cageot {
namespace {

const SystemClock clock_;

bool wait_for(UtcMs milliseconds)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
    return true;
}

/// `cycle` 0: all that are closed.
void run(std::int64_t cycle, const GlobalOptions& options, int& status)
{
    Config config = load_config(options);
    if (!config.depot.shop)
        throw UsageError("La configuration ne nomme pas de boutique: ajoutez-y la partie [ofn].");
    load_secrets(config);
    Depot depot(config.depot, clock_);
    OfnClient client(depot.settings().shop->server, clock_, wait_for);
    std::vector<Fetching> fetchings;
    try {
        fetchings = fetch_now(depot, client, cycle == 0 ? "" : std::to_string(cycle));
    } catch (const OfnError& error) {
        throw Refusal(error.what());
    }
    std::string session;
    for (const Fetching& fetching : fetchings) {
        if (fetching.freezing.session) {
            std::cerr << report(fetching.freezing);
            session = fetching.freezing.session->id.value;
            if (!fetching.freezing.documents_fault.empty())
                status = exit_refused;
            continue;
        }
        std::cerr << "cageot: " << fetching.refusal
                  << (fetching.refusal.ends_with('\n') ? "" : "\n");
        status = exit_refused;
    }
    if (fetchings.empty()) {
        std::cerr << "cageot: la boutique n'a pas de vente récente: nommez-en une avec --cycle.\n";
        status = exit_refused;
    }
    if (!session.empty())
        std::cout << session << '\n';
}

} // namespace

void add_fetch(CLI::App& app, const GlobalOptions& options, int& status)
{
    const auto cycle = std::make_shared<std::int64_t>(0);
    CLI::App* command =
        app.add_subcommand("fetch", "Demande maintenant ses ventes fermées à la boutique");
    command->add_option("--cycle", *cycle, "Seulement ce cycle de vente, par son numéro")
        ->check(CLI::PositiveNumber);
    command->callback([cycle, &options, &status] { run(*cycle, options, status); });
}

} // namespace cageot
