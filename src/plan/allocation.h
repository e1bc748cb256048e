#pragma once

#include <optional>
#include <vector>

namespace cageot {

/// What one order may get of one product.
struct Claim {
    int most = 0;              ///< units, never more
    std::optional<int> chosen; ///< by a person; nothing: the rule decides
    friend bool operator==(const Claim&, const Claim&) = default;
};

/// Units for each claim, at most `available` in all. What was chosen comes first, as far as it goes;
/// then every claim of the rule gets one before any gets two. Among equals the first of `claims`.
std::vector<int> allocate(const std::vector<Claim>& claims, int available);

} // namespace cageot
