#pragma once

// Small sessions for tests: an_order("R1", "Zoé Nuñez-Castel", "Aragon").with(2, carrots()).

#include "plan/plan.h"

#include <string>
#include <utility>
#include <vector>

namespace cageot {

inline Product carrots()
{
    return {"Ferme des Alizés", "Carottes", "1kg"};
}
inline Product eggs()
{
    return {"Ferme des Alizés", "Œufs", "6"};
}
inline Product yoghurt()
{
    return {"Fromagerie du Lac", "Yaourt brebis", "Nature (4x125g)"};
}

struct OrderBuilder {
    Order order;
    OrderBuilder with(int quantity, Product product, std::optional<bool> cold = std::nullopt) const
    {
        OrderBuilder next = *this;
        OrderLine line;
        line.product = std::move(product);
        line.quantity = quantity;
        line.temperature_controlled = cold;
        next.order.lines.push_back(line);
        return next;
    }
    OrderBuilder by(std::string email, std::string code = "") const
    {
        OrderBuilder next = *this;
        next.order.customer.email = std::move(email);
        next.order.customer.code = std::move(code);
        return next;
    }
    OrderBuilder at_home(std::string address) const
    {
        OrderBuilder next = *this;
        next.order.relay.home_delivery = true;
        next.order.relay.address = std::move(address);
        return next;
    }
};

inline OrderBuilder an_order(std::string number, std::string customer, std::string relay)
{
    OrderBuilder builder;
    builder.order.number = {std::move(number)};
    builder.order.customer.name = std::move(customer);
    builder.order.relay.name = std::move(relay);
    return builder;
}

inline Session a_session(const std::vector<OrderBuilder>& orders)
{
    Session session{"Tout Ô Pré", "Vente du 12 au 14 sept.", {}};
    for (const OrderBuilder& builder : orders)
        session.orders.push_back(builder.order);
    return session;
}

/// One relay "Aragon" that is known, so that nothing is warned about.
inline PlanRules rules_for_aragon()
{
    PlanRules rules;
    rules.relays.push_back({"aragon", "C", "BLEU", "Aragon", "Camille"});
    return rules;
}

inline Planning plan_of(const Session& session, const PlanRules& rules = rules_for_aragon())
{
    return make_plan(session, rules, {{"S1"}, 1, "ab12"}, CodeSequence({1, 2, 3}, {}));
}

inline Planning replan(const Session& session, const Planning& before,
                       const PlanRules& rules = rules_for_aragon())
{
    return make_plan(session, rules, {{"S1"}, before.plan.version + 1, "ab12"},
                     CodeSequence({1, 2, 3}, before.next), &before.plan);
}

inline std::vector<int> numbers_of(const PrintPlan& plan)
{
    std::vector<int> numbers;
    for (const PlannedOrder& order : plan.orders)
        numbers.push_back(order.number);
    return numbers;
}

/// 0 when the plan has no such order.
inline int number_of(const PrintPlan& plan, const std::string& order)
{
    for (const PlannedOrder& planned : plan.orders)
        if (planned.order.value == order)
            return planned.number;
    return 0;
}

inline std::vector<UnitLabel> unit_labels(const PrintPlan& plan)
{
    std::vector<UnitLabel> units;
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label))
                units.push_back(*unit);
    return units;
}

inline std::vector<HeadLabel> head_labels(const PrintPlan& plan)
{
    std::vector<HeadLabel> heads;
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (const auto* head = std::get_if<HeadLabel>(&label))
                heads.push_back(*head);
    return heads;
}

} // namespace cageot
