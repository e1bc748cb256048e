#include "web/farm_page.h"

#include "web/farm_taps.h"
#include "web/page_fields.h"
#include "web/pages.h"

#include <algorithm>

namespace cageot {
namespace {

/// What the button before did.
std::string said(const HttpRequest& request)
{
    if (const long pages = parse_count(field(request.query, "asked")); pages >= 0)
        return pages == 0
                   ? std::string("C’est noté. Rien de plus à imprimer.")
                   : counted(pages, "étiquette part", "étiquettes partent") + " à l’imprimante.";
    std::string words;
    if (const long withheld = parse_count(field(request.query, "withheld")); withheld > 0)
        words = counted(withheld, "étiquette ne sortira pas", "étiquettes ne sortiront pas") + ".";
    if (const long stickers = parse_count(field(request.query, "stickers")); stickers > 0)
        words += (words.empty() ? "" : " ") +
                 counted(stickers, "autocollant part", "autocollants partent") +
                 " pour les tickets déjà imprimés.";
    return words;
}

} // namespace

Fields fields_of(const ProductArrival& product, std::size_t place)
{
    const auto [supply, told] = product;
    const int missing = supply.missing, refused = supply.refused, absent = missing + refused;
    const bool all_refused = missing == 0 && refused > 0;
    const std::string at = std::to_string(place);
    const auto tells = [&at](int then_missing, int then_refused) {
        return at + " " + std::to_string(then_missing) + " " + std::to_string(then_refused);
    };
    Fields fields;
    fields.set("at", at);
    fields.set("name", supply.product.name);
    fields.set("unit", supply.product.unit);
    fields.set("product", full_name(supply.product));
    fields.set("ordered", counted(supply.ordered, "commandé", "commandés"));
    fields.set("count", french_number(supply.accepted()));
    fields.set("cold", supply.zone != Zone::ambient);
    fields.set("tone", absent == 0 ? "todo" : supply.accepted() == 0 ? "stop" : "unsure");
    // One less is of the kind that the others are of.
    fields.set("less", all_refused ? tells(0, refused + 1) : tells(missing + 1, refused));
    fields.set("no-less", supply.accepted() == 0);
    fields.set("more", told.missing > 0 ? tells(told.missing - 1, refused)
                                        : tells(0, std::max(0, told.refused - 1)));
    fields.set("no-more", told.missing + told.refused == 0);
    if (absent == 0) {
        fields.set("short", false);
        return fields;
    }
    Fields shown;
    shown.set("missing-words",
              missing == 0 ? std::string("manque") : counted(missing, "manque", "manquent"));
    shown.set("refused-words",
              refused == 0 ? std::string("refusé") : counted(refused, "refusé", "refusés"));
    shown.set("is-missing", missing > 0 ? "true" : "false");
    shown.set("is-refused", refused > 0 ? "true" : "false");
    shown.set("all-missing", tells(absent, 0));
    shown.set("all-refused", tells(0, absent));
    shown.set("one-refused", shown_if(absent > 1, tells(missing - 1, refused + 1)));
    shown.set("one-missing", shown_if(absent > 1, tells(missing + 1, refused - 1)));
    shown.set("refused", french_number(refused));
    shown.set("no-refused", refused == 0);
    shown.set("no-missing", missing == 0);
    shown.set("none", shown_if(supply.accepted() > 0,
                               all_refused ? tells(0, supply.ordered)
                                           : tells(supply.ordered - refused, refused)));
    shown.set("all", shown_if(told.missing + told.refused > 0, tells(0, 0)));
    shown.set("left", shown_if(missing > told.missing,
                               counted(missing - told.missing, "étiquette est restée",
                                       "étiquettes sont restées")));
    fields.set("short", shown);
    return fields;
}

Fields main_button(const FarmArrival& farm)
{
    const long to_print = farm.paper.planned;
    const std::string follows = to_print == 0
                                    ? std::string("rien à imprimer")
                                    : counted(to_print, "étiquette", "étiquettes") + " à imprimer";
    Fields fields;
    fields.set("follows", follows);
    fields.set("here", true);
    switch (farm.state) {
    case FarmState::awaited:
        fields.set("words", farm.is_short() ? "C’EST COMPTÉ" : "TOUT EST LÀ");
        if (farm.is_short() && to_print > 0)
            fields.set("follows",
                       "imprimer le reste: " + counted(to_print, "étiquette", "étiquettes"));
        return fields;
    case FarmState::here:
        if (to_print == 0)
            return Fields(false);
        fields.set("words", "IMPRIMER LE RESTE");
        return fields;
    case FarmState::never:
        fields.set("words", "ELLE EST LÀ FINALEMENT");
        fields.set("follows", "ses étiquettes partent à l’imprimante");
        return fields;
    }
    throw std::logic_error("unknown state of a farm");
}

FarmArrival farm_of(Depot& depot, const Situation& situation, const HttpRequest& request)
{
    const long place = parse_count(request.parts.at("place"));
    for (FarmArrival& farm : farm_arrivals(depot, situation))
        if (std::cmp_equal(farm.place, place))
            return std::move(farm);
    throw not_found("Cette ferme n’est plus dans la vente: revenez aux arrivées.");
}

HttpResponse show_farm(Site& site, const HttpRequest& request,
                       const std::vector<std::string>& faults)
{
    const StoredSession session = session_of(site, request);
    const auto situation = situation_of(site.depot(), session.id);
    const FarmArrival farm = farm_of(site.depot(), *situation, request);
    Fields fields = site.page(request, farm.producer);
    fields.set("id", session.id.value);
    fields.set("place", std::to_string(farm.place));
    fields.set("farm", farm.producer);
    fields.set("once", new_once());
    const StateWords words = words_of(farm);
    fields.set("tone", std::string(words.tone));
    fields.set("word", std::string(words.word));
    fields.set("hour",
               shown_if(!farm.expected.empty() && farm.state == FarmState::awaited, farm.expected));
    fields.set("since",
               shown_if(farm.since > 0 && farm.state != FarmState::awaited,
                        short_french(local_time(farm.since, site.depot().settings().time_zone))));
    fields.set("cold", farm.cold);
    fields.set("labels", counted(farm.labels, "étiquette", "étiquettes") + " + " +
                             french_number(farm.heads) + " de tête");
    fields.set("paper", fields_of(farm.paper));
    fields.set("main", main_button(farm));
    fields.set("coming", farm.state != FarmState::never);
    fields.set("told", farm.state != FarmState::awaited);
    fields.set("never", farm.state == FarmState::never);
    fields.set("short", farm.is_short() && farm.state != FarmState::never);
    const std::string notice = said(request);
    fields.set("said", shown_if(faults.empty() && !notice.empty(), notice));
    fields.set("faults", fault_fields(faults));
    FieldList products;
    for (std::size_t i = 0; i < farm.products.size(); ++i)
        products.push_back(fields_of(farm.products[i], i));
    fields.set("products", products);
    HttpResponse response = html("farm", std::move(fields));
    response.status = faults.empty() ? 200 : 422;
    return response;
}

HttpResponse farm_page(Site& site, const HttpRequest& request)
{
    return show_farm(site, request, {});
}

} // namespace cageot
