#include "virtual_printer/options.h"

#include <csignal>
#include <ctime>
#include <exception>
#include <iostream>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

using namespace cageot;

enum ExitCode { done = 0, bad_usage = 2, broken_surroundings = 3 };

constexpr std::string_view program = "cageot-virtual-printer: ";

/// Until SIGTERM or SIGINT, which must be blocked, or until the printer fails.
int wait_for_end(const VirtualPrinter& printer, const sigset_t& signals)
{
    constexpr timespec look_again{0, 100'000'000};
    for (;;) {
        if (sigtimedwait(&signals, nullptr, &look_again) > 0)
            return done;
        if (const std::string failure = printer.status().engine.failure; !failure.empty()) {
            std::cerr << program << failure
                      << ". Libérez de la place ou corrigez les droits, puis relancez.\n";
            return broken_surroundings;
        }
    }
}

int run(const VirtualPrinterOptions& options)
{
    // Before the first thread, so that every thread has them blocked.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    try {
        const VirtualPrinter printer(options);
        std::cout << "listening on 127.0.0.1:" << printer.port() << std::endl;
        return wait_for_end(printer, signals);
    } catch (const std::system_error& error) {
        std::cerr << program << "le port " << options.port << " ne s'ouvre pas ("
                  << error.code().message() << "), choisissez-en un autre avec «--port».\n";
    } catch (const std::exception& error) {
        std::cerr << program << error.what() << ". Choisissez un autre dossier avec «--out».\n";
    }
    return broken_surroundings;
}

} // namespace

int main(int argc, char* argv[])
{
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    try {
        const VirtualPrinterCommand command = parse_virtual_printer_command(words);
        if (command.help) {
            std::cout << virtual_printer_help();
            return done;
        }
        return run(command.options);
    } catch (const VirtualPrinterUsageError& error) {
        std::cerr << program << error.what() << '\n';
        return bad_usage;
    }
}
