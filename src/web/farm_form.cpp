#include "web/farm_page.h"
#include "web/farm_taps.h"
#include "web/pages.h"
#include "web/request_checks.h"

#include "base/text.h"

#include <algorithm>

namespace cageot {
namespace {

const char* const other_version =
    "La vente a changé pendant que cette page était ouverte: revenez aux arrivées.";

std::string page_url(const StoredSession& session, std::size_t place)
{
    return "/sessions/" + session.id.value + "/arrivals/" + std::to_string(place);
}

/// What the pressed button tells of the farm: its state, or a product's count.
std::vector<ArrivalFact> facts_of(const HttpRequest& request, const FarmArrival& farm, UtcMs now)
{
    const std::string tap = field(request.form, "tap");
    ArrivalFact fact{fact_id(request, tap), now, request.visitor.name,
                     FarmFact{farm.producer, FarmState::never}};
    if (const auto state = parse_farm_state(tap)) {
        fact.what = FarmFact{farm.producer, *state};
        return {fact};
    }
    const std::vector<std::string_view> words = split(tap, ' ');
    if (words.size() != 3)
        throw HttpRefusal(400, "Rien n’est choisi: pressez un bouton de la page.");
    constexpr long most = 1'000'000'000;
    fact.what = CountFact{product_in(request, std::string(words[0]), farm.producer),
                          static_cast<int>(std::min(parse_count(words[1]), most)),
                          static_cast<int>(std::min(parse_count(words[2]), most))};
    return {fact};
}

/// Everything that was told missing or refused of the farm came after all.
std::vector<ArrivalFact> all_came(const HttpRequest& request, const FarmArrival& farm, UtcMs now)
{
    std::vector<ArrivalFact> facts;
    for (std::size_t i = 0; i < farm.products.size(); ++i)
        if (farm.products[i].told.missing + farm.products[i].told.refused > 0)
            facts.push_back({fact_id(request, "all " + std::to_string(i)), now,
                             request.visitor.name,
                             CountFact{farm.products[i].supply.product, 0, 0}});
    return facts;
}

std::string query_of(const Told& told)
{
    return told.withheld + told.stickers == 0 ? std::string()
                                              : "?withheld=" + std::to_string(told.withheld) +
                                                    "&stickers=" + std::to_string(told.stickers);
}

} // namespace

HttpResponse tell_farm(Site& site, const HttpRequest& request)
{
    check_token(request);
    const StoredSession session = session_of(site, request);
    Depot& depot = site.depot();
    const auto situation = situation_of(depot, session.id);
    const FarmArrival farm = farm_of(depot, *situation, request);
    if (field(request.form, "farm") != farm.producer)
        throw HttpRefusal(409, other_version);
    const std::string url = page_url(session, farm.place);
    const std::string tap = field(request.form, "tap");
    try {
        if (tap == "here") {
            const std::lock_guard one_at_a_time(site.printing());
            const long pages = check_in(depot, session.id, farm.producer, request.visitor.name);
            return see(url + "?asked=" + std::to_string(pages));
        }
        if (tap == "all") {
            const auto told =
                tell_arrivals(depot, session.id, all_came(request, farm, depot.now()));
            return see(url + query_of(told));
        }
        const std::vector<ArrivalFact> facts = facts_of(request, farm, depot.now());
        const Told told = tell_arrivals(depot, session.id, facts);
        const std::string part = std::holds_alternative<CountFact>(facts.front().what)
                                     ? "#p" + tap.substr(0, tap.find(' '))
                                     : "";
        return see(url + query_of(told) + part);
    } catch (const HttpRefusal&) {
        throw;
    } catch (const ArrivalRefused& refused) {
        return show_farm(site, request, refused.faults());
    } catch (const std::runtime_error& error) { // no printer of the role
        return show_farm(site, request, {error.what()});
    }
}

} // namespace cageot
