#pragma once

#include "plan/plan.h"

#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace cageot {

/// What a unit label is about; the same thing keeps its code from one version to the next.
struct LabelledThing {
    OrderNumber order;
    Product product;
    int occurrence = 0; ///< lines of the same product before this one in the order
    int k = 1;
    int covers = 1;
    Code crate;
    friend auto operator<=>(const LabelledThing&, const LabelledThing&) = default;
};

/// Lines of the same product before the line at this place (1-based).
int occurrence_of(const std::vector<PlannedLine>& lines, int place);

/// Gives everything its code: the one of the previous plan when the thing is unchanged, else a new
/// one. What is told of its product is part of a label. Asked twice about one thing it gives the
/// same code only if the thing is an old one.
class PlanCodes {
public:
    /// `products` are the facts of the new plan. Everything but `next` must outlive this.
    PlanCodes(CodeSequence next, const PrintPlan* previous,
              const std::vector<ProductFacts>& products);

    Code crate(const OrderNumber& order, Zone zone);
    Code unit(const LabelledThing& thing);
    /// `product` counts as folded_text; for a farm only its producer.
    Code head(HeadLabel::Of of, const Product& product);
    /// The first unused codes afterwards.
    CodeCounters counters() const { return next_.counters(); }

private:
    using Head = std::pair<HeadLabel::Of, Product>;

    /// True when the previous plan told of `before` what this one tells of `now`.
    bool told_alike(const Product& before, const Product& now) const;

    CodeSequence next_;
    const PrintPlan* previous_;
    const std::vector<ProductFacts>& products_;
    std::map<std::pair<OrderNumber, Zone>, Code> crates_;
    std::map<LabelledThing, Code> units_;
    std::map<Head, const HeadLabel*> heads_;
};

} // namespace cageot
