#pragma once

// Random facts about the goods of a plan, and about things that it does not have.

#include "plan/supply.h"
#include "random_sessions.h"

namespace cageot {

class RandomArrivals {
public:
    RandomArrivals(Dice& dice, const PrintPlan& plan)
        : dice_(dice)
    {
        products_.push_back({"Personne", "Rien", ""});
        orders_.push_back({"R999999"});
        codes_.push_back(to_string(Code(CodeKind::unit, 99'999'999)));
        for (const PlannedOrder& order : plan.orders) {
            orders_.push_back(order.order);
            for (const PlannedLine& line : order.lines)
                products_.push_back(line.product);
        }
        for (const PlannedBatch& batch : plan.batches)
            farms_.push_back(batch.producer);
        for (const UnitLabel& label : unit_labels(plan))
            codes_.push_back(to_string(label.code));
    }

    /// Of few moments, so that ids decide now and then.
    std::vector<ArrivalFact> facts(int count)
    {
        std::vector<ArrivalFact> facts;
        for (int i = 0; i < count; ++i)
            facts.push_back({"f" + std::to_string(++told_), dice_.roll(10), "test",
                             random_what(dice_.roll(9))});
        return facts;
    }
    /// Nothing that a person chose, and nothing left over: the rule alone.
    std::vector<ArrivalFact> counts(int count)
    {
        std::vector<ArrivalFact> facts;
        for (int i = 0; i < count; ++i)
            facts.push_back({"f" + std::to_string(++told_), dice_.roll(10), "test",
                             random_what(dice_.one_in(8) ? 0 : 1)});
        return facts;
    }
    /// In another order, some of them twice.
    std::vector<ArrivalFact> told_otherwise(std::vector<ArrivalFact> facts)
    {
        const std::size_t count = facts.size();
        for (std::size_t i = 0; i < count; ++i)
            if (dice_.one_in(3))
                facts.push_back(facts[i]);
        for (std::size_t i = facts.size(); i > 1; --i)
            std::swap(facts[i - 1],
                      facts[static_cast<std::size_t>(dice_.roll(static_cast<int>(i)))]);
        return facts;
    }

private:
    using What = decltype(ArrivalFact::what);

    What random_what(int kind)
    {
        const Product& product = dice_.pick(products_);
        switch (kind) {
        case 0:
            return FarmFact{dice_.pick(farms_), static_cast<FarmState>(dice_.roll(3))};
        case 1:
        case 2:
        case 3:
            return CountFact{product, dice_.roll(6), dice_.roll(3)};
        case 4:
        case 5:
            return ChosenFact{product, dice_.pick(orders_), dice_.roll(7) - 1};
        case 6:
        case 7:
            return LeftoverFact{dice_.pick(codes_), !dice_.one_in(3)};
        default:
            return WeightFact{dice_.pick(codes_), 100L * dice_.roll(20)};
        }
    }

    Dice& dice_;
    std::vector<std::string> farms_{"Personne"};
    std::vector<Product> products_;
    std::vector<OrderNumber> orders_;
    std::vector<std::string> codes_;
    int told_ = 0;
};

} // namespace cageot
