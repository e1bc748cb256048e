#pragma once

// Which shop texts and ids are one relay.

#include "plan/plan.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace cageot {

/// A relay: a rule, or what no rule knows, by the first of its shop texts.
struct RelayKey {
    std::size_t rule; ///< index into the rules; their number for a relay that no rule knows
    std::string folded;
    friend auto operator<=>(const RelayKey&, const RelayKey&) = default;
};

/// The rule with a relay's id is its rule; else the first that matches a text of this session under
/// that id; else the one that a relay with the same text has. Without a rule, equal ids are one relay
/// and equal texts are.
class RelayKeys {
public:
    RelayKeys(const Session& session, const PlanRules& rules, const PrintPlan* previous);

    RelayKey of(const Relay& relay) const { return keys_.at({relay.name, relay.id}); }
    bool knows_id(const std::string& id) const { return by_id_.contains(id); }
    /// What a relay of the previous plan has become: found by its id, else by its text.
    RelayKey of(const PlannedRelay& before) const;

private:
    struct Rule {
        std::string id;
        std::string match; ///< folded
    };
    using Named = std::pair<std::string, std::string>; ///< the shop's text and id

    std::size_t rule_with_id(const std::string& id) const;
    std::size_t rule_matching(const std::string& folded) const;
    std::map<Named, std::size_t> rules_of(const std::set<Named>& relays) const;
    /// What orders with the id of a rule were called tells the rule of those without any id.
    std::size_t remembered_rule(const std::set<std::string>& texts,
                                const PrintPlan& previous) const;

    std::vector<Rule> rules_;
    std::map<Named, RelayKey> keys_;
    std::map<std::string, RelayKey> by_id_, by_text_; ///< texts folded
    std::set<std::size_t> used_rules_;                ///< those of this session's relays
};

} // namespace cageot
