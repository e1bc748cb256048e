#include "session/packing_report.h"

#include "base/text.h"
#include "session/cells.h"
#include "session/product_key.h"

#include <set>

namespace cageot {
void ChilledProducts::add(const Table& packing, FileFindings& findings)
{
    for (const CsvRow& row : packing.rows()) {
        const Product product{packing.text(row, Field::producer, findings),
                              packing.text(row, Field::product, findings),
                              packing.text(row, Field::unit, findings)};
        const std::string cell = packing.text(row, Field::chilled, findings);
        if (product.producer.empty() || product.name.empty() || is_nothing(cell))
            continue;
        const CellReading<bool> reading = parse_boolean(cell);
        if (!reading.value) {
            findings.error(row.number, packing.header(Field::chilled), reading.fault);
            continue;
        }
        const Told told{*reading.value, true, row.number};
        Told& variant = by_variant_.emplace(variant_key(product), told).first->second;
        if (variant.chilled != told.chilled && variant.agreed) {
            findings.warning(
                row.number, packing.header(Field::chilled),
                "«" + product.name + "» est au frais et ne l'est pas (voyez aussi la ligne " +
                    std::to_string(variant.row) +
                    "): il est pris au frais, corrigez sa catégorie dans la boutique.");
            variant = {true, false, variant.row};
        }
        Told& any = by_product_.emplace(product_key(product), told).first->second;
        any.agreed = any.agreed && any.chilled == told.chilled;
    }
}

std::optional<bool> ChilledProducts::find(const Product& product) const
{
    if (const auto variant = by_variant_.find(variant_key(product)); variant != by_variant_.end())
        return variant->second.chilled;
    if (const auto any = by_product_.find(product_key(product));
        any != by_product_.end() && any->second.agreed)
        return any->second.chilled;
    return std::nullopt;
}

void mark_chilled(Session& session, const ChilledProducts& products, FileFindings& findings)
{
    std::set<Product> unknown;
    bool any_known = false;
    for (Order& order : session.orders) {
        for (OrderLine& line : order.lines) {
            const std::optional<bool> chilled = products.find(line.product);
            any_known = any_known || chilled;
            if (line.temperature_controlled)
                continue;
            line.temperature_controlled = chilled;
            if (!chilled)
                unknown.insert(line.product);
        }
    }
    if (!any_known) {
        findings.error(0, "",
                       "ce rapport de préparation ne nomme aucun produit de cette vente: exportez "
                       "celui de la même vente.");
    } else if (!unknown.empty()) {
        const Product& first = *unknown.begin();
        findings.warning(0, "",
                         "ce rapport de préparation ne dit rien du froid de certains produits (" +
                             std::to_string(unknown.size()) + "), dont «" + first.name + "» de «" +
                             first.producer + "»: vérifiez-les.");
    }
}

void check_hub(const Session& session, const Table& packing, FileFindings& findings)
{
    for (const CsvRow& row : packing.rows()) {
        const std::string hub(packing.cell(row, Field::hub));
        if (hub.empty() || session.hub.empty() || folded_text(hub) == folded_text(session.hub))
            continue;
        findings.error(row.number, packing.header(Field::hub),
                       "ce rapport de préparation parle de la boutique «" + hub +
                           "» et les commandes de «" + session.hub +
                           "»: exportez celui de la même boutique.");
        return;
    }
}

} // namespace cageot
