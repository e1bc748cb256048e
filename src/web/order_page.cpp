#include "web/page_fields.h"
#include "web/pages.h"
#include "web/shown_papers.h"

#include <map>

namespace cageot {
namespace {

/// The order's labels by the place of their line.
using LabelsByLine = std::map<int, std::vector<const UnitLabel*>>;

LabelsByLine labels_of(const PrintPlan& plan, std::size_t order)
{
    LabelsByLine labels;
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label))
                if (plan.crates[unit->crate].order == order)
                    labels[unit->line].push_back(unit);
    return labels;
}

/// "2/3"
std::string piece_of(const UnitLabel& label)
{
    return std::to_string(label.k) + "/" + std::to_string(label.n);
}

Fields line_fields(const ShownPapers& papers, const PlannedLine& line,
                   const std::vector<const UnitLabel*>& labels)
{
    Fields fields;
    fields.set("quantity", french_number(line.quantity));
    fields.set("short", shown_if(line.missing > 0, counted(line.missing, "manque", "manquent")));
    fields.set("product", full_name(line.product));
    fields.set("producer", line.product.producer);
    fields.set("unlabelled", line.quantity + line.missing > 0 && labels.empty());
    fields.set("span", labels.size() > 2 ? "line-many" : labels.size() == 2 ? "line-2" : "");
    FieldList shown;
    for (const UnitLabel* label : labels)
        shown.push_back(papers.fields(to_string(label->code), piece_of(*label)));
    fields.set("labels", shown);
    return fields;
}

Fields crate_fields(const ShownPapers& papers, const Crate& crate, const LabelsByLine& labels)
{
    const PrintPlan& plan = *papers.situation().plan;
    const PlannedOrder& order = plan.orders[crate.order];
    Fields fields;
    fields.set("mark", mark_of(plan, crate));
    fields.set("zone", std::string(french_name(crate.zone)));
    fields.set("zone-class", "zone-" + std::string(to_string(crate.zone)));
    fields.set("ticket", papers.fields(to_string(crate.code),
                                       crate.main ? "Ticket de commande" : "Ticket de sac"));
    FieldList lines;
    long articles = 0;
    for (const PlannedLine& line : order.lines) {
        if (line.zone != crate.zone || line.quantity + line.missing == 0)
            continue;
        const auto found = labels.find(line.place);
        lines.push_back(line_fields(
            papers, line, found == labels.end() ? std::vector<const UnitLabel*>() : found->second));
        articles += line.quantity;
    }
    fields.set("lines", lines);
    fields.set("articles", counted(articles, "article", "articles"));
    return fields;
}

std::size_t order_at(const PrintPlan& plan, const std::string& number)
{
    const long wanted = parse_count(number);
    for (std::size_t i = 0; i < plan.orders.size(); ++i)
        if (plan.orders[i].number == wanted)
            return i;
    throw not_found("Aucune commande ne porte ce numéro: choisissez-en une dans la vente.");
}

std::string order_url(const StoredSession& session, const PlannedOrder& order)
{
    return "/sessions/" + session.id.value + "/orders/" + std::to_string(order.number);
}

} // namespace

HttpResponse order_page(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    const ShownPapers papers(site.depot(), session.id);
    const auto plan = papers.situation().plan;
    const std::size_t at = order_at(*plan, request.parts.at("number"));
    const PlannedOrder& order = plan->orders[at];
    const LabelsByLine labels = labels_of(*plan, at);

    Fields fields = site.page(request, "Commande " + std::to_string(order.number));
    add_reprint_form(fields, site.depot(), request);
    fields.set("from", "order");
    fields.set("order-url", false);
    fields.set("id", session.id.value);
    fields.set("session-name", session.name);
    fields.set("number", std::to_string(order.number));
    fields.set("name", order.paper_name);
    fields.set("relay", fields_of(plan->relays[order.relay]));
    if (at > 0)
        fields.set("previous-url", order_url(session, plan->orders[at - 1]));
    if (at + 1 < plan->orders.size())
        fields.set("next-url", order_url(session, plan->orders[at + 1]));
    FieldList crates, missing;
    for (const Crate& crate : plan->crates)
        if (crate.order == at)
            crates.push_back(crate_fields(papers, crate, labels));
    for (const PlannedLine& line : order.lines)
        if (line.quantity + line.missing == 0)
            missing.push_back(line_fields(papers, line, {}));
    FieldList happened;
    for (const HistoryEntry& entry : order_history(site.depot(), session.id, order.number))
        happened.push_back(fields_of(
            entry, short_french(local_time(entry.at, site.depot().settings().time_zone))));
    fields.set("has-happened", !happened.empty());
    fields.set("happened-count", counted(std::ssize(happened), "ligne", "lignes"));
    fields.set("happened", happened);
    fields.set("crates", crates);
    fields.set("missing", missing);
    fields.set("has-missing", !missing.empty());
    return html("order", std::move(fields));
}

} // namespace cageot
