#include "app/commands.h"

#include "app/secrets.h"
#include "depot/service.h"
#include "printing/cups_queue.h"
#include "web/web_server.h"

#include <Poco/Util/ServerApplication.h>

#include <csignal>
#include <exception>
#include <iostream>
#include <memory>

namespace cageot {
namespace {

/// Poco waits for these with sigwait, so no thread may ever receive one.
void block_termination_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGQUIT, SIGTERM})
        sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

/// The service until SIGTERM or SIGINT.
class ServeApplication final : public Poco::Util::ServerApplication {
public:
    explicit ServeApplication(Config config)
        : config_(std::move(config))
    {
    }

    /// What ended the service early: Poco would only log it.
    std::exception_ptr failure() const { return failure_; }

protected:
    int main(const std::vector<std::string>&) override
    {
        try {
            serve();
            return EXIT_OK;
        } catch (...) {
            failure_ = std::current_exception();
            return EXIT_SOFTWARE;
        }
    }

private:
    void serve()
    {
        block_termination_signals();
        const SystemClock clock;
        Depot depot(config_.depot, clock);
        const CupsServer server(config_.depot.cups_server);
        CupsQueue queue(server);
        const WebServer web(depot, config_.web);
        const Service service(depot, queue, [](const std::string& line) {
            std::cerr << line + "\n" << std::flush;
        });
        std::cout << "Cageot: " << web.url() << std::endl;
        waitForTerminationRequest();
    }

    Config config_;
    std::exception_ptr failure_;
};

} // namespace

void add_serve(CLI::App& app, const GlobalOptions& options, int& status)
{
    struct Words {
        int port = 0;
    };
    const auto given = std::make_shared<Words>();
    CLI::App* command =
        app.add_subcommand("serve", "Le service: dossier de dépôt, impression, pages");
    command->add_option("--port", given->port, "Port des pages (sinon celui de la configuration)")
        ->check(CLI::Range(0, 65535));
    command->callback([given, &options, &status, command] {
        Config config = load_config(options);
        if (command->count("--port") > 0)
            config.web.port = given->port;
        load_secrets(config);
        ServeApplication service(std::move(config));
        service.run({"cageot"});
        if (service.failure())
            std::rethrow_exception(service.failure());
        status = exit_done;
    });
}

} // namespace cageot
