#include "plan/relays.h"

#include "base/text.h"
#include "plan/relay_keys.h"
#include "plan/relay_mark.h"
#include "plan/relay_name.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace cageot {
namespace {

/// A relay in the making: a rule, or a shop text that no rule knows.
struct Candidate {
    const RelayRule* rule = nullptr;      ///< nothing for an unknown one
    const PlannedRelay* before = nullptr; ///< in the previous plan
    std::string shop_name, shop_id;       ///< of several the first
    std::set<std::string> shop_names;
    bool home_delivery = false;
    int orders = 0;
};
using Candidates = std::map<RelayKey, Candidate>;

Candidates candidates_of(const Session& session, const PlanRules& rules, const RelayKeys& keys,
                         const PrintPlan* previous)
{
    Candidates candidates;
    for (std::size_t rule = 0; rule < rules.relays.size(); ++rule)
        candidates[{rule, ""}].rule = &rules.relays[rule];
    for (const Order& order : session.orders) {
        Candidate& candidate = candidates[keys.of(order.relay)];
        ++candidate.orders;
        candidate.shop_names.insert(order.relay.name);
        const std::string& id = order.relay.id;
        if (candidate.shop_id.empty() || (!id.empty() && id < candidate.shop_id))
            candidate.shop_id = id;
        candidate.home_delivery = candidate.home_delivery || order.relay.home_delivery;
    }
    for (const bool by_id : {true, false}) {
        if (!previous)
            break;
        for (const PlannedRelay& relay : previous->relays) {
            if (keys.knows_id(relay.shop_id) != by_id)
                continue;
            const auto found = candidates.find(keys.of(relay));
            if (found != candidates.end() && !found->second.before)
                found->second.before = &relay;
        }
    }
    for (auto& [key, candidate] : candidates) {
        const PlannedRelay* before = candidate.before;
        if (before && candidate.shop_names.contains(before->shop_name))
            candidate.shop_name = before->shop_name;
        else if (!candidate.shop_names.empty())
            candidate.shop_name = *candidate.shop_names.begin();
        // A source that tells no ids must not make the one that is known forgotten.
        if (before && candidate.shop_id.empty() && !keys.knows_id(before->shop_id))
            candidate.shop_id = before->shop_id;
    }
    return candidates;
}

RelayMarks marks_of(const Candidates& candidates, const PrintPlan* previous)
{
    std::vector<RelayMarkWish> wishes;
    for (const auto& [key, candidate] : candidates) {
        RelayMarkWish wish;
        if (candidate.before)
            wish.printed = RelayMark{candidate.before->letter, candidate.before->colour};
        if (candidate.rule)
            wish.ruled = {candidate.rule->letter, candidate.rule->colour};
        wishes.push_back(wish);
    }
    std::vector<RelayMark> taken;
    if (previous)
        for (const PlannedRelay& relay : previous->relays)
            taken.push_back({relay.letter, relay.colour});
    return give_relay_marks(wishes, taken);
}

std::string toml_text(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return quoted + "\"";
}

/// The short name if it is found in this relay's shop text and in no other one's.
std::string proposed_match(const PlannedRelay& relay, const std::vector<PlannedRelay>& relays)
{
    const std::string wanted = folded_text(relay.name);
    const auto found_in = [&wanted](const PlannedRelay& other) {
        return folded_text(other.shop_name).find(wanted) != std::string::npos;
    };
    const bool fits = found_in(relay) && std::count_if(relays.begin(), relays.end(), found_in) == 1;
    return fits ? relay.name : relay.shop_name;
}

/// What makes the relay known, as a person writes it down.
std::string how_to_know(const PlannedRelay& relay, const std::string& match, bool in_table)
{
    if (in_table)
        return "ajoutez-le au tableau des relais, avec «" + match + "» sous «relais», «" +
               relay.letter + "» sous «lettre» et «" + relay.colour + "» sous «couleur».";
    const std::string id = relay.shop_id.empty() ? "" : "id = " + toml_text(relay.shop_id) + ", ";
    return "ajoutez à la configuration [[relay]] et dessous, chacun sur sa ligne, " + id +
           "match = " + toml_text(match) + ", letter = " + toml_text(relay.letter) +
           ", colour = " + toml_text(relay.colour) + ", name = " + toml_text(relay.name);
}

Finding unknown_relay(const PlannedRelay& relay, const std::vector<PlannedRelay>& relays,
                      int orders, bool in_table)
{
    Finding finding;
    finding.severity = Severity::warning;
    const std::string count = std::to_string(orders) + (orders == 1 ? " commande" : " commandes");
    if (trimmed(relay.shop_name).empty()) {
        finding.message = count + " sans relais, sous la lettre " + relay.letter +
                          ": complétez le mode de livraison dans la boutique.";
        return finding;
    }
    finding.message = "Le relais «" + relay.shop_name + "» (" + count + ") n'est pas connu: " +
                      how_to_know(relay, proposed_match(relay, relays), in_table);
    return finding;
}

Finding refused_mark(const PlannedRelay& relay, std::string_view what, const std::string& wanted,
                     const std::string& given, bool in_table)
{
    Finding finding;
    finding.severity = Severity::warning;
    finding.message = "Le relais «" + relay.name + "» porte «" + given + "»: " + std::string(what) +
                      " «" + wanted +
                      "» est déjà à un autre relais, donnez à chacun la sienne dans " +
                      (in_table ? "le tableau des relais." : "la configuration.");
    return finding;
}

bool has_ruled_name(const Candidate& candidate)
{
    return candidate.rule && !candidate.rule->name.empty();
}

/// A relay that the shop calls as before keeps the name that stands on labels already.
bool keeps_name(const Candidate& candidate, const PlannedRelay& relay)
{
    const PlannedRelay* before = candidate.before;
    if (has_ruled_name(candidate) || !before || before->shop_name != relay.shop_name)
        return false;
    return before->name == trimmed(relay.shop_name) ||
           before->name == short_relay_name(relay.shop_name, true) ||
           before->name == short_relay_name(relay.shop_name, false);
}

/// Relays whose short names would be the same go by the shop's whole text, and if that is on paper
/// already as another's short name, by their letter too.
void tell_apart(std::vector<PlannedRelay>& relays, const std::vector<const Candidate*>& candidates)
{
    std::map<std::string, int> uses;
    std::vector<bool> fixed;
    for (std::size_t i = 0; i < relays.size(); ++i) {
        const bool kept = keeps_name(*candidates[i], relays[i]);
        if (kept)
            relays[i].name = candidates[i]->before->name;
        fixed.push_back(kept || has_ruled_name(*candidates[i]));
        ++uses[folded_text(relays[i].name)];
    }
    for (std::size_t i = 0; i < relays.size(); ++i) {
        std::string& name = relays[i].name;
        if (fixed[i] || uses[folded_text(name)] < 2)
            continue;
        if (const std::string_view whole = trimmed(relays[i].shop_name); !whole.empty())
            name = whole;
        for (std::size_t other = 0; other < relays.size(); ++other) {
            if (!fixed[other] || relays[other].name != name)
                continue;
            name += " " + relays[i].letter;
            break;
        }
    }
}

PlannedRelay planned(const Candidate& candidate, const RelayMark& mark)
{
    PlannedRelay relay;
    relay.letter = mark.letter;
    relay.colour = mark.colour;
    relay.name = has_ruled_name(candidate)
                     ? candidate.rule->name
                     : short_relay_name(candidate.shop_name, candidate.home_delivery);
    relay.shop_name = candidate.shop_name;
    relay.driver = candidate.rule ? candidate.rule->driver : "";
    relay.home_delivery = candidate.home_delivery;
    relay.first_number = candidate.before ? candidate.before->first_number : 0;
    relay.shop_id = candidate.shop_id;
    return relay;
}

} // namespace

