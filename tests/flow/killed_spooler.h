#pragma once

// A depot of few labels, a real print scheduler and virtual printers. Programs print it one after the
// other, some of which are killed at a step that others can see; somebody looks at the printers.

#include "depot/depot.h"
#include "support/durable_steps.h"
#include "support/private_cupsd.h"
#include "support/temporary_folder.h"
#include "virtual_printer/virtual_printer.h"

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cageot {

/// Who is killed at a step of the program.
enum class Victim {
    program,
    scheduler,       ///< with its filters and backends, as systemd does
    scheduler_alone, ///< its backends go on printing
};

/// How a step is tried.
struct Attempt {
    Kill kill;
    Victim victim = Victim::program;
    PrinterFault fault;                 ///< of the label printer until the first program has ended
    std::chrono::milliseconds pause{0}; ///< before the next program begins
    std::optional<Kill> again;          ///< the next program is killed too
};

/// What came of the papers.
struct PaperCounts {
    std::vector<std::string> lost;     ///< never came out
    std::vector<std::string> unlisted; ///< came out twice, of a job that was never doubtful
    long listed_twice = 0;
    long kills = 0;
    std::string story; ///< of every job, when something is wrong
    bool ended = true; ///< false: something is still open after the longest time
};

class KilledSpooler {
public:
    KilledSpooler();
    ~KilledSpooler();
    KilledSpooler(const KilledSpooler&) = delete;
    KilledSpooler& operator=(const KilledSpooler&) = delete;

    /// Prints everything once without a kill: what each step was. The dots of that are what the
    /// attempts are compared with.
    std::vector<std::string> undisturbed();
    PaperCounts attempt(const Attempt& attempt);

private:
    struct Printed;
    DepotSettings settings(const std::filesystem::path& folder) const;
    void ask_for_everything(const std::filesystem::path& folder);
    /// The steps of a program that prints until nothing is open; nothing when it was killed.
    std::optional<std::vector<std::string>> print(const std::filesystem::path& folder,
                                                  std::optional<Kill> kill, Victim victim);
    void kill_scheduler(Victim victim);
    /// True when somebody had something to answer.
    bool look_at_printers(const std::filesystem::path& folder);
    void clean_queues();
    void wait_for_printers();
    std::vector<Dots> came_out(std::size_t printer) const;
    PaperCounts judge(const std::filesystem::path& folder);
    std::string name_of(const Dots& dots) const;

    TemporaryFolder template_;
    PrivateCupsd cupsd_;
    std::array<VirtualPrinter, 2> printers_;
    std::array<std::size_t, 2> before_{};      ///< pictures of earlier attempts
    std::map<std::string, std::string> codes_; ///< by dots
    std::vector<pid_t> schedulers_;            ///< whose backends may live on
};

} // namespace cageot
