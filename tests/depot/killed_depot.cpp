#include "depot/killed_depot.h"

#include "depot/archive.h"
#include "depot/spooler.h"
#include "depot/watch_shop.h"
#include "support/in_child.h"

#include <algorithm>
#include <limits>
#include <sstream>
#include <stdexcept>

namespace cageot {
namespace {

namespace fs = std::filesystem;

constexpr const char* was_killed = " (child died with status 9)";

void tell_sessions(std::ostream& out, Store& store)
{
    for (const StoredSession& newest : store.sessions()) {
        for (int version = 1; version <= newest.version; ++version) {
            const StoredSession one = store.find_session(newest.id, version).value();
            out << one.id.value << "@v" << version << " " << one.hub << ", " << one.name << ", "
                << one.cycle << " " << one.sha256 << "\n  discards";
            for (const std::string& code : store.discards(one.id, version))
                out << " " << code;
            out << "\n";
        }
        for (const LedgerRow& row : store.ledger(newest.id))
            out << "  " << to_string(row.kind) << " " << row.place << " " << row.batch << " "
                << row.code << " " << to_string(row.state) << ", copies " << row.copies << ", v"
                << row.version << " since v" << row.since << "\n";
        std::vector<SpoolJob> jobs = store.jobs(newest.id);
        std::ranges::reverse(jobs);
        for (const SpoolJob& job : jobs) {
            if (job.state == SpoolState::canceled)
                continue;
            out << "  " << job.title << " v" << job.version << " on " << job.printer.value << " "
                << to_string(job.state) << ":";
            for (const std::string& code : job.codes)
                out << " " << code;
            out << "\n";
        }
    }
    const CodeCounters counters = store.counters();
    out << "codes " << counters.unit << " " << counters.crate << " " << counters.product << "\n";
}

void tell_memory(std::ostream& out, Store& store)
{
    for (const WatchedCycle& cycle : store.cycles())
        out << "cycle " << cycle.id << " " << cycle.name << " " << to_string(cycle.phase) << ", "
            << cycle.list_sha256 << " is " << cycle.session.value << "\n";
    const WatchMemory memory = store.watch_memory();
    out << "shop " << memory.hub << ", failures " << memory.failures << ", hints "
        << store.hints().size() << "\n";
    for (const Notice& notice : store.notices())
        out << "notice " << notice.key << (notice.by_hand ? " by hand " : " ") << notice.url
            << "\n";
    for (const QueuedMail& mail : store.due_mails(std::numeric_limits<UtcMs>::max()))
        out << "mail " << mail.id << " " << mail.subject << "\n" << mail.text;
}

std::string fault_of(const std::map<std::string, std::string>& files, const std::string& name)
{
    const std::string& bytes = files.at(name);
    if (name.ends_with(".pdf"))
        return bytes.starts_with("%PDF") && bytes.find("%%EOF", bytes.size() - 8) < bytes.size()
                   ? ""
                   : " is no whole document";
    if (!name.ends_with("SHA256SUMS"))
        return "";
    std::istringstream sums(bytes);
    const std::string folder = name.substr(0, name.rfind('/') + 1);
    for (std::string line; std::getline(sums, line);) {
        const auto file = files.find(folder + line.substr(66));
        if (file == files.end() || sha256_hex(file->second) != line.substr(0, 64))
            return " is wrong about " + line.substr(66);
    }
    return "";
}

/// Documents tell when they were frozen: of them the names only.
void tell_files(std::ostream& out, const fs::path& archive)
{
    const std::map<std::string, std::string> files = files_in(archive);
    for (const auto& [name, bytes] : files) {
        out << "file " << name << fault_of(files, name) << "\n";
        if (name.ends_with(".txt") || name.ends_with("SHA256SUMS") || name.ends_with("plan.json"))
            out << bytes << "\n";
    }
}

} // namespace

KilledDepot::KilledDepot(TestShop& shop)
    : shop_(shop)
{
}

KilledDepot::KilledDepot(TestShop& shop, const KilledDepot& other)
    : shop_(shop)
{
    fs::copy(other.folder_.path(), folder_.path(), fs::copy_options::recursive);
    copy_server_database(other.settings(), settings());
}

DepotSettings KilledDepot::settings() const
{
    DepotSettings settings = sample_settings(folder_.path());
    settings.print_when = PrintWhen::at_once;
    settings.mail = Correspondence{{}, "cageot@example.org", {"depot@example.org"}};
    WatchedShop watched;
    watched.server.url = shop_.url();
    watched.server.key = "clef-d-essai";
    watched.hub = 1204;
    settings.shop = watched;
    return settings;
}

void KilledDepot::watch(UtcMs from, UtcMs to)
{
    FixedClock clock;
    const auto sleep = [&](UtcMs milliseconds) {
        clock.advance(milliseconds);
        shop_.set_clock(clock.now());
        return true;
    };
    sleep(from - clock.now());
    Depot depot(settings(), clock);
    OfnClient client(depot.settings().shop->server, clock, sleep);
    while (clock.now() < to) {
        const UtcMs next = watch_shop(depot, client, [](const std::string&) {});
        sleep(std::max<UtcMs>(std::min(next, to) - clock.now(), 0));
    }
}

std::optional<DurableSteps> KilledDepot::watch_in_child(UtcMs from, UtcMs to,
                                                        std::optional<Kill> kill)
{
    const std::string said = in_child([&] {
        count_durable_steps(kill);
        watch(from, to);
        const DurableSteps steps = durable_steps();
        return std::to_string(steps.all) + " " + std::to_string(steps.of_databases);
    });
    if (said == was_killed)
        return std::nullopt;
    DurableSteps steps;
    std::istringstream words(said);
    if (!(words >> steps.all >> steps.of_databases) || !words.eof())
        throw std::runtime_error("a child ended otherwise: " + said);
    return steps;
}

void KilledDepot::print(UtcMs at)
{
    FixedClock clock;
    clock.advance(at - clock.now());
    Depot depot(settings(), clock);
    Spooler spooler(depot, queue_, PrintingRights::take(depot));
    for (int i = 0; i < 100 && !depot.store().open_jobs().empty(); ++i) {
        spooler.step();
        queue_.complete_all();
    }
}

std::string KilledDepot::outcome()
{
    std::ostringstream out;
    FixedClock clock;
    Depot depot(settings(), clock);
    tell_sessions(out, depot.store());
    tell_memory(out, depot.store());
    tell_files(out, depot.settings().data / "archive");
    return out.str();
}

} // namespace cageot
