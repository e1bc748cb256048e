#include "killed_spooler.h"

#include "depot/answer.h"
#include "depot/freeze.h"
#include "depot/print.h"
#include "depot/sample_depot.h"
#include "depot/spooler.h"
#include "printing/cups_queue.h"
#include "printing/printer_setup.h"
#include "support/in_child.h"
#include "support/processes.h"
#include "support/wait_until.h"

#include <algorithm>
#include <csignal>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace cageot {
namespace {

namespace fs = std::filesystem;

constexpr auto look_every = std::chrono::milliseconds(60);
constexpr auto longest_job = std::chrono::milliseconds(1500);
constexpr auto longest_print = std::chrono::seconds(40);
constexpr int most_programs = 12;
constexpr const char* was_killed = " (child died with status 9)";
constexpr std::array<const char*, 2> names = {"etiquettes", "tickets"};

/// Ten times as fast as the machine's: what waits some seconds for a server waits not so long here.
class FastClock final : public Clock {
public:
    UtcMs now() const override { return start_ + 10 * (machine_.now() - start_); }

private:
    SystemClock machine_;
    UtcMs start_ = machine_.now();
};

/// Whether the scheduler does nothing more by itself, as far as it answers.
bool is_settled(CupsQueue& queue)
{
    try {
        for (const char* name : names)
            for (const JobStatus& job : queue.jobs({name}))
                if (job.state == JobState::processing ||
                    (job.state == JobState::pending && !job.begun))
                    return false;
        return true;
    } catch (const PrintingError&) {
        return true;
    }
}

/// What the printers and the scheduler do between two rounds of the spooler: the same from one
/// attempt to the next, however busy the machine is.
void let_them_print(CupsQueue& queue, int round)
{
    std::this_thread::sleep_for(look_every);
    if (round % 2 == 0)
        return; // the next round finds them at work
    pause_counting(true);
    wait_until([&] { return is_settled(queue); }, longest_job);
    pause_counting(false);
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    return lines;
}

VirtualPrinterOptions options(const char* name)
{
    VirtualPrinterOptions made;
    made.name = name;
    made.engine.labels_per_second = 40;
    return made;
}

} // namespace

KilledSpooler::KilledSpooler()
    : printers_{VirtualPrinter(options(names[0])), VirtualPrinter(options(names[1]))}
{
    const DepotSettings made = settings(template_.path()); // a database server is this process's
    const std::string said = in_child([&] {
        const FastClock clock;
        Depot depot(made, clock);
        const Freezing freezing = freeze(
            depot, {{"orders.csv", week_of({{"Ferme du Causse", 3}, {"Fromagerie du Lac", 2}})}});
        if (!freezing.session)
            return report(freezing);
        for (const ConfiguredPrinter& configured : depot.settings().printers)
            set_up_queue(CupsServer(cupsd_.address()), configured.printer);
        return std::string();
    });
    if (!said.empty())
        throw std::runtime_error(said);
}

KilledSpooler::~KilledSpooler()
{
    for (const pid_t leader : schedulers_)
        kill_session(leader);
}

