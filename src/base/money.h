#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace cageot {

/// An amount in whole cents of the shop's currency.
struct Cents {
    std::int64_t value = 0;

    friend constexpr auto operator<=>(Cents, Cents) = default;
    friend constexpr Cents operator+(Cents a, Cents b) { return {a.value + b.value}; }
};

/// French form with a no-break space: "12,40 €", "-0,05 €".
std::string to_french(Cents amount);

} // namespace cageot
