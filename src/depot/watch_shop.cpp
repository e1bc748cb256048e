#include "depot/watch_shop.h"

#include "depot/announce.h"
#include "depot/archive.h"
#include "depot/examine_shop.h"
#include "depot/fetch.h"
#include "depot/render.h"
#include "depot/sole_holder.h"
#include "source/drop_folder.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr UtcMs after_refusal = 15 * 60'000;
/// A look is never due later than this.
constexpr UtcMs longest_wait = 11 * 60'000;
/// So many failures in a row are told.
constexpr int told_failures = 4;

constexpr const char* key_refused = "shop key";
constexpr const char* silent = "shop silent";
constexpr const char* clock_wrong = "shop clock";

std::string what_became(const Fetching& fetching)
{
    if (!fetching.refusal.empty())
        return " was refused";
    const StoredSession& session = *fetching.freezing.session;
    return " is " + session.id.value + "@v" + std::to_string(session.version) +
           (fetching.freezing.unchanged ? ", unchanged" : ", frozen");
}

/// One run of the watcher over its memory.
class Watcher {
public:
    Watcher(Depot& depot, OfnClient& client, const LogLine& log)
        : depot_(depot)
        , client_(client)
        , log_(log)
        , shop_(depot.settings().shop.value())
        , memory_(depot.store().watch_memory())
        , cycles_(depot.store().cycles())
    {
    }

    UtcMs run()
    {
        // Before orders are read, too: the shop may have opened again.
        if (is_look_due() || std::any_of(cycles_.begin(), cycles_.end(), [&](const auto& cycle) {
                return due_fetch(cycle, shop_now(), shop_.rules) != DueFetch::none;
            }))
            look();
        if (memory_.failures == 0)
            for (WatchedCycle& cycle : cycles_)
                fetch_due(cycle);
        UtcMs next = memory_.next_look;
        for (const WatchedCycle& cycle : cycles_)
            if (cycle.phase == CyclePhase::closed)
                next = std::min(next, cycle.next_fetch);
        return next - memory_.skew;
    }

private:
    UtcMs shop_now() const { return depot_.now() + memory_.skew; }

    bool is_look_due()
    {
        const UtcMs wait = memory_.next_look - shop_now();
        return wait <= 0 || wait > longest_wait || // set by a clock that was wrong
               (memory_.failures == 0 && !depot_.store().hints().empty());
    }

    void save()
    {
        depot_.store().save_cycles(cycles_);
        depot_.store().save_watch_memory(memory_);
    }

    void look()
    {
        try {
            const ShopAnswer answer = look_at_shop(client_, shop_.hub, depot_.now());
            memory_.skew = answer.skew;
            memory_.hub = answer.hub.name;
            tell_of_skew();
            keep_open_shop(answer);
            const std::vector<OpenedCycle> hints = depot_.store().hints();
            for (const OpenedCycle& hint : hints)
                hear(cycles_, hint, answer.look.at);
            learn(cycles_, answer.look,
                  seen_cycles(client_, shop_.hub, answer.look.at - orders_look_back), shop_.rules);
            Probes probes;
            for (const std::string& id : to_probe(cycles_, answer.look, shop_.rules))
                (is_on_sale(client_, id, shop_.hub) ? probes.on_sale : probes.not_on_sale)
                    .push_back(id);
            react(judge(cycles_, answer.look, probes, shop_.rules));
            memory_.failures = 0;
            memory_.next_look = next_look(cycles_, answer.look, shop_.rules);
            save();
            for (const OpenedCycle& hint : hints)
                depot_.store().drop_hint(hint);
            depot_.store().settle(silent);
            depot_.store().settle(key_refused);
        } catch (const OfnError& error) {
            failed(error);
            memory_.next_look = next_look_after_failure(shop_now(), memory_.failures);
            depot_.store().save_watch_memory(memory_);
        }
    }

    void keep_open_shop(const ShopAnswer& answer)
    {
        const std::filesystem::path file = open_shop_file(depot_);
        if (answer.look.active &&
            (!std::filesystem::exists(file) || read_file(file) != answer.body))
            write_file(file, answer.body);
    }

    void tell_of_skew()
    {
        if (const std::string fault = clock_fault(memory_.skew); !fault.empty())
            tell(depot_, clock_wrong, fault, false);
        else
            depot_.store().settle(clock_wrong);
    }

