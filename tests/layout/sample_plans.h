#pragma once

// Plans written out in full, so that numbers, codes and names are what a test says they are.

#include "plan/plan.h"

#include <string>

namespace cageot {

inline const Product tomatoes{"Ferme des Alizés", "Tomates anciennes", "1kg"};
inline const Product buns{"Ferme des Alizés", "Brioche", "500g"};
inline const Product yoghurts{"Fromagerie du Lac", "Yaourt brebis", "Nature (4x125g)"};
inline const Product sorbet{"Glaces d'Œilly", "Sorbet cassis", "0.5l"};

/// One order, number 14, with a crate, a chilled bag and a frozen bag.
inline PrintPlan plan_of_one_order()
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
                   {4, buns, 0, Zone::ambient, Labelling::unit}};
    plan.orders = {order};
    plan.crates = {{Code(CodeKind::crate, 123456), 0, Zone::ambient, true, 1, 3},
                   {Code(CodeKind::crate, 123457), 0, Zone::chilled, false, 2, 3},
                   {Code(CodeKind::crate, 123458), 0, Zone::frozen, false, 3, 3}};
    UnitLabel yoghurt{Code(CodeKind::unit, 12345678), 1, 1, yoghurts, 1, 1, 1, ""};
    UnitLabel bag{Code(CodeKind::unit, 12345679), 0, 2, tomatoes, 2, 1, 1, ""};
    plan.batches = {{"Ferme des Alizés", {bag}}, {"Fromagerie du Lac", {yoghurt}}};
    plan.tickets = {{0, CrateTicket::Kind::order, 2},
                    {1, CrateTicket::Kind::bag, 1},
                    {2, CrateTicket::Kind::bag, 1}};
    return plan;
}

/// `text` again and again, cut after `letters` letters (of one byte each in `text`).
inline std::string long_text(const std::string& text, std::size_t letters)
{
    std::string all;
    while (all.size() < letters)
        all += text;
    return all.substr(0, letters);
}

/// The fullest papers that a depot meets: number 188, names of 90 letters, piece 12/12, forty lines.
inline PrintPlan fullest_plan()
{
    const Product product{"Groupement d'exploitation " + long_text("des Grandes Prairies ", 64),
                          "Assortiment Œuvré " + long_text("de fromages WWW ", 72),
                          "Grande caisse (12x1.250kg)"};
    PrintPlan plan = plan_of_one_order();
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
                               place % 2 ? Labelling::line : Labelling::unit});
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
    plan.tickets = {{0, CrateTicket::Kind::order, 188},
                    {1, CrateTicket::Kind::bag, 1234},
                    {2, CrateTicket::Kind::bag, 1234}};
    return plan;
}

} // namespace cageot
