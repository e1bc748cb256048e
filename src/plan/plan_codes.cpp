#include "plan/plan_codes.h"

#include <algorithm>

namespace cageot {

PlanCodes::PlanCodes(CodeSequence next, const PrintPlan& plan, const PrintPlan* previous)
    : next_(next)
    , plan_(plan)
    , previous_(previous)
    , same_order_(plan.orders.size())
{
    if (!previous)
        return;
    for (const Crate& crate : previous->crates)
        crates_.emplace(std::pair(previous->orders.at(crate.order).order, crate.zone), crate.code);
    match_orders();
    remember_labels();
}

void PlanCodes::match_orders()
{
    std::map<OrderNumber, std::size_t> places;
    for (std::size_t place = 0; place < previous_->orders.size(); ++place)
        places.emplace(previous_->orders[place].order, place);
    for (std::size_t place = 0; place < plan_.orders.size(); ++place) {
        const PlannedOrder& order = plan_.orders[place];
        const auto known = places.find(order.order);
        if (known != places.end() &&
            on_paper(plan_, order) == on_paper(*previous_, previous_->orders[known->second]))
            same_order_[place] = known->second;
    }
}

void PlanCodes::remember_labels()
{
    for (const PlannedBatch& batch : previous_->batches) {
        for (const Label& label : batch.labels) {
            if (const auto* head = std::get_if<HeadLabel>(&label)) {
                heads_.emplace(on_paper(*previous_, *head), head->code);
                continue;
            }
            const auto& unit = std::get<UnitLabel>(label);
            const Crate& crate = previous_->crates.at(unit.crate);
            units_.push_back({{crate.order, crate.zone, products_(*previous_, unit.product),
                               unit.covers, unit.k, unit.n},
                              unit.code});
        }
    }
    std::stable_sort(units_.begin(), units_.end(),
                     [](const KnownUnit& a, const KnownUnit& b) { return a.key < b.key; });
}

Code PlanCodes::crate(const OrderNumber& order, Zone zone)
{
    const auto known = crates_.find({order, zone});
    return known != crates_.end() ? known->second : next_.next_crate();
}

Code PlanCodes::unit(const LabelledThing& thing)
{
    if (const auto order = same_order_.at(thing.order)) {
        const UnitKey key{*order,       thing.zone, products_(plan_, thing.product),
                          thing.covers, thing.k,    thing.n};
        auto known = std::lower_bound(
            units_.begin(), units_.end(), key,
            [](const KnownUnit& unit, const UnitKey& wanted) { return unit.key < wanted; });
        while (known != units_.end() && known->key == key && known->given)
            ++known;
        if (known != units_.end() && known->key == key) {
            known->given = true;
            return known->code;
        }
    }
    return next_.next_unit();
}

Code PlanCodes::head(const HeadLabel& head)
{
    if (previous_) {
        if (auto known = heads_.extract(on_paper(plan_, head)))
            return known.mapped();
    }
    return next_.next_product();
}

std::size_t PlanCodes::ProductPlaces::operator()(const PrintPlan& plan, const Product& product)
{
    // On the roll a product's labels follow each other.
    if (last_.first == &plan && last_.second->first == product)
        return last_.second->second;
    Known& known = known_[&plan];
    auto found = known.find(product);
    if (found == known.end()) {
        const std::size_t place =
            looks_.emplace(on_paper(plan, product), looks_.size()).first->second;
        found = known.emplace(product, place).first;
    }
    last_ = {&plan, found};
    return found->second;
}

} // namespace cageot
