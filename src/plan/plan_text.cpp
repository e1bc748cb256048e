#include "plan/on_paper.h"
#include "plan/plan_json.h"

namespace cageot {
namespace {

/// "1 étiquette", "2 étiquettes"; every word of `words` takes its s.
std::string counted(long count, const std::string& word)
{
    return std::to_string(count) + " " + word + (count > 1 ? "s" : "");
}

std::string named(const Product& product)
{
    return product.unit.empty() ? product.name : product.name + ", " + product.unit;
}

std::string joined(const std::vector<std::string>& parts, const std::string& between)
{
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty())
            text += (text.empty() ? "" : between) + part;
    return text;
}

std::string summary_of(const PrintPlan& plan)
{
    std::size_t labels = 0;
    for (const PlannedBatch& batch : plan.batches)
        labels += batch.labels.size();
    const auto count = [](std::size_t size, const char* word) {
        return counted(static_cast<long>(size), word);
    };
    return "Vente «" + plan.name + "» de " + plan.hub + " (" + plan.session.value + "@v" +
           std::to_string(plan.version) + ")\n" + count(plan.orders.size(), "commande") + ", " +
           counted(covered_quantity(plan), "article") + ", " +
           count(plan.crates.size(), "contenant") + ", " + count(labels, "étiquette") + ", " +
           count(plan.tickets.size(), "ticket") + "\n";
}

std::string relay_text(const PlannedRelay& relay, long orders)
{
    return "  " + joined({relay.letter, relay.colour, relay.name}, " ") + ": " +
           counted(orders, "commande") + (relay.driver.empty() ? "" : ", tournée " + relay.driver) +
           "\n";
}

std::string order_text(const PrintPlan& plan, std::size_t place)
{
    const PlannedOrder& order = plan.orders[place];
    std::vector<std::string> marks, missing;
    for (const Crate& crate : crates_of_order(plan, place))
        marks.push_back(mark_of(plan, crate));
    for (const PlannedLine& line : order.lines)
        if (line.quantity == 0)
            missing.push_back(named(line.product));
    const PlannedRelay& relay = plan.relays.at(order.relay);
    return "  " +
           joined({std::to_string(order.number), relay.letter, order.paper_name,
                   "(" + order.order.value + ")"},
                  " ") +
           ": " + joined(marks, " + ") +
           (missing.empty() ? "" : ", manque " + joined(missing, "; ")) + "\n";
}

std::string label_text(const PrintPlan& plan, const UnitLabel& label)
{
    const std::string pieces = std::to_string(label.k) + "/" + std::to_string(label.n);
    return "    " + to_string(label.code) + "  " + mark_of(plan, plan.crates.at(label.crate)) +
           "  " + pieces + "  " + named(label.product) + " (" + label.reason + ")\n";
}

std::string label_text(const PrintPlan&, const HeadLabel& head)
{
    std::string spread;
    for (std::size_t i = 0; i < head.numbers.size(); ++i)
        spread += (i == 0 ? "" : ", ") + std::to_string(head.quantities[i]) + " pour " +
                  std::to_string(head.numbers[i]);
    const bool farm = head.of == HeadLabel::Of::farm;
    return (farm ? "  " : "   ") + to_string(head.code) + "  " +
           (farm ? head.product.producer : named(head.product)) + ": " +
           counted(head.quantity, "article") + ", " + counted(head.labels, "étiquette") +
           (farm ? "" : ": " + spread) + " (" + head.reason + ")\n";
}

std::string ticket_text(const PrintPlan& plan, const CrateTicket& ticket)
{
    const Crate& crate = plan.crates.at(ticket.crate);
    const bool order = ticket.kind == CrateTicket::Kind::order;
    return "  " + to_string(crate.code) + "  " + mark_of(plan, crate) + "  " +
           (order ? "ticket de commande" : "ticket de sac") + ", contenant " +
           std::to_string(crate.k) + "/" + std::to_string(crate.n) + ", " +
           counted(ticket.articles, "article") + "\n";
}

} // namespace

std::string to_text(const PrintPlan& plan)
{
    std::string text = summary_of(plan);
    text += "\nRelais\n";
    std::vector<long> orders_of(plan.relays.size());
    for (const PlannedOrder& order : plan.orders)
        ++orders_of.at(order.relay);
    for (std::size_t i = 0; i < plan.relays.size(); ++i)
        text += relay_text(plan.relays[i], orders_of[i]);
    text += "\nCommandes\n";
    for (std::size_t i = 0; i < plan.orders.size(); ++i)
        text += order_text(plan, i);
    text += "\nÉtiquettes\n";
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            text += std::visit([&](const auto& known) { return label_text(plan, known); }, label);
    text += "\nTickets\n";
    for (const CrateTicket& ticket : plan.tickets)
        text += ticket_text(plan, ticket);
    return text;
}

} // namespace cageot
