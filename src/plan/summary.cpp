#include "plan/summary.h"

#include "base/french_number.h"
#include "base/money.h"
#include "base/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace cageot {
namespace {

constexpr int largest_two_digits = 99;

/// Sums up one relay.
SummaryShare share_of(const PrintPlan& plan, std::size_t relay)
{
    SummaryShare share{plan.relays[relay].name, 0, 0, 0, plan.relays[relay].letter};
    for (const PlannedOrder& order : plan.orders) {
        if (order.relay != relay)
            continue;
        ++share.orders;
        for (const PlannedLine& line : order.lines)
            share.units += line.quantity;
    }
    return share;
}

SummaryShare share_of(const PlannedBatch& batch)
{
    SummaryShare share{batch.producer, 0, 0, static_cast<long>(batch.labels.size()),
                       batch.expected};
    for (const Label& label : batch.labels) {
        const auto* head = std::get_if<HeadLabel>(&label);
        if (head && head->of == HeadLabel::Of::farm) {
            share.orders = static_cast<int>(head->numbers.size());
            share.units = head->quantity;
        }
    }
    return share;
}

/// Texts by which somebody could be known, as folded_text.
std::set<std::string> private_texts(const PrintPlan& plan, const Session& session)
{
    constexpr std::size_t quoted_of_a_cell = 40;
    std::set<std::string> texts;
    const auto add = [&texts](const std::string& text) {
        texts.insert(folded_text(text));
        texts.insert(folded_text(first_code_points(text, quoted_of_a_cell)));
    };
    for (const PlannedOrder& order : plan.orders)
        add(order.paper_name);
    for (const Order& order : session.orders) {
        const Customer& customer = order.customer;
        for (const std::string& text :
             {customer.name, customer.email, customer.phone, order.relay.address})
            add(text);
    }
    texts.erase("");
    return texts;
}

/// Every private text between « and » as «…»; at the end of a clause nothing is left of it.
std::string masked(const std::string& text, const std::set<std::string>& people)
{
    const std::string open = "«", close = "»";
    std::string out;
    std::size_t at = 0;
    for (;;) {
        const std::size_t begin = text.find(open, at);
        const std::size_t end = begin == std::string::npos ? begin : text.find(close, begin);
        if (end == std::string::npos)
            return out + text.substr(at);
        const std::size_t inside = begin + open.size();
        const std::size_t after = end + close.size();
        out += text.substr(at, begin - at);
        at = after;
        if (!people.contains(folded_text(text.substr(inside, end - inside))))
            out += text.substr(begin, after - begin);
        else if (!out.empty() && out.back() == ' ' && text.substr(after, 1) == ":")
            out.pop_back();
        else
            out += open + "…" + close;
    }
}

/// Something else to say when a person is named outside of quotes.
std::string without_people(const std::string& text, const std::set<std::string>& people)
{
    std::string told = masked(text, people);
    const std::string folded = folded_text(told);
    const bool named =
        std::any_of(people.begin(), people.end(), [&folded](const std::string& person) {
            const bool whole_name = person.find_first_of(" @") != std::string::npos;
            return whole_name && folded.find(person) != std::string::npos;
        });
    return named ? "Une remarque nomme un mangeur: lisez-la sur la page de la vente." : told;
}

/// "la commande 14 (R482019375)", "les commandes 3 (R1), 7 (R2) et 12 autres"
std::string listed(const std::vector<const PlannedOrder*>& orders)
{
    constexpr std::size_t shown = 8;
    std::string text = orders.size() == 1 ? "la commande " : "les commandes ";
    const bool all = orders.size() <= shown + 1;
    const std::size_t named = all ? orders.size() : shown;
    for (std::size_t i = 0; i < named; ++i)
        text += (i == 0                  ? ""
                 : all && i + 1 == named ? " et "
                                         : ", ") +
                std::to_string(orders[i]->number) + " (" + orders[i]->order.value + ")";
    return all ? text : text + " et " + std::to_string(orders.size() - named) + " autres";
}

void add_missing_goods(std::vector<std::string>& oddities, const PrintPlan& plan)
{
    std::map<Product, std::vector<const PlannedOrder*>> missing;
    for (const PlannedOrder& order : plan.orders) {
        for (const PlannedLine& line : order.lines) {
            if (line.quantity > 0)
                continue;
            std::vector<const PlannedOrder*>& orders = missing[line.product];
            if (orders.empty() || orders.back() != &order)
                orders.push_back(&order);
        }
    }
    for (const auto& [product, orders] : missing)
        oddities.push_back("«" + product.name + (product.unit.empty() ? "" : ", " + product.unit) +
                           "» (" + product.producer + ") est à zéro dans " + listed(orders) +
                           ": pas d'étiquette, le ticket le dit manquant.");
}

void add_unpaid(std::vector<std::string>& oddities, const Session& session)
{
    long unpaid = 0;
    Cents sum;
    bool all_known = true;
    for (const Order& order : session.orders) {
        if (order.paid.value_or(true))
            continue;
        ++unpaid;
        sum = sum + order.total.value_or(Cents{});
        all_known = all_known && order.total;
    }
    if (unpaid == 0)
        return;
    const std::string who = count_of(unpaid, "commande", "commandes") +
                            (unpaid > 1 ? " ne sont pas payées" : " n'est pas payée");
    oddities.push_back(sum.value == 0 ? who + ": regardez les montants dans la boutique."
                                      : who + ": " + (all_known ? "" : "au moins ") +
                                            to_french(sum) + " à encaisser.");
}

void add_large_numbers(std::vector<std::string>& oddities, const PrintPlan& plan)
{
    std::vector<int> large;
    for (const PlannedOrder& order : plan.orders)
        if (order.number > largest_two_digits)
            large.push_back(order.number);
    if (large.size() == 1)
        oddities.push_back("Une commande porte un numéro à trois chiffres (" +
                           std::to_string(large.front()) +
                           "): prévenez ceux qui appellent les numéros.");
    else if (!large.empty())
        oddities.push_back(std::to_string(large.size()) +
                           " commandes portent un numéro à trois chiffres (de " +
                           std::to_string(large.front()) + " à " + std::to_string(large.back()) +
                           "): prévenez ceux qui appellent les numéros.");
}

} // namespace

Summary summarise(const PrintPlan& plan, const Session& session,
                  const std::vector<Finding>& findings)
{
    Summary summary;
    summary.hub = plan.hub;
    summary.name = plan.name;
    summary.version = plan.version;
    summary.orders = static_cast<int>(plan.orders.size());
    summary.units = covered_quantity(plan);
    for (std::size_t relay = 0; relay < plan.relays.size(); ++relay)
        summary.relays.push_back(share_of(plan, relay));
    for (const PlannedBatch& batch : plan.batches) {
        summary.farms.push_back(share_of(batch));
        summary.labels += summary.farms.back().labels;
    }
    for (const CrateTicket& ticket : plan.tickets)
        ++(ticket.kind == CrateTicket::Kind::order ? summary.order_tickets : summary.labels);

    const std::set<std::string> people = private_texts(plan, session);
    for (const RepeatedFinding& finding : without_repetition(findings))
        summary.oddities.push_back(without_people(finding.text(), people));
    add_missing_goods(summary.oddities, plan);
    add_unpaid(summary.oddities, session);
    add_large_numbers(summary.oddities, plan);
    return summary;
}

} // namespace cageot
