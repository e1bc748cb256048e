#include "app/follow_jobs.h"

#include "app/commands.h"
#include "depot/doubt.h"
#include "depot/spooler.h"
#include "printing/cups_queue.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <thread>

namespace cageot {
namespace {

constexpr auto look_every = std::chrono::milliseconds(100);

std::vector<SpoolJob> jobs_of(Depot& depot, const std::vector<JobKey>& keys)
{
    std::vector<SpoolJob> jobs;
    for (const JobKey& key : keys)
        if (auto job = depot.store().find_job(key))
            jobs.push_back(std::move(*job));
    return jobs;
}

/// Whether only an answer about a printer lets the rest go on.
bool wait_for_answer(Depot& depot, const std::vector<SpoolJob>& jobs)
{
    std::set<PrinterName> asked;
    for (const Question& question : questions(depot))
        asked.insert(question.printer);
    return std::all_of(jobs.begin(), jobs.end(), [&](const SpoolJob& job) {
        return is_final(job.state) ||
               (job.state == SpoolState::wanted && asked.contains(job.printer));
    });
}

bool all_final(const std::vector<SpoolJob>& jobs)
{
    for (const SpoolJob& job : jobs)
        if (!is_final(job.state))
            return false;
    return true;
}

/// Says each new message once, so that a printer that is off is seen at once.
void say_news(const std::vector<SpoolJob>& jobs, std::map<std::string, std::string>& said)
{
    for (const SpoolJob& job : jobs)
        if (!job.message.empty() && said[job.printer.value] != job.message) {
            said[job.printer.value] = job.message;
            std::cerr << "cageot: " << job.printer.value << ": " << job.message << '\n';
        }
}

/// Follows the jobs to their end: by sending them when no service does, else by watching it.
std::vector<SpoolJob> finish(Depot& depot, const std::vector<JobKey>& keys)
{
    const CupsServer server(depot.settings().cups_server);
    CupsQueue queue(server);
    std::optional<Spooler> spooler;
    std::map<std::string, std::string> said;
    for (;;) {
        if (!spooler)
            if (auto rights = PrintingRights::try_take(depot))
                spooler.emplace(depot, queue, std::move(*rights));
        if (spooler)
            spooler->step();
        const std::vector<SpoolJob> jobs = jobs_of(depot, keys);
        say_news(jobs, said);
        if (all_final(jobs) || wait_for_answer(depot, jobs))
            return jobs;
        std::this_thread::sleep_for(look_every);
    }
}

} // namespace

long bring_out(Depot& depot, const std::vector<JobKey>& jobs, int& status)
{
    long handed = 0;
    for (const SpoolJob& job : finish(depot, jobs))
        if (job.state == SpoolState::handed_over) {
            handed += job.codes.empty() ? 1 : std::ssize(job.codes);
        } else {
            std::cerr << "cageot: " << job.printer.value << ", «" << job.title << "»: "
                      << (job.state == SpoolState::wanted
                              ? "attend qu'on dise quelle étiquette est sortie en dernier."
                              : job.message)
                      << '\n';
            status = exit_refused;
        }
    return handed;
}

} // namespace cageot
