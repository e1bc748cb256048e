#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// The calls by which this process, SQLite in it included, makes something durable: fsync, fdatasync,
/// rename, and the message by which PostgreSQL is told to commit what was written. SIGKILL can part
/// what happens only between two of them.
struct DurableSteps {
    long all = 0;
    long of_databases = 0; ///< of SQLite's own files, and PostgreSQL's commits
};

/// Where the process kills itself.
struct Kill {
    long step = 1; ///< the first one counted is 1
    bool after = false;
};

/// Counts from 0 again; with `kill` the process is gone by SIGKILL before or after that step.
void count_durable_steps(std::optional<Kill> kill = std::nullopt);
/// What was counted so far. Nothing is counted before the first call of count_durable_steps.
DurableSteps durable_steps();

/// What other processes see of this one is durable too: from now on every message over a socket
/// (send, sendto, sendmsg, write, writev) is a step, but for SQL before its commit, and what each
/// step is is noted.
void count_messages();
/// While the test itself does something in the process.
void pause_counting(bool paused);
/// What each step was, in order: "fdatasync", "Create-Job", "document", "HTTP", "COMMIT".
std::vector<std::string> names_of_steps();
/// What happens at the deadly step instead of this process's own end. The step itself goes on.
void die_otherwise(std::function<void()> instead);

} // namespace cageot
