#include "plan/warnings.h"

#include "base/text.h"
#include "plan/paper_name.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace cageot {
namespace {

/// So many lines of a table are proposed at a time.
constexpr std::size_t most_proposals = 3;

Finding warning(std::string message)
{
    return {Severity::warning, "", 0, "", std::move(message)};
}

/// "1, 2 et 3"
std::string listed(const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i)
        text += (i == 0 ? "" : i + 1 == words.size() ? " et " : ", ") + words[i];
    return text;
}

using Places = std::vector<std::size_t>;

bool of_several_customers(const Places& places, const std::vector<std::size_t>& customers)
{
    return std::any_of(places.begin(), places.end(), [&](std::size_t place) {
        return customers[place] != customers[places.front()];
    });
}

std::string numbers_of(const PrintPlan& plan, const Places& places)
{
    std::vector<std::string> numbers;
    for (const std::size_t place : places)
        numbers.push_back(std::to_string(plan.orders[place].number));
    return listed(numbers);
}

/// The different names on paper in quotes.
std::string names_of(const PrintPlan& plan, const Places& places)
{
    std::vector<std::string> names;
    for (const std::size_t place : places) {
        std::string name = "«" + plan.orders[place].paper_name + "»";
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    }
    return listed(names);
}

/// Places of orders by a text of theirs, groups in the order of their first one.
template <class TextOf>
std::vector<Places> alike(const PrintPlan& plan, const TextOf& text_of)
{
    std::map<std::string, std::size_t> group_of;
    std::vector<Places> groups;
    for (std::size_t place = 0; place < plan.orders.size(); ++place) {
        if (plan.orders[place].paper_name.empty())
            continue;
        const auto [known, is_new] =
            group_of.emplace(read_form(text_of(plan.orders[place])), groups.size());
        if (is_new)
            groups.emplace_back();
        groups[known->second].push_back(place);
    }
    return groups;
}

void warn_of_homonyms(std::vector<Finding>& findings, const PrintPlan& plan,
                      const std::vector<std::size_t>& customers)
{
    for (const Places& places :
         alike(plan, [](const PlannedOrder& order) { return order.paper_name; }))
        if (of_several_customers(places, customers))
            findings.push_back(warning(
                "Les commandes " + numbers_of(plan, places) + " portent le même nom «" +
                plan.orders[places.front()].paper_name + "»: à la remise, demandez le numéro."));
    // Of two true homonyms the late one has a longer name on paper.
    for (const Places& places :
         alike(plan, [](const PlannedOrder& order) { return order.customer; })) {
        std::set<std::string> forms;
        for (const std::size_t place : places)
            forms.insert(read_form(plan.orders[place].paper_name));
        if (forms.size() > 1 && of_several_customers(places, customers))
            findings.push_back(warning("Les commandes " + numbers_of(plan, places) +
                                       " sont de personnes du même nom, écrit " +
                                       names_of(plan, places) +
                                       ": à la remise, demandez le numéro."));
    }
}

void warn_of_empty_orders(std::vector<Finding>& findings, const std::vector<PlannedOrder>& orders)
{
    for (const PlannedOrder& order : orders) {
        const bool goods = std::any_of(order.lines.begin(), order.lines.end(),
                                       [](const PlannedLine& line) { return line.quantity > 0; });
        if (!goods)
            findings.push_back(warning(
                "La commande " + order.order.value + " (numéro " + std::to_string(order.number) +
                ") n'a aucun produit à préparer: vérifiez-la dans la boutique."));
    }
}

/// A cell as a CSV with semicolons has it.
std::string csv_cell(const std::string& text)
{
    if (text.find_first_of(";\"\n\r") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text)
        quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

/// "«a», «b», «c» et 4 autres lignes" of seven lines.
std::string proposed(const std::vector<std::string>& lines)
{
    std::vector<std::string> words;
    for (std::size_t i = 0; i < std::min(lines.size(), most_proposals); ++i)
        words.push_back("«" + lines[i] + "»");
    if (const std::size_t more = lines.size() - words.size(); more > 0)
        words.push_back(std::to_string(more) + (more == 1 ? " autre ligne" : " autres lignes"));
    return listed(words);
}

void warn_of_farms(std::vector<Finding>& findings, const std::set<Product>& goods,
                   const PlanRules& rules)
{
    if (rules.producers.empty())
        return;
    const ProducerRows rows(rules.producers);
    std::map<std::string, std::string> unknown; // by folded text
    for (const Product& product : goods)
        if (!rows.find(product.producer))
            unknown.emplace(folded_text(product.producer), product.producer);
    if (unknown.empty())
        return;
    std::vector<std::string> lines;
    for (const auto& [folded, name] : unknown)
        lines.push_back(csv_cell(name) + ";;");
    findings.push_back(
        warning((lines.size() == 1 ? "Une ferme n'est pas"
                                   : std::to_string(lines.size()) + " fermes ne sont pas") +
                " dans le tableau des fermes: ajoutez-y (ferme;heure;étiquettes) " +
                proposed(lines) + "."));
}

void warn_of_zones(std::vector<Finding>& findings, const std::set<Product>& goods)
{
    if (goods.empty())
        return;
    std::vector<std::string> lines;
    for (const Product& product : goods)
        lines.push_back(csv_cell(product.name) + ";" + csv_cell(product.producer) + ";" +
                        csv_cell(product.unit) + ";sec");
    findings.push_back(warning(
        "Personne ne dit si " +
        (lines.size() == 1 ? "un produit est sec, frais ou surgelé, il est compté"
                           : std::to_string(lines.size()) +
                                 " produits sont secs, frais ou surgelés, ils sont comptés") +
        " au sec: ajoutez au tableau des produits (produit;ferme;unité;zone) " + proposed(lines) +
        "."));
}

} // namespace

std::vector<Finding> warnings_of_orders(const PrintPlan& plan,
                                        const std::vector<std::size_t>& customers)
{
    std::vector<Finding> findings;
    warn_of_empty_orders(findings, plan.orders);
    warn_of_homonyms(findings, plan, customers);
    return findings;
}

std::vector<Finding> warnings_of_tables(const Session& session, const PlanRules& rules)
{
    std::vector<Finding> findings;
    if (rules.producers.empty() && rules.products.empty())
        return findings;
    const ProductRows rows(rules.products);
    std::set<Product> goods, without_zone;
    std::set<Product> with_zone;
    for (const Order& order : session.orders) {
        for (const OrderLine& line : order.lines) {
            const bool is_new = goods.insert(line.product).second;
            if (line.temperature_controlled)
                with_zone.insert(line.product);
            else if (is_new && !is_zone_known(line, rules, rows.find(line.product)))
                without_zone.insert(line.product);
        }
    }
    for (const Product& product : with_zone)
        without_zone.erase(product);
    warn_of_farms(findings, goods, rules);
    if (!rules.products.empty())
        warn_of_zones(findings, without_zone);
    return findings;
}

} // namespace cageot
