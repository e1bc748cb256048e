#include "base/text.h"
#include "session/table.h"
#include "session/table_header.h"
#include "session/text_file.h"

#include <algorithm>
#include <set>

namespace cageot {
namespace {

/// Metadata rows and a blank line stand above the header; no report has more than four.
constexpr std::size_t header_rows_searched = 20;

struct Header {
    FileKind kind = FileKind::customer_totals;
    char separator = ',';
    std::size_t row = 0; ///< index among the rows that are not blank
    std::size_t known = 0;
};

/// The row, separator and kind that explain most headers; the first of equals.
Header find_header(std::string_view text)
{
    Header best;
    for (const char separator : {',', ';', '\t'}) {
        const CsvRows head = parse_csv(text, separator, header_rows_searched);
        for (std::size_t row = 0; row < head.rows.size(); ++row) {
            for (const auto& [kind, known] : count_known(head.rows[row].cells)) {
                if (known > best.known)
                    best = {kind, separator, row, known};
            }
        }
    }
    return best;
}

std::size_t filled_cells(const CsvRow& row)
{
    return static_cast<std::size_t>(
        std::count_if(row.cells.begin(), row.cells.end(),
                      [](const std::string& cell) { return !trimmed(cell).empty(); }));
}

/// Takes a row into the table unless it carries no data; a row that cannot be right is an error.
void take_row(Table& table, CsvRow row, bool cut, FileFindings& findings)
{
    const std::vector<std::string>& headers = table.header_row().cells;
    if (cut && row.cells.size() < headers.size()) {
        findings.error(row.number, "",
                       "le fichier s'arrête au milieu de cette ligne: téléchargez-le de nouveau.");
        return;
    }
    const bool too_long =
        row.cells.size() > headers.size() &&
        std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(headers.size()),
                    row.cells.end(),
                    [](const std::string& cell) { return !trimmed(cell).empty(); });
    if (too_long) {
        findings.error(row.number, "",
                       "cette ligne a plus de cellules que d'en-têtes: mettez entre guillemets le "
                       "texte qui contient le séparateur, ou exportez de nouveau.");
        return;
    }
    if (row.cells == headers) {
        findings.error(row.number, "",
                       "cette ligne répète les en-têtes: deux fichiers ont été collés bout à bout, "
                       "donnez un seul export complet.");
        return;
    }
    if (table.carries_data(row))
        table.add_row(std::move(row));
}

/// A header row that no other row reaches swallowed the row below it.
void check_width(const CsvRows& csv, std::size_t header, FileFindings& findings)
{
    const auto width = [](const CsvRow& row) {
        std::size_t last = row.cells.size();
        while (last > 0 && trimmed(row.cells[last - 1]).empty())
            --last;
        return last;
    };
    std::size_t widest = 0;
    for (std::size_t i = header + 1; i < csv.rows.size(); ++i)
        widest = std::max(widest, csv.rows[i].cells.size());
    if (widest > 0 && widest < width(csv.rows[header]))
        findings.error(
            csv.rows[header].number, "",
            "aucune ligne n'a autant de cellules que les en-têtes: exportez de nouveau le "
            "rapport sans le modifier.");
}

} // namespace

std::optional<Table> read_table(std::string_view bytes, FileFindings& findings)
{
    const std::optional<std::string> text = decode_text_file(bytes, findings);
    if (!text)
        return std::nullopt;
    const Header found = find_header(*text);
    CsvRows csv = parse_csv(*text, found.separator);
    std::set<int> broken; // rows whose cells are not where they belong: one fault is told of each
    for (const CsvFault& fault : csv.faults) {
        findings.error(fault.row, "", fault.message);
        broken.insert(fault.row);
    }
    if (found.known < least_known_headers) {
        findings.error(0, "",
                       "aucune ligne d'en-têtes connue: exportez le rapport «Totaux Cycle de Vente "
                       "par Acheteur» en CSV.");
        return std::nullopt;
    }
    for (std::size_t i = 0; i < found.row; ++i) {
        if (filled_cells(csv.rows[i]) > 2)
            findings.error(csv.rows[i].number, "",
                           "cette ligne est au-dessus des en-têtes: remettez les en-têtes en "
                           "premier ou exportez de nouveau.");
    }
    const CsvRow& header = csv.rows[found.row];
    const std::vector<const Column*> columns = match_columns(header, found.kind, findings);
    check_columns(header, found.kind, columns, findings);
    check_width(csv, found.row, findings);
    Table table(found.kind, header, columns, TextOrigin::file);
    for (std::size_t i = found.row + 1; i < csv.rows.size(); ++i) {
        if (!broken.contains(csv.rows[i].number))
            take_row(table, std::move(csv.rows[i]), csv.last_row_open && i + 1 == csv.rows.size(),
                     findings);
    }
    return table;
}

} // namespace cageot
