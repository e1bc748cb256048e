#include "plan/farm_slip.h"

#include "base/text.h"
#include "plan/csv_text.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace cageot {
namespace {

/// As people look a product up: without accents and capitals.
auto name_of(const ProductSupply& row)
{
    return std::tuple(folded_text(row.product.name), folded_text(row.product.unit), row.product);
}

} // namespace

std::vector<FarmSlip> farm_slips(const PrintPlan& plan, const Supply& supply)
{
    std::map<std::string, std::vector<ProductSupply>> by_farm; // by folded name
    for (const ProductSupply& product : supply.products)
        by_farm[folded_text(product.product.producer)].push_back(product);
    std::vector<FarmSlip> slips;
    for (const PlannedBatch& batch : plan.batches) {
        FarmSlip slip{batch.producer, std::move(by_farm[folded_text(batch.producer)])};
        std::sort(slip.rows.begin(), slip.rows.end(),
                  [](const auto& a, const auto& b) { return name_of(a) < name_of(b); });
        slips.push_back(std::move(slip));
    }
    return slips;
}

std::vector<Refund> refunds(const PrintPlan& plan, const Supply& supply)
{
    std::vector<Refund> refunds;
    for (const Shortage& shortage : supply.shortages) {
        const PlannedOrder& order = plan.orders.at(shortage.order);
        const PlannedLine& line = order.lines.at(static_cast<std::size_t>(shortage.line - 1));
        refunds.push_back({order.order, order.number, order.paper_name,
                           plan.relays.at(order.relay).name, line.product,
                           line.quantity + line.missing, shortage.quantity, shortage.refused});
    }
    return refunds;
}

std::string refunds_csv(const std::vector<Refund>& refunds)
{
    CsvText csv({"commande", "numéro", "mangeur", "relais", "ferme", "produit", "unité", "commandé",
                 "à rembourser", "raison"});
    for (const Refund& refund : refunds)
        csv.add({refund.order.value, std::to_string(refund.number), refund.customer, refund.relay,
                 refund.product.producer, refund.product.name, refund.product.unit,
                 std::to_string(refund.ordered), std::to_string(refund.missing),
                 refund.refused ? "refusé" : "manque"});
    return csv.text();
}

std::string farms_csv(const std::vector<FarmSlip>& slips)
{
    CsvText csv({"ferme", "produit", "unité", "commandé", "manquant", "refusé", "accepté"});
    for (const FarmSlip& slip : slips)
        for (const ProductSupply& row : slip.rows)
            csv.add({slip.producer, row.product.name, row.product.unit, std::to_string(row.ordered),
                     std::to_string(row.missing), std::to_string(row.refused),
                     std::to_string(row.accepted())});
    return csv.text();
}

} // namespace cageot
