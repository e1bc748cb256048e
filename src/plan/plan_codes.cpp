#include "plan/plan_codes.h"

#include "base/text.h"

#include <algorithm>
#include <iterator>

namespace cageot {
namespace {

Product folded(const Product& product)
{
    return {folded_text(product.producer), folded_text(product.name), folded_text(product.unit)};
}

} // namespace

int occurrence_of(const std::vector<PlannedLine>& lines, int place)
{
    const auto line = std::next(lines.begin(), place - 1);
    return static_cast<int>(std::count_if(lines.begin(), line, [&](const PlannedLine& before) {
        return before.product == line->product;
    }));
}

PlanCodes::PlanCodes(CodeSequence next, const PrintPlan* previous,
                     const std::vector<ProductFacts>& products)
    : next_(next)
    , previous_(previous)
    , products_(products)
{
    if (!previous)
        return;
    for (const Crate& crate : previous->crates)
        crates_.emplace(std::pair(previous->orders.at(crate.order).order, crate.zone), crate.code);
    for (const PlannedBatch& batch : previous->batches) {
        for (const Label& label : batch.labels) {
            if (const auto* head = std::get_if<HeadLabel>(&label)) {
                heads_.emplace(Head(head->of, folded(head->product)), head);
                continue;
            }
            const auto& unit = std::get<UnitLabel>(label);
            const Crate& crate = previous->crates.at(unit.crate);
            const PlannedOrder& order = previous->orders.at(crate.order);
            units_.emplace(LabelledThing{order.order, unit.product,
                                         occurrence_of(order.lines, unit.line), unit.k, unit.covers,
                                         crate.code},
                           unit.code);
        }
    }
}

Code PlanCodes::crate(const OrderNumber& order, Zone zone)
{
    const auto known = crates_.find({order, zone});
    return known != crates_.end() ? known->second : next_.next_crate();
}

Code PlanCodes::unit(const LabelledThing& thing)
{
    const auto known = units_.find(thing);
    return known != units_.end() && told_alike(thing.product, thing.product) ? known->second
                                                                             : next_.next_unit();
}

Code PlanCodes::head(HeadLabel::Of of, const Product& product)
{
    const auto known = heads_.find({of, folded(product)});
    return known != heads_.end() && told_alike(known->second->product, product)
               ? known->second->code
               : next_.next_product();
}

bool PlanCodes::told_alike(const Product& before, const Product& now) const
{
    return same_on_paper(find_facts(previous_->products, before), find_facts(products_, now));
}

} // namespace cageot
