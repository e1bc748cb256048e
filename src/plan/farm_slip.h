#pragma once

#include "plan/supply.h"

#include <string>
#include <vector>

namespace cageot {

/// What a farm is told of its delivery: "commandé 10, livré 8, refusé 0". By name of product.
struct FarmSlip {
    std::string producer;
    std::vector<ProductSupply> rows;
    friend bool operator==(const FarmSlip&, const FarmSlip&) = default;
};
/// One for each farm of the plan, in the plan's order.
std::vector<FarmSlip> farm_slips(const PrintPlan& plan, const Supply& supply);

/// One line of the refund list.
struct Refund {
    OrderNumber order;
    int number = 0;
    std::string customer; ///< as on paper
    std::string relay;
    Product product;
    int ordered = 0;
    int missing = 0;
    bool refused = false;
};
/// By number, then line: each shortage once, and lines that the shop itself had cut are not in it.
std::vector<Refund> refunds(const PrintPlan& plan, const Supply& supply);
/// RFC 4180 with a header, `;` between cells and a byte order mark, as French spreadsheets open it; a
/// cell that a spreadsheet would run as a formula (=, +, -, @, tab, CR first) begins with an apostrophe.
std::string refunds_csv(const std::vector<Refund>& refunds);
/// The same for each farm: farm, product, unit, ordered, missing, refused, accepted.
std::string farms_csv(const std::vector<FarmSlip>& slips);

/// A product of which something is expected and was not yet seen.
struct ProductToFind {
    Product product;
    Zone zone = Zone::ambient;
    int expected = 0;                    ///< labels whose goods should be there
    std::vector<std::pair<int, int>> of; ///< order's number and labels not seen of it, ascending
    int unseen() const;
    bool none_seen() const
    {
        return unseen() == expected;
    } ///< then it was not delivered, most likely
};
/// `seen` are codes of unit labels that somebody scanned. Products of which none was seen come first,
/// then by producer and name.
std::vector<ProductToFind> still_to_find(const PrintPlan& plan, const Supply& supply,
                                         const std::set<std::string>& seen);

} // namespace cageot
