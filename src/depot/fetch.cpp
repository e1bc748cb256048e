#include "depot/fetch.h"

#include "depot/announce.h"
#include "depot/archive.h"
#include "depot/file_lock.h"
#include "depot/print.h"
#include "source/drop_folder.h"

#include <algorithm>

namespace cageot {
namespace {

/// Orders older than this say nothing about cycles of today.
constexpr UtcMs look_back = 10 * 86'400'000LL;

std::string refused_key(const std::string& cycle)
{
    return "shop refused " + cycle;
}

void ask_for_printing(Depot& depot, const StoredSession& session)
{
    try {
        print_as_configured(depot, session);
    } catch (const std::runtime_error& error) {
        tell(depot, "not printed " + session.id.value,
             "Pas encore imprimé: " + std::string(error.what()), true, session.id);
    }
}

Fetching refused(Depot& depot, const WatchedCycle& cycle, const std::string& sentence)
{
    tell(depot, refused_key(cycle.id), sentence, true, cycle.session);
    return {cycle.id, {}, sentence};
}

} // namespace

std::filesystem::path open_shop_file(const Depot& depot)
{
    return depot.settings().data / "shop-open.json";
}

std::string reopened_key(const std::string& cycle)
{
    return "shop reopened " + cycle;
}

Fetching freeze_cycle(Depot& depot, OfnClient& client, const OfnHub& hub, WatchedCycle& cycle,
                      const std::vector<InputFile>& pages)
{
    if (orders_in(pages) == 0)
        return refused(depot, cycle,
                       cycle.session.value.empty()
                           ? "La vente " + cycle.id +
                                 " s'est fermée sans commande: il n'y a rien à préparer."
                           : "La boutique ne donne plus aucune commande de la vente " + cycle.id +
                                 ": vérifiez-la; rien n'a été changé.");
    if (cycle.name.empty())
        cycle.name = cycle_name(client, hub.id, cycle.id).value_or("");
    const std::filesystem::path open_shop = open_shop_file(depot);
    const CycleCard card{hub, cycle, name_of(cycle, depot.settings().shop.value().rules),
                         std::filesystem::exists(open_shop) ? read_file(open_shop) : ""};
    Fetching fetching{
        cycle.id, freeze(depot, fetch_cycle(client, card, pages), {},
                         [&](const StoredSession& session) { ask_for_printing(depot, session); })};
    if (!fetching.freezing.session) {
        const RepeatedFinding first = without_repetition(fetching.freezing.findings).front();
        refused(depot, cycle,
                "Les commandes de la vente " + cycle.id +
                    " ne peuvent pas être reprises: " + first.text());
        fetching.refusal = report(fetching.freezing);
        return fetching;
    }
    depot.store().settle(refused_key(cycle.id));
    cycle.session = fetching.freezing.session->id;
    return fetching;
}

std::vector<Fetching> fetch_now(Depot& depot, OfnClient& client, const std::string& wanted)
{
    const FileLock lock = FileLock::take(depot.settings().data / "watch.lock");
    const WatchedShop& shop = depot.settings().shop.value();
    WatchMemory memory = depot.store().watch_memory();
    std::vector<WatchedCycle> cycles = depot.store().cycles();
    const ShopAnswer answer = look_at_shop(client, shop.hub, depot.now());
    memory.skew = answer.skew;
    memory.hub = answer.hub.name;
    std::vector<SeenCycle> seen = seen_cycles(client, shop.hub, answer.look.at - look_back);
    const auto is_wanted = [&](const auto& cycle) { return cycle.id == wanted; };
    if (!wanted.empty() && std::none_of(seen.begin(), seen.end(), is_wanted))
        seen.push_back({wanted, 0, 0}); // an older one, at a person's own word
    learn(cycles, answer.look, seen, shop.rules);
    std::vector<Fetching> fetchings;
    for (WatchedCycle& cycle : cycles) {
        if (wanted.empty() ? cycle.phase == CyclePhase::done : !is_wanted(cycle))
            continue;
        if (answer.look.active && is_on_sale(client, cycle.id, shop.hub)) {
            fetchings.push_back(
                {cycle.id,
                 {},
                 "La vente " + cycle.id + " prend encore des commandes: attendez qu'elle ferme."});
            continue;
        }
        close(cycle, answer.look.at);
        depot.store().settle(reopened_key(cycle.id));
        const std::vector<InputFile> pages = list_orders(client, shop.hub, cycle.id);
        fetchings.push_back(freeze_cycle(depot, client, answer.hub, cycle, pages));
        cycle.list_sha256 = sha256_hex(joined(pages));
        fetched(cycle, answer.look.at, DueFetch::all, shop.rules);
    }
    depot.store().save_cycles(cycles);
    depot.store().save_watch_memory(memory);
    return fetchings;
}

} // namespace cageot
