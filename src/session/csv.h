#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// One record of a CSV text.
struct CsvRow {
    /// 1-based as a spreadsheet shows it: blank lines count, a line break inside quotes does not.
    int number = 0;
    std::vector<std::string> cells;
    friend bool operator==(const CsvRow&, const CsvRow&) = default;
};

struct CsvFault {
    int row = 0; ///< 0 when the whole text is meant
    std::string message;
    friend bool operator==(const CsvFault&, const CsvFault&) = default;
};

struct CsvRows {
    std::vector<CsvRow> rows; ///< without blank lines
    std::vector<CsvFault> faults;
    /// True when the text stops without the line break that ends the last row.
    bool last_row_open = false;
};

constexpr std::size_t csv_row_limit = 200'000;

/// Reads RFC 4180 and what spreadsheets make of it: any of CR LF, LF, CR ends a row; a quote inside
/// an unquoted cell is a plain letter. Stops after `row_limit` rows, which is a fault only when
/// more follow and the limit is `csv_row_limit`.
CsvRows parse_csv(std::string_view text, char separator, std::size_t row_limit = csv_row_limit);

} // namespace cageot