RelayAssignment assign_relays(const Session& session, const PlanRules& rules,
                              const PrintPlan* previous)
{
    const RelayKeys keys(session, rules, previous);
    const Candidates candidates = candidates_of(session, rules, keys, previous);
    const RelayMarks marks = marks_of(candidates, previous);
    RelayAssignment assignment;
    std::map<RelayKey, std::size_t> places;
    std::vector<const Candidate*> used;
    std::vector<RelayMark> refused;
    auto mark = marks.begin();
    for (const auto& [key, candidate] : candidates) {
        const GivenRelayMark& given = *mark++;
        if (candidate.orders == 0)
            continue;
        places[key] = used.size();
        used.push_back(&candidate);
        assignment.relays.push_back(planned(candidate, given.mark));
        refused.push_back(given.refused);
    }
    tell_apart(assignment.relays, used);
    for (std::size_t i = 0; i < used.size(); ++i) {
        const PlannedRelay& relay = assignment.relays[i];
        if (!used[i]->rule)
            assignment.findings.push_back(
                unknown_relay(relay, assignment.relays, used[i]->orders, rules.relays_in_table));
        const RelayMark& wanted = refused[i];
        if (!wanted.letter.empty())
            assignment.findings.push_back(refused_mark(relay, "la lettre", wanted.letter,
                                                       relay.letter, rules.relays_in_table));
        if (!wanted.colour.empty())
            assignment.findings.push_back(refused_mark(relay, "la couleur", wanted.colour,
                                                       relay.colour, rules.relays_in_table));
    }
    for (const Order& order : session.orders)
        assignment.of_order.push_back(places.at(keys.of(order.relay)));
    return assignment;
}

} // namespace cageot
