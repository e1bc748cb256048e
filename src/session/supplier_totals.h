#pragma once

#include "session/session.h"
#include "session/table.h"

#include <vector>

namespace cageot {

/// How many units of a product a farm sold in the whole sale period, as "Totaux Cycle de Vente par
/// Producteur" says.
struct SupplierTotal {
    Product product;
    long quantity = 0;
    friend bool operator==(const SupplierTotal&, const SupplierTotal&) = default;
};

/// One for each product, by farm, product and unit: a product takes several rows when its price
/// changed. Names are compared folded; the first row's stay.
std::vector<SupplierTotal> read_supplier_totals(const Table& table, FileFindings& findings);

/// Warns of each product whose sum in the orders is another, either way; a product that is missing
/// on one side has none there. Totals that name no product of the session are an error. True when
/// all are the same.
bool totals_agree(const Session& session, const std::vector<SupplierTotal>& totals,
                  FileFindings& findings);

} // namespace cageot
