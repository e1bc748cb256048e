#pragma once

#include "session/session.h"
#include "session/table.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace cageot {

/// What several rows say about one order, before it becomes an Order.
struct OrderRows {
    /// A text of the whole order and the first row that said it.
    struct Told {
        std::string text;
        int row = 0;
    };
    struct Line {
        OrderLine line;
        int row = 0;
    };
    std::array<Told, field_count> told; ///< by Field
    std::vector<Line> lines;

    const Told& of(Field field) const { return told[static_cast<std::size_t>(field)]; }
};

using OrderRowsByNumber = std::map<std::string, OrderRows>;

/// Gathers rows by order number. What belongs to a whole order must be the same in all its rows
/// (an empty cell contradicts nothing).
OrderRowsByNumber gather_orders(const Table& table, const std::vector<const CsvRow*>& rows,
                                FileFindings& findings);

/// Lines that are exactly the same: an order that has all of them twice was pasted twice, which is
/// an error; else both are kept, as two products of a shop may look the same, with a warning.
void check_repeated_lines(const std::string& number, const OrderRows& order,
                          FileFindings& findings);

} // namespace cageot
