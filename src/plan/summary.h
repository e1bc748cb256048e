#pragma once

// What a coordinator wants to know on the evening a session closes: how much is coming, from whom,
// for where, how much paper it takes, and what is odd.

#include "plan/plan.h"
#include "session/session.h"

#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// A relay or a farm with its share.
struct SummaryShare {
    std::string name;
    int orders = 0;   ///< orders that go there, or that want something of it
    long units = 0;   ///< ordered units
    long labels = 0;  ///< unit and head labels; for a relay 0
    std::string hint; ///< of a farm its expected hour, of a relay its letter; may be empty
    friend bool operator==(const SummaryShare&, const SummaryShare&) = default;
};

struct Summary {
    std::string hub, name;
    int version = 1;
    int orders = 0;
    long units = 0;
    long labels = 0; ///< unit and head labels and bag tickets: what the label printer prints
    long order_tickets = 0;
    std::vector<SummaryShare> relays;  ///< in the order of the round
    std::vector<SummaryShare> farms;   ///< by name
    std::vector<std::string> oddities; ///< one French sentence each
    friend bool operator==(const Summary&, const Summary&) = default;
};

/// Counts the plan; `session` is what it was made of, `findings` what reading and planning found.
/// It goes by e-mail: orders are named by their numbers, never by whose they are, and names that
/// findings quote are masked.
Summary summarise(const PrintPlan& plan, const Session& session,
                  const std::vector<Finding>& findings);

/// "1 279 étiquettes: 2 rouleaux de 1 000, 70 tickets"
std::string paper_needed(const Summary& summary, int labels_per_roll);

/// The whole summary as plain text for an e-mail, lines under 78 characters where texts allow it: a
/// sentence stays on one line, because a phone breaks lines by itself and a line to paste must stay
/// whole.
std::string to_text(const Summary& summary, int labels_per_roll);
/// The oddities of a text that to_text made.
std::vector<std::string> oddities_in(std::string_view text);

} // namespace cageot
