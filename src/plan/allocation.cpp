#include "plan/allocation.h"

#include <algorithm>
#include <cstddef>

namespace cageot {
namespace {

/// Gives what was chosen; returns what is available afterwards.
int give_chosen(const std::vector<Claim>& claims, std::vector<int>& given, int available)
{
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (!claims[i].chosen)
            continue;
        given[i] = std::clamp(*claims[i].chosen, 0, std::min(claims[i].most, available));
        available -= given[i];
    }
    return available;
}

} // namespace

std::vector<int> allocate(const std::vector<Claim>& claims, int available)
{
    std::vector<int> given(claims.size());
    available = give_chosen(claims, given, std::max(0, available));
    std::vector<std::size_t> hungry;
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (!claims[i].chosen && claims[i].most > 0)
            hungry.push_back(i);
    // As many whole rounds at once as everybody takes part in; the last one may not go round.
    while (available > 0 && !hungry.empty()) {
        int rounds = available / static_cast<int>(hungry.size());
        for (const std::size_t i : hungry)
            rounds = std::min(rounds, claims[i].most - given[i]);
        for (const std::size_t i : hungry) {
            const int share = std::min(std::max(rounds, 1), available);
            given[i] += share;
            available -= share;
        }
        std::erase_if(hungry, [&](std::size_t i) { return given[i] >= claims[i].most; });
    }
    return given;
}

} // namespace cageot
