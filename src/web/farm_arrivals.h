#pragma once

// Deliveries as people see them: one value for each farm of a session.

#include "depot/arrivals.h"
#include "web/paper_states.h"
#include "web/words.h"

#include <string>
#include <vector>

namespace cageot {

/// What came of one product, and what of that somebody counted by hand: leftover labels and a farm
/// that never comes add to `supply` alone.
struct ProductArrival {
    ProductSupply supply;
    CountFact told;
};

struct FarmArrival {
    std::size_t place = 0; ///< index into PrintPlan::batches
    std::string producer;
    std::string expected; ///< "07:45"; empty: not said
    bool cold = false;    ///< some of its goods are chilled or frozen
    bool late = false;    ///< nobody counted it, its hour is over, and others came today
    FarmState state = FarmState::awaited;
    UtcMs since = 0; ///< when its state was told; 0: never
    long labels = 0; ///< unit labels whose goods are there, as far as anybody told
    long heads = 0;  ///< head labels likewise
    Progress paper;  ///< its unit and head labels
    int missing = 0; ///< units
    int refused = 0; ///< units
    std::vector<ProductArrival> products; ///< by name

    bool is_short() const { return missing + refused > 0; }
};

/// By expected hour, chilled farms first among equals, those without an hour last; then by name.
std::vector<FarmArrival> farm_arrivals(Depot& depot, const Situation& situation);

/// How many farms are here of how many that come.
struct FarmCount {
    long here = 0;
    long never = 0;
    long total = 0; ///< with those that never come
};
FarmCount count_farms(const Situation& situation);

/// "là", "attendue", "en retard", "ne vient pas".
StateWords words_of(const FarmArrival& farm);
/// "2 manquent, 1 refusé"; empty when nothing is short.
std::string short_words(int missing, int refused);

} // namespace cageot
