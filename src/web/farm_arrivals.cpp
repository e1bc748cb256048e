#include "web/farm_arrivals.h"

#include "base/zone.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace cageot {
namespace {

/// "07:45", as the hub's table of farms writes hours.
std::string hour_of(const LocalTime& time)
{
    const auto two_digits = [](int number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return two_digits(time.hour) + ":" + two_digits(time.minute);
}

bool is_same_day(const LocalTime& a, const LocalTime& b)
{
    return std::tie(a.year, a.month, a.day) == std::tie(b.year, b.month, b.day);
}

/// Hours have no day: they are those of the day on which farms come.
bool has_begun_today(const Arrivals& arrivals, const LocalTime& now, const std::string& zone)
{
    return std::any_of(arrivals.farms.begin(), arrivals.farms.end(), [&](const auto& farm) {
        const auto since = arrivals.since.find(farm.first);
        return farm.second.state == FarmState::here && since != arrivals.since.end() &&
               is_same_day(local_time(since->second, zone), now);
    });
}

void add_labels(FarmArrival& farm, const PlannedBatch& batch, const PaperStates& states)
{
    for (const Label& label : batch.labels) {
        const auto found = states.find(to_string(code_of(label)));
        const PaperState state = found == states.end() ? PaperState::planned : found->second.state;
        farm.paper.add(state);
        if (state != PaperState::short_ && state != PaperState::void_)
            ++(std::holds_alternative<UnitLabel>(label) ? farm.labels : farm.heads);
    }
}

void add_products(FarmArrival& farm, const Situation& situation)
{
    for (const ProductSupply& supply : situation.supply.products) {
        if (supply.product.producer != farm.producer)
            continue;
        const auto told = situation.arrivals.counts.find(supply.product);
        farm.products.push_back({supply, told == situation.arrivals.counts.end()
                                             ? CountFact{supply.product, 0, 0}
                                             : told->second});
        farm.cold = farm.cold || supply.zone != Zone::ambient;
        farm.missing += supply.missing;
        farm.refused += supply.refused;
    }
}

} // namespace

std::vector<FarmArrival> farm_arrivals(Depot& depot, const Situation& situation)
{
    const PaperStates states = paper_states(depot, situation.session.id);
    const std::string& zone = depot.settings().time_zone;
    const LocalTime now = local_time(depot.now(), zone);
    const bool begun = has_begun_today(situation.arrivals, now, zone);
    std::vector<FarmArrival> farms;
    for (std::size_t place = 0; place < situation.ordered->batches.size(); ++place) {
        const PlannedBatch& batch = situation.ordered->batches[place];
        FarmArrival farm;
        farm.place = place;
        farm.producer = batch.producer;
        farm.expected = batch.expected;
        farm.state = situation.arrivals.state_of(batch.producer);
        if (const auto since = situation.arrivals.since.find(batch.producer);
            since != situation.arrivals.since.end())
            farm.since = since->second;
        farm.late = begun && farm.state == FarmState::awaited && !farm.expected.empty() &&
                    farm.expected < hour_of(now);
        add_labels(farm, batch, states);
        add_products(farm, situation);
        farms.push_back(std::move(farm));
    }
    std::stable_sort(farms.begin(), farms.end(), [](const FarmArrival& a, const FarmArrival& b) {
        const auto key = [](const FarmArrival& farm) {
            return std::tuple(farm.expected.empty(), std::string_view(farm.expected), !farm.cold,
                              std::string_view(farm.producer));
        };
        return key(a) < key(b);
    });
    return farms;
}

FarmCount count_farms(const Situation& situation)
{
    FarmCount count;
    for (const PlannedBatch& batch : situation.ordered->batches) {
        const FarmState state = situation.arrivals.state_of(batch.producer);
        count.here += state == FarmState::here ? 1 : 0;
        count.never += state == FarmState::never ? 1 : 0;
        ++count.total;
    }
    return count;
}

StateWords words_of(const FarmArrival& farm)
{
    switch (farm.state) {
    case FarmState::awaited:
        return farm.late ? StateWords{"en retard", "unsure"} : StateWords{"attendue", "todo"};
    case FarmState::here:
        return {"là", "done"};
    case FarmState::never:
        return {"ne vient pas", "stop"};
    }
    throw std::logic_error("unknown state of a farm");
}

std::string short_words(int missing, int refused)
{
    std::string words;
    if (missing > 0)
        words = counted(missing, "manque", "manquent");
    if (refused > 0)
        words += (words.empty() ? "" : ", ") + counted(refused, "refusé", "refusés");
    return words;
}

} // namespace cageot
