#include "plan/batches.h"

#include "base/text.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

namespace cageot {
namespace {

/// A line with goods, where it goes.
struct PlacedLine {
    std::size_t order; ///< index into the orders
    int number;        ///< the order's
    const PlannedLine* line;
    std::size_t crate; ///< index into the crates
};
using Lines = std::vector<PlacedLine>; ///< by number, then place

using ProductKey = std::pair<std::string, std::string>; ///< folded name and unit
using Farms = std::map<std::string, std::map<ProductKey, Lines>>;

/// Folds each text once: a session says few texts many times.
class FoldedTexts {
public:
    const std::string& operator()(const std::string& text)
    {
        const auto known = texts_.find(text);
        return known != texts_.end() ? known->second
                                     : texts_.emplace(text, folded_text(text)).first->second;
    }

private:
    std::unordered_map<std::string, std::string> texts_;
};

Farms farms_of(const PrintPlan& plan)
{
    std::map<std::pair<std::size_t, Zone>, std::size_t> crate_of;
    for (std::size_t i = 0; i < plan.crates.size(); ++i)
        crate_of[{plan.crates[i].order, plan.crates[i].zone}] = i;
    FoldedTexts folded;
    Farms farms;
    for (std::size_t order = 0; order < plan.orders.size(); ++order) {
        for (const PlannedLine& line : plan.orders[order].lines) {
            if (line.quantity <= 0)
                continue;
            const Product& product = line.product;
            farms[folded(product.producer)][{folded(product.name), folded(product.unit)}].push_back(
                {order, plan.orders[order].number, &line, crate_of.at({order, line.zone})});
        }
    }
    return farms;
}

int labels_of(const PlannedLine& line)
{
    switch (line.labelling) {
    case Labelling::unit:
        return line.quantity;
    case Labelling::line:
        return 1;
    case Labelling::none:
        return 0;
    }
    throw std::logic_error("unknown labelling");
}

std::string reason_of(const PlannedLine& line)
{
    if (line.labelling == Labelling::line)
        return "une seule étiquette pour la ligne de " + std::to_string(line.quantity);
    return "une étiquette par pièce";
}

/// Among spellings of one name always the same, whatever the order of the lines.
Product first_spelling(const Lines& lines)
{
    return std::min_element(lines.begin(), lines.end(),
                            [](const PlacedLine& a, const PlacedLine& b) {
                                return a.line->product < b.line->product;
                            })
        ->line->product;
}

/// Stands in a head until all is known that decides its code.
const Code no_head_yet(CodeKind::product, 0);

/// What both kinds of heads tell about their lines.
HeadLabel head_over(HeadLabel::Of of, const Product& product, const Lines& lines)
{
    HeadLabel head{.code = no_head_yet,
                   .of = of,
                   .product = product,
                   .numbers = {},
                   .quantities = {},
                   .reason = {}};
    std::map<int, int> by_number;
    for (const PlacedLine& placed : lines) {
        head.zone = std::max(head.zone, placed.line->zone);
        head.labels += labels_of(*placed.line);
        head.quantity += placed.line->quantity;
        by_number[placed.number] += placed.line->quantity;
    }
    for (const auto& [number, quantity] : by_number) {
        head.numbers.push_back(number);
        head.quantities.push_back(quantity);
    }
    return head;
}

HeadLabel farm_head(const std::string& producer, const std::map<ProductKey, Lines>& products,
                    PlanCodes& codes)
{
    Lines all;
    for (const auto& [key, lines] : products)
        all.insert(all.end(), lines.begin(), lines.end());
    HeadLabel head = head_over(HeadLabel::Of::farm, {producer, "", ""}, all);
    head.products = static_cast<int>(products.size());
    head.code = codes.head(head);
    head.reason = "ouvre le lot de la ferme";
    return head;
}

void add_unit_labels(std::vector<Label>& labels, const PlacedLine& placed, PlanCodes& codes)
{
    const PlannedLine& line = *placed.line;
    const int n = labels_of(line);
    const int covers = line.labelling == Labelling::line ? line.quantity : 1;
    LabelledThing thing{placed.order, line.zone, line.product, covers, 1, n};
    for (; thing.k <= n; ++thing.k)
        labels.emplace_back(UnitLabel{codes.unit(thing), placed.crate, line.place, line.product,
                                      covers, thing.k, n, reason_of(line)});
}

void add_product(std::vector<Label>& labels, const Lines& lines, PlanCodes& codes)
{
    int count = 0;
    for (const PlacedLine& placed : lines)
        count += labels_of(*placed.line);
    const Labelling labelling = lines.front().line->labelling;
    if (labelling == Labelling::none || count >= labels_for_a_head) {
        HeadLabel head = head_over(HeadLabel::Of::product, first_spelling(lines), lines);
        head.labelling = labelling;
        head.reason = labelling == Labelling::none
                          ? "produit sans étiquettes: se répartit d'après cette tête"
                          : "ouvre un produit de " + std::to_string(labels_for_a_head) +
                                " étiquettes ou plus";
        head.code = codes.head(head);
        labels.emplace_back(std::move(head));
    }
    for (const PlacedLine& placed : lines)
        add_unit_labels(labels, placed, codes);
}

} // namespace

std::vector<PlannedBatch> batches_of(const PrintPlan& plan, PlanCodes& codes)
{
    std::vector<PlannedBatch> batches;
    for (const auto& [farm, products] : farms_of(plan)) {
        PlannedBatch batch;
        batch.producer = first_spelling(products.begin()->second).producer;
        for (const auto& [key, lines] : products)
            batch.producer = std::min(batch.producer, first_spelling(lines).producer);
        batch.labels.emplace_back(farm_head(batch.producer, products, codes));
        for (const auto& [key, lines] : products)
            add_product(batch.labels, lines, codes);
        batches.push_back(std::move(batch));
    }
    return batches;
}

} // namespace cageot
