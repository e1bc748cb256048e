#pragma once

// The tables that a hub keeps in a spreadsheet: a CSV as spreadsheets save it, headers in its first
// row, columns in any order.

#include "session/cells.h"
#include "session/file_findings.h"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

struct HubColumn {
    /// How it may be called; the first is the French one that findings name.
    std::array<std::string_view, 4> headers;
    /// Reads a cell of one line of text; null: any text.
    CellReading<std::string> (*parse)(std::string_view) = nullptr;
    std::size_t longest = 255; ///< characters
};

/// A row without a fault.
struct HubRow {
    int number = 0;                  ///< as a person counts
    std::vector<std::string> values; ///< by place of the column; empty where the row has none
};

struct HubRows {
    std::vector<HubRow> rows; ///< without empty ones
    FileFindings findings; ///< every fault with its row and column; what is read is refused whole
};

/// The first column is needed.
HubRows read_hub_table(std::string_view bytes, const std::string& source,
                       const std::vector<HubColumn>& columns);

/// The French ones.
std::vector<std::string> headers_of(const std::vector<HubColumn>& columns);

} // namespace cageot
