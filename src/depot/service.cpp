#include "depot/service.h"
#include "depot/arrivals.h"

#include "base/freed_memory.h"
#include "depot/alarm.h"
#include "depot/announce.h"
#include "depot/freeze.h"
#include "depot/housekeeper.h"
#include "depot/import.h"
#include "depot/spooler.h"
#include "depot/watch_shop.h"
#include "source/drop_folder.h"

#include <chrono>
#include <optional>
#include <utility>

namespace cageot {
namespace {

/// How long nothing in the drop folder may change before its files are taken: a session may come as
/// two files that somebody drops one after the other.
constexpr UtcMs settle_ms = 1500;
constexpr int look_ms = 500;
constexpr int busy_ms = 150; // two jobs are in CUPS, and a head needs longer for each
constexpr int soon_ms = 50;  // a printer may stand still for want of a job
constexpr int idle_ms = 500; // how soon another program's change of the store is seen
/// Between two rounds while nothing changes: a rehearsal may be due, another program's lease free.
constexpr UtcMs rest_ms = 2000;
/// While another program prints.
constexpr int other_ms = 1000;
/// Pause after broken surroundings (disk full, database locked): they mend by themselves or not at
/// all.
constexpr int mend_ms = 5000;
/// How often one looks whether it is time to look at the shop, or whether its webhook spoke.
constexpr int watch_ms = 2000;
constexpr UtcMs longest_watch_ms = 20 * 60'000;
constexpr int mail_ms = 2000;
constexpr int keep_ms = 20000;
constexpr int farms_ms = 5000;
constexpr int farms_rounds = 12;

/// What keeps a thread from its work, told when it begins or becomes another one, and when it ends:
/// a full disk must not be filled with words about it.
class Trouble {
public:
    Trouble(const Service::Log& log, std::string whose)
        : log_(log)
        , whose_(std::move(whose))
    {
    }
    void is(const std::string& what)
    {
        if (std::exchange(told_, what) != what)
            log_(whose_ + what);
    }
    void is_over()
    {
        if (!std::exchange(told_, {}).empty())
            log_(whose_ + "goes on");
    }

private:
    const Service::Log& log_;
    std::string whose_;
    std::string told_;
};

} // namespace

Service::Service(Depot& depot, PrinterQueue& queue, Log log)
    : Service(depot, queue, std::move(log), real_questions(depot.settings().cups_server))
{
}

Service::Service(Depot& depot, PrinterQueue& queue, Log log, PrinterQuestions questions)
    : depot_(depot)
    , queue_(queue)
    , log_(std::move(log))
    , questions_(std::move(questions))
    , drops_([this] { watch_drops(); })
    , printing_([this] { print(); })
    , farms_([this] { follow_farms(); })
{
    if (depot.settings().shop)
        watching_ = std::thread([this] { watch(); });
    if (depot.settings().mail)
        mails_ = std::thread([this] { send_mails(); });
    if (!depot.settings().keeping.backups.empty())
        keeping_ = std::thread([this] { keep(); });
    depot.store().on_write([this] {
        const std::lock_guard lock(mutex_);
        written_ = true;
        changed_.notify_all();
    });
}

Service::~Service()
{
    depot_.store().on_write({});
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    changed_.notify_all();
    for (std::thread* thread : {&drops_, &printing_, &watching_, &mails_, &farms_, &keeping_})
        if (thread->joinable())
            thread->join();
}

bool Service::pause(int milliseconds)
{
    std::unique_lock lock(mutex_);
    return !wake_.wait_for(lock, std::chrono::milliseconds(milliseconds),
                           [this] { return stopping_; });
}

bool Service::rest(int milliseconds)
{
    std::unique_lock lock(mutex_);
    written_ = false;
    changed_.wait_for(lock, std::chrono::milliseconds(milliseconds),
                      [this] { return stopping_ || written_; });
    return !stopping_;
}

namespace {

std::string not_printed_line(const Import& imported)
{
    return imported.not_printed.empty() ? "" : "Pas encore imprimé: " + imported.not_printed + "\n";
}

} // namespace

void Service::watch_drops()
{
    std::optional<DropFolder> folder;
    Trouble trouble(log_, "drop folder: ");
    do {
        try {
            if (!folder)
                folder.emplace(depot_.settings().drop, settle_ms);
            const std::vector<InputFile> files = folder->settled(depot_.now());
            if (files.empty()) {
                trouble.is_over();
                continue;
            }
            const Import imported = import_files(depot_, files, {}, {});
            const Freezing& freezing = imported.freezing;
            if (!imported.not_printed.empty())
                log_("drop folder: nothing printed of " + freezing.session->id.value);
            trouble.is_over();
            if (!freezing.session) {
                folder->move_to_error(files, report(freezing));
                log_("drop folder: refused " + std::to_string(files.size()) + " file(s), " +
                     std::to_string(freezing.findings.size()) + " finding(s)");
                continue;
            }
            folder->move_to_done(files, report(freezing) + not_printed_line(imported));
            log_("drop folder: " + freezing.session->id.value + "@v" +
                 std::to_string(freezing.session->version) +
                 (freezing.unchanged ? " already known" : " frozen"));
        } catch (const std::exception& error) {
            trouble.is(error.what());
            if (!pause(mend_ms))
                return;
        }
    } while (pause(look_ms));
}

void Service::watch()
{
    std::optional<OfnClient> client;
    UtcMs next = 0;
    Trouble trouble(log_, "shop: ");
    do {
        try {
            if (!client)
                client.emplace(
                    depot_.settings().shop->server, depot_.clock(),
                    [this](UtcMs milliseconds) { return pause(static_cast<int>(milliseconds)); });
            // A clock that is put right must not make us wait.
            const UtcMs wait = next - depot_.now();
            if (wait <= 0 || wait > longest_watch_ms || !depot_.store().hints().empty())
                next = watch_shop(depot_, *client, log_);
            trouble.is_over();
        } catch (const OfnError&) {
            return; // the service stops
        } catch (const std::exception& error) {
            trouble.is(error.what());
            if (!pause(mend_ms))
                return;
        }
    } while (pause(watch_ms));
}

void Service::send_mails()
{
    std::optional<SoleHolder> alone;
    Trouble trouble(log_, "mail: ");
    do {
        try {
            if (alone && !alone->still())
                alone.reset();
            if (!alone)
                if (auto taken = SoleHolder::try_take(depot_, "mail"))
                    alone.emplace(std::move(*taken));
            if (alone)
                send_due_mails(depot_);
            trouble.is_over();
        } catch (const std::exception& error) {
            trouble.is(error.what());
            if (!pause(mend_ms))
                return;
        }
    } while (pause(mail_ms));
}

void Service::keep()
{
    Housekeeper housekeeper(depot_, log_);
    while (pause(keep_ms)) {
        housekeeper.step();
        give_freed_memory_back();
    }
}

void Service::follow_farms()
{
    Trouble trouble(log_, "arrivals: ");
    std::int64_t seen = -1;
    int rounds = 0;
    while (pause(farms_ms)) {
        try { // mostly nothing changes, but for the time of day
            const std::int64_t changes = depot_.store().change_count();
            if (changes == seen && ++rounds < farms_rounds)
                continue;
            rounds = 0;
            follow_arrivals(depot_);
            seen = changes;
            trouble.is_over();
        } catch (const std::exception& error) {
            trouble.is(error.what());
        }
    }
}

void Service::print()
{
    std::optional<Spooler> spooler;
    std::optional<PrinterWatch> alarm;
    RehearsalWatch rehearsals(depot_, questions_);
    Trouble trouble(log_, "spooler: ");
    int wait = busy_ms;
    std::int64_t changes = 0; // at the last round
    UtcMs next_round = 0;     // at the latest
    do {
        try {
            if (!spooler)
                if (auto rights = PrintingRights::try_take(depot_))
                    spooler.emplace(depot_, queue_, std::move(*rights));
            if (!spooler) {
                trouble.is_over();
                wait = other_ms;
                continue;
            }
            const UtcMs now = depot_.now();
            const std::int64_t seen = changes;
            changes = depot_.store().change_count();
            // A clock that is put right must not make us wait.
            if (wait == idle_ms && changes == seen && now < next_round &&
                next_round - now <= rest_ms)
                continue;
            next_round = now + rest_ms;
            wait = !spooler->step() ? idle_ms : spooler->is_due_soon() ? soon_ms : busy_ms;
            if (!alarm)
                alarm.emplace(depot_, queue_, questions_.ask);
            alarm->look();
            rehearsals.look();
            trouble.is_over();
        } catch (const std::exception& error) {
            trouble.is(error.what());
            wait = mend_ms;
        }
    } while (wait == idle_ms ? rest(wait) : pause(wait));
}

} // namespace cageot
