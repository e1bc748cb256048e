#include "base/text.h"
#include "session/table.h"
#include "session/text_file.h"

#include <algorithm>
#include <map>
#include <set>

namespace cageot {
namespace {

/// Metadata rows and a blank line stand above the header; no report has more than four.
constexpr std::size_t header_rows_searched = 20;
/// Fewer known headers in a row are chance.
constexpr std::size_t least_known_headers = 3;
constexpr std::size_t longest_header = 200;

/// Which column of which kind each header names.
using ColumnIndex = std::map<std::string, std::map<FileKind, const Column*>, std::less<>>;

const ColumnIndex& column_index()
{
    static const ColumnIndex index = [] {
        ColumnIndex made;
        for (const Column& column : all_columns()) {
            for (const std::string_view header : column.headers) {
                if (!header.empty())
                    made[header_key(header)][column.kind] = &column;
            }
        }
        return made;
    }();
    return index;
}

struct Header {
    FileKind kind = FileKind::customer_totals;
    char separator = ',';
    std::size_t row = 0; ///< index among the rows that are not blank
    std::size_t known = 0;
};

/// The columns that a header names, by kind of file; null when no kind knows it.
const std::map<FileKind, const Column*>* known_columns(std::string_view header)
{
    if (header.size() > longest_header)
        return nullptr;
    const auto by_kind = column_index().find(header_key(header));
    return by_kind == column_index().end() ? nullptr : &by_kind->second;
}

const Column* known_column(std::string_view header, FileKind kind)
{
    const auto* by_kind = known_columns(header);
    if (by_kind == nullptr)
        return nullptr;
    const auto column = by_kind->find(kind);
    return column == by_kind->end() ? nullptr : column->second;
}

/// How many headers of each kind stand in a row.
std::map<FileKind, std::size_t> count_known(const CsvRow& row)
{
    std::map<FileKind, std::size_t> known;
    for (const std::string& cell : row.cells) {
        if (const auto* by_kind = known_columns(cell)) {
            for (const auto& [kind, column] : *by_kind)
                ++known[kind];
        }
    }
    return known;
}

/// The row, separator and kind that explain most headers; the first of equals.
Header find_header(std::string_view text)
{
    Header best;
    for (const char separator : {',', ';', '\t'}) {
        const CsvRows head = parse_csv(text, separator, header_rows_searched);
        for (std::size_t row = 0; row < head.rows.size(); ++row) {
            for (const auto& [kind, known] : count_known(head.rows[row])) {
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

/// "Total" before the first sums, or as the product of a customer; a product of that name has a
/// farm.
bool is_total_row(const Table& table, const CsvRow& row)
{
    const auto first = std::find_if(row.cells.begin(), row.cells.end(),
                                    [](const std::string& cell) { return !trimmed(cell).empty(); });
    const bool says_total = (first != row.cells.end() && folded_text(*first) == "total") ||
                            folded_text(table.cell(row, Field::product)) == "total";
    return says_total && table.cell(row, Field::producer).empty() &&
           table.cell(row, Field::unit).empty();
}

/// Letters that were lost, or the "Ž" that a Macintosh's "é" becomes.
bool accents_are_broken(const CsvRow& header)
{
    return std::any_of(header.cells.begin(), header.cells.end(), [](const std::string& cell) {
        return cell.find("Ž") != std::string::npos || cell.find("\uFFFD") != std::string::npos;
    });
}

/// " (la plus proche est «Productuer»)", or nothing when no unknown header is near.
std::string nearest_header(const Column& column, const CsvRow& header,
                           const std::vector<const Column*>& columns)
{
    std::vector<std::string> unknown;
    std::map<std::string, std::string> as_written;
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const std::string key = header_key(header.cells[i]);
        if (columns[i] == nullptr && !key.empty()) {
            unknown.push_back(key);
            as_written[key] = std::string(trimmed(header.cells[i]));
        }
    }
    for (const std::string_view name : column.headers) {
        if (name.empty())
            break;
        if (const auto near = nearest_word(header_key(name), unknown))
            return " (la plus proche est «" + as_written[*near] + "»)";
    }
    return {};
}

std::vector<const Column*> match_columns(const CsvRow& header, FileKind kind,
                                         FileFindings& findings)
{
    std::vector<const Column*> columns;
    for (const std::string& cell : header.cells) {
        const Column* column = known_column(cell, kind);
        const bool twice = column && column->field != Field::other &&
                           std::find(columns.begin(), columns.end(), column) != columns.end();
        if (twice)
            findings.error(header.number, std::string(trimmed(cell)),
                           "cette colonne est là deux fois: gardez la bonne et supprimez l'autre.");
        columns.push_back(column);
    }
    return columns;
}

/// How people come by a missing column: one shows it before exporting a report, but writes it into
/// a file of one's own.
struct Remedy {
    std::string recommended, required;
};
Remedy remedy_of(FileKind kind)
{
    if (kind == FileKind::neutral)
        return {"ajoutez-la de préférence.", "ajoutez-la."};
    return {"affichez-la de préférence avant d'exporter.", "affichez-la puis exportez de nouveau."};
}

void check_columns(const CsvRow& header, FileKind kind, const std::vector<const Column*>& columns,
                   FileFindings& findings)
{
    const Remedy remedy = remedy_of(kind);
    for (const Column& column : all_columns()) {
        if (column.kind != kind || column.need == Need::optional ||
            std::find(columns.begin(), columns.end(), &column) != columns.end())
            continue;
        const std::string name(column.headers.front());
        const std::string near = nearest_header(column, header, columns);
        if (column.need == Need::recommended)
            findings.warning(header.number, name,
                             "cette colonne conseillée manque" + near + ": " + remedy.recommended);
        else if (accents_are_broken(header))
            findings.error(header.number, name,
                           "cette colonne manque car les accents du fichier sont abîmés: exportez "
                           "de nouveau le rapport sans le modifier.");
        else
            findings.error(header.number, name,
                           "cette colonne obligatoire manque" + near + ": " + remedy.required);
    }
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
    const std::size_t filled = filled_cells(row);
    const bool is_heading = filled == 1 && table.cell(row, Field::order_number).empty();
    if (filled > 0 && !is_heading && !is_total_row(table, row))
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
    Table table(found.kind, header, columns);
    for (std::size_t i = found.row + 1; i < csv.rows.size(); ++i) {
        if (!broken.contains(csv.rows[i].number))
            take_row(table, std::move(csv.rows[i]), csv.last_row_open && i + 1 == csv.rows.size(),
                     findings);
    }
    return table;
}

} // namespace cageot
