#include "layout/label_content.h"

#include "base/text.h"
#include "layout/french_text.h"

#include <algorithm>
#include <numeric>

namespace cageot {
namespace {

std::string capitals(std::string_view text)
{
    // Zone names are the only texts set in capitals; É is their only accented letter.
    std::string out;
    for (const char32_t c : to_code_points(text)) {
        const char32_t upper = c >= U'a' && c <= U'z' ? c - 32 : c == U'é' ? U'É' : c;
        out += to_utf8(std::u32string_view(&upper, 1));
    }
    return out;
}

void add_zone(Fields& fields, Zone zone)
{
    fields["zone"] = to_string(zone);
    fields["zone_letter"] = letter_of(zone);
    fields["zone_name"] = zone == Zone::ambient ? "" : capitals(french_name(zone));
}

void add_session(Fields& fields, const PrintPlan& plan)
{
    fields["hub"] = plan.hub;
    fields["session"] = plan.name;
    fields["version"] = std::to_string(plan.version);
}

void add_order(Fields& fields, const PrintPlan& plan, const PlannedOrder& order)
{
    const PlannedRelay& relay = plan.relays.at(order.relay);
    fields["number"] = std::to_string(order.number);
    fields["name"] = order.paper_name;
    fields["order"] = order.order.value;
    fields["relay_letter"] = relay.letter;
    fields["relay_colour"] = relay.colour;
    fields["relay_name"] = relay.name;
    fields["same_customer"] = order.same_customer_n > 1
                                  ? "commande " + std::to_string(order.same_customer_k) + " sur " +
                                        std::to_string(order.same_customer_n)
                                  : "";
}

void add_crate(Fields& fields, const PrintPlan& plan, const Crate& crate)
{
    add_session(fields, plan);
    add_order(fields, plan, plan.orders.at(crate.order));
    add_zone(fields, crate.zone);
    fields["mark"] = mark_of(plan, crate);
    fields["crate_code"] = to_string(crate.code);
    fields["crate_code_spaced"] = to_spaced_string(crate.code);
}

void add_product(Fields& fields, const Product& product)
{
    fields["product"] = product.name;
    fields["unit"] = french_unit(product.unit);
    fields["farm"] = product.producer;
}

void add_copy(Fields& fields, PrintedCopy copy)
{
    fields["duplicate"] = copy.number > 1 ? std::to_string(copy.number) : "";
}

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

ContentRow line_row(const PlannedLine& line, std::string kind)
{
    ContentRow row{std::move(kind), {}};
    add_product(row.fields, line.product);
    row.fields["quantity"] = std::to_string(line.quantity);
    row.fields["note"] =
        line.labelling == Labelling::line && line.quantity > 1
            ? "(une étiquette pour " + french_amount(line.quantity, line.product.unit) + ")"
            : "";
    return row;
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

std::vector<const Crate*> crates_of(const PrintPlan& plan, std::size_t order)
{
    std::vector<const Crate*> crates;
    for (const Crate& crate : plan.crates)
        if (crate.order == order)
            crates.push_back(&crate);
    return crates;
}

/// Whether the tick list shows `line` with this one of the order's containers. A missing line may be
/// of a zone that needs no container: then it stands with the main one.
bool is_listed_with(const PlannedLine& line, const Crate& crate,
                    const std::vector<const Crate*>& crates)
{
    const bool has_own = std::any_of(crates.begin(), crates.end(),
                                     [&](const Crate* one) { return one->zone == line.zone; });
    return has_own ? crate.zone == line.zone : crate.main;
}

std::vector<ContentRow> ticket_rows(const PrintPlan& plan, std::size_t order_index)
{
    const PlannedOrder& order = plan.orders.at(order_index);
    std::vector<ContentRow> rows;
    for (const Crate* crate : crates_of(plan, order_index)) {
        const auto lines = lines_in(order, crate->zone);
        if (lines.empty())
            continue;
        ContentRow heading{crate->zone == Zone::ambient ? "heading" : "cold-heading", {}};
        heading.fields["heading"] = container_name(plan, *crate);
        rows.push_back(std::move(heading));
        for (const PlannedLine* line : lines)
            rows.push_back(line_row(*line, "line"));
    }
    const auto missing = std::count_if(order.lines.begin(), order.lines.end(),
                                       [](const PlannedLine& line) { return line.quantity == 0; });
    if (missing > 0) {
        ContentRow heading{"heading", {}};
        heading.fields["heading"] = "MANQUE";
        rows.push_back(std::move(heading));
        for (const PlannedLine& line : order.lines)
            if (line.quantity == 0)
                rows.push_back(line_row(line, "missing"));
    }
    return rows;
}

void add_taking(Fields& fields, const std::vector<const Crate*>& crates)
{
    long cold = 0, frozen = 0, crate = 0;
    for (const Crate* one : crates) {
        crate += one->zone == Zone::ambient;
        cold += one->zone == Zone::chilled;
        frozen += one->zone == Zone::frozen;
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

std::string payment(const PlannedOrder& order)
{
    if (!order.paid)
        return {};
    if (*order.paid)
        return "Payé";
    return order.total ? "À régler " + to_french(*order.total) : "À régler";
}

} // namespace

Content content_of(const PrintPlan& plan, const UnitLabel& label, PrintedCopy copy)
{
    Content content;
    add_crate(content.fields, plan, plan.crates.at(label.crate));
    add_product(content.fields, label.product);
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
    add_product(fields, label.product);
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
    fields["part"] = std::to_string(crate.k) + "/" + std::to_string(crate.n);
    if (ticket.kind == CrateTicket::Kind::order) {
        add_taking(fields, crates_of(plan, crate.order));
        fields["payment"] = payment(order);
        content.tables["lines"] = ticket_rows(plan, crate.order);
    }
    return content;
}

Content tick_list_content(const PrintPlan& plan, const std::string& stamp)
{
    Content content;
    add_session(content.fields, plan);
    content.fields["stamp"] = stamp;
    content.fields["orders"] =
        french_count(static_cast<long>(plan.orders.size()), "commande", "commandes");
    std::vector<std::map<int, std::string>> codes(plan.orders.size());
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label)) {
                std::string& text = codes.at(plan.crates.at(unit->crate).order)[unit->line];
                text += (text.empty() ? "" : "   ") + to_spaced_string(unit->code);
            }
    std::vector<ContentRow>& rows = content.tables["orders"];
    for (std::size_t i = 0; i < plan.orders.size(); ++i) {
        const auto crates = crates_of(plan, i);
        for (const Crate* crate : crates) {
            ContentRow heading{"crate", {}};
            add_crate(heading.fields, plan, *crate);
            rows.push_back(std::move(heading));
            for (const PlannedLine& line : plan.orders[i].lines) {
                if (!is_listed_with(line, *crate, crates))
                    continue;
                rows.push_back(line_row(line, line.quantity > 0 ? "line" : "missing"));
                rows.back().fields["codes"] = codes[i][line.place];
            }
        }
    }
    return content;
}

} // namespace cageot
