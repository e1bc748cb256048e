#include "layout/label_content.h"

#include "base/text.h"
#include "layout/french_text.h"
#include "layout/order_fields.h"
#include "layout/product_fields.h"
#include "plan/on_paper.h"

#include <algorithm>
#include <numeric>

namespace cageot {
namespace {

std::string container_name(const PrintPlan& plan, const Crate& crate)
{
    switch (crate.zone) {
    case Zone::ambient:
        return "DANS LA CAGETTE " + mark_of(plan, crate);
    case Zone::chilled:
        return "DANS LE SAC FRAIS " + mark_of(plan, crate);
    case Zone::frozen:
        return "DANS LE SAC SURGELÉ " + mark_of(plan, crate);
    }
    return {};
}

/// "3, 5 ×2, 8": who the goods are for, and how many when it is not one.
std::string recipients(const HeadLabel& label)
{
    std::string text;
    for (std::size_t i = 0; i < label.numbers.size(); ++i) {
        text += (i > 0 ? ", " : "") + std::to_string(label.numbers[i]);
        if (label.of == HeadLabel::Of::product && label.quantities[i] != 1)
            text += "\u00A0×" + std::to_string(label.quantities[i]);
    }
    return text;
}

std::vector<const PlannedLine*> lines_in(const PlannedOrder& order, Zone zone)
{
    std::vector<const PlannedLine*> lines;
    for (const PlannedLine& line : order.lines)
        if (line.zone == zone && line.quantity > 0)
            lines.push_back(&line);
    std::stable_sort(lines.begin(), lines.end(), [](const PlannedLine* a, const PlannedLine* b) {
        return folded_text(a->product.producer) < folded_text(b->product.producer);
    });
    return lines;
}

std::vector<ContentRow> ticket_rows(const PrintPlan& plan, std::size_t order_index)
{
    const PlannedOrder& order = plan.orders.at(order_index);
    std::vector<ContentRow> rows;
    for (const Crate& crate : crates_of_order(plan, order_index)) {
        const auto lines = lines_in(order, crate.zone);
        if (lines.empty())
            continue;
        ContentRow heading{crate.zone == Zone::ambient ? "heading" : "cold-heading", {}};
        heading.fields["heading"] = container_name(plan, crate);
        rows.push_back(std::move(heading));
        for (const PlannedLine* line : lines)
            rows.push_back(line_row(plan, *line));
    }
    if (std::any_of(order.lines.begin(), order.lines.end(), lacks)) {
        ContentRow heading{"heading", {}};
        heading.fields["heading"] = "MANQUE";
        rows.push_back(std::move(heading));
        for (const PlannedLine& line : order.lines)
            if (lacks(line))
                rows.push_back(missing_row(plan, line));
    }
    return rows;
}

void add_taking(Fields& fields, const std::vector<Crate>& crates)
{
    long cold = 0, frozen = 0, crate = 0;
    for (const Crate& one : crates) {
        crate += one.zone == Zone::ambient;
        cold += one.zone == Zone::chilled;
        frozen += one.zone == Zone::frozen;
    }
    const auto count = [](long n, const char* one, const char* many) {
        return n > 0 ? french_count(n, one, many) : std::string();
    };
    fields["crates"] = count(crate, "CAGETTE", "CAGETTES");
    const std::string bags = count(cold, "SAC FRAIS", "SACS FRAIS");
    const std::string frozen_bags = count(frozen, "SURGELÉ", "SURGELÉS");
    fields["bags"] = bags + (bags.empty() || frozen_bags.empty() ? "" : " + ") + frozen_bags;
    fields["to_take"] = "= " + std::to_string(crate + cold + frozen) + " à prendre";
}

} // namespace

Content content_of(const PrintPlan& plan, const UnitLabel& label, PrintedCopy copy)
{
    Content content;
    add_crate(content.fields, plan, plan.crates.at(label.crate));
    add_product_fields(content.fields, plan, label.product);
    add_copy(content.fields, copy);
    if (label.covers > 1)
        content.fields["amount"] = french_amount(label.covers, label.product.unit);
    else
        content.fields["piece"] = std::to_string(label.k) + "/" + std::to_string(label.n);
    content.fields["unit_code"] = to_string(label.code);
    content.fields["unit_code_spaced"] = to_spaced_string(label.code);
    return content;
}

Content content_of(const PrintPlan& plan, const HeadLabel& label, PrintedCopy copy)
{
    Content content;
    Fields& fields = content.fields;
    add_session(fields, plan);
    add_zone(fields, label.zone);
    add_product_fields(fields, plan, label.product);
    add_copy(fields, copy);
    const bool farm = label.of == HeadLabel::Of::farm;
    fields["head"] = farm ? "farm" : "product";
    fields["count"] =
        farm ? french_count(label.products, "produit", "produits")
        : label.labelling == Labelling::none
            ? french_count(label.quantity, "pièce sans étiquette", "pièces sans étiquette")
            : std::to_string(label.quantity) + "\u00A0× " + french_unit(label.product.unit);
    fields["labels"] = french_count(label.labels, "étiquette", "étiquettes");
    fields["numbers"] = recipients(label);
    fields["product_code"] = to_string(label.code);
    fields["product_code_spaced"] = to_spaced_string(label.code);
    return content;
}

Content content_of(const PrintPlan& plan, const Label& label, PrintedCopy copy)
{
    return std::visit([&](const auto& one) { return content_of(plan, one, copy); }, label);
}

Content content_of(const PrintPlan& plan, const CrateTicket& ticket, const std::string& stamp,
                   PrintedCopy copy)
{
    Content content;
    Fields& fields = content.fields;
    const Crate& crate = plan.crates.at(ticket.crate);
    const PlannedOrder& order = plan.orders.at(crate.order);
    add_crate(fields, plan, crate);
    add_copy(fields, copy);
    fields["stamp"] = stamp;
    fields["articles"] = french_count(ticket.articles, "article", "articles");
    const TicketOnPaper shown = on_paper(plan, ticket);
    fields["part"] = std::to_string(shown.k) + "/" + std::to_string(shown.n);
    if (ticket.kind == CrateTicket::Kind::order) {
        add_taking(fields, crates_to_take(plan, crate.order));
        fields["payment"] = payment_of(order);
        content.tables["lines"] = ticket_rows(plan, crate.order);
    }
    return content;
}

Content more_content(const PrintPlan& plan, const Crate& crate, int more, const std::string& stamp)
{
    Content content;
    Fields& fields = content.fields;
    add_crate(fields, plan, crate);
    add_copy(fields, {});
    fields["stamp"] = stamp;
    fields["more"] = "+" + std::to_string(more);
    return content;
}

Content missing_content(const PrintPlan& plan, const Crate& crate, int line, int quantity,
                        PrintedCopy copy)
{
    Content content;
    Fields& fields = content.fields;
    add_crate(fields, plan, crate);
    add_copy(fields, copy);
    const PlannedLine& meant =
        plan.orders.at(crate.order).lines.at(static_cast<std::size_t>(line - 1));
    add_product_fields(fields, plan, meant.product);
    fields["word"] = quantity > 0 ? "MANQUE" : meant.quantity > 1 ? "SONT LÀ" : "EST ARRIVÉ";
    fields["quantity"] = std::to_string(quantity > 0 ? quantity : meant.quantity);
    return content;
}

} // namespace cageot
