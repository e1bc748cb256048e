#pragma once

#include "base/finding.h"
#include "plan/product_facts.h"

#include <string>
#include <string_view>
#include <vector>

namespace cageot {

struct ProductTableReading {
    std::vector<ProductFacts>
        products; ///< in the order of the rows; none when a finding is an error
    std::vector<Finding> findings;
};

/// Reads a hub's table of products: a CSV as spreadsheets save it, headers in its first row, one
/// product a row. The columns, in any order, are `produit` (needed), `ferme`, `unité`, `lot`,
/// `date`, `type de date` (DLC, DDM), `allergènes`, `ingrédients`, `origine`, `zone`, `EAN`, `où
/// coller`, `quantité nette`, `conservation`, `nom court`, or their English names. A bad table is refused whole,
/// every fault with its row and column; `source` is the name that the findings give it.
ProductTableReading read_product_table(std::string_view bytes, const std::string& source);

} // namespace cageot