DepotSettings KilledSpooler::settings(const fs::path& folder) const
{
    DepotSettings made = sample_settings(folder);
    made.cups_server = cupsd_.address();
    made.printers.resize(names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        made.printers[i].printer.uri = "socket://127.0.0.1:" + std::to_string(printers_[i].port());
    return made;
}

void KilledSpooler::ask_for_everything(const fs::path& folder)
{
    fs::copy(template_.path(), folder, fs::copy_options::recursive);
    copy_server_database(settings(template_.path()), settings(folder));
    const FastClock clock;
    Depot depot(settings(folder), clock);
    request_print(depot, depot.store().sessions().at(0), {});
}

void KilledSpooler::kill_scheduler(Victim victim)
{
    const pid_t leader = cupsd_.pid();
    if (victim == Victim::scheduler)
        kill_session(leader);
    else
        ::kill(leader, SIGKILL);
    while (is_alive(leader))
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

std::optional<std::vector<std::string>>
KilledSpooler::print(const fs::path& folder, std::optional<Kill> kill, Victim victim)
{
    const std::string said = in_child([&] {
        close_inherited_sockets();
        if (victim != Victim::program)
            die_otherwise([&] { kill_scheduler(victim); });
        count_messages();
        count_durable_steps(kill);
        const FastClock clock;
        Depot depot(settings(folder), clock);
        const CupsServer server(cupsd_.address());
        CupsQueue queue(server);
        Spooler spooler(depot, queue, PrintingRights::take(depot));
        const auto end = std::chrono::steady_clock::now() + longest_print;
        for (int round = 0; spooler.step() && std::chrono::steady_clock::now() < end; ++round) {
            if (!is_alive(cupsd_.pid()))
                cupsd_.start();
            let_them_print(queue, round);
        }
        std::string steps;
        for (const std::string& name : names_of_steps())
            steps += name + "\n";
        return steps;
    });
    if (said.find(was_killed) != std::string::npos)
        return std::nullopt;
    if (!is_alive(cupsd_.pid())) // at the last step
        cupsd_.start();
    return lines_of(said);
}

void KilledSpooler::wait_for_printers()
{
    // What the scheduler still sends, then what the printers still have.
    const auto count = [&] { return printers_[0].labels() + printers_[1].labels(); };
    for (long before = -1; before != count();) {
        before = count();
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        for (VirtualPrinter& printer : printers_)
            printer.wait_until(
                [](const VirtualPrinterStatus& status) { return !status.engine.busy; },
                std::chrono::seconds(10));
    }
}

std::vector<Dots> KilledSpooler::came_out(std::size_t printer) const
{
    std::vector<Dots> pictures = printers_.at(printer).pictures();
    pictures.erase(pictures.begin(), pictures.begin() + static_cast<long>(before_.at(printer)));
    return pictures;
}

std::string KilledSpooler::name_of(const Dots& dots) const
{
    const auto known = codes_.find(to_pbm(dots));
    return known == codes_.end() ? "another paper" : known->second;
}

bool KilledSpooler::look_at_printers(const fs::path& folder)
{
    bool answered = false;
    const FastClock clock;
    Depot depot(settings(folder), clock);
    for (const Question& question : questions(depot)) {
        const auto which = std::ranges::find(names, question.printer.value) - names.begin();
        const std::vector<Dots> pictures = came_out(static_cast<std::size_t>(which));
        DoubtAnswer given;
        given.last = pictures.empty() ? DoubtAnswer::Last::none : DoubtAnswer::Last::page;
        if (!pictures.empty())
            given.code = name_of(pictures.back());
        given.who = "somebody";
        if (answer(depot, question.printer, given).outcome == Answered::Outcome::refused) {
            given.last = DoubtAnswer::Last::none; // what came out last is not in question
            const Answered taken = answer(depot, question.printer, given);
            if (taken.outcome == Answered::Outcome::refused)
                throw std::runtime_error("an answer was not taken: " + taken.sentence);
        }
        answered = true;
    }
    return answered;
}

void KilledSpooler::clean_queues()
{
    const CupsServer server(cupsd_.address());
    CupsQueue queue(server);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const PrinterName printer{names[i]};
        for (const JobStatus& job : queue.jobs(printer))
            if (!is_final(job.state))
                queue.cancel(printer, job.id);
        queue.resume(printer);
    }
    wait_for_printers();
    for (std::size_t i = 0; i < names.size(); ++i)
        before_[i] = printers_[i].pictures().size();
}

std::vector<std::string> KilledSpooler::undisturbed()
{
    const TemporaryFolder folder;
    const fs::path depot_folder = folder.path() / "depot";
    ask_for_everything(depot_folder);
    const auto steps = print(depot_folder, std::nullopt, Victim::program);
    wait_for_printers();
    const FastClock clock;
    Depot depot(settings(depot_folder), clock);
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::vector<std::string> codes;
        std::vector<SpoolJob> jobs = depot.store().jobs(depot.store().sessions().at(0).id);
        std::ranges::reverse(jobs);
        for (const SpoolJob& job : jobs)
            if (job.printer.value == names[i])
                codes.insert(codes.end(), job.codes.begin(), job.codes.end());
        const std::vector<Dots> pictures = came_out(i);
        if (codes.size() != pictures.size() || codes.empty())
            throw std::runtime_error("the printers did not print what was asked for");
        for (std::size_t k = 0; k < codes.size(); ++k)
            codes_[to_pbm(pictures[k])] = codes[k];
    }
    return steps.value();
}

PaperCounts KilledSpooler::judge(const fs::path& folder)
{
    std::map<std::string, long> copies;
    for (std::size_t i = 0; i < names.size(); ++i)
        for (const Dots& dots : came_out(i))
            ++copies[name_of(dots)];
    const FastClock clock;
    Depot depot(settings(folder), clock);
    PaperCounts counts;
    std::set<std::string> doubtful;
    std::ostringstream story;
    for (const SpoolJob& job : depot.store().jobs(depot.store().sessions().at(0).id)) {
        bool was_doubtful = job.state == SpoolState::doubtful;
        story << job.title << " on " << job.printer.value << ", " << to_string(job.state) << ":";
        for (const std::string& code : job.codes)
            story << " " << code << "x" << copies[code];
        story << "\n";
        for (const JobEvent& event : depot.store().events(job.key)) {
            was_doubtful = was_doubtful || event.state == SpoolState::doubtful;
            story << "  " << event.at << " " << to_string(event.state) << " by " << event.who << " "
                  << event.message << "\n";
        }
        if (was_doubtful)
            doubtful.insert(job.codes.begin(), job.codes.end());
    }
    for (const char* name : names)
        for (const JobStatus& job : CupsQueue(CupsServer(cupsd_.address())).jobs({name}))
            if (!is_final(job.state))
                story << "CUPS " << name << " " << job.id << " " << to_string(job.state) << " "
                      << job.message << "\n";
    for (const auto& [dots, code] : codes_)
        if (copies[code] == 0)
            counts.lost.push_back(code);
    for (const auto& [code, count] : copies)
        if (count > 1 || !std::ranges::count(codes_, code, &decltype(codes_)::value_type::second)) {
            if (doubtful.contains(code))
                ++counts.listed_twice;
            else
                counts.unlisted.push_back(code);
        }
    counts.ended = depot.store().open_jobs().empty();
    counts.story = story.str();
    return counts;
}

PaperCounts KilledSpooler::attempt(const Attempt& attempt)
{
    const TemporaryFolder folder;
    const fs::path depot_folder = folder.path() / "depot";
    clean_queues();
    ask_for_everything(depot_folder);
    if (attempt.victim != Victim::program)
        schedulers_.push_back(cupsd_.pid());
    long kills = 0;
    printers_[0].set_fault(attempt.fault);
    kills += !print(depot_folder, attempt.kill, attempt.victim);
    printers_[0].set_fault({});
    std::this_thread::sleep_for(attempt.pause);
    if (attempt.again)
        kills += !print(depot_folder, attempt.again, Victim::program);
    for (int programs = 0; programs < most_programs; ++programs) {
        if (!print(depot_folder, std::nullopt, Victim::program))
            throw std::runtime_error("a program died by itself");
        wait_for_printers();
        if (!look_at_printers(depot_folder))
            break;
    }
    PaperCounts counts = judge(depot_folder);
    counts.kills = kills;
    return counts;
}

} // namespace cageot
