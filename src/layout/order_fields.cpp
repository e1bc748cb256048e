#include "layout/order_fields.h"

#include "layout/french_text.h"
#include "layout/product_fields.h"

namespace cageot {
void add_zone(Fields& fields, Zone zone)
{
    fields["zone"] = to_string(zone);
    fields["zone_letter"] = letter_of(zone);
    fields["zone_name"] = zone == Zone::ambient ? "" : french_capitals(french_name(zone));
}

void add_session(Fields& fields, const PrintPlan& plan)
{
    fields["hub"] = plan.hub;
    fields["session"] = plan.name;
    fields["version"] = std::to_string(plan.version);
}

void add_relay(Fields& fields, const PlannedRelay& relay)
{
    fields["relay_letter"] = relay.letter;
    fields["relay_colour"] = relay.colour;
    fields["relay_name"] = relay.name;
}

void add_order(Fields& fields, const PrintPlan& plan, const PlannedOrder& order)
{
    fields["number"] = std::to_string(order.number);
    fields["name"] = order.paper_name;
    fields["order"] = order.order.value;
    add_relay(fields, plan.relays.at(order.relay));
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

void add_copy(Fields& fields, PrintedCopy copy)
{
    fields["duplicate"] = copy.number > 1 ? std::to_string(copy.number) : "";
}

ContentRow line_row(const PrintPlan& plan, const PlannedLine& line)
{
    ContentRow row{"line", {}};
    add_product_fields(row.fields, plan, line.product);
    row.fields["quantity"] = std::to_string(line.quantity);
    row.fields["note"] =
        line.labelling == Labelling::line && line.quantity > 1
            ? "(une étiquette pour " + french_amount(line.quantity, line.product.unit) + ")"
            : "";
    return row;
}

bool lacks(const PlannedLine& line)
{
    return line.quantity == 0 || line.missing > 0;
}

ContentRow missing_row(const PrintPlan& plan, const PlannedLine& line)
{
    ContentRow row{"missing", {}};
    add_product_fields(row.fields, plan, line.product);
    row.fields["quantity"] = std::to_string(line.missing);
    row.fields["lacking"] = line.missing > 0 ? std::to_string(line.missing) + "\u00A0×\u00A0" : "";
    row.fields["note"] = "";
    return row;
}

std::string payment_of(const PlannedOrder& order)
{
    if (!order.paid)
        return {};
    if (*order.paid)
        return "Payé";
    return order.total ? "À régler " + to_french(*order.total) : "À régler";
}

} // namespace cageot
