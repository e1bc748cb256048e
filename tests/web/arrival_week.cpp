#include "web/arrival_week.h"

#include "web/http.h"

#include <regex>
#include <stdexcept>

namespace cageot {
namespace {

void tell_hours(DepotSettings& settings)
{
    settings.rules.producers = {{"Fournil d'Ôde", "06:00", Labelling::none},
                                {"Ferme du Causse", "07:45", {}},
                                {"Fromagerie du Lac", "07:45", {}},
                                {"Miellerie du Roc", "08:00", {}}};
    settings.weighed = {{{ProductMatch::By::producer, "Miellerie du Roc"}, 10}};
    settings.scales = {parse_scale_rule("21 AAAAA GGGGG K").rule.value()};
}

const char* const week =
    "vente;boutique;commande;client;relais;ferme;produit;unité;quantité;froid\n"
    "Vente 46;Le Panier;17;Inès Lafargue;Aragon;Ferme du Causse;Tomates;500g;2;non\n"
    "Vente 46;Le Panier;17;Inès Lafargue;Aragon;Fromagerie du Lac;Yaourt;4x125g;1;oui\n"
    "Vente 46;Le Panier;17;Inès Lafargue;Aragon;Verger;Pommes;1kg;1;non\n"
    "Vente 46;Le Panier;18;Odette Sœur;Aragon;Ferme du Causse;Tomates;500g;3;non\n"
    "Vente 46;Le Panier;18;Odette Sœur;Aragon;Ferme du Causse;Carottes;1kg;1;non\n"
    "Vente 46;Le Panier;18;Odette Sœur;Aragon;Fournil d'Ôde;Pain;1 pièce;2;non\n"
    "Vente 46;Le Panier;19;Zoé Nuñez;Aragon;Miellerie du Roc;Miel;500g;1;non\n";

std::string hidden_fields(const std::string& page)
{
    static const std::regex hidden("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    std::string form;
    for (auto found = std::sregex_iterator(page.begin(), page.end(), hidden);
         found != std::sregex_iterator(); ++found) {
        std::string value = (*found)[2];
        for (std::size_t at = 0; (at = value.find("&apos;")) != std::string::npos;)
            value.replace(at, 6, "'");
        form += encode((*found)[1].str()) + "=" + encode(value) + "&";
    }
    return form;
}

} // namespace

std::string attribute(const std::string& page, const std::string& before, const std::string& name)
{
    const std::size_t from = page.find(before);
    const std::size_t at = from == std::string::npos ? from : page.find(" " + name + "=\"", from);
    if (at == std::string::npos)
        return {};
    const std::size_t start = at + name.size() + 3;
    return page.substr(start, page.find('"', start) - start);
}

std::string value_of(const std::string& page, const std::string& tap)
{
    const std::regex button("<button[^>]* value=\"([^\"]*)\" data-tap=\"" + tap + "\"([^>]*)>");
    std::smatch found;
    if (!std::regex_search(page, found, button) ||
        found[2].str().find(" disabled") != std::string::npos)
        return {};
    return found[1];
}

ArrivalWeek::ArrivalWeek()
    : ServedDepot(Printers::two, tell_hours)
    , session(freeze_csv(week))
{
}

std::string ArrivalWeek::farm_path(const std::string& producer) const
{
    const auto plan = const_cast<Depot&>(depot).plan(session.id, session.version);
    for (std::size_t place = 0; place < plan->batches.size(); ++place)
        if (plan->batches[place].producer == producer)
            return "/sessions/S1/arrivals/" + std::to_string(place);
    throw std::runtime_error("no farm " + producer);
}

std::string ArrivalWeek::farm_page(const std::string& producer) const
{
    return get(farm_path(producer)).body;
}

Answer ArrivalWeek::press(const std::string& path, const std::string& value)
{
    clock.advance(1000);
    last_path_ = path;
    last_form_ = hidden_fields(get(path).body) + "tap=" + encode(value);
    return post(last_path_, last_form_);
}

Answer ArrivalWeek::tap(const std::string& producer, const std::string& value)
{
    return press(farm_path(producer), value);
}

Answer ArrivalWeek::choose(const std::string& value)
{
    return press("/sessions/S1/shortages", value);
}

std::string ArrivalWeek::label(const std::string& product)
{
    for (const PlannedBatch& batch : situation()->ordered->batches)
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label);
                unit && unit->product.name == product)
                return to_string(unit->code);
    throw std::logic_error("no " + product);
}

ProductSupply ArrivalWeek::supply_of(const std::string& name)
{
    for (const ProductSupply& supply : situation()->supply.products)
        if (supply.product.name == name)
            return supply;
    throw std::runtime_error("no product " + name);
}

long ArrivalWeek::count(LabelState state, const std::string& producer)
{
    long rows = 0;
    for (const LedgerRow& row : depot.store().ledger(session.id))
        rows += row.batch == producer && row.state == state ? 1 : 0;
    return rows;
}

} // namespace cageot
