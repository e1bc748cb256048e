#include "plan/batches.h"

#include "base/text.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

namespace cageot {
namespace {

/// A line with goods, where it goes.
struct PlacedLine {
    const PlannedOrder* order;
    const PlannedLine* line;
    std::size_t crate; ///< index into the crates
};
using Lines = std::vector<PlacedLine>; ///< by number, then place

using ProductKey = std::pair<std::string, std::string>; ///< folded name and unit
using Farms = std::map<std::string, std::map<ProductKey, Lines>>;

Farms farms_of(const std::vector<PlannedOrder>& orders, const std::vector<Crate>& crates)
{
    std::map<std::pair<std::size_t, Zone>, std::size_t> crate_of;
    for (std::size_t i = 0; i < crates.size(); ++i)
        crate_of[{crates[i].order, crates[i].zone}] = i;
    Farms farms;
    for (std::size_t order = 0; order < orders.size(); ++order) {
        for (const PlannedLine& line : orders[order].lines) {
            if (line.quantity <= 0)
                continue;
            const Product& product = line.product;
            farms[folded_text(product.producer)]
                 [{folded_text(product.name), folded_text(product.unit)}]
                     .push_back({&orders[order], &line, crate_of.at({order, line.zone})});
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

/// What both kinds of heads tell about their lines.
HeadLabel head_over(HeadLabel::Of of, const Product& product, const Lines& lines, PlanCodes& codes)
{
    HeadLabel head{.code = codes.head(of, product),
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
        by_number[placed.order->number] += placed.line->quantity;
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
    HeadLabel head = head_over(HeadLabel::Of::farm, {producer, "", ""}, all, codes);
    head.products = static_cast<int>(products.size());
    head.reason = "ouvre le lot de la ferme";
    return head;
}

void add_unit_labels(std::vector<Label>& labels, const PlacedLine& placed,
                     const std::vector<Crate>& crates, PlanCodes& codes)
{
    const PlannedLine& line = *placed.line;
    const int n = labels_of(line);
    const int covers = line.labelling == Labelling::line ? line.quantity : 1;
    LabelledThing thing{placed.order->order,
                        line.product,
                        occurrence_of(placed.order->lines, line.place),
                        1,
                        covers,
                        crates[placed.crate].code};
    for (; thing.k <= n; ++thing.k)
        labels.emplace_back(UnitLabel{codes.unit(thing), placed.crate, line.place, line.product,
                                      covers, thing.k, n, reason_of(line)});
}

void add_product(std::vector<Label>& labels, const Lines& lines, const std::vector<Crate>& crates,
                 PlanCodes& codes)
{
    int count = 0;
    for (const PlacedLine& placed : lines)
        count += labels_of(*placed.line);
    const Labelling labelling = lines.front().line->labelling;
    if (labelling == Labelling::none || count >= labels_for_a_head) {
        HeadLabel head = head_over(HeadLabel::Of::product, first_spelling(lines), lines, codes);
        head.labelling = labelling;
        head.reason = labelling == Labelling::none
                          ? "produit sans étiquettes: se répartit d'après cette tête"
                          : "ouvre un produit de " + std::to_string(labels_for_a_head) +
                                " étiquettes ou plus";
        labels.emplace_back(std::move(head));
    }
    for (const PlacedLine& placed : lines)
        add_unit_labels(labels, placed, crates, codes);
}

} // namespace

std::vector<PlannedBatch> batches_of(const std::vector<PlannedOrder>& orders,
                                     const std::vector<Crate>& crates, PlanCodes& codes)
{
    std::vector<PlannedBatch> batches;
    for (const auto& [farm, products] : farms_of(orders, crates)) {
        PlannedBatch batch;
        batch.producer = first_spelling(products.begin()->second).producer;
        for (const auto& [key, lines] : products)
            batch.producer = std::min(batch.producer, first_spelling(lines).producer);
        batch.labels.emplace_back(farm_head(batch.producer, products, codes));
        for (const auto& [key, lines] : products)
            add_product(batch.labels, lines, crates, codes);
        batches.push_back(std::move(batch));
    }
    return batches;
}

} // namespace cageot
