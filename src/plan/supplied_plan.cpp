#include "base/text.h"
#include "plan/supply.h"

#include <algorithm>
#include <utility>

namespace cageot {
namespace {

/// What a head tells of, as far as it is there.
struct Goods {
    std::set<Product> products; ///< folded
    std::map<int, int> by_number;
    std::optional<Zone> coldest;
    int labels = 0;
};

class SuppliedPlan {
public:
    SuppliedPlan(const PrintPlan& plan, const Supply& supply)
        : plan_(plan)
        , supply_(supply)
    {
    }

    PrintPlan plan()
    {
        if (supply_.shortages.empty())
            return std::move(plan_);
        shorten_lines();
        supply_labels();
        count_goods();
        for (PlannedBatch& batch : plan_.batches)
            for (Label& label : batch.labels)
                if (auto* head = std::get_if<HeadLabel>(&label))
                    tell(*head);
        return std::move(plan_);
    }

private:
    void shorten_lines()
    {
        std::map<std::pair<std::size_t, Zone>, int> of_crates;
        for (const Shortage& shortage : supply_.shortages) {
            auto& lines = plan_.orders.at(shortage.order).lines;
            PlannedLine& line = lines.at(static_cast<std::size_t>(shortage.line - 1));
            line.quantity -= shortage.quantity;
            line.missing += shortage.quantity;
            of_crates[{shortage.order, line.zone}] += shortage.quantity;
        }
        for (CrateTicket& ticket : plan_.tickets) {
            const Crate& crate = plan_.crates.at(ticket.crate);
            const auto lost = of_crates.find({crate.order, crate.zone});
            if (lost != of_crates.end())
                ticket.articles -= lost->second;
        }
    }

    void supply_labels()
    {
        for (PlannedBatch& batch : plan_.batches) {
            for (Label& label : batch.labels) {
                auto* unit = std::get_if<UnitLabel>(&label);
                if (!unit)
                    continue;
                const std::string code = to_string(unit->code);
                if (supply_.absent.contains(code))
                    unit->covers = 0;
                else if (const auto part = supply_.partly.find(code); part != supply_.partly.end())
                    unit->covers = part->second;
                if (unit->covers > 0)
                    for (Goods* goods : goods_of(unit->product))
                        ++goods->labels;
            }
        }
    }

    void count_goods()
    {
        for (const PlannedOrder& order : plan_.orders) {
            for (const PlannedLine& line : order.lines) {
                if (line.quantity <= 0)
                    continue;
                for (Goods* goods : goods_of(line.product)) {
                    goods->products.insert(folded(line.product));
                    goods->by_number[order.number] += line.quantity;
                    goods->coldest = std::max(goods->coldest.value_or(line.zone), line.zone);
                }
            }
        }
    }

    void tell(HeadLabel& head)
    {
        const Product& what = folded(head.product);
        const Goods& goods =
            head.of == HeadLabel::Of::farm ? of_farms_[what.producer] : of_products_[what];
        head.zone = goods.coldest.value_or(head.zone);
        head.labels = goods.labels;
        if (head.of == HeadLabel::Of::farm)
            head.products = static_cast<int>(goods.products.size());
        head.quantity = 0;
        head.numbers.clear();
        head.quantities.clear();
        for (const auto& [number, quantity] : goods.by_number) {
            head.quantity += quantity;
            head.numbers.push_back(number);
            head.quantities.push_back(quantity);
        }
    }

    const Product& folded(const Product& product)
    {
        const auto known = folded_.find(product);
        if (known != folded_.end())
            return known->second;
        return folded_
            .emplace(product, Product{folded_text(product.producer), folded_text(product.name),
                                      folded_text(product.unit)})
            .first->second;
    }
    /// Those of the product and those of its farm.
    std::vector<Goods*> goods_of(const Product& product)
    {
        const Product& what = folded(product);
        return {&of_products_[what], &of_farms_[what.producer]};
    }

    PrintPlan plan_;
    const Supply& supply_;
    std::map<Product, Product> folded_;
    std::map<Product, Goods> of_products_;  ///< by folded product
    std::map<std::string, Goods> of_farms_; ///< by folded name
};

} // namespace

PrintPlan supplied_plan(const PrintPlan& plan, const Supply& supply)
{
    return SuppliedPlan(plan, supply).plan();
}

} // namespace cageot
