#include "web/farm_arrivals.h"
#include "web/farm_taps.h"
#include "web/page_fields.h"
#include "web/pages.h"
#include "web/request_checks.h"

#include "base/text.h"

#include <algorithm>
#include <map>

namespace cageot {
namespace {

/// Where each sticker of the session is, by its page's code "C00000118-3": in a job that is open, or
/// in one that was given to a printer.
std::map<std::string, PaperState> sticker_states(Depot& depot, const SessionId& session)
{
    std::map<std::string, PaperState> states;
    for (const SpoolJob& job : depot.store().jobs(session))
        for (const std::string& code : job.codes) {
            if (code.find('-') == std::string::npos)
                continue;
            if (!is_final(job.state))
                states[code] = PaperState::waiting;
            else if (job.state == SpoolState::handed_over)
                states.insert_or_assign(code, PaperState::handed_over);
            else if (job.state == SpoolState::doubtful)
                states.insert_or_assign(code, PaperState::doubtful);
        }
    return states;
}

/// What paper says of a shortage: the ticket itself when it is not printed, else a sticker.
struct OnPaper {
    const PaperStates& papers;
    const std::map<std::string, PaperState>& stickers;

    StateWords of(const PrintPlan& plan, const Shortage& shortage) const
    {
        std::optional<PaperState> ticket, sticker;
        for (const Crate& crate : plan.crates) {
            if (crate.order != shortage.order)
                continue;
            const std::string code = to_string(crate.code);
            if (const auto found = papers.find(code); crate.main && found != papers.end())
                ticket = found->second.state;
            if (const auto found = stickers.find(code + "-" + std::to_string(shortage.line));
                found != stickers.end())
                sticker = found->second;
        }
        if (!ticket || *ticket == PaperState::planned || *ticket == PaperState::waiting)
            return {"le ticket le dira", "done"};
        if (!sticker)
            return {"autocollant à venir", "todo"};
        switch (*sticker) {
        case PaperState::waiting:
            return {"autocollant en route", "go"};
        case PaperState::doubtful:
            return {"autocollant en doute", "unsure"};
        case PaperState::planned:
        case PaperState::handed_over:
        case PaperState::confirmed:
        case PaperState::void_:
        case PaperState::short_:
            return {"autocollant à coller", "done"};
        }
        return {};
    }
};

/// Each order that lacks something, with what and what its papers say of it.
FieldList orders_of(Depot& depot, const Situation& situation)
{
    const PrintPlan& plan = *situation.ordered;
    const PaperStates papers = paper_states(depot, situation.session.id);
    const auto stickers = sticker_states(depot, situation.session.id);
    const OnPaper on_paper{papers, stickers};
    FieldList orders, lines;
    const std::vector<Shortage>& shortages = situation.supply.shortages;
    for (std::size_t i = 0; i < shortages.size(); ++i) {
        const Shortage& shortage = shortages[i];
        const PlannedOrder& order = plan.orders[shortage.order];
        const auto line =
            std::find_if(order.lines.begin(), order.lines.end(), [&](const PlannedLine& planned) {
                return planned.place == shortage.line;
            });
        if (line == order.lines.end())
            continue;
        Fields shown = fields_of(on_paper.of(plan, shortage));
        shown.set("quantity", french_number(shortage.quantity));
        shown.set("product", full_name(line->product));
        shown.set("producer", line->product.producer);
        shown.set("kind", shortage.refused ? (shortage.quantity > 1 ? "refusés" : "refusé")
                                           : (shortage.quantity > 1 ? "manquent" : "manque"));
        lines.push_back(shown);
        if (i + 1 < shortages.size() && shortages[i + 1].order == shortage.order)
            continue;
        Fields fields;
        fields.set("number", std::to_string(order.number));
        fields.set("name", order.paper_name);
        fields.set("relay", fields_of(plan.relays[order.relay]));
        fields.set("lines", lines);
        orders.push_back(fields);
        lines.clear();
    }
    return orders;
}

/// What each order ordered, and gets, of a product.
struct Share {
    int ordered = 0;
    int given = 0;
};
std::map<std::size_t, Share> shares_of(const Situation& situation, const Product& product)
{
    std::map<std::size_t, Share> shares;
    for (std::size_t i = 0; i < situation.ordered->orders.size(); ++i)
        for (const PlannedLine& line : situation.ordered->orders[i].lines)
            if (line.product == product && line.quantity > 0)
                shares[i].ordered += line.quantity;
    for (auto& [i, share] : shares)
        for (const PlannedLine& line : situation.plan->orders[i].lines)
            if (line.product == product)
                share.given += line.quantity;
    return shares;
}

FieldList shares_fields(const Situation& situation, const Product& product, const std::string& at)
{
    FieldList orders;
    for (const auto& [i, share] : shares_of(situation, product)) {
        const PlannedOrder& order = situation.ordered->orders[i];
        const auto tells = [&at, &order](int quantity) {
            return at + " " + std::to_string(quantity) + " " + order.order.value;
        };
        Fields shown;
        shown.set("number", std::to_string(order.number));
        shown.set("name", order.paper_name);
        shown.set("given", french_number(share.given));
        shown.set("wanted", french_number(share.ordered));
        shown.set("tone", share.given == share.ordered ? "done"
                          : share.given == 0           ? "stop"
                                                       : "unsure");
        shown.set("less", tells(std::max(0, share.given - 1)));
        shown.set("no-less", share.given == 0);
        shown.set("more", tells(share.given + 1));
        shown.set("no-more", share.given == share.ordered);
        const bool chosen = situation.arrivals.chosen.contains({product, order.order});
        shown.set("chosen", shown_if(chosen, tells(-1)));
        orders.push_back(shown);
    }
    return orders;
}

FieldList products_of(const Situation& situation)
{
    FieldList products;
    for (const ProductSupply& supply : situation.supply.products) {
        if (supply.missing + supply.refused == 0)
            continue;
        const std::string at = std::to_string(products.size());
        Fields shown;
        shown.set("at", at);
        shown.set("name", supply.product.name);
        shown.set("unit", supply.product.unit);
        shown.set("farm", supply.product.producer);
        shown.set("product", full_name(supply.product));
        shown.set("ordered", counted(supply.ordered, "commandé", "commandés"));
        shown.set("there", french_number(supply.accepted()));
        shown.set("short", short_words(supply.missing, supply.refused));
        shown.set("left", shown_if(supply.accepted() > supply.allocated,
                                   french_number(supply.accepted() - supply.allocated)));
        shown.set("none", supply.accepted() == 0);
        shown.set("shares", supply.accepted() == 0 ? FieldList{}
                                                   : shares_fields(situation, supply.product, at));
        products.push_back(shown);
    }
    return products;
}

HttpResponse show(Site& site, const HttpRequest& request, const std::vector<std::string>& faults)
{
    const StoredSession session = session_of(site, request);
    const auto situation = situation_of(site.depot(), session.id);
    Fields fields = site.page(request, "Manquants");
    fields.set("id", session.id.value);
    fields.set("name", session.name);
    fields.set("once", new_once());
    const FieldList orders = orders_of(site.depot(), *situation);
    const FieldList products = products_of(*situation);
    fields.set("has-orders", !orders.empty());
    fields.set("orders", orders);
    fields.set("products", products);
    fields.set("sum", orders.empty() ? std::string("Personne ne manque de rien.")
                                     : counted(std::ssize(orders), "commande", "commandes") +
                                           (orders.size() > 1 ? " n’ont" : " n’a") + " pas tout.");
    fields.set("faults", fault_fields(faults));
    HttpResponse response = html("shortages", std::move(fields));
    response.status = faults.empty() ? 200 : 422;
    return response;
}

/// "2 1 R182092704": of the form's product 2, that order gets 1; −1 means what the rule gives.
ChosenFact chosen_in(const HttpRequest& request, const std::string& tap)
{
    const std::size_t product_end = tap.find(' ');
    const std::size_t quantity_end =
        product_end == std::string::npos ? product_end : tap.find(' ', product_end + 1);
    if (quantity_end == std::string::npos)
        throw HttpRefusal(400, "Rien n’est choisi: pressez un bouton de la page.");
    const std::string quantity = tap.substr(product_end + 1, quantity_end - product_end - 1);
    const long given = parse_count(quantity);
    if (quantity != "-1" && (given < 0 || given > 1'000'000))
        throw HttpRefusal(400, "Rien n’est choisi: pressez un bouton de la page.");
    return {product_in(request, tap.substr(0, product_end), ""),
            {tap.substr(quantity_end + 1)},
            quantity == "-1" ? -1 : static_cast<int>(given)};
}

} // namespace

HttpResponse shortages_page(Site& site, const HttpRequest& request)
{
    return show(site, request, {});
}

HttpResponse choose_share(Site& site, const HttpRequest& request)
{
    check_token(request);
    const StoredSession session = session_of(site, request);
    const std::string tap = field(request.form, "tap");
    const ArrivalFact fact{fact_id(request, tap), site.depot().now(), request.visitor.name,
                           chosen_in(request, tap)};
    try {
        tell_arrivals(site.depot(), session.id, {fact});
    } catch (const ArrivalRefused& refused) {
        return show(site, request, refused.faults());
    }
    return see("/sessions/" + session.id.value + "/shortages#p" + tap.substr(0, tap.find(' ')));
}

} // namespace cageot
