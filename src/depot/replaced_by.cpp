#include "depot/replaced_by.h"

#include "base/text.h"

#include <tuple>
#include <variant>

namespace cageot {
namespace {

/// What a code stands for, whatever is printed with it.
struct Meaning {
    std::string order;         ///< empty for heads
    std::string product;       ///< folded; empty for containers
    int piece = 0;             ///< of a unit label; of a head 1 for a product's, 0 for a farm's
    Zone zone = Zone::ambient; ///< of a container
    friend bool operator==(const Meaning&, const Meaning&) = default;
};

std::string folded(const Product& product)
{
    return folded_text(product.producer) + "\n" + folded_text(product.name) + "\n" +
           folded_text(product.unit);
}

Meaning meaning_of(const PrintPlan& plan, const UnitLabel& unit)
{
    return {plan.orders.at(plan.crates.at(unit.crate).order).order.value, folded(unit.product),
            unit.k, Zone::ambient};
}

Meaning meaning_of(const PrintPlan&, const HeadLabel& head)
{
    return {"", folded(head.product), head.of == HeadLabel::Of::product ? 1 : 0, Zone::ambient};
}

/// Calls visit(code, meaning) for everything that has a code.
void each_coded(const PrintPlan& plan, auto visit)
{
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            visit(to_string(code_of(label)),
                  std::visit([&](const auto& one) { return meaning_of(plan, one); }, label));
    for (const Crate& crate : plan.crates)
        visit(to_string(crate.code),
              Meaning{plan.orders.at(crate.order).order.value, "", 0, crate.zone});
}

} // namespace

std::optional<std::string> replaced_by(const PrintPlan& before, const PrintPlan& after,
                                       std::string_view code)
{
    std::optional<Meaning> sought;
    each_coded(before, [&](const std::string& known, const Meaning& meaning) {
        if (known == code)
            sought = meaning;
    });
    std::optional<std::string> found;
    each_coded(after, [&](const std::string& known, const Meaning& meaning) {
        if (sought == meaning && known != code && !found)
            found = known;
    });
    return found;
}

} // namespace cageot
