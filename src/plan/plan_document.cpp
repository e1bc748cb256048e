#include "plan/json_writer.h"
#include "plan/plan_json.h"
#include "plan/plan_words.h"

#include <stdexcept>

namespace cageot {
namespace {

void write_place(JsonWriter& json, const PagePlace& place)
{
    json.member("file", place.file);
    json.member("page", place.page);
}

void write_payloads(JsonWriter& json, const std::vector<PlannedPayload>& payloads)
{
    json.array("payloads", payloads, [&json](const PlannedPayload& payload) {
        json.begin_object();
        json.member("symbology", payload.symbology);
        json.member("text", payload.text);
        json.end_object();
    });
}

void write_session(JsonWriter& json, const PrintPlan& plan)
{
    json.key("session");
    json.begin_object();
    json.member("id", plan.session.value);
    json.member("name", plan.name);
    json.member("version", plan.version);
    json.member("sha256", plan.sha256);
    json.end_object();
}

void write_order(JsonWriter& json, const PrintPlan& plan, const PlannedOrder& order)
{
    json.begin_object();
    json.member("order", order.order.value);
    json.member("number", order.number);
    json.member("customer", order.customer);
    json.member("relay", plan.relays.at(order.relay).name);
    json.end_object();
}

void write_crate(JsonWriter& json, const PrintPlan& plan, const Crate& crate)
{
    json.begin_object();
    json.member("code", to_string(crate.code));
    json.member("mark", mark_of(plan, crate));
    json.member("order", plan.orders.at(crate.order).order.value);
    json.member("zone", to_string(crate.zone));
    json.member("main", crate.main);
    json.member("k", crate.k);
    json.member("n", crate.n);
    json.end_object();
}

/// What a label says of its crate, order, line and pieces; a head has none of them.
void write_where(JsonWriter& json, const PrintPlan& plan, const UnitLabel& label)
{
    const Crate& crate = plan.crates.at(label.crate);
    json.member("crate", to_string(crate.code));
    json.member("order", plan.orders.at(crate.order).order.value);
    json.member("line", label.line);
}

void write_where(JsonWriter& json, const PrintPlan&, const HeadLabel&)
{
    json.null_member("crate");
    json.null_member("order");
    json.null_member("line");
}

struct Pieces {
    int covers = 0, k = 0, n = 0;
};
Pieces pieces_of(const UnitLabel& label)
{
    return {label.covers, label.k, label.n};
}
Pieces pieces_of(const HeadLabel&)
{
    return {};
}

std::string_view kind_of(const Label& label)
{
    return std::holds_alternative<HeadLabel>(label) ? "head" : "unit";
}

void write_label(JsonWriter& json, const PrintPlan& plan, const PlannedBatch& batch,
                 const Label& label, const PagePlace* place)
{
    json.begin_object();
    json.member("code", to_string(code_of(label)));
    json.member("kind", kind_of(label));
    std::visit(
        [&](const auto& known) {
            write_where(json, plan, known);
            json.member("product", known.product.name);
            json.member("producer", known.product.producer);
            json.member("unit", known.product.unit);
            const Pieces pieces = pieces_of(known);
            json.member("covers", pieces.covers);
            json.member("k", pieces.k);
            json.member("n", pieces.n);
        },
        label);
    json.member("batch", batch.producer);
    write_payloads(json, payloads_of(plan, label));
    if (place)
        write_place(json, *place);
    json.end_object();
}

void write_ticket(JsonWriter& json, const PrintPlan& plan, const CrateTicket& ticket,
                  const PagePlace* place)
{
    json.begin_object();
    json.member("crate", to_string(plan.crates.at(ticket.crate).code));
    json.member("kind", to_string(ticket.kind));
    write_payloads(json, payloads_of(plan, ticket));
    if (place) {
        write_place(json, *place);
        json.member("pages", place->pages);
    }
    json.end_object();
}

void check_places(const PrintPlan& plan, const DocumentPlaces& places)
{
    std::size_t labels = 0;
    for (const PlannedBatch& batch : plan.batches)
        labels += batch.labels.size();
    if (places.labels.size() != labels || places.tickets.size() != plan.tickets.size())
        throw std::logic_error("places for another plan than " + plan.session.value);
}

} // namespace

std::string to_plan_json(const PrintPlan& plan, const DocumentPlaces* places)
{
    if (places)
        check_places(plan, *places);
    JsonWriter json;
    json.begin_object();
    write_session(json, plan);
    json.array("orders", plan.orders,
               [&](const PlannedOrder& order) { write_order(json, plan, order); });
    json.array("crates", plan.crates, [&](const Crate& crate) { write_crate(json, plan, crate); });
    json.key("labels");
    json.begin_array();
    std::size_t label_place = 0;
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            write_label(json, plan, batch, label,
                        places ? &places->labels[label_place++] : nullptr);
    json.end_array();
    std::size_t ticket_place = 0;
    json.array("tickets", plan.tickets, [&](const CrateTicket& ticket) {
        write_ticket(json, plan, ticket, places ? &places->tickets[ticket_place++] : nullptr);
    });
    json.end_object();
    return json.text();
}

std::vector<PlannedPayload> payloads_of(const PrintPlan& plan, const Label& label)
{
    const Code& code = code_of(label);
    std::vector<PlannedPayload> payloads = {{"code128", to_string(code)}};
    if (const auto* unit = std::get_if<UnitLabel>(&label))
        payloads.push_back({"qr", to_string(UnitInCrate{code, plan.crates.at(unit->crate).code})});
    return payloads;
}

std::vector<PlannedPayload> payloads_of(const PrintPlan& plan, const CrateTicket& ticket)
{
    const std::string code = to_string(plan.crates.at(ticket.crate).code);
    return {{"code128", code}, {"qr", code}};
}

} // namespace cageot
