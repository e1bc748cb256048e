#include "plan/on_paper.h"

#include "base/text.h"

#include <algorithm>

namespace cageot {
namespace {

LineOnPaper on_paper(const PrintPlan& plan, const PlannedLine& line)
{
    return {.product = name_on_paper(plan, line.product),
            .quantity = line.quantity,
            .one_label = line.labelling == Labelling::line && line.quantity > 1,
            .zone = line.zone};
}

/// Goods of this container were ordered, and nothing of them came.
bool is_emptied(const PlannedOrder& order, const Crate& crate)
{
    bool missing = false;
    for (const PlannedLine& line : order.lines) {
        if (line.zone != crate.zone)
            continue;
        if (line.quantity > 0)
            return false;
        missing = missing || line.missing > 0;
    }
    return missing;
}

/// The lines as the ticket lists them.
std::vector<LineOnPaper> listed_lines(const PrintPlan& plan, const PlannedOrder& order,
                                      const std::vector<Zone>& containers)
{
    struct Listed {
        std::string farm;
        const PlannedLine* line;
    };
    std::vector<LineOnPaper> lines;
    for (const Zone zone : containers) {
        std::vector<Listed> packed;
        for (const PlannedLine& line : order.lines)
            if (line.zone == zone && line.quantity > 0)
                packed.push_back({folded_text(line.product.producer), &line});
        std::stable_sort(packed.begin(), packed.end(),
                         [](const Listed& a, const Listed& b) { return a.farm < b.farm; });
        for (const Listed& listed : packed)
            lines.push_back(on_paper(plan, *listed.line));
    }
    for (const PlannedLine& line : order.lines) // what is missing stands under no container
        if (line.quantity == 0 || line.missing > 0)
            lines.push_back(
                {.product = name_on_paper(plan, line.product), .missing = line.missing});
    return lines;
}

} // namespace

OrderOnPaper on_paper(const PrintPlan& plan, const PlannedOrder& order)
{
    const PlannedRelay& relay = plan.relays.at(order.relay);
    return {order.order, order.number, relay.letter, relay.colour, relay.name, order.paper_name};
}

Product name_on_paper(const PrintPlan& plan, const Product& product)
{
    const ProductFacts* facts = find_facts(plan.products, product);
    if (!facts || facts->short_name.empty())
        return product;
    return {product.producer, facts->short_name, product.unit};
}

ProductOnPaper on_paper(const PrintPlan& plan, const Product& product)
{
    ProductOnPaper shown{name_on_paper(plan, product), {}};
    if (const ProductFacts* facts = find_facts(plan.products, product))
        for (std::size_t i = 0; i < fact_texts.size(); ++i)
            shown.facts[i] = facts->*fact_texts[i].text;
    return shown;
}

HeadOnPaper on_paper(const PrintPlan& plan, const HeadLabel& head)
{
    HeadOnPaper shown;
    shown.of = head.of;
    shown.product = on_paper(plan, head.product);
    shown.zone = head.zone;
    shown.labels = head.labels;
    shown.numbers = head.numbers;
    if (head.of == HeadLabel::Of::farm) {
        shown.products = head.products;
    } else {
        shown.without_labels = head.labelling == Labelling::none;
        shown.quantity = head.quantity;
        shown.quantities = head.quantities;
    }
    return shown;
}

TicketOnPaper on_paper(const PrintPlan& plan, const CrateTicket& ticket)
{
    const Crate& crate = plan.crates.at(ticket.crate);
    const PlannedOrder& order = plan.orders.at(crate.order);
    TicketOnPaper shown;
    shown.kind = ticket.kind;
    shown.order = on_paper(plan, order);
    shown.zone = crate.zone;
    shown.k = crate.k;
    shown.n = crate.n;
    const std::vector<Crate> crates = crates_to_take(plan, crate.order);
    for (const Crate& taken : crates)
        if (taken.code == crate.code) {
            shown.k = taken.k;
            shown.n = taken.n;
        }
    shown.articles = ticket.articles;
    if (ticket.kind == CrateTicket::Kind::bag)
        return shown;
    shown.hub = plan.hub;
    shown.name = plan.name;
    shown.same_customer_n = order.same_customer_n;
    shown.same_customer_k = order.same_customer_k;
    shown.paid = order.paid;
    if (order.paid == false)
        shown.due = order.total;
    for (const Crate& one : crates)
        shown.containers.push_back(one.zone);
    shown.lines = listed_lines(plan, order, shown.containers);
    return shown;
}

std::span<const Crate> crates_of_order(const PrintPlan& plan, std::size_t order)
{
    struct ByOrder {
        bool operator()(const Crate& crate, std::size_t wanted) const
        {
            return crate.order < wanted;
        }
        bool operator()(std::size_t wanted, const Crate& crate) const
        {
            return wanted < crate.order;
        }
    };
    const auto [first, last] =
        std::equal_range(plan.crates.begin(), plan.crates.end(), order, ByOrder{});
    return {first, last};
}

std::vector<Crate> crates_to_take(const PrintPlan& plan, std::size_t order)
{
    std::vector<Crate> crates;
    for (const Crate& crate : crates_of_order(plan, order))
        if (crate.main || !is_emptied(plan.orders.at(order), crate))
            crates.push_back(crate);
    int k = 0;
    for (Crate& crate : crates) {
        crate.k = ++k;
        crate.n = static_cast<int>(crates.size());
    }
    return crates;
}

} // namespace cageot
