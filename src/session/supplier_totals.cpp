#include "session/supplier_totals.h"

#include "base/text.h"
#include "session/cells.h"
#include "session/product_key.h"

#include <map>
#include <string>

namespace cageot {
namespace {

std::string needed_text(const Table& table, const CsvRow& row, Field field, FileFindings& findings)
{
    if (table.cell(row, field).empty() && table.has(field))
        findings.error(row.number, table.header(field), "cette cellule est vide: remplissez-la.");
    return table.text(row, field, findings);
}

std::string named(const Product& product)
{
    return "«" + product.name + (product.unit.empty() ? "" : ", " + product.unit) + "» de «" +
           product.producer + "»";
}

} // namespace

std::vector<SupplierTotal> read_supplier_totals(const Table& table, FileFindings& findings)
{
    std::map<std::string, SupplierTotal> totals;
    for (const CsvRow& row : table.rows()) {
        const Product product{needed_text(table, row, Field::producer, findings),
                              needed_text(table, row, Field::product, findings),
                              table.text(row, Field::unit, findings)};
        const std::string cell = needed_text(table, row, Field::quantity, findings);
        if (cell.empty())
            continue;
        const CellReading<int> quantity = parse_quantity(cell);
        if (!quantity.value) {
            findings.error(row.number, table.header(Field::quantity), quantity.fault);
            continue;
        }
        totals.try_emplace(variant_key(product), SupplierTotal{product, 0})
            .first->second.quantity += *quantity.value;
    }
    std::vector<SupplierTotal> list;
    for (auto& [key, total] : totals)
        list.push_back(std::move(total));
    return list;
}

bool totals_agree(const Session& session, const std::vector<SupplierTotal>& totals,
                  FileFindings& findings)
{
    struct Sums {
        Product product;
        long ordered = 0, told = 0;
    };
    std::map<std::string, Sums> sums;
    for (const Order& order : session.orders) {
        for (const OrderLine& line : order.lines)
            sums.try_emplace(variant_key(line.product), Sums{line.product}).first->second.ordered +=
                line.quantity;
    }
    const std::size_t ordered_products = sums.size();
    for (const SupplierTotal& total : totals)
        sums.try_emplace(variant_key(total.product), Sums{total.product}).first->second.told +=
            total.quantity;
    if (sums.size() == ordered_products + totals.size()) {
        findings.error(
            0, "",
            "ces totaux par producteur ne nomment aucun produit de cette vente: exportez "
            "ceux de la même vente.");
        return false;
    }
    bool agree = true;
    for (const auto& [key, sum] : sums) {
        if (sum.ordered == sum.told)
            continue;
        agree = false;
        findings.warning(0, "",
                         named(sum.product) + ": " + std::to_string(sum.ordered) +
                             " dans les commandes et " + std::to_string(sum.told) +
                             " dans les totaux par producteur: exportez de nouveau les deux, puis "
                             "comparez sur le site.");
    }
    return agree;
}

} // namespace cageot
