#include "plan/farm_slip.h"

#include <algorithm>
#include <tuple>

namespace cageot {
namespace {

/// A product with the labels not seen of each number.
struct Looked {
    Zone zone = Zone::ambient;
    int expected = 0;
    std::map<int, int> unseen;
};

} // namespace

int ProductToFind::unseen() const
{
    int labels = 0;
    for (const auto& [number, count] : of)
        labels += count;
    return labels;
}

std::vector<ProductToFind> still_to_find(const PrintPlan& plan, const Supply& supply,
                                         const std::set<std::string>& seen)
{
    std::map<Product, Looked> products;
    for (const PlannedBatch& batch : plan.batches) {
        for (const Label& label : batch.labels) {
            const auto* unit = std::get_if<UnitLabel>(&label);
            if (!unit)
                continue;
            const std::string code = to_string(unit->code);
            if (supply.absent.contains(code))
                continue;
            const Crate& crate = plan.crates.at(unit->crate);
            Looked& looked = products[unit->product];
            looked.zone = std::max(looked.zone, crate.zone);
            ++looked.expected;
            if (!seen.contains(code))
                ++looked.unseen[plan.orders.at(crate.order).number];
        }
    }
    std::vector<ProductToFind> to_find;
    for (const auto& [product, looked] : products)
        if (!looked.unseen.empty())
            to_find.push_back({product,
                               looked.zone,
                               looked.expected,
                               {looked.unseen.begin(), looked.unseen.end()}});
    std::stable_sort(to_find.begin(), to_find.end(),
                     [](const ProductToFind& a, const ProductToFind& b) {
                         return a.none_seen() && !b.none_seen();
                     });
    return to_find;
}

} // namespace cageot
