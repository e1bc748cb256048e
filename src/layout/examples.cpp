#include "layout/examples.h"

#include "layout/card_content.h"
#include "layout/example_slip.h"
#include "layout/label_content.h"
#include "layout/sheet_content.h"
#include "layout/slip_content.h"

#include <set>
#include <stdexcept>

namespace cageot {
namespace {

const Product tomatoes{"Ferme des Alizés", "Tomates anciennes", "1kg"};
const Product eggs{"Ferme des Alizés", "Œufs", "6"};
const Product buns{"Ferme des Alizés", "Brioche", "500g"};
const Product yoghurts{"Fromagerie du Lac", "Yaourt brebis", "Nature (4x125g)"};
const Product sorbet{"Glaces d'Œilly", "Sorbet cassis", "0.5l"};

/// `text` again and again, cut after `letters` letters (of one byte each in `text`).
std::string long_text(const std::string& text, std::size_t letters)
{
    std::string all;
    while (all.size() < letters)
        all += text;
    return all.substr(0, letters);
}

/// A round of three relays and two drivers, with a dozen orders of a crate each.
void add_neighbours(PrintPlan& plan)
{
    plan.relays.push_back({"A", "ORANGE", "Fontiers-Cabardès", "Relais", "Camille", false, 189});
    plan.relays.push_back({"J", "BLANC", "Domicile", "Livraison", "", true, 195});
    for (int number = 189; number <= 200; ++number) {
        PlannedOrder order;
        order.order = {"R" + std::to_string(number)};
        order.number = number;
        order.relay = number < 195 ? 1 : 2;
        order.paper_name = "Hyacinthe de S.";
        order.phone = "+33 6 12 34 56 78";
        if (order.relay == 2)
            order.address = "12 bis impasse des Anciennes Tanneries, 11600 Villegailhenc";
        order.paid = number % 2 == 0;
        order.total = Cents{number * 100};
        const auto code = static_cast<std::uint32_t>(number);
        for (const Zone zone : {Zone::ambient, Zone::chilled})
            plan.crates.push_back({Code(CodeKind::crate, code + (zone == Zone::chilled ? 500 : 0)),
                                   plan.orders.size(), zone, zone == Zone::ambient,
                                   zone == Zone::ambient ? 1 : 2, 2});
        plan.orders.push_back(std::move(order));
    }
}

constexpr const char* stamp = "v12 sam. 22:10";

std::vector<Content> label_contents(const PrintPlan& plan, bool unit)
{
    std::vector<Content> all;
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (std::holds_alternative<UnitLabel>(label) == unit)
                all.push_back(content_of(plan, label, {2}));
    return all;
}

std::vector<Content> ticket_contents(const PrintPlan& plan, CrateTicket::Kind kind)
{
    std::vector<Content> all;
    for (const CrateTicket& ticket : plan.tickets)
        if (ticket.kind == kind)
            all.push_back(content_of(plan, ticket, stamp, {2}));
    return all;
}

/// Bag tickets, and those of containers more: the main crate's, and one of a cold bag that has many.
std::vector<Content> bag_contents(const PrintPlan& plan)
{
    std::vector<Content> all = ticket_contents(plan, CrateTicket::Kind::bag);
    all.push_back(more_content(plan, plan.crates.at(0), 1, stamp));
    all.push_back(more_content(plan, plan.crates.at(2), 12, stamp));
    return all;
}

void add_names(std::set<std::string>& names, const Fields& fields)
{
    for (const auto& [name, text] : fields)
        names.insert(name);
}

} // namespace

PrintPlan usual_plan()
{
    PrintPlan plan;
    plan.session = {"S1"};
    plan.version = 2;
    plan.hub = "Tout Ô Pré";
    plan.name = "Vente du 12 au 14 sept.";
    plan.relays = {{"C", "BLEU", "Aragon", "Relais Aragon, jeudi", "Camille", false, 1}};
    PlannedOrder order;
    order.order = {"R482019375"};
    order.number = 14;
    order.customer = "Zoé Nuñez-Castel";
    order.paper_name = "Zoé N.-C.";
    order.same_customer_k = 1;
    order.same_customer_n = 2;
    order.paid = false;
    order.total = Cents{1240};
    order.lines = {{1, yoghurts, 1, Zone::chilled, Labelling::unit},
                   {2, tomatoes, 2, Zone::ambient, Labelling::line},
                   {3, sorbet, 1, Zone::frozen, Labelling::unit},
                   {4, buns, 0, Zone::ambient, Labelling::unit},
                   {5, eggs, 1, Zone::ambient, Labelling::unit, 2}};
    plan.orders = {order};
    plan.crates = {{Code(CodeKind::crate, 123456), 0, Zone::ambient, true, 1, 3},
                   {Code(CodeKind::crate, 123457), 0, Zone::chilled, false, 2, 3},
                   {Code(CodeKind::crate, 123458), 0, Zone::frozen, false, 3, 3}};
    UnitLabel yoghurt{Code(CodeKind::unit, 12345678), 1, 1, yoghurts, 1, 1, 1, ""};
    UnitLabel bag{Code(CodeKind::unit, 12345679), 0, 2, tomatoes, 2, 1, 1, ""};
    const HeadLabel farm{Code(CodeKind::product, 654320),
                         HeadLabel::Of::farm,
                         {"Fromagerie du Lac", "", ""},
                         Zone::chilled,
                         26,
                         26,
                         7,
                         {3, 5, 8, 14, 22, 31},
                         {},
                         Labelling::unit,
                         ""};
    HeadLabel product{Code(CodeKind::product, 654321),
                      HeadLabel::Of::product,
                      yoghurts,
                      Zone::chilled,
                      6,
                      6,
                      1,
                      {3, 5, 14},
                      {1, 2, 3},
                      Labelling::unit,
                      ""};
    plan.batches = {{"Ferme des Alizés", {bag}}, {"Fromagerie du Lac", {yoghurt, farm, product}}};
    plan.tickets = {{0, CrateTicket::Kind::order, 3},
                    {1, CrateTicket::Kind::bag, 1},
                    {2, CrateTicket::Kind::bag, 1}};
    return plan;
}

PrintPlan fullest_plan()
{
    const Product product{"Élevage et groupement " + long_text("des Grandes Prairies ", 64),
                          "Échantillon Œuvré " + long_text("de fromages WWW ", 72),
                          "Grande caisse (12x1.250kg)"};
    PrintPlan plan = usual_plan();
    plan.hub = "Association Ô Prés " + long_text("des Quatre Vallées ", 70);
    plan.name = long_text("Vente du 12 au 14 septembre ", 90);
    plan.relays = {{"W", "TURQUOISE 2", "Saint-Jean-d'Œilly " + long_text("les Remparts ", 70),
                    "Relais", "Camille", false, 1}};
    PlannedOrder& order = plan.orders[0];
    order.number = 188;
    order.paper_name = long_text("Marie-Antoinette Wolfenstein-Nunez ", 90);
    order.same_customer_k = order.same_customer_n = 12;
    order.total = Cents{123456};
    order.lines.clear();
    for (int place = 1; place <= 40; ++place)
        order.lines.push_back({place, product, place % 13, static_cast<Zone>(place % 3),
                               place % 2 ? Labelling::line : Labelling::unit,
                               place == 12 || place == 26 ? 12 : 0});
    plan.batches.clear();
    PlannedBatch batch{product.producer, {}};
    for (std::size_t crate = 0; crate < 3; ++crate) {
        batch.labels.emplace_back(UnitLabel{Code(CodeKind::unit, 99999990), crate, 1, product, 1,
                                            12, 12, "une étiquette par pièce"});
        batch.labels.emplace_back(UnitLabel{Code(CodeKind::unit, 99999991), crate, 2, product, 144,
                                            1, 1, "une étiquette par ligne"});
    }
    HeadLabel head{Code(CodeKind::product, 999999),
                   HeadLabel::Of::product,
                   product,
                   Zone::frozen,
                   1234,
                   9999,
                   88,
                   {},
                   {},
                   Labelling::unit,
                   ""};
    for (int number = 1; number <= 188; ++number) {
        head.numbers.push_back(number);
        head.quantities.push_back(number % 12 + 1);
    }
    batch.labels.emplace_back(head);
    head.labelling = Labelling::none;
    batch.labels.emplace_back(head);
    head.of = HeadLabel::Of::farm;
    batch.labels.emplace_back(head);
    plan.batches.push_back(batch);
    ProductFacts facts;
    facts.product = product;
    facts.lot = long_text("2647-", 30);
    facts.use_by = "2026-11-28";
    facts.allergens = "lait, œufs, gluten, moutarde, fruits à coque, céleri, soja, sésame";
    facts.ingredients = "farine de *blé* (gluten), *lait* entier, *œufs*, sel";
    facts.origin = "Aude et Hérault, Occitanie, France";
    facts.ean = "3412345678900";
    facts.where = "sur le couvercle, jamais sur la date";
    facts.net_quantity = "15 kg";
    facts.storage = "entre 0 et +4 °C, à consommer dans les 3 jours après ouverture";
    plan.products = {facts};
    add_neighbours(plan);
    plan.tickets = {{0, CrateTicket::Kind::order, 188},
                    {1, CrateTicket::Kind::bag, 1234},
                    {2, CrateTicket::Kind::bag, 1234}};
    return plan;
}

std::vector<Content> contents_of(const PrintPlan& plan, DocumentKind document)
{
    switch (document) {
    case DocumentKind::unit:
        return label_contents(plan, true);
    case DocumentKind::head:
        return label_contents(plan, false);
    case DocumentKind::bag:
        return bag_contents(plan);
    case DocumentKind::missing:
        return {missing_content(plan, plan.crates.at(0), 1, 12, {2})};
    case DocumentKind::order:
        return ticket_contents(plan, CrateTicket::Kind::order);
    case DocumentKind::slip:
        return {slip_content(example_slip(plan), stamp)};
    case DocumentKind::relay_sheet:
        return relay_sheet_contents(plan, stamp);
    case DocumentKind::bay_card:
        return bay_card_contents(plan);
    case DocumentKind::tick_list:
        return {tick_list_content(plan, stamp)};
    case DocumentKind::label_sheet:
        return {};
    case DocumentKind::scanner_card:
        return {scanner_card_content()};
    case DocumentKind::command_card:
        return {command_card_content()};
    case DocumentKind::calibration:
        return {calibration_content({"froid-1", "57x32"})};
    }
    throw std::logic_error("unknown document");
}

KnownFields known_fields(DocumentKind document)
{
    // What `compose` itself adds to every page.
    std::set<std::string> fields{"page", "pages", "continued", "continues"}, tables, kinds;
    for (const PrintPlan& plan : {usual_plan(), fullest_plan()})
        for (const Content& content : contents_of(plan, document)) {
            add_names(fields, content.fields);
            for (const auto& [name, rows] : content.tables) {
                tables.insert(name);
                for (const ContentRow& row : rows) {
                    kinds.insert(row.kind);
                    add_names(fields, row.fields);
                }
            }
        }
    return {{fields.begin(), fields.end()},
            {tables.begin(), tables.end()},
            {kinds.begin(), kinds.end()}};
}

} // namespace cageot
