#include "plan/relay_keys.h"

#include "base/text.h"

#include <algorithm>

namespace cageot {
namespace {

/// What ties shop texts and ids of one session together.
struct Group {
    std::set<std::string> texts, ids; ///< texts folded
    std::size_t rule = 0;             ///< the first that one of its members has
};

/// Members that share a text or an id, directly or over others.
class Groups {
public:
    /// Both may be in other groups already: these become one.
    void add(const std::string& text, const std::string& id, std::size_t rule)
    {
        Group joined{{text}, {}, rule};
        if (!id.empty())
            joined.ids.insert(id);
        for (auto group = all_.begin(); group != all_.end();) {
            if (!group->texts.contains(text) && !group->ids.contains(id)) {
                ++group;
                continue;
            }
            joined.texts.merge(group->texts);
            joined.ids.merge(group->ids);
            joined.rule = std::min(joined.rule, group->rule);
            group = all_.erase(group);
        }
        all_.push_back(std::move(joined));
    }
    std::vector<Group>& all() { return all_; }

private:
    std::vector<Group> all_;
};

} // namespace

RelayKeys::RelayKeys(const Session& session, const PlanRules& rules, const PrintPlan* previous)
{
    for (const RelayRule& rule : rules.relays)
        rules_.push_back({rule.id, folded_text(rule.match)});
    std::set<Named> relays;
    for (const Order& order : session.orders)
        relays.emplace(order.relay.name, order.relay.id);

    const std::map<Named, std::size_t> rule_of = rules_of(relays);
    Groups groups;
    for (const auto& [relay, rule] : rule_of)
        groups.add(folded_text(relay.first), relay.second, rule);
    for (Group& group : groups.all()) {
        if (previous && group.rule == rules_.size() && group.ids.empty())
            group.rule = remembered_rule(group.texts, *previous);
        const bool ruled = group.rule < rules_.size();
        const RelayKey key{group.rule, ruled ? "" : *group.texts.begin()};
        for (const std::string& text : group.texts)
            by_text_.emplace(text, key);
    }
    for (const auto& [relay, rule] : rule_of) {
        const RelayKey key =
            rule < rules_.size() ? RelayKey{rule, ""} : by_text_.at(folded_text(relay.first));
        keys_.emplace(relay, key);
        used_rules_.insert(key.rule);
        if (!relay.second.empty())
            by_id_.emplace(relay.second, key);
    }
}

std::map<RelayKeys::Named, std::size_t> RelayKeys::rules_of(const std::set<Named>& relays) const
{
    std::map<std::string, std::size_t> of_id;
    for (const auto& [name, id] : relays) {
        const std::size_t own = rule_with_id(id);
        std::size_t& rule = of_id.emplace(id, rules_.size()).first->second;
        rule = own < rules_.size() ? own : std::min(rule, rule_matching(folded_text(name)));
    }
    std::map<Named, std::size_t> rules;
    for (const Named& relay : relays)
        rules[relay] =
            relay.second.empty() ? rule_matching(folded_text(relay.first)) : of_id.at(relay.second);
    return rules;
}

std::size_t RelayKeys::remembered_rule(const std::set<std::string>& texts,
                                       const PrintPlan& previous) const
{
    std::size_t rule = rules_.size();
    for (const PlannedRelay& before : previous.relays)
        if (texts.contains(folded_text(before.shop_name)))
            rule = std::min(rule, rule_with_id(before.shop_id));
    return rule;
}

RelayKey RelayKeys::of(const PlannedRelay& before) const
{
    std::string folded = folded_text(before.shop_name);
    if (const auto known = by_id_.find(before.shop_id); known != by_id_.end()) {
        // Of several under one rule one may be renamed: the rule stays with the others.
        const std::size_t rule = rule_matching(folded);
        const bool left_rule = known->second.rule == rules_.size() && rule < rules_.size() &&
                               used_rules_.contains(rule);
        return left_rule ? RelayKey{rule, ""} : known->second;
    }
    if (const auto known = by_text_.find(folded); known != by_text_.end())
        return known->second;
    const std::size_t rule = std::min(rule_with_id(before.shop_id), rule_matching(folded));
    return rule < rules_.size() ? RelayKey{rule, ""} : RelayKey{rule, std::move(folded)};
}

std::size_t RelayKeys::rule_with_id(const std::string& id) const
{
    return static_cast<std::size_t>(
        std::find_if(rules_.begin(), rules_.end(),
                     [&](const Rule& rule) { return !id.empty() && rule.id == id; }) -
        rules_.begin());
}

std::size_t RelayKeys::rule_matching(const std::string& folded) const
{
    return static_cast<std::size_t>(
        std::find_if(rules_.begin(), rules_.end(),
                     [&](const Rule& rule) {
                         return !rule.match.empty() && folded.find(rule.match) != std::string::npos;
                     }) -
        rules_.begin());
}

} // namespace cageot
