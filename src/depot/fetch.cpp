#include "depot/fetch.h"

#include "depot/announce.h"
#include "depot/archive.h"
#include "depot/print.h"
#include "depot/sole_holder.h"
#include "source/drop_folder.h"

#include <algorithm>

namespace cageot {
namespace {

std::string refused_key(const std::string& cycle)
{
    return "shop refused " + cycle;
}

void ask_for_printing(Depot& depot, const StoredSession& session)
{
    try {
        print_as_configured(depot, session);
    } catch (const std::runtime_error& error) {
        tell(depot, not_printed_key(session.id), "Pas encore imprimé: " + std::string(error.what()),
             true, session.id);
    }
}

Fetching refused(Depot& depot, const WatchedCycle& cycle, const std::string& sentence)
{
    tell(depot, refused_key(cycle.id), sentence, true, cycle.session);
    return {cycle.id, {}, sentence};
}

/// Nothing to prepare, or nothing any more.
Fetching without_orders(Depot& depot, const WatchedCycle& cycle)
{
    if (!cycle.session.value.empty())
        return refused(depot, cycle,
                       "La boutique ne donne plus aucune commande de la vente " + cycle.id +
                           ": vérifiez-la; rien n'a été changé.");
    Notice notice;
    notice.key = refused_key(cycle.id);
    notice.told_at = depot.now();
    notice.by_hand = true;
    notice.sentence =
        "La vente " + cycle.id + " s'est fermée sans commande: il n'y a rien à préparer.";
    depot.store().tell(notice);
    return {cycle.id, {}, notice.sentence};
}

Fetching still_open(const WatchedCycle& cycle)
{
    return {cycle.id,
            {},
            "La vente " + cycle.id + " prend encore des commandes: attendez qu'elle ferme."};
}

std::string first_error(const std::vector<Finding>& findings)
{
    for (const Finding& finding : findings)
        if (finding.severity == Severity::error)
            return to_string(finding);
    return {};
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

std::string missed_key(const std::string& cycle)
{
    return "shop missed " + cycle;
}

std::string unreadable_key(const std::string& cycle)
{
    return "shop unreadable " + cycle;
}

Fetching freeze_cycle(Depot& depot, OfnClient& client, const OfnHub& hub, WatchedCycle& cycle,
                      const std::vector<InputFile>& pages)
{
    if (orders_in(pages).empty())
        return without_orders(depot, cycle);
    if (cycle.name.empty())
        cycle.name = cycle_name(client, hub.id, cycle.id).value_or("");
    const std::filesystem::path open_shop = open_shop_file(depot);
    const CycleCard card{hub, cycle, name_of(cycle, depot.settings().shop.value().rules),
                         std::filesystem::exists(open_shop) ? read_file(open_shop) : ""};
    const std::vector<InputFile> files = fetch_cycle(client, card, pages);
    if (files.empty())
        return still_open(cycle);
    Fetching fetching{cycle.id, freeze(depot, files, {}, [&](const StoredSession& session) {
                          ask_for_printing(depot, session);
                      })};
    if (!fetching.freezing.session) {
        refused(depot, cycle,
                "Les commandes de la vente " + cycle.id +
                    " ne peuvent pas être reprises: " + first_error(fetching.freezing.findings));
        fetching.refusal = report(fetching.freezing);
        return fetching;
    }
    depot.store().settle(refused_key(cycle.id));
    depot.store().settle(missed_key(cycle.id));
    cycle.session = fetching.freezing.session->id;
    return fetching;
}

std::vector<Fetching> fetch_now(Depot& depot, OfnClient& client, const std::string& wanted)
{
    const SoleHolder alone = SoleHolder::take(depot, "watch");
    const WatchedShop& shop = depot.settings().shop.value();
    WatchMemory memory = depot.store().watch_memory();
    std::vector<WatchedCycle> cycles = depot.store().cycles();
    const ShopAnswer answer = look_at_shop(client, shop.hub, depot.now());
    memory.skew = answer.skew;
    memory.hub = answer.hub.name;
    std::vector<SeenCycle> seen = seen_cycles(client, shop.hub, answer.look.at - orders_look_back);
    const auto is_wanted = [&](const auto& cycle) { return cycle.id == wanted; };
    if (!wanted.empty() && std::none_of(seen.begin(), seen.end(), is_wanted))
        seen.push_back({wanted, 0, 0}); // an older one, at a person's own word
    learn(cycles, answer.look, seen, shop.rules);
    std::vector<Fetching> fetchings;
    for (WatchedCycle& cycle : cycles) {
        if (wanted.empty() ? cycle.phase == CyclePhase::done : !is_wanted(cycle))
            continue;
        if (is_on_sale(client, cycle.id, shop.hub)) {
            fetchings.push_back(still_open(cycle));
            continue;
        }
        const std::vector<InputFile> pages = list_orders(client, shop.hub, cycle.id);
        if (orders_in(pages).empty() && cycle.first_seen == answer.look.at) {
            fetchings.push_back({cycle.id,
                                 {},
                                 "La boutique n'a pas de commande de la vente " + cycle.id +
                                     ": vérifiez son numéro."});
            cycle.phase = CyclePhase::done; // perhaps it never was
            continue;
        }
        close(cycle, answer.look.at);
        depot.store().settle(reopened_key(cycle.id));
        fetchings.push_back(freeze_cycle(depot, client, answer.hub, cycle, pages));
        if (fetchings.back().refusal.empty()) {
            cycle.list_sha256 = sha256_hex(joined(pages));
            fetched(cycle, answer.look.at, shop.rules);
        }
        depot.store().save_cycles(cycles);
    }
    depot.store().save_cycles(cycles);
    depot.store().save_watch_memory(memory);
    return fetchings;
}

} // namespace cageot
