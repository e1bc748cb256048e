#pragma once

#include "app/surroundings.h"

#include <CLI/CLI.hpp>

namespace cageot {

/// Exit statuses, the same for every command.
enum ExitStatus : int {
    exit_done = 0,    ///< also with warnings
    exit_refused = 1, ///< refused, failed or doubtful
    exit_usage = 2,
    exit_broken = 3, ///< broken surroundings
};

/// Who did what a command does, in the history.
inline constexpr const char* by_command = "commande";

/// Each adds one sub-command to `app`; it runs while the command line is parsed and leaves its exit
/// status in `status`.
void add_import(CLI::App& app, const GlobalOptions& options, int& status);
void add_fetch(CLI::App& app, const GlobalOptions& options, int& status);
void add_sessions(CLI::App& app, const GlobalOptions& options, int& status);
void add_plan(CLI::App& app, const GlobalOptions& options, int& status);
void add_render(CLI::App& app, const GlobalOptions& options, int& status);
void add_print(CLI::App& app, const GlobalOptions& options, int& status);
void add_reprint(CLI::App& app, const GlobalOptions& options, int& status);
void add_scan(CLI::App& app, const GlobalOptions& options, int& status);
void add_coordinator(CLI::App& app, const GlobalOptions& options, int& status);
void add_station(CLI::App& app, const GlobalOptions& options, int& status);
void add_printer(CLI::App& app, const GlobalOptions& options, int& status);
/// Below `cageot printer`.
void add_rehearse(CLI::App& printer, const GlobalOptions& options, int& status);
void add_layout(CLI::App& app, const GlobalOptions& options, int& status);
void add_doctor(CLI::App& app, const GlobalOptions& options, int& status);
void add_backup(CLI::App& app, const GlobalOptions& options, int& status);
void add_restore(CLI::App& app, const GlobalOptions& options, int& status);
void add_purge(CLI::App& app, const GlobalOptions& options, int& status);
void add_serve(CLI::App& app, const GlobalOptions& options, int& status);

} // namespace cageot
