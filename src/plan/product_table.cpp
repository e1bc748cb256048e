#include "plan/product_table.h"

#include "plan/hub_table.h"
#include "plan/product_cells.h"

#include <map>
#include <utility>

namespace cageot {
namespace {

enum Column : std::size_t {
    product,
    farm,
    unit,
    lot,
    date,
    date_kind,
    allergens,
    ingredients,
    origin,
    zone,
    ean,
    where,
    net_quantity,
    storage,
    short_name
};

/// In the order of Column.
const std::vector<HubColumn>& columns()
{
    static const std::vector<HubColumn> all = {
        {{"produit", "product"}},
        {{"ferme", "farm", "producteur", "producer"}},
        {{"unité", "unit", "variante", "variant"}},
        {{"lot"}, parse_lot},
        {{"date"}, parse_day},
        {{"type de date", "date kind", "date type"}, parse_date_kind},
        {{"allergènes", "allergens"}, parse_allergens},
        {{"ingrédients", "ingredients"}, parse_ingredients, 2000},
        {{"origine", "origin"}},
        {{"zone"}, parse_zone_name},
        {{"EAN", "GTIN"}, parse_ean},
        {{"où coller", "where", "where to stick"}},
        {{"quantité nette", "net quantity"}},
        {{"conservation", "storage"}},
        {{"nom court", "short name"}, nullptr, 60},
    };
    return all;
}

ProductFacts facts_from(const std::vector<std::string>& values)
{
    ProductFacts facts;
    facts.product = {values[farm], values[product], values[unit]};
    facts.lot = values[lot];
    (values[date_kind] == "DDM" ? facts.best_before : facts.use_by) = values[date];
    facts.allergens = values[allergens];
    facts.ingredients = values[ingredients];
    facts.origin = values[origin];
    facts.ean = values[ean];
    facts.where = values[where];
    facts.net_quantity = values[net_quantity];
    facts.storage = values[storage];
    facts.zone = parse_zone(values[zone]);
    facts.short_name = values[short_name];
    return facts;
}

/// Products by row, each told once.
class ProductTable {
public:
    void take(const HubRow& row, FileFindings& findings)
    {
        ProductFacts facts = facts_from(row.values);
        if (facts.product.name.empty()) {
            findings.error(row.number, "produit",
                           "ce nom manque: écrivez le nom du produit comme dans la boutique.");
            return;
        }
        if (!row.values[date].empty() && row.values[date_kind].empty())
            findings.error(row.number, "type de date",
                           "ce mot manque à côté de la date: écrivez DLC (à consommer jusqu'au) "
                           "ou DDM (à consommer de préférence avant le).");
        const Product key = row_key(facts.product);
        const auto [taken, fresh] = taken_.try_emplace(key, products.size(), row.number);
        if (fresh) {
            products.push_back(std::move(facts));
            return;
        }
        const auto& [place, first_row] = taken->second;
        facts.product = products[place].product;
        if (facts != products[place])
            findings.error(row.number, "produit",
                           "ce produit est déjà à la ligne " + std::to_string(first_row) +
                               " avec d'autres valeurs: gardez une des lignes, ou écrivez la "
                               "ferme ou l'unité de chacune.");
    }

    std::vector<ProductFacts> products;

private:
    std::map<Product, std::pair<std::size_t, int>> taken_; ///< by row_key: place, row
};

} // namespace

ProductTableReading read_product_table(std::string_view bytes, const std::string& source)
{
    HubRows read = read_hub_table(bytes, source, columns());
    ProductTable table;
    for (const HubRow& row : read.rows)
        table.take(row, read.findings);
    ProductTableReading reading;
    if (!read.findings.has_error())
        reading.products = std::move(table.products);
    reading.findings = all_findings({read.findings});
    return reading;
}

} // namespace cageot
