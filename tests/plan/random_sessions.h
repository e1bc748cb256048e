#pragma once

// Random sessions, rules and edits for tests of what always holds; the same on every machine.

#include "sessions.h"

#include <algorithm>
#include <random>

namespace cageot {

class Dice {
public:
    explicit Dice(unsigned seed)
        : engine_(seed)
    {
    }
    /// 0 … sides - 1, the same on every machine.
    int roll(int sides) { return static_cast<int>(engine_() % static_cast<unsigned>(sides)); }
    bool one_in(int chances) { return roll(chances) == 0; }
    template <class T>
    const T& pick(const std::vector<T>& items)
    {
        return items[static_cast<std::size_t>(roll(static_cast<int>(items.size())))];
    }

private:
    std::mt19937 engine_;
};

inline const std::vector<std::string> relays = {"Relais Aragon, jeudi 17h",
                                                "Relais Aragon – école",
                                                "PENNAUTIER",
                                                "Livraison à domicile (Nord)",
                                                "Livraison à domicile (Sud)",
                                                "Relais Saint-Denis – Mairie",
                                                "",
                                                "🌻"};
inline const std::vector<std::string> customers = {"Zoé Nuñez-Castel",
                                                   "Jean Martin",
                                                   "Jean Moreau",
                                                   "Jean & Lou Martin",
                                                   "d'Hautpoul",
                                                   "",
                                                   "🌻 Lou"};
inline const std::vector<std::string> producers = {"Ferme des Alizés", "FERME des Alizes",
                                                   "Fromagerie du Lac", "Glaces & Co"};
inline const std::vector<std::string> names = {"Carottes", "carottes", "Yaourt brebis", "Sorbet",
                                               "Œufs"};
inline const std::vector<std::string> units = {"1kg", "500g", "", "Nature (4x125g)"};
inline const std::vector<std::string> matches_tried = {"carottes",
                                                       "mot: sorbet",
                                                       "nature",
                                                       "ferme: Glaces & Co",
                                                       "produit: œufs",
                                                       "brebis",
                                                       "ferme: fromagerie du lac",
                                                       "500g"};
inline const std::vector<Zone> zones = {Zone::ambient, Zone::chilled, Zone::frozen};
inline const std::vector<Labelling> labellings = {Labelling::unit, Labelling::line,
                                                  Labelling::none};

inline OrderLine random_line(Dice& dice)
{
    OrderLine line;
    line.product = {dice.pick(producers), dice.pick(names), dice.pick(units)};
    line.quantity = dice.one_in(6) ? 0 : 1 + dice.roll(5);
    if (dice.one_in(2))
        line.temperature_controlled = dice.one_in(2);
    return line;
}

inline Order random_order(Dice& dice, int number)
{
    OrderBuilder builder =
        an_order("R" + std::to_string(100000 + number), dice.pick(customers), dice.pick(relays));
    if (dice.one_in(3))
        builder = builder.by("c" + std::to_string(dice.roll(5)) + "@example.org");
    Order order = builder.order;
    order.relay.home_delivery = dice.one_in(5);
    if (dice.one_in(2))
        order.paid = dice.one_in(2);
    for (int lines = dice.roll(6); lines > 0; --lines)
        order.lines.push_back(random_line(dice));
    return order;
}

inline Session random_session(Dice& dice)
{
    Session session{"Tout Ô Pré", "Vente", {}};
    const int orders = dice.one_in(20) ? 110 : dice.roll(25);
    for (int i = 0; i < orders; ++i)
        session.orders.push_back(random_order(dice, i));
    return session;
}

inline PlanRules random_rules(Dice& dice)
{
    PlanRules rules;
    for (int i = dice.roll(4); i > 0; --i)
        rules.zones.push_back({*parse_product_match(dice.pick(matches_tried)), dice.pick(zones)});
    for (int i = dice.roll(4); i > 0; --i)
        rules.labelling.push_back(
            {*parse_product_match(dice.pick(matches_tried)), dice.pick(labellings)});
    rules.labelling_default = dice.pick(labellings);
    const std::vector<RelayRule> known = {{"aragon", "C", "BLEU", "Aragon", "Léo"},
                                          {"domicile", "", "", "", ""},
                                          {"pennautier", "", "", "Pennautier", ""},
                                          {"saint", "A", "", "", "Ana"}};
    for (const RelayRule& rule : known)
        if (dice.one_in(2))
            rules.relays.push_back(rule);
    return rules;
}

inline void change_order(Dice& dice, Order& order)
{
    if (dice.one_in(6))
        order.relay.name = dice.pick(relays);
    if (dice.one_in(4))
        order.lines.push_back(random_line(dice));
    if (order.lines.empty())
        return;
    OrderLine& line =
        order.lines[static_cast<std::size_t>(dice.roll(static_cast<int>(order.lines.size())))];
    if (dice.one_in(4))
        line.quantity = dice.roll(5);
    if (dice.one_in(8))
        line.temperature_controlled = dice.one_in(2);
    if (dice.one_in(10))
        order.lines.erase(order.lines.begin());
}

inline void change_session(Dice& dice, Session& session)
{
    for (Order& order : session.orders)
        if (dice.one_in(3))
            change_order(dice, order);
    std::erase_if(session.orders, [&dice](const Order&) { return dice.one_in(10); });
    for (int late = dice.roll(4); late > 0; --late)
        session.orders.push_back(random_order(dice, 1000 + dice.roll(100000)));
    std::sort(session.orders.begin(), session.orders.end(),
              [](const Order& a, const Order& b) { return a.number < b.number; });
    session.orders.erase(
        std::unique(session.orders.begin(), session.orders.end(),
                    [](const Order& a, const Order& b) { return a.number == b.number; }),
        session.orders.end());
}

} // namespace cageot
