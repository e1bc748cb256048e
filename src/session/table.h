#pragma once

#include "session/cell_text.h"
#include "session/columns.h"
#include "session/csv.h"
#include "session/file_findings.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// A file whose columns are known: the rows below its header, told by field instead of by place.
class Table {
public:
    /// `columns` are those of the header row that `kind` knows, by place; null where it knows none.
    Table(FileKind kind, CsvRow header, const std::vector<const Column*>& columns,
          TextOrigin origin);

    FileKind kind() const { return kind_; }
    bool has(Field field) const { return place(field).has_value(); }
    /// The header as the file writes it; as we would write it when the file lacks the column.
    std::string header(Field field) const;
    const CsvRow& header_row() const { return header_; }
    const std::vector<CsvRow>& rows() const { return rows_; }
    void add_row(CsvRow row) { rows_.push_back(std::move(row)); }
    /// False for blank rows, group headings (one cell) and "Total" rows, which no farm made.
    bool carries_data(const CsvRow& row) const;
    /// Trimmed; empty when the row or the file has no such cell.
    std::string_view cell(const CsvRow& row, Field field) const;
    /// What the cell says as text on one line, after checks for what no good file holds; finds an
    /// error and gives nothing otherwise; warns of what a spreadsheet may have changed. Line breaks are good in addresses and comments only.
    std::string text(const CsvRow& row, Field field, FileFindings& findings) const;

private:
    std::optional<std::size_t> place(Field field) const
    {
        return places_[static_cast<std::size_t>(field)];
    }

    FileKind kind_;
    TextOrigin origin_;
    CsvRow header_;
    std::array<std::optional<std::size_t>, field_count> places_;
    std::vector<CsvRow> rows_;
};

/// Finds out encoding, separator, header row and kind of a file. Rows that carry no data (blank,
/// group headings, totals, what stands above the header) are left out. Nothing when the file cannot
/// be understood as any known report; the findings say why.
std::optional<Table> read_table(std::string_view bytes, FileFindings& findings);

} // namespace cageot
