#include "plan/arrivals.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <tuple>

namespace cageot {
namespace {

struct FarmStateWord {
    FarmState state;
    std::string_view stored;
};
constexpr std::array<FarmStateWord, 3> farm_state_words = {
    {{FarmState::awaited, "awaited"}, {FarmState::here, "here"}, {FarmState::never, "never"}}};

/// Lets each fact replace what was told before of the same thing.
class Reduction {
public:
    explicit Reduction(Arrivals& arrivals)
        : arrivals_(arrivals)
    {
    }
    void at(UtcMs now) { now_ = now; }

    void operator()(const FarmFact& fact) const
    {
        arrivals_.farms[fact.producer] = fact;
        arrivals_.since[fact.producer] = now_;
    }
    void operator()(const CountFact& fact) const
    {
        if (fact.missing == 0 && fact.refused == 0)
            arrivals_.counts.erase(fact.product);
        else
            arrivals_.counts[fact.product] = fact;
    }
    void operator()(const ChosenFact& fact) const
    {
        const std::pair chosen(fact.product, fact.order);
        if (fact.quantity < 0)
            arrivals_.chosen.erase(chosen);
        else
            arrivals_.chosen[chosen] = fact.quantity;
    }
    void operator()(const LeftoverFact& fact) const
    {
        if (fact.left)
            arrivals_.leftovers.insert(fact.code);
        else
            arrivals_.leftovers.erase(fact.code);
    }
    void operator()(const WeightFact& fact) const
    {
        if (fact.grams <= 0)
            arrivals_.grams.erase(fact.code);
        else
            arrivals_.grams[fact.code] = fact.grams;
    }

private:
    Arrivals& arrivals_;
    UtcMs now_ = 0;
};

} // namespace

std::string_view to_string(FarmState state)
{
    for (const FarmStateWord& word : farm_state_words)
        if (word.state == state)
            return word.stored;
    throw std::logic_error("unknown state of a farm");
}

std::optional<FarmState> parse_farm_state(std::string_view text)
{
    for (const FarmStateWord& word : farm_state_words)
        if (word.stored == text)
            return word.state;
    return std::nullopt;
}

FarmState Arrivals::state_of(const std::string& producer) const
{
    const auto known = farms.find(producer);
    return known == farms.end() ? FarmState::awaited : known->second.state;
}

Arrivals arrivals_of(std::span<const ArrivalFact> facts)
{
    std::vector<const ArrivalFact*> oldest_first;
    oldest_first.reserve(facts.size());
    for (const ArrivalFact& fact : facts)
        oldest_first.push_back(&fact);
    std::stable_sort(oldest_first.begin(), oldest_first.end(),
                     [](const ArrivalFact* a, const ArrivalFact* b) {
                         return std::tie(a->at, a->id) < std::tie(b->at, b->id);
                     });
    Arrivals arrivals;
    Reduction reduce(arrivals);
    for (const ArrivalFact* fact : oldest_first) {
        reduce.at(fact->at);
        std::visit(reduce, fact->what);
    }
    return arrivals;
}

} // namespace cageot
