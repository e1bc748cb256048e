#pragma once

#include "plan/plan.h"

#include <set>
#include <string>
#include <vector>

namespace cageot {

/// A printed thing that is no longer true.
struct ThrownPaper {
    enum class Kind { unit, head, order, bag };
    Kind kind = Kind::unit;
    Code code;
    std::string mark;    ///< "14 F"; empty for a head label
    Product product;     ///< of a unit or head label; for a farm's head only its producer
    int k = 1, n = 1;    ///< of a unit label
    bool placed = false; ///< a newer one takes its place: with the same crate, line or product
    std::string why;     ///< French, short: "commande annulée", "3 au lieu de 2", "autre relais"
    friend bool operator==(const ThrownPaper&, const ThrownPaper&) = default;
};

/// What to look for and throw away after a version, in the order in which people find it: by number,
/// tickets before labels; heads last.
struct ThrowAwaySlip {
    std::string name; ///< the order cycle
    int version = 2;  ///< the version that makes these papers wrong
    std::vector<ThrownPaper> papers;
    friend bool operator==(const ThrowAwaySlip&, const ThrowAwaySlip&) = default;
};

/// `printed` are the codes, as printed, of what was ever given to a printer: what never was on paper
/// need not be thrown away. A ticket is named by its crate's code.
ThrowAwaySlip throw_away_slip(const PrintPlan& before, const PrintPlan& after,
                              const std::set<std::string>& printed);

} // namespace cageot
