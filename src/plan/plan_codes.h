#pragma once

#include "plan/on_paper.h"
#include "plan/plan.h"

#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace cageot {

/// What a unit label shows beside its order.
struct LabelledThing {
    std::size_t order = 0; ///< its place in the plan
    Zone zone = Zone::ambient;
    const Product& product;
    int covers = 1;
    int k = 1, n = 1;
};

/// Gives everything its code: a label that looks as one of the previous plan did has that one's,
/// each code once, a container that of the same order and zone; everything else gets a new one.
class PlanCodes {
public:
    /// `plan` has its orders, relays and products already. Both plans must outlive this.
    PlanCodes(CodeSequence next, const PrintPlan& plan, const PrintPlan* previous);

    Code crate(const OrderNumber& order, Zone zone);
    Code unit(const LabelledThing& thing);
    Code head(const HeadLabel& head);
    /// The first unused codes afterwards.
    CodeCounters counters() const { return next_.counters(); }

private:
    /// Small, since a plan has a hundred thousand of them: order by its place in the previous plan,
    /// zone, product by its place among those on paper, covers, k, n.
    using UnitKey = std::tuple<std::size_t, Zone, std::size_t, int, int, int>;
    struct KnownUnit {
        UnitKey key;
        Code code;
        bool given = false;
    };
    /// Products by how they look on paper, the same in both plans.
    class ProductPlaces {
    public:
        std::size_t operator()(const PrintPlan& plan, const Product& product);

    private:
        using Known = std::map<Product, std::size_t>;
        std::map<ProductOnPaper, std::size_t> looks_;
        std::map<const PrintPlan*, Known> known_;
        std::pair<const PrintPlan*, Known::const_iterator> last_;
    };

    void remember_labels();
    void match_orders();

    CodeSequence next_;
    const PrintPlan& plan_;
    const PrintPlan* previous_;
    ProductPlaces products_;
    std::map<std::pair<OrderNumber, Zone>, Code> crates_;
    std::vector<KnownUnit> units_; ///< by key, equal ones in the order of the roll
    std::multimap<HeadOnPaper, Code> heads_;
    /// For each order its place in the previous plan, if it looks the same on paper there.
    std::vector<std::optional<std::size_t>> same_order_;
};

} // namespace cageot
