#pragma once

// What changed on paper between two versions of one session's plan.

#include "plan/plan.h"

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace cageot {

/// An ordered quantity of one product in one order that is another one now.
struct QuantityChange {
    Product product;
    int before = 0, after = 0; ///< 0: not ordered
    friend bool operator==(const QuantityChange&, const QuantityChange&) = default;
};

/// An order of both versions that is packed or shown otherwise now.
struct ChangedOrder {
    OrderNumber order;
    int number = 0;
    std::vector<QuantityChange> quantities; ///< by product
    bool relay_changed = false;             ///< it goes to another relay
    std::size_t relay = 0; ///< where it goes now, index into PlanDifference::relays
    friend bool operator==(const ChangedOrder&, const ChangedOrder&) = default;
};

/// Codes are printed texts.
struct PlanDifference {
    std::vector<PlannedOrder> added;   ///< by number
    std::vector<PlannedOrder> removed; ///< by number
    std::vector<ChangedOrder> changed; ///< by number
    std::set<std::string> new_labels;  ///< unit and head labels that only the later plan has
    std::set<std::string> void_labels; ///< those that only the earlier one has
    /// Crates of both plans whose ticket says something else now, by what is on paper but for the
    /// version's stamp.
    std::set<std::string> changed_tickets;
    std::set<std::string> new_tickets;  ///< crates that only the later plan has
    std::set<std::string> void_tickets; ///< crates that only the earlier plan has
    std::vector<PlannedRelay> relays;   ///< of the later plan; those of `added` are among them

    /// True when nothing on labels and tickets changed.
    bool empty() const;
    friend bool operator==(const PlanDifference&, const PlanDifference&) = default;
};

PlanDifference difference(const PrintPlan& before, const PrintPlan& after);

/// For people, one sentence a change, by number: "Commande 22: Tomates anciennes 500g, 3 au lieu de
/// 2.", "Commande 31 annulée.", "Nouvelle commande 17 (Aragon)." When only other words changed, a
/// name or a payment, one sentence with how many papers.
std::vector<std::string> sentences_of(const PlanDifference& difference);

} // namespace cageot
