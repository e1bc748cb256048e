#include "web/packed.h"
#include "web/page_fields.h"
#include "web/pages.h"
#include "web/session_care.h"

#include <map>

namespace cageot {
namespace {

/// How far the pages of each crate and of each order are.
struct OrderProgress {
    Progress labels;
    Progress tickets;
    long articles = 0;
};

std::vector<OrderProgress> progress_by_order(const PrintPlan& plan, const PaperStates& states)
{
    std::vector<OrderProgress> orders(plan.orders.size());
    const auto state = [&states](const Code& code) {
        const auto found = states.find(to_string(code));
        return found == states.end() ? PaperState::planned : found->second.state;
    };
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label))
                orders[plan.crates[unit->crate].order].labels.add(state(unit->code));
    for (const CrateTicket& ticket : plan.tickets) {
        const Crate& crate = plan.crates[ticket.crate];
        orders[crate.order].tickets.add(state(crate.code));
    }
    for (std::size_t i = 0; i < plan.orders.size(); ++i)
        for (const PlannedLine& line : plan.orders[i].lines)
            orders[i].articles += line.quantity;
    return orders;
}

FieldList containers_of(const PrintPlan& plan, std::size_t order)
{
    FieldList containers;
    for (const Crate& crate : plan.crates) {
        if (crate.order != order)
            continue;
        Fields container;
        container.set("mark", mark_of(plan, crate));
        container.set("zone", std::string(french_name(crate.zone)));
        container.set("zone-class", "zone-" + std::string(to_string(crate.zone)));
        containers.push_back(container);
    }
    return containers;
}

FieldList relays_of(const PrintPlan& plan, const PaperStates& states)
{
    const std::vector<OrderProgress> progress = progress_by_order(plan, states);
    FieldList relays;
    for (std::size_t r = 0; r < plan.relays.size(); ++r) {
        FieldList orders;
        for (std::size_t i = 0; i < plan.orders.size(); ++i) {
            const PlannedOrder& order = plan.orders[i];
            if (order.relay != r)
                continue;
            Fields shown;
            shown.set("number", std::to_string(order.number));
            shown.set("name", order.paper_name);
            shown.set("articles", counted(progress[i].articles, "article", "articles"));
            shown.set("containers", containers_of(plan, i));
            shown.set("labels", fields_of(progress[i].labels));
            orders.push_back(shown);
        }
        Fields relay = fields_of(plan.relays[r]);
        relay.set("orders-count", counted(std::ssize(orders), "commande", "commandes"));
        relay.set("orders", orders);
        relays.push_back(relay);
    }
    return relays;
}

FieldList farms_of(const PrintPlan& plan, const PaperStates& states)
{
    FieldList farms;
    for (const PlannedBatch& batch : plan.batches) {
        Progress progress;
        long units = 0;
        for (const Label& label : batch.labels) {
            const auto found = states.find(to_string(code_of(label)));
            progress.add(found == states.end() ? PaperState::planned : found->second.state);
            units += std::holds_alternative<UnitLabel>(label) ? 1 : 0;
        }
        const long heads = std::ssize(batch.labels) - units;
        Fields farm = fields_of(progress);
        farm.set("farm", batch.producer);
        farm.set("count", counted(units, "étiquette", "étiquettes") + " + " + french_number(heads) +
                              " de tête");
        const bool begun = progress.planned < progress.total();
        farm.set("button",
                 shown_if(progress.planned > 0,
                          begun ? "Imprimer le reste (" + french_number(progress.planned) + ")"
                                : "Imprimer"));
        farms.push_back(farm);
    }
    return farms;
}

} // namespace

HttpResponse session_page(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    const auto plan = site.depot().plan(session.id, session.version);
    const PaperStates states = paper_states(site.depot(), session.id);
    const SessionOverview overview = overview_of(site.depot(), session);

    Fields fields = site.page(request, session.name);
    fields.set("id", session.id.value);
    fields.set("name", session.name);
    fields.set("weighs", !site.depot().settings().weighed.empty());
    fields.set("notice", print_notice(request));
    fields.set("has-notice", !print_notice(request).empty());
    fields.set("cared",
               shown_if(!session_care_notice(request).empty(), session_care_notice(request)));
    fields.set("care", session_care_fields(site, session.id));
    fields.set("stamp",
               "version " + std::to_string(session.version) + " du " +
                   long_french(local_time(session.frozen_at, site.depot().settings().time_zone)));
    FieldList versions;
    for (int version = session.version; version >= 1; --version) {
        Fields shown;
        shown.set("version", std::to_string(version));
        shown.set("words",
                  version == 1 ? std::string("Résumé") : "Changements v" + std::to_string(version));
        versions.push_back(shown);
    }
    fields.set("versions", versions);
    fields.set("orders", french_number(static_cast<long>(overview.orders)));
    fields.set("articles", french_number(overview.articles));
    fields.set("crates", french_number(static_cast<long>(overview.crates)));
    fields.set("packed", fields_of(packed_of(site.depot(), session.id)));
    fields.set("labels", fields_of(overview.labels));
    fields.set("tickets", fields_of(overview.tickets));
    const FarmCount count = count_farms(*situation_of(site.depot(), session.id));
    fields.set("farms-count", fields_of(count));
    fields.set("arrived", french_number(count.here) + " / " + french_number(count.total));
    fields.set("labels-to-print", overview.labels.planned + overview.tickets.planned > 0);
    fields.set("tickets-to-print", overview.tickets.planned > 0);
    fields.set("void", overview.labels.void_ + overview.tickets.void_ > 0);
    fields.set("void-count", counted(overview.labels.void_ + overview.tickets.void_,
                                     "impression annulée", "impressions annulées"));
    fields.set("relays", relays_of(*plan, states));
    fields.set("farms", farms_of(*plan, states));
    return html("session", std::move(fields));
}

} // namespace cageot
