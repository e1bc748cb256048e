#pragma once

// What people tell of the goods of a session: which farms came, what is missing or refused, what a
// label that stayed on the roll says. Facts are only ever added; the newest one about a thing is what
// counts, whatever the order in which they arrive, so that two coordinators, a telephone that was
// offline and a message that was sent twice end the same.

#include "base/clock.h"
#include "base/id.h"
#include "session/session.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cageot {

/// Where a farm stands. Stored by name: never rename.
enum class FarmState {
    awaited, ///< nobody has counted its goods
    here,    ///< its goods were counted: what is not told missing or refused is there
    never,   ///< it does not come: everything of it is missing
};
std::string_view to_string(FarmState state);
std::optional<FarmState> parse_farm_state(std::string_view text);

struct FarmFact {
    std::string producer;
    FarmState state = FarmState::here;
    friend bool operator==(const FarmFact&, const FarmFact&) = default;
};
/// Of a product, in ordered units; replaces what was told of it before.
struct CountFact {
    Product product;
    int missing = 0; ///< not delivered
    int refused = 0; ///< delivered, and not good enough
    friend bool operator==(const CountFact&, const CountFact&) = default;
};
/// How much of a product an order gets, chosen by a person.
struct ChosenFact {
    Product product;
    OrderNumber order;
    int quantity = -1; ///< −1: the rule decides again
    friend bool operator==(const ChosenFact&, const ChosenFact&) = default;
};
/// A unit label that was left over when everything was stuck on: its goods are missing.
struct LeftoverFact {
    std::string code; ///< "U1234567874"
    bool left = true; ///< false: taken back
    friend bool operator==(const LeftoverFact&, const LeftoverFact&) = default;
};
/// What the thing under a unit label weighs.
struct WeightFact {
    std::string code; ///< "U1234567874"
    long grams = 0;   ///< 0: not weighed after all
    friend bool operator==(const WeightFact&, const WeightFact&) = default;
};

struct ArrivalFact {
    std::string
        id; ///< whoever tells it chooses it: 1 to 64 of [A-Za-z0-9_-]; the same id is the same fact
    UtcMs at = 0;
    std::string who; ///< a station, "web", a command
    std::variant<FarmFact, CountFact, ChosenFact, LeftoverFact, WeightFact> what;
    friend bool operator==(const ArrivalFact&, const ArrivalFact&) = default;
};

/// What all facts of a session come to.
struct Arrivals {
    std::map<std::string, FarmFact> farms;                 ///< by producer; absent: awaited
    std::map<std::string, UtcMs> since;                    ///< when a farm's state was told
    std::map<Product, CountFact> counts;                   ///< absent: nothing missing
    std::map<std::pair<Product, OrderNumber>, int> chosen; ///< without those at −1
    std::set<std::string> leftovers;                       ///< codes of unit labels
    std::map<std::string, long> grams;                     ///< by code of unit label
    friend bool operator==(const Arrivals&, const Arrivals&) = default;

    FarmState state_of(const std::string& producer) const;
};

/// The same for every order of `facts` and every repetition of one: the newest by time, then by id,
/// counts for each thing.
Arrivals arrivals_of(std::span<const ArrivalFact> facts);

} // namespace cageot
