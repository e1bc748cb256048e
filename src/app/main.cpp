#include "app/commands.h"
#include "app/usage_text.h"
#include "depot/depot.h"

#include <iostream>

using namespace cageot;

namespace {

/// One line each, since scripts and people read errors line by line.
void complain(const std::string& text)
{
    std::cerr << "cageot: " << text << '\n';
}

int run(int argc, char** argv)
{
    CLI::App app("Cageot : étiquettes, tickets et vérification d'un dépôt de produits locaux.",
                 "cageot");
    app.set_version_flag("--version", CAGEOT_VERSION);
    GlobalOptions options;
    app.add_option("--config", options.config,
                   "Fichier de configuration (sinon /etc/cageot/cageot.toml)");
    app.add_option("--data", options.data, "Dossier du dépôt: toute sa mémoire");
    app.require_subcommand(1);
    app.fallthrough();
    int status = exit_done;
    for (const auto add : {add_serve, add_import, add_fetch, add_sessions, add_plan, add_render,
                           add_print, add_reprint, add_scan, add_station, add_coordinator,
                           add_layout, add_printer, add_doctor, add_backup, add_restore, add_purge})
        add(app, options, status);
    try {
        app.parse(argc, argv);
        return status;
    } catch (const CLI::Success& success) { // --help, --version
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        complain(usage_text(app, error));
        return exit_usage;
    }
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (const UsageError& error) {
        complain(error.what());
        return exit_usage;
    } catch (const Refusal& error) {
        complain(error.what());
        return exit_refused;
    } catch (const UnknownName& error) {
        complain(error.what());
        return exit_refused;
    } catch (const std::exception& error) {
        complain(error.what());
        return exit_broken;
    }
}