    /// Told before the change is remembered: after a crash it is seen and told again.
    void react(const WatchEvents& events)
    {
        for (const std::string& id : events.closed) {
            depot_.store().settle(reopened_key(id));
            log_("shop: cycle " + id + " is closed");
        }
        for (const std::string& id : events.reopened) {
            const WatchedCycle& cycle = known(id);
            if (!cycle.session.value.empty())
                depot_.store().cancel_wanted_jobs(
                    cycle.session, "La vente a rouvert: elle sera imprimée une fois refermée.",
                    {depot_.now(), "boutique"});
            tell(depot_, reopened_key(id),
                 "La vente «" + name_of(cycle, shop_.rules) +
                     "» a rouvert: ce qui attendait d'être imprimé est annulé, et reviendra avec "
                     "ses changements quand elle sera refermée.",
                 true, cycle.session);
        }
        for (const std::string& id : events.missed)
            tell(depot_, missed_key(id),
                 "La vente " + id +
                     " s'est fermée sans que Cageot la voie, il y a longtemps: si elle reste à "
                     "préparer, lancez «cageot fetch --cycle " +
                     id + "».",
                 true);
    }

    const WatchedCycle& known(const std::string& id) const
    {
        return *std::find_if(cycles_.begin(), cycles_.end(),
                             [&](const WatchedCycle& cycle) { return cycle.id == id; });
    }

    void failed(const OfnError& error)
    {
        if (error.why() == OfnError::Why::stopped)
            throw error;
        ++memory_.failures;
        log_("shop: no answer that could be used, " + std::to_string(memory_.failures) +
             " time(s) in a row");
        if (error.why() == OfnError::Why::key_refused)
            tell(depot_, key_refused, error.what(), true);
        else if (memory_.failures >= told_failures)
            tell(depot_, silent, error.what(), true);
    }

    void fetch_due(WatchedCycle& cycle)
    {
        const DueFetch due = due_fetch(cycle, shop_now(), shop_.rules);
        if (due == DueFetch::none)
            return;
        try {
            fetch(cycle, due);
            depot_.store().settle(unreadable_key(cycle.id));
        } catch (const OfnError& error) {
            if (error.why() == OfnError::Why::stopped)
                throw;
            not_fetched(cycle, error.what());
        } catch (const std::runtime_error& error) { // a full disk, a locked database
            not_fetched(cycle, error.what());
        }
        save();
    }

    void not_fetched(WatchedCycle& cycle, const std::string& why)
    {
        fetch_failed(cycle, shop_now());
        log_("shop: cycle " + cycle.id + " could not be read, " + std::to_string(cycle.failures) +
             " time(s) in a row");
        if (cycle.failures >= told_failures)
            tell(depot_, unreadable_key(cycle.id),
                 "Les commandes de la vente " + cycle.id + " n'arrivent pas: " + why, true,
                 cycle.session);
    }

    void fetch(WatchedCycle& cycle, DueFetch due)
    {
        const std::vector<InputFile> pages = list_orders(client_, shop_.hub, cycle.id);
        const std::string sum = sha256_hex(joined(pages));
        if (due == DueFetch::changes && sum == cycle.list_sha256) {
            fetched(cycle, shop_now(), shop_.rules);
            return;
        }
        const Fetching fetching =
            freeze_cycle(depot_, client_, {shop_.hub, memory_.hub}, cycle, pages);
        log_("shop: cycle " + cycle.id + what_became(fetching));
        if (fetching.refusal.empty()) {
            cycle.list_sha256 = sum;
            fetched(cycle, shop_now(), shop_.rules);
        } else {
            cycle.next_fetch = shop_now() + after_refusal;
        }
    }

    Depot& depot_;
    OfnClient& client_;
    const LogLine& log_;
    const WatchedShop& shop_;
    WatchMemory memory_;
    std::vector<WatchedCycle> cycles_;
};

} // namespace

UtcMs watch_shop(Depot& depot, OfnClient& client, const LogLine& log)
{
    // Two programs must not watch at once.
    const SoleHolder alone = SoleHolder::take(depot, "watch");
    return Watcher(depot, client, log).run();
}

} // namespace cageot
